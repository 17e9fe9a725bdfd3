import { type Diagnostic, type FieldPath, inOrder } from '../diagnostics/index.ts';
import type { Backpack, LinkedBadge, Site } from '../model/index.ts';
import { openArtwork, type ReadArtwork, reportArtwork } from './artwork/files.ts';
import { checkDesign } from './design/check.ts';
import type { EmojiSet } from './design/emoji.ts';
import { drawable } from './design/words.ts';
import { loadEmoji } from './emoji.ts';
import { adviseFont } from './fonts/advice.ts';
import { packageFiles } from './fonts/files.ts';
import { type FontSet, loadFonts } from './fonts/fonts.ts';
import { lucide } from './lucide.ts';
import { report } from './problems.ts';

/**
 * Finds whatever would spoil a picture of the backpack, without drawing one: artwork of badges, issuers and people is
 * decoded whole; designs are held against colours, icons and the letters that the fonts have. Drafts are looked at too.
 * @param root  absolute; where the user's own font packages are
 * @param readArtwork  reads a file named relative to the root, at most `ARTWORK_LIMITS.bytes`
 */
export async function checkPictures(backpack: Backpack, root: string, readArtwork: ReadArtwork): Promise<Diagnostic[]> {
  const open = openArtwork(readArtwork);
  const fonts = loadFonts(root, backpack.site.pictureFonts);
  const owners = [...backpack.issuers, ...backpack.people, ...backpack.badges];
  const ofArtwork = owners.map(async ({ source, image }) => {
    const opened = image && (await open(image));
    return image && opened && !opened.ok ? [reportArtwork(source, ['image'], image, opened)] : [];
  });
  const drawn = backpack.badges.filter(({ image }) => image === undefined);
  const emoji = drawn.some(({ design }) => design.emoji !== undefined) ? await loadEmoji() : undefined;
  return inOrder([
    ...checkPackages(backpack.site, root),
    ...(await Promise.all(ofArtwork)).flat(),
    ...drawn.flatMap((badge) => [
      ...checkLogo(badge),
      ...reportDesign(badge, fonts, emoji),
      ...checkLetters(badge, ['name'], badge.name, fonts),
      ...checkLetters(badge, ['design', 'ribbon'], badge.design.ribbon ?? '', fonts),
    ]),
  ]);
}

/** The packages of fonts that the site names must be there. */
const checkPackages = ({ pictureFonts, source }: Site, root: string): Diagnostic[] =>
  pictureFonts.flatMap((name, index) => {
    const files = packageFiles(root, name);
    return files.ok ? [] : [report(files.reason, source, ['pictureFonts', index], name)];
  });

const checkLogo = ({ design, issuer, source }: LinkedBadge): Diagnostic[] =>
  design.logo && issuer.image === undefined ? [report('logo-missing', source, ['design', 'logo'], issuer.id)] : [];

const reportDesign = (
  { id, design, source }: LinkedBadge,
  { measure }: FontSet,
  emoji: EmojiSet | undefined,
): Diagnostic[] =>
  checkDesign(id, design, { icons: lucide, emoji }, measure).map((finding): Diagnostic => {
    const path = ['design', finding.field];
    switch (finding.code) {
      case 'contrast-too-low':
        return report(finding.code, source, path, finding.text, finding.ground, finding.ratio, finding.instead);
      case 'icon-unknown':
        return report(finding.code, source, path, finding.icon, finding.suggestion ?? '');
      case 'emoji-unknown':
        return report(finding.code, source, path, finding.emoji);
      case 'ribbon-too-long':
        return report(finding.code, source, path, finding.ribbon);
      default:
        return finding satisfies never;
    }
  });

/** Says of each letter that no font has where it stands, and which font would have it. */
function checkLetters({ source }: LinkedBadge, path: FieldPath, text: string, { hasGlyph }: FontSet): Diagnostic[] {
  const letters = [...new Set(drawable(text))];
  const missing = letters.filter((letter) => !hasGlyph(letter) && !/[\s\u200c\u200d]/u.test(letter));
  return missing.length === 0
    ? []
    : [report('glyph-missing', source, path, listed(missing), adviseFont(text, missing))];
}

const listed = (characters: readonly string[]): string =>
  characters.map((character) => `“${character}” (${[...character].map(codePoint).join(' ')})`).join(', ');

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
