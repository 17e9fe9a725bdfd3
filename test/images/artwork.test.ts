import { crc32, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { checkArtwork } from '../../src/images/artwork/artwork.ts';
import { ARTWORK_LIMITS } from '../../src/images/artwork/limits.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: '#1f4e79' } });
const good = await plain(128, 96).png().toBuffer();
const SIGNATURE = good.subarray(0, 8);

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};
/** A header of 8-bit RGB. */
const header = (width: number, height: number): Buffer => {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return chunk('IHDR', data);
};
const END = chunk('IEND', new Uint8Array());
const png = (...chunks: Uint8Array[]): Buffer => Buffer.concat([SIGNATURE, ...chunks]);
const rows = (width: number, height: number): Buffer => Buffer.alloc(height * (1 + 3 * width));
const withSide = async (width: number, height = width) => checkArtwork(await plain(width, height).png().toBuffer());
const fault = (reason: string) => ({ ok: false, reason, found: expect.any(String) });

describe('artwork that is taken', () => {
  test('a PNG comes back with its size', async () => {
    expect(await checkArtwork(good)).toEqual({ ok: true, kind: 'png', width: 128, height: 96 });
  });

  test.each([
    ['a palette', () => plain(64, 64).png({ palette: true })],
    ['grey', () => plain(64, 64).greyscale().png()],
    ['interlacing', () => plain(64, 64).png({ progressive: true })],
    ['16 bits a channel', () => plain(64, 64).toColourspace('rgb16').png()],
    ['text and a colour profile', () => plain(64, 64).withMetadata().png()],
  ])('one with %s is good', async (_, made) => {
    expect(await checkArtwork(await made().toBuffer())).toMatchObject({ ok: true });
  });

  test('both limits of the sides are good', async () => {
    expect(await withSide(64)).toMatchObject({ ok: true });
    expect(await withSide(4096, 64)).toMatchObject({ ok: true });
    expect(await withSide(4000)).toMatchObject({ ok: true });
  });
});

describe('artwork that is refused', () => {
  test.each([
    [63, 64],
    [64, 63],
    [4097, 64],
    [64, 4097],
    [4096, 4000],
    [1, 1],
  ])('%d × %d px', async (width, height) => {
    expect(await withSide(width, height)).toEqual(fault('artwork-size'));
  });

  test('a header of 16,384 × 16,384 px, before anything is inflated', async () => {
    const bomb = png(header(16384, 16384), chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))), END);
    expect(await checkArtwork(bomb)).toEqual({ ok: false, reason: 'artwork-size', found: '16384 × 16384 px' });
    expect(await checkArtwork(png(header(0, 0), END))).toEqual(fault('artwork-size'));
    expect(await checkArtwork(png(header(2 ** 32 - 1, 2 ** 32 - 1), END))).toEqual(fault('artwork-size'));
  });

  test('a file cut off at any byte', async () => {
    for (let end = 8; end < good.length; end += Math.max(1, Math.floor(good.length / 60))) {
      expect(await checkArtwork(good.subarray(0, end)), `cut at ${end}`).toEqual(fault('artwork-corrupt'));
    }
    expect(await checkArtwork(good.subarray(0, good.length - 1))).toEqual(fault('artwork-corrupt'));
  });

  test('a file with a bit turned anywhere after its signature', async () => {
    for (let at = 8; at < good.length; at += Math.max(1, Math.floor(good.length / 60))) {
      const turned = Buffer.from(good);
      turned[at]! ^= 0x10;
      expect((await checkArtwork(turned)).ok, `bit at ${at}`).toBe(false);
    }
  });

  test('pixels that end too early, though every chunk is whole', async () => {
    const short = deflateSync(rows(100, 100).subarray(0, 15_000));
    expect(await checkArtwork(png(header(100, 100), chunk('IDAT', short), END))).toEqual(fault('artwork-corrupt'));
    const whole = deflateSync(rows(100, 100));
    expect(await checkArtwork(png(header(100, 100), chunk('IDAT', whole), END))).toMatchObject({ ok: true });
    const cut = whole.subarray(0, whole.length - 20);
    expect(await checkArtwork(png(header(100, 100), chunk('IDAT', cut), END))).toEqual(fault('artwork-corrupt'));
  });

  test('pixels that are not deflated, or have a filter that does not exist', async () => {
    const noise = Buffer.from('not deflated at all');
    expect(await checkArtwork(png(header(100, 100), chunk('IDAT', noise), END))).toEqual(fault('artwork-corrupt'));
    const filtered = deflateSync(rows(100, 100).fill(9));
    expect(await checkArtwork(png(header(100, 100), chunk('IDAT', filtered), END))).toEqual(fault('artwork-corrupt'));
  });

  test('chunks in a wrong order, a missing picture, bytes behind the end', async () => {
    const data = chunk('IDAT', deflateSync(rows(100, 100)));
    expect(await checkArtwork(png(data, header(100, 100), END))).toEqual(fault('artwork-corrupt'));
    expect(await checkArtwork(png(header(100, 100), header(100, 100), data, END))).toEqual(fault('artwork-corrupt'));
    expect(await checkArtwork(png(header(100, 100), END))).toEqual(fault('artwork-corrupt'));
    expect(await checkArtwork(png(header(100, 100), data))).toEqual(fault('artwork-corrupt'));
    expect(await checkArtwork(Buffer.concat([good, Buffer.from('<script>')]))).toEqual(fault('artwork-corrupt'));
  });

  test('an animated PNG', async () => {
    const control = Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]);
    const animated = Buffer.concat([good.subarray(0, 33), chunk('acTL', control), good.subarray(33)]);
    expect(await checkArtwork(animated)).toEqual(fault('artwork-animated'));
  });

  test('other kinds, whatever the file is called', async () => {
    const kind = async (bytes: Uint8Array) => checkArtwork(bytes);
    const found = (reason: string, found: string) => ({ ok: false, reason, found });
    expect(await kind(await plain(128, 128).jpeg().toBuffer())).toEqual(found('artwork-not-png', 'JPEG'));
    expect(await kind(await plain(128, 128).webp().toBuffer())).toEqual(found('artwork-not-png', 'WebP'));
    expect(await kind(await plain(128, 128).gif().toBuffer())).toEqual(found('artwork-not-png', 'GIF'));
    expect(await kind(await plain(128, 128).avif().toBuffer())).toEqual(found('artwork-not-png', 'AVIF or HEIF'));
    expect(await kind(new Uint8Array())).toEqual(found('artwork-not-png', 'an empty file'));
    expect(await kind(Buffer.from('hello <svg>'))).toEqual(found('artwork-not-png', 'of another kind'));
    expect(await kind(Buffer.from('%PDF-1.7\n'))).toEqual(found('artwork-not-png', 'PDF'));
    expect(await kind(gzipSync('<svg/>'))).toEqual(found('artwork-not-png', 'compressed'));
    expect(await kind(Buffer.from('\ufeff<svg/>', 'utf16le'))).toEqual(found('artwork-not-png', 'text in UTF-16'));
    for (const svg of ['<svg xmlns="x"/>', '\ufeff<?xml version="1.0"?>\n<!-- a --><svg>', '  <!DOCTYPE svg><svg >']) {
      expect(await kind(Buffer.from(svg)), svg).toEqual(fault('artwork-svg-malformed'));
    }
  });

  test('one byte more than 2 MB', async () => {
    const filler = (length: number) =>
      png(header(100, 100), chunk('IDAT', deflateSync(rows(100, 100))), chunk('teXt', Buffer.alloc(length)), END);
    const most = ARTWORK_LIMITS.bytes - filler(0).length;
    expect(await checkArtwork(filler(most))).toMatchObject({ ok: true });
    expect(await checkArtwork(filler(most + 1))).toEqual(fault('artwork-too-large'));
  });
});
