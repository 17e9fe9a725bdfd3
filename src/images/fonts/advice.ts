/** Scripts that no bundled font has, with the package that draws each; for messages. */
const PACKAGES: readonly (readonly [script: string, letters: RegExp, pack: string])[] = [
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u, '@fontsource/noto-sans-jp'],
  ['Korean', /\p{Script=Hangul}/u, '@fontsource/noto-sans-kr'],
  ['Thai', /\p{Script=Thai}/u, '@fontsource/noto-sans-thai'],
  ['Lao', /\p{Script=Lao}/u, '@fontsource/noto-sans-lao'],
  ['Khmer', /\p{Script=Khmer}/u, '@fontsource/noto-sans-khmer'],
  ['Burmese', /\p{Script=Myanmar}/u, '@fontsource/noto-sans-myanmar'],
  ['Georgian', /\p{Script=Georgian}/u, '@fontsource/noto-sans-georgian'],
  ['Armenian', /\p{Script=Armenian}/u, '@fontsource/noto-sans-armenian'],
  ['Bengali', /\p{Script=Bengali}/u, '@fontsource/noto-sans-bengali'],
  ['Gujarati', /\p{Script=Gujarati}/u, '@fontsource/noto-sans-gujarati'],
  ['Gurmukhi', /\p{Script=Gurmukhi}/u, '@fontsource/noto-sans-gurmukhi'],
  ['Kannada', /\p{Script=Kannada}/u, '@fontsource/noto-sans-kannada'],
  ['Malayalam', /\p{Script=Malayalam}/u, '@fontsource/noto-sans-malayalam'],
  ['Sinhala', /\p{Script=Sinhala}/u, '@fontsource/noto-sans-sinhala'],
  ['Tamil', /\p{Script=Tamil}/u, '@fontsource/noto-sans-tamil'],
  ['Telugu', /\p{Script=Telugu}/u, '@fontsource/noto-sans-telugu'],
  ['Ethiopic', /\p{Script=Ethiopic}/u, '@fontsource/noto-sans-ethiopic'],
];
/** Chinese characters look different by language; kana beside them say that it is Japanese. */
const HAN = /\p{Script=Han}/u;

/**
 * What to do about letters that no font has.
 * @param text  the whole name or ribbon
 * @param missing  its letters that cannot be drawn
 */
export function adviseFont(text: string, missing: readonly string[]): string {
  const letters = missing.join('');
  const known = PACKAGES.find(([, shape]) => shape.test(letters)) ?? PACKAGES.find(([, shape]) => shape.test(text));
  if (known && (known[1].test(letters) || HAN.test(letters))) return installation(known[0], known[2]);
  if (HAN.test(letters)) {
    return `${installation('Simplified Chinese', '@fontsource/noto-sans-sc')} For Traditional Chinese it is \`-tc\`, for Japanese \`-jp\`, for Korean \`-kr\`.`;
  }
  return 'Write it in other letters, or install a font package that has them and name it under `pictureFonts` in content/site.yaml.';
}

const installation = (script: string, pack: string): string =>
  `For ${script} run \`npm install ${pack}\` and write \`pictureFonts: ["${pack}"]\` into content/site.yaml.`;
