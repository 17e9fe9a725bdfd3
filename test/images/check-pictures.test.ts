import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { ReadArtwork } from '../../src/images/artwork/files.ts';
import { checkPictures } from '../../src/images/check-pictures.ts';
import { PROBLEMS } from '../../src/images/problems.ts';
import { bad, good } from '../../src/values/index.ts';
import { artwork, backpack, badge, issuer, person } from './backpacks.ts';
import { logoPng } from './faces.ts';

const jpeg = await sharp(logoPng).flatten().jpeg().toBuffer();
const tiny = await sharp(logoPng).resize(16, 16).png().toBuffer();
const control = Buffer.from('000000086163544c0000000200000000f38d9370', 'hex');
const animated = Buffer.concat([logoPng.subarray(0, 33), control, logoPng.subarray(33)]);

const drawing = (inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`);

const files: Record<string, Uint8Array> = {
  'good.png': logoPng,
  'jpeg.png': jpeg,
  'tiny.png': tiny,
  'animated.png': animated,
  'cut.png': logoPng.subarray(0, 100),
  'renamed.jpg': logoPng,
  'malformed.svg': Buffer.from('<svg>'),
  'active.svg': drawing('<script/>'),
  'reference.svg': drawing('<use href="#nowhere"/>'),
  'text.svg': drawing('<text>A</text>'),
  'style.svg': drawing('<style/>'),
  'effect.svg': drawing('<filter id="a"/>'),
  'unknown.svg': drawing('<hexagon/>'),
  'value.svg': drawing('<path fill="17"/>'),
  'size.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  'complex.svg': drawing('<g id="a"><use href="#a"/></g>'),
};
const read: ReadArtwork = async (file) => {
  if (file === 'huge.png') return bad('file-too-large');
  if (file === 'link.png') return bad('file-not-plain');
  return files[file] ? good(files[file]) : bad('file-missing');
};
const summary = async (...args: Parameters<typeof backpack>) =>
  (await checkPictures(backpack(...args), '/nowhere', read)).map(
    ({ file, line, code, field }) => `${file}:${line} ${code} ${field}`,
  );
const only = async (one: Parameters<typeof badge>[1]) => {
  const found = await checkPictures(backpack([badge('a', one)]), '/nowhere', read);
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe('the pictures of a backpack', () => {
  test('good ones are passed in silence', async () => {
    const red = issuer('red', artwork('good.png'));
    const design = { icon: 'award', ribbon: 'Certified', level: 3, logo: true };
    const badges = [badge('a', { issuer: red, design }), badge('b', { issuer: red, image: artwork('good.png') })];
    expect(await summary(badges, [person('zoe', artwork('good.png'))])).toEqual([]);
  });

  test('every fault is found in one run, in the order of the files', async () => {
    const red = issuer('red', artwork('cut.png'));
    const badges = [
      badge('z', { issuer: red, image: artwork('jpeg.png') }),
      badge('b', {
        issuer: red,
        name: '日本',
        design: { icon: 'hart', ink: '#777777', ground: '#888888', ribbon: '本 ა' },
      }),
      badge('a', { issuer: red, image: artwork('nowhere.png') }),
    ];
    expect(await summary(badges, [person('zoe', artwork('tiny.png'))])).toEqual([
      'content/badges/a.md:3 artwork-missing image',
      'content/badges/b.md:2 glyph-missing name',
      'content/badges/b.md:4 contrast-too-low design.ink',
      'content/badges/b.md:4 glyph-missing design.ribbon',
      'content/badges/b.md:4 icon-unknown design.icon',
      'content/badges/z.md:3 artwork-not-png image',
      'content/issuers/red.md:3 artwork-corrupt image',
      'content/people/zoe.md:3 artwork-size image',
    ]);
  });

  test.each([
    ['nowhere.png', 'artwork-missing'],
    ['link.png', 'artwork-unreadable'],
    ['huge.png', 'artwork-too-large'],
    ['jpeg.png', 'artwork-not-png'],
    ['renamed.jpg', 'artwork-name'],
    ['malformed.svg', 'artwork-svg-malformed'],
    ['active.svg', 'artwork-svg-active'],
    ['reference.svg', 'artwork-svg-reference'],
    ['text.svg', 'artwork-svg-text'],
    ['style.svg', 'artwork-svg-style'],
    ['effect.svg', 'artwork-svg-effect'],
    ['unknown.svg', 'artwork-svg-unknown'],
    ['value.svg', 'artwork-svg-value'],
    ['size.svg', 'artwork-svg-size'],
    ['complex.svg', 'artwork-svg-complex'],
    ['tiny.png', 'artwork-size'],
    ['animated.png', 'artwork-animated'],
    ['cut.png', 'artwork-corrupt'],
  ])('%s is %s', async (file, code) => {
    const found = await only({ image: artwork(file) });
    expect(found).toMatchObject({ code, severity: 'error', file: 'content/badges/a.md', line: 3, field: 'image' });
    expect(found.frame).toContain('^');
  });

  test('what an SVG has that is not taken is said with its line, and what to do instead', async () => {
    const { message, remedy } = await only({ image: artwork('text.svg') });
    expect(message).toBe('text.svg has text: line 1: <text>.');
    expect(remedy).toBe('Convert text to paths (outlines) before you export: every machine has other fonts.');
  });

  test('a missing glyph is named, with the code point', async () => {
    const { message } = await only({ name: 'First 日 Aid' });
    expect(message).toBe('No font that is here can draw “日” (U+65E5).');
  });

  test.each([
    ['日本のバッジ', 'Japanese', '@fontsource/noto-sans-jp'],
    ['配布', 'Simplified Chinese', '@fontsource/noto-sans-sc'],
    ['배지', 'Korean', '@fontsource/noto-sans-kr'],
    ['ตรา', 'Thai', '@fontsource/noto-sans-thai'],
    ['ნიშანი', 'Georgian', '@fontsource/noto-sans-georgian'],
    ['சின்னம்', 'Tamil', '@fontsource/noto-sans-tamil'],
  ])('what to install for %s is said: a font for %s', async (name, script, pack) => {
    const { remedy } = await only({ name });
    expect(remedy).toContain(`For ${script} run \`npm install ${pack}\``);
    expect(remedy).toContain(`pictureFonts: ["${pack}"]`);
  });

  test('letters of a package that the site names are not missing', async () => {
    const site = { ...backpack([]).site, pictureFonts: ['@fontsource/dotgothic16'] };
    const found = await checkPictures({ ...backpack([badge('a', { name: '読書案内' })]), site }, '/nowhere', read);
    expect(found).toEqual([]);
  });

  test('a package that is not installed is font-package-missing, one without fonts font-package-empty', async () => {
    const site = { ...backpack([]).site, pictureFonts: ['@fontsource/not-there'] };
    const [found] = await checkPictures({ ...backpack([]), site }, '/nowhere', read);
    expect(found).toMatchObject({ code: 'font-package-missing', field: 'pictureFonts[0]' });
    expect(found?.remedy).toContain('npm install @fontsource/not-there');
  });

  test('an emoji of which there is no picture is emoji-unknown', async () => {
    expect(await only({ design: { emoji: '🇨🇭' } })).toMatchObject({ code: 'emoji-unknown', field: 'design.emoji' });
  });

  test('emoji in a name need no font', async () => {
    expect(await summary([badge('a', { name: 'Bee Keeper 🐝' })])).toEqual([]);
  });

  test('a low contrast is said with both colours, the ratio and a colour that does', async () => {
    const { message, remedy } = await only({ design: { ink: '#777777', ground: '#ffffff' } });
    expect(message).toBe('#777777 on #ffffff has a contrast of 4.47:1; text needs 4.5:1.');
    expect(remedy).toBe('Use #757575 for the ink, or leave `ink` out: then one that reads is chosen.');
  });

  test('an unknown icon comes with the nearest name', async () => {
    expect((await only({ design: { icon: 'hart-pulse' } })).remedy).toContain('Did you mean heart-pulse?');
    expect((await only({ design: { icon: 'qqqqqqqqqqqq' } })).remedy).toContain('https://lucide.dev/icons');
  });

  test('a logo is asked of an issuer who has none', async () => {
    expect(await only({ design: { logo: true } })).toMatchObject({ code: 'logo-missing', field: 'design.logo' });
  });

  test('a ribbon that cannot be read is too long', async () => {
    const ribbon = 'For everything that was ever done by anyone here';
    expect(await only({ design: { ribbon } })).toMatchObject({ code: 'ribbon-too-long', field: 'design.ribbon' });
  });

  test('a badge with artwork of its own needs no design, and a file is read once', async () => {
    const asked: string[] = [];
    const counting: ReadArtwork = async (file) => {
      asked.push(file);
      return read(file);
    };
    const own = badge('a', { name: '日本', image: artwork('good.png'), design: { icon: 'hart' } });
    expect(
      await checkPictures(backpack([own, badge('b', { image: artwork('good.png') })]), '/nowhere', counting),
    ).toEqual([]);
    expect(asked).toEqual(['good.png']);
  });

  test('every code has its test here, or with the files of evidence', () => {
    const others = ['evidence-files.test.ts', '../tasks/evidence-keep.test.ts'];
    const files = [import.meta.filename, ...others.map((file) => join(import.meta.dirname, file))];
    const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    for (const code of Object.keys(PROBLEMS)) expect(text, code).toContain(code);
  });
});
