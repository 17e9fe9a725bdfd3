import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cleanSvg } from '../../src/images/artwork/clean-svg.ts';
import { rasterArtwork } from '../../src/images/artwork/raster.ts';
import { drawing, GOOD, HOSTILE } from './svg-artwork.ts';

const SIDE = 512;
const raster = async (bytes: Uint8Array) => {
  const cleaned = cleanSvg(bytes);
  if (!cleaned.ok) throw new Error(cleaned.found);
  const png = await rasterArtwork(cleaned.svg);
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: SIDE, height: SIDE });
  const data = await sharp(png).ensureAlpha().raw().toBuffer();
  return (x: number, y: number): readonly number[] => [...data.subarray((y * SIDE + x) * 4, (y * SIDE + x) * 4 + 4)];
};

describe('SVG artwork as PNG', () => {
  test.each(GOOD)('$name is a square of 512 px', async ({ bytes }) => {
    await raster(bytes);
  });

  test.each([
    ['wide', 'viewBox="0 0 40 10"', [256, 190], [256, 194]],
    ['high', 'viewBox="0 0 10 40"', [190, 256], [194, 256]],
    ['off the origin', 'viewBox="-5 -5 40 10"', [256, 190], [256, 194]],
  ] as const)('a %s one has clear margins and fills the middle', async (_, frame, clear, filled) => {
    const at = await raster(drawing('<rect x="-9" y="-9" width="90" height="90" fill="#9f1239"/>', frame));
    expect(at(clear[0], clear[1])[3]).toBe(0);
    expect(at(filled[0], filled[1])).toEqual([0x9f, 0x12, 0x39, 255]);
    expect(at(256, 256)).toEqual([0x9f, 0x12, 0x39, 255]);
  });

  test('gradients, clips, masks and what is used again are drawn', async () => {
    const at = await raster(GOOD.find(({ name }) => name === 'figma')!.bytes);
    expect(at(4, 4)[3]).toBe(0);
    expect(at(256, 60)[2]).toBeGreaterThan(150); // the blue of the gradient
    expect(at(180, 180)[0]).toBeGreaterThan(200); // the yellow behind the mask
    const again = await raster(drawing('<defs><rect id="a" width="32" height="64"/></defs><use href="#a" x="32"/>'));
    expect([again(100, 256)[3], again(400, 256)[3]]).toEqual([0, 255]);
  });

  test('one of 16,384 × 16,384 px takes no more than any other', async () => {
    const start = performance.now();
    const at = await raster(drawing('<circle cx="8192" cy="8192" r="8000"/>', 'width="16384" height="16384"'));
    expect(at(256, 256)).toEqual([0, 0, 0, 255]);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('the same drawing gives the same bytes', async () => {
    const cleaned = cleanSvg(GOOD[0]!.bytes);
    const svg = cleaned.ok ? cleaned.svg : '';
    const [one, other] = await Promise.all([rasterArtwork(svg), rasterArtwork(svg)]);
    expect(other).toEqual(one);
  });

  test('what cannot be drawn is said in our own words', async () => {
    await expect(rasterArtwork('<svg')).rejects.toMatchObject({ code: 'picture-artwork' });
  });
});

describe('the slowest drawings that are taken', () => {
  const numbers = (count: number, factor: number): string =>
    Array.from({ length: count }, (_, at) => `${(at * 37 * factor) % 61} ${(at * 71 * factor) % 59}`).join(' ');
  const many = (count: number, text: string): string => text.repeat(count);

  test.each([
    ['lines that cross', `<path d="M${numbers(2_000, 1)}"/>`],
    [
      'wide curves',
      `<path fill="none" stroke="red" stroke-width="20" stroke-linejoin="round" d="M0 0C${numbers(900, 3)}"/>`,
    ],
    ['groups that shine through', many(900, '<g opacity=".5"><rect width="64" height="64"/></g>')],
    [
      'masks',
      `<mask id="a"><rect width="64" height="64" fill="red"/></mask>${many(350, '<rect width="64" height="64" mask="url(#a)"/>')}`,
    ],
    [
      'clips',
      `<clipPath id="a"><path d="M${numbers(150, 1)}"/></clipPath>${many(10, '<rect width="9" height="9" clip-path="url(#a)"/>')}`,
    ],
    ['dashes', `<path stroke="red" stroke-width="9" stroke-dasharray="0.1" d="M0 0${many(20, 'h64h-64')}"/>`],
    ['points in one place', `<path stroke="red" d="M9 9${many(2_400, 'l1 1h-1l1-1h-1')}"/>`],
  ])('%s', async (_, inside) => {
    const start = performance.now();
    await raster(drawing(inside));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

test('the renderer asks nobody and reads no file, even for a drawing that was not cleaned', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  using folder = mkdtempDisposableSync(join(tmpdir(), 'haversack-artwork-'));
  const file = join(folder.path, 'red.png');
  writeFileSync(
    file,
    await sharp({ create: { width: 64, height: 64, channels: 3, background: 'red' } })
      .png()
      .toBuffer(),
  );
  try {
    for (const address of [`${origin}/a.png`, `file://${file}`, file, 'file:///etc/passwd']) {
      const inside = `<image href="${address}" width="64" height="64"/><use href="${address}#a"/>`;
      const text = drawing(inside, 'viewBox="0 0 64 64" width="64" height="64"').toString();
      const data = await sharp(await rasterArtwork(text))
        .ensureAlpha()
        .raw()
        .toBuffer();
      expect(
        data.every((byte, at) => at % 4 !== 3 || byte === 0),
        address,
      ).toBe(true);
    }
    for (const { bytes } of HOSTILE) {
      const text = new TextDecoder().decode(bytes).replaceAll('/seen', `${origin}/seen`);
      const cleaned = cleanSvg(Buffer.from(text));
      if (cleaned.ok) await rasterArtwork(cleaned.svg);
    }
    expect(asked).toEqual([]);
  } finally {
    server.close();
  }
});
