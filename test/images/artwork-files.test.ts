import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { pngOf, stillGood } from '../../src/images/artwork/as-png.ts';
import { cleanSvg } from '../../src/images/artwork/clean-svg.ts';
import { openArtwork, type ReadArtwork } from '../../src/images/artwork/files.ts';
import { drawBadgePictures } from '../../src/images/badge-pictures.ts';
import { publicBackpack } from '../../src/model/index.ts';
import { bad, good } from '../../src/values/index.ts';
import { artwork, backpack, badge, issuer } from './backpacks.ts';
import { logoPng } from './faces.ts';
import { drawing } from './svg-artwork.ts';

const svg = drawing('<!-- made by hand --><circle cx="32" cy="32" r="30" fill="#9f1239"/>');
const files: Readonly<Record<string, Uint8Array>> = {
  'logo.svg': svg,
  'LOGO.SVG': svg,
  'logo.png': logoPng,
  'LOGO.PNG': logoPng,
  'png.svg': logoPng,
  'svg.png': svg,
  'svg.svgz': svg,
  logo: logoPng,
  'script.png': drawing('<script/>'),
};
const read: ReadArtwork = async (file) => (files[file] ? good(files[file]) : bad('file-missing'));
const open = (file: string) => openArtwork(read)(artwork(file));

describe('a file of artwork', () => {
  test('a PNG is its own bytes, an SVG is cleaned', async () => {
    for (const name of ['logo.png', 'LOGO.PNG'])
      expect(await open(name)).toEqual({ ok: true, kind: 'png', bytes: logoPng });
    const cleaned = cleanSvg(svg);
    for (const name of ['logo.svg', 'LOGO.SVG']) {
      expect(await open(name)).toEqual({ ok: true, kind: 'svg', svg: cleaned.ok && cleaned.svg });
    }
  });

  test.each([
    ['png.svg', 'png'],
    ['svg.png', 'svg'],
    ['svg.svgz', 'svg'],
    ['logo', 'png'],
  ])('%s is refused, since it is %s', async (name, found) => {
    expect(await open(name)).toEqual({ ok: false, reason: 'artwork-name', found });
  });

  test('what is in it counts before its name', async () => {
    expect(await open('script.png')).toMatchObject({ ok: false, reason: 'artwork-svg-active' });
  });

  test('an SVG is rastered once, and is the same bytes for all who ask', async () => {
    const opener = openArtwork(read);
    const [one, other] = await Promise.all([opener(artwork('logo.svg')), opener(artwork('logo.svg'))]);
    const png = await pngOf(stillGood('logo.svg', one));
    expect(await pngOf(stillGood('logo.svg', other))).toBe(png);
    expect(await sharp(png).metadata()).toMatchObject({ width: 512, height: 512 });
  });
});

test('a badge with SVG artwork has both pictures, and an SVG logo stands on the badges of its issuer', async () => {
  const red = issuer('red', artwork('logo.svg'));
  const own = badge('own', { issuer: red, image: artwork('logo.svg') });
  const drawn = badge('drawn', { issuer: red, design: { shape: 'circle', logo: true } });
  const pictures = await drawBadgePictures(publicBackpack(backpack([own, drawn])), {
    root: '/nowhere',
    readArtwork: read,
  });
  const cleaned = cleanSvg(svg);
  expect(pictures.get('own')!.svg).toBe(cleaned.ok && cleaned.svg);
  expect(await sharp(pictures.get('own')!.png).metadata()).toMatchObject({ format: 'png', width: 512, height: 512 });
  expect(pictures.get('drawn')!.svg).toContain('data:image/png;base64,');
});
