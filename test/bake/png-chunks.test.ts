import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildChunk, crc32, PNG_LIMITS, readChunks, writeChunks } from '../../src/bake/png-chunks.ts';
import { drawPng, unwrap } from './pictures.ts';

let png: Uint8Array;
beforeAll(async () => {
  png = await drawPng(16);
});

const reasonOf = (bytes: Uint8Array): string => {
  const chunks = readChunks(bytes);
  return chunks.ok ? 'read' : chunks.reason;
};
const chunksOf = (bytes: Uint8Array) => [...unwrap(readChunks(bytes))];

describe('B-04 PNG chunks', () => {
  test('has the CRC that zlib computes, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(crc32(bytes)).toBe(zlibCrc32(bytes));
      }),
      { seed: 3 },
    );
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  test('writes back byte for byte what it read', () => {
    expect(writeChunks(chunksOf(png))).toEqual(png);
  });

  test('reads a PNG that lies inside a larger memory', () => {
    const larger = new Uint8Array(png.length + 20).fill(7);
    larger.set(png, 9);
    expect(writeChunks(chunksOf(larger.subarray(9, 9 + png.length)))).toEqual(png);
  });
});

describe('B-07 refuses a PNG that is not whole', () => {
  test('at every position at which it can be cut', () => {
    for (let length = 0; length < png.length; length++) {
      expect(['png-malformed', 'png-truncated', 'png-end-missing', 'png-header-missing']).toContain(
        reasonOf(png.subarray(0, length)),
      );
    }
    expect(reasonOf(png)).toBe('read');
  });

  test('at every single bit that is turned', () => {
    for (let bit = 0; bit < png.length * 8; bit++) {
      const turned = png.slice();
      turned[bit >> 3]! ^= 1 << (bit & 7);
      expect(reasonOf(turned)).not.toBe('read');
    }
  });

  test('by the name of each fault', () => {
    const chunks = chunksOf(png);
    const without = (type: string) => writeChunks(chunks.filter((chunk) => chunk.type !== type));
    expect(reasonOf(new TextEncoder().encode('<svg/>'))).toBe('png-malformed');
    expect(reasonOf(without('IEND'))).toBe('png-end-missing');
    expect(reasonOf(without('IDAT'))).toBe('png-data-missing');
    expect(reasonOf(without('IHDR'))).toBe('png-header-missing');
    expect(reasonOf(Uint8Array.of(...png, 0))).toBe('png-trailing-data');
    expect(reasonOf(writeChunks([...chunks, buildChunk('tEXt', new Uint8Array(3))]))).toBe('png-trailing-data');
    expect(reasonOf(writeChunks([buildChunk('ab1d', new Uint8Array(0)), ...chunks]))).toBe('png-chunk-type');
    const crc = png.slice();
    crc[png.length - 1]! ^= 1;
    expect(reasonOf(crc)).toBe('png-chunk-crc');
    const length = png.slice();
    length[8] = 0x80;
    expect(reasonOf(length)).toBe('png-chunk-length');
    length[8] = 0x7f;
    expect(reasonOf(length)).toBe('png-truncated');
    expect(reasonOf(new Uint8Array(PNG_LIMITS.bytes + 1))).toBe('png-too-large');
    const many = Array.from({ length: PNG_LIMITS.chunks }, () => buildChunk('teSt', new Uint8Array(0)));
    expect(reasonOf(writeChunks([chunks[0]!, ...many, ...chunks.slice(1)]))).toBe('png-too-many-chunks');
  });

  test('and never crashes on random bytes behind the signature', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(reasonOf(Uint8Array.of(...png.subarray(0, 33), ...bytes))).not.toBe('read');
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
