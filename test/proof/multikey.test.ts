import { base58 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseMultibase,
  parsePublicKey,
  parseSecretKey,
  printMultibase,
  printPublicKey,
  printSecretKey,
} from '../../src/proof/index.ts';
import { describeWithVectors, readVectorJson } from '../vectors.ts';

const fixed = { seed: 20200301 };
const hex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const key = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2';

describe('P-06 Multikey', () => {
  test('any bytes come back from base58, and only from the one text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 70 }), (bytes) => {
        const text = printMultibase(bytes);
        expect(parseMultibase(text)).toEqual({ ok: true, value: bytes });
      }),
      fixed,
    );
  });

  test('any text that is read is the one that would be written', () => {
    const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 90 }), (text) => {
        const parsed = parseMultibase(`z${text}`);
        if (parsed.ok) expect(printMultibase(parsed.value)).toBe(`z${text}`);
      }),
      fixed,
    );
  });

  test.each([
    ['', 'multibase-malformed'],
    ['z', 'multibase-malformed'],
    [key.slice(1), 'multibase-malformed'],
    [`Z${key.slice(1)}`, 'multibase-malformed'],
    [`f${key.slice(1)}`, 'multibase-malformed'],
    [` ${key}`, 'multibase-malformed'],
    [`${key}\n`, 'multibase-malformed'],
    [key.replace('J', '0'), 'multibase-malformed'],
    [key.replace('J', 'l'), 'multibase-malformed'],
    [`z${'2'.repeat(200)}`, 'multibase-malformed'],
    [`z1${key.slice(1)}`, 'multikey-type'],
    [key.slice(0, -1), 'multikey-type'],
    [`z${base58.encode(Uint8Array.from([0x12, 0, ...new Uint8Array(32).fill(9)]))}`, 'multikey-type'],
    [printSecretKey(new Uint8Array(32).fill(9)), 'multikey-type'],
    [printPublicKey(new Uint8Array(31).fill(9)), 'multikey-length'],
    [printPublicKey(new Uint8Array(33).fill(9)), 'multikey-length'],
  ])('%j is no public key: %s', (text, reason) => {
    expect(parsePublicKey(text)).toEqual({ ok: false, reason });
  });

  // Every point of small order, in the canonical encoding and in those that some libraries also take.
  test.each([
    ['0000000000000000000000000000000000000000000000000000000000000000', 'point-small-order'],
    ['0000000000000000000000000000000000000000000000000000000000000080', 'point-small-order'],
    ['0100000000000000000000000000000000000000000000000000000000000000', 'point-small-order'],
    ['0100000000000000000000000000000000000000000000000000000000000080', 'point-small-order'],
    ['ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f', 'point-small-order'],
    ['ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff', 'point-small-order'],
    ['26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'point-small-order'],
    ['26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85', 'point-small-order'],
    ['c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', 'point-small-order'],
    ['c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa', 'point-small-order'],
    ['edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f', 'point-not-canonical'],
    ['edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff', 'point-not-canonical'],
    ['eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f', 'point-not-canonical'],
    ['eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff', 'point-not-canonical'],
    ['ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff', 'point-not-canonical'],
  ])('%s is refused as a key: %s', (bytes, reason) => {
    expect(parsePublicKey(printPublicKey(hex(bytes)))).toEqual({ ok: false, reason });
  });

  test('a secret key of 64 bytes, as older tools wrote, is refused by its length', () => {
    expect(parseSecretKey(printSecretKey(new Uint8Array(64).fill(3)))).toEqual({
      ok: false,
      reason: 'multikey-length',
    });
  });
});

describeWithVectors('P-09 the published keys', () => {
  test('read and written again they are the same', () => {
    const pairs = Object.values(readVectorJson('eddsa-vectors/proof-set-chain/multiKeyPairs.json') as object);
    for (const pair of [readVectorJson('eddsa-vectors/keyPair.json'), ...pairs]) {
      const { publicKeyMultibase, privateKeyMultibase } = pair as Record<string, string>;
      const open = parsePublicKey(publicKeyMultibase ?? '');
      const secret = parseSecretKey(privateKeyMultibase ?? '');
      expect(open.ok && printPublicKey(open.value)).toBe(publicKeyMultibase);
      expect(secret.ok && printSecretKey(secret.value)).toBe(privateKeyMultibase);
    }
  });
});
