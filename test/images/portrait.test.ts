import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { portrait } from '../../src/images/artwork/portrait.ts';

const chunk = (type: string, text: string): Buffer => {
  const body = Buffer.from(type + text, 'latin1');
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length - 4, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#1f4e79' } });
const photograph = await plain(900, 600)
  .withExif({ IFD0: { Copyright: 'Zoe Secret' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
  .png()
  .toBuffer();
const talkative = Buffer.concat([
  photograph.subarray(0, 33),
  chunk('tEXt', 'Comment\0taken at home'),
  chunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0<x:home/>'),
  chunk('tIME', '\x07\xea\x01\x01\x00\x00\x00'),
  photograph.subarray(33),
]);
/** The kinds of parts of a PNG, each once. */
const partsOf = (png: Uint8Array): string[] => {
  const bytes = Buffer.from(png);
  const parts = new Set<string>();
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    parts.add(bytes.toString('latin1', at + 4, at + 8));
  return [...parts];
};

describe('a portrait as it is published', () => {
  test('has pixels and nothing else of a photograph that says where it was taken', async () => {
    expect(partsOf(talkative)).toEqual(expect.arrayContaining(['eXIf', 'tEXt', 'iTXt', 'tIME']));
    expect((await sharp(talkative).metadata()).exif).toBeDefined();
    const png = await portrait(talkative);
    for (const part of partsOf(png))
      expect(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'pHYs', 'sRGB', 'gAMA']).toContain(part);
    expect(Buffer.from(png).toString('latin1')).not.toMatch(/Secret|home|GPS/);
  });

  test('is at most 512 px a side, keeps its shape and is not enlarged', async () => {
    expect(await sharp(await portrait(talkative)).metadata()).toMatchObject({ format: 'png', width: 512, height: 341 });
    const small = await plain(100, 80).png().toBuffer();
    expect(await sharp(await portrait(small)).metadata()).toMatchObject({ width: 100, height: 80 });
  });

  test('stands upright though only its metadata said how it was held', async () => {
    const turned = await plain(900, 600).withMetadata({ orientation: 6 }).png().toBuffer();
    expect(await sharp(await portrait(turned)).metadata()).toMatchObject({ width: 341, height: 512 });
  });
});
