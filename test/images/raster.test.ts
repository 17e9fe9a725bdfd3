import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { bandingOf } from '../../src/images/banding.ts';
import { drawSvg } from '../../src/images/draw.ts';
import { rasterPng, shrinkLogo } from '../../src/images/raster.ts';
import { SHAPES } from '../../src/model/index.ts';
import { face, fonts, LONG, logo, logoPng } from './faces.ts';

const draw = async (...args: Parameters<typeof face>) => (await drawSvg(face(...args), fonts)).svg;
const pixels = (png: Uint8Array) => sharp(png).ensureAlpha().raw().toBuffer();
const SIDE = 512;
/** Where a PNG says what its pixels are: 3 for a palette, 6 for red, green, blue and alpha. PNG, section 11.2.1 */
const COLOUR_TYPE = 25;

describe('a rastered badge', () => {
  test.each(SHAPES)('of the shape %s is 512 px, stands free of the border and weighs under 25 kB', async (shape) => {
    const design = { shape, icon: 'heart-pulse', level: 5, ribbon: 'With Distinction', accent: '#f2c14e' };
    const png = await rasterPng(await draw(LONG, design, { logo }));
    expect(png.length).toBeLessThan(25_000);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: SIDE, height: SIDE, hasAlpha: true });
    const data = await pixels(png);
    const alpha = (x: number, y: number): number => data[(y * SIDE + x) * 4 + 3]!;
    for (let at = 0; at < SIDE; at++) {
      expect([alpha(at, 0), alpha(at, SIDE - 1), alpha(0, at), alpha(SIDE - 1, at)]).toEqual([0, 0, 0, 0]);
    }
    expect(alpha(SIDE / 2, SIDE / 2)).toBe(255);
  });

  test('has a palette, since that shows no banding', async () => {
    for (const pattern of ['plain', 'waves', 'facets'] as const) {
      const png = await rasterPng(await draw('First Aid', { icon: 'award', pattern }));
      expect(png[COLOUR_TYPE], pattern).toBe(3);
    }
  });

  test('keeps its full colour where a palette would cut long gradients into steps', async () => {
    const stops = ['#ff0000', '#ffff00', '#00ff00', '#00ffff', '#0000ff', '#ff00ff'].map(
      (colour, index) => `<stop offset="${index / 5}" stop-color="${colour}"/>`,
    );
    const rainbow = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><linearGradient id="g" x2="1" y2="1">${stops.join('')}</linearGradient><radialGradient id="r"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-opacity="0"/></radialGradient><rect width="512" height="512" fill="url(#g)"/><rect width="512" height="512" fill="url(#r)"/></svg>`;
    const png = await rasterPng(rainbow);
    expect(png[COLOUR_TYPE]).toBe(6);
    const [exact, seen] = await Promise.all([pixels(Buffer.from(rainbow)), pixels(png)]);
    expect(bandingOf(exact, seen, SIDE)).toBe(0);
  });

  test('a plain badge weighs under 12 kB', async () => {
    const png = await rasterPng(await draw('First Aid', { icon: 'heart-pulse', ribbon: 'Certified' }));
    expect(png.length).toBeLessThan(12_000);
  });

  test('is the same bytes whatever the number of threads', async () => {
    const svg = await draw('Capstone', { shape: 'rosette', icon: 'rocket', level: 4 }, { logo });
    const threads = sharp.concurrency();
    try {
      const pictures: Uint8Array[] = [];
      for (const count of [1, 2, 4]) {
        sharp.concurrency(count);
        pictures.push(...(await Promise.all([rasterPng(svg), rasterPng(svg)])));
      }
      for (const one of pictures) expect(one).toEqual(pictures[0]);
    } finally {
      sharp.concurrency(threads);
    }
  });

  test('its palette keeps the ground free of visible steps', async () => {
    const svg = await draw('A', { icon: 'dot', ground: '#8a2b33' });
    const [small, exact] = await Promise.all([pixels(await rasterPng(svg)), sharp(Buffer.from(svg)).raw().toBuffer()]);
    // down a column beside icon and name: no step larger than 3 of 255, no part further than 2 from the exact picture
    const column = (data: Buffer) =>
      Array.from({ length: 270 }, (_, y) => [...data.subarray(((y + 110) * SIDE + 100) * 4).subarray(0, 3)]);
    const [drawn, wanted] = [column(small), column(exact)];
    drawn.forEach((colour, y) => {
      colour.forEach((part, index) => {
        expect(Math.abs(part - wanted[y]![index]!)).toBeLessThanOrEqual(2);
        if (y > 0) expect(Math.abs(part - drawn[y - 1]![index]!)).toBeLessThanOrEqual(3);
      });
    });
  });

  test('the logo shows on it', async () => {
    const data = await pixels(
      await rasterPng(await draw('Capstone', { logo: true }, { logo: await shrinkLogo(logoPng) })),
    );
    const [red, green, blue] = data.subarray((56 * SIDE + 256) * 4);
    expect([red! > 220, green! < 110, blue! < 80]).toEqual([true, true, true]);
  });

  test('a large logo is made small', async () => {
    const large = await sharp({ create: { width: 1000, height: 400, channels: 3, background: '#123456' } })
      .png()
      .toBuffer();
    const address = await shrinkLogo(large);
    const back = await sharp(Buffer.from(address.split(',')[1]!, 'base64')).metadata();
    expect([back.width, back.height]).toEqual([152, 61]);
  });
});
