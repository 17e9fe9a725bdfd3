import { constants, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gunzip, gzip } from '../../src/proof/gzip.ts';

const fixed = { seed: 20200301, numRuns: 200 };
const ceiling = 1 << 20;
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 5000 }),
  fc.tuple(fc.uint8Array({ maxLength: 20 }), fc.nat(40_000)).map(([bytes, length]) => {
    const sparse = new Uint8Array(length);
    bytes.forEach((byte, index) => {
      if (length > 0) sparse[(byte * 977 * (index + 1)) % length] = byte;
    });
    return sparse;
  }),
);

describe('S-06 gzip', () => {
  test('the header has no time, the fixed level and the fixed system byte', () => {
    expect(Array.from(gzip(new Uint8Array(16_384)).slice(0, 10))).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3]);
  });

  test('what we write, Node reads; what Node writes at any level, we read', () => {
    fc.assert(
      fc.property(anyBytes, fc.integer({ min: 0, max: 9 }), (bytes, level) => {
        expect(Uint8Array.from(gunzipSync(gzip(bytes)))).toEqual(bytes);
        const read = gunzip(Uint8Array.from(gzipSync(bytes, { level })), ceiling);
        expect(read).toEqual({ ok: true, value: bytes });
      }),
      fixed,
    );
  });

  test('fixed Huffman codes and stored blocks are read too', () => {
    const bytes = new TextEncoder().encode('status'.repeat(30_000));
    for (const strategy of [constants.Z_FIXED, constants.Z_HUFFMAN_ONLY, constants.Z_RLE]) {
      expect(gunzip(Uint8Array.from(gzipSync(bytes, { strategy })), ceiling)).toEqual({ ok: true, value: bytes });
    }
  });

  test('optional header fields are skipped', () => {
    const [head, rest] = [gzip(new Uint8Array(64)).slice(0, 10), gzip(new Uint8Array(64)).slice(10)];
    const fields = [2, 0, 9, 9, 0x6e, 0, 0x63, 0, 1, 2];
    const whole = Uint8Array.from([...head.with(3, 4 + 8 + 16 + 2), ...fields, ...rest]);
    expect(gunzip(whole, ceiling)).toEqual({ ok: true, value: new Uint8Array(64) });
    expect(gunzip(whole.with(3, 0x80), ceiling).ok).toBe(false);
  });
});

describe('S-05 what is refused', () => {
  test('a bomb is stopped while it inflates, long before it is whole', () => {
    const bomb = Uint8Array.from(gzipSync(new Uint8Array(100_000_000), { level: 9 }));
    const start = performance.now();
    expect(gunzip(bomb, ceiling)).toEqual({ ok: false, reason: 'gzip-too-large' });
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('a bomb that lies about its length in the trailer is stopped as well', () => {
    const bomb = Uint8Array.from(gzipSync(new Uint8Array(50_000_000), { level: 9 }));
    bomb.set([0, 64, 0, 0], bomb.length - 4);
    expect(gunzip(bomb, ceiling)).toEqual({ ok: false, reason: 'gzip-too-large' });
  });

  test('exactly the ceiling is read, one byte more is not', () => {
    const bytes = new Uint8Array(20_000);
    expect(gunzip(gzip(bytes), 20_000).ok).toBe(true);
    expect(gunzip(gzip(bytes), 19_999)).toEqual({ ok: false, reason: 'gzip-too-large' });
  });

  test('every way to cut it short, and anything behind the end', () => {
    const whole = gzip(Uint8Array.from({ length: 3000 }, (_, index) => (index * index) % 251));
    for (let length = 0; length < whole.length; length++) {
      expect(gunzip(whole.slice(0, length), ceiling), `${length}`).toEqual({ ok: false, reason: 'gzip-malformed' });
    }
    const trailer = whole.slice(-8);
    for (const tail of [[0], [0, 0, 0, 0, 0, 0, 0, 0, 0], [...trailer], [7, ...trailer], [...whole]]) {
      expect(gunzip(Uint8Array.from([...whole, ...tail]), ceiling).ok, `${tail.length} more`).toBe(false);
    }
  });

  test('any bit of body or trailer turned is noticed, or changes nothing that comes out', () => {
    const bytes = Uint8Array.from({ length: 2000 }, (_, index) => index % 7);
    const whole = gzip(bytes);
    fc.assert(
      fc.property(fc.integer({ min: 80, max: whole.length * 8 - 1 }), (bit) => {
        const read = gunzip(whole.with(bit >> 3, (whole[bit >> 3] as number) ^ (1 << (bit & 7))), ceiling);
        if (read.ok) expect(read.value).toEqual(bytes);
      }),
      fixed,
    );
    for (let bit = (whole.length - 8) * 8; bit < whole.length * 8; bit++) {
      expect(gunzip(whole.with(bit >> 3, (whole[bit >> 3] as number) ^ (1 << (bit & 7))), ceiling).ok).toBe(false);
    }
  });

  test('no bytes at all make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(gunzip(Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3, ...bytes]), ceiling).ok).toBe(false);
        expect(gunzip(bytes, ceiling).ok).toBe(false);
      }),
      fixed,
    );
  });
});
