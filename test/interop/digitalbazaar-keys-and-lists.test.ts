import { generate } from '@digitalbazaar/ed25519-multikey';
import { createList, decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createKeyPair,
  createStatusBits,
  decodeStatusList,
  encodeStatusList,
  parseSecretKey,
  readBit,
  STATUS_LIST_BITS,
  setBit,
} from '../../src/proof/index.ts';

const indexes = fc.uniqueArray(fc.nat(STATUS_LIST_BITS - 1), { minLength: 1, maxLength: 20 });
const fixed = { seed: 20200301, numRuns: 25 };

describe('S-03 status lists and @digitalbazaar/vc-bitstring-status-list', () => {
  test('it reads our lists', async () => {
    await fc.assert(
      fc.asyncProperty(indexes, async (set) => {
        const encodedList = encodeStatusList(set.reduce((bits, index) => setBit(bits, index), createStatusBits()));
        const theirs = await decodeList({ encodedList });
        expect(theirs.length).toBe(STATUS_LIST_BITS);
        for (const index of set) {
          expect(theirs.getStatus(index)).toBe(true);
          const next = (index + 1) % STATUS_LIST_BITS;
          expect(theirs.getStatus(next)).toBe(set.includes(next));
        }
      }),
      fixed,
    );
  });

  test('we read its lists', async () => {
    await fc.assert(
      fc.asyncProperty(indexes, async (set) => {
        const theirs = await createList({ length: STATUS_LIST_BITS });
        for (const index of set) theirs.setStatus(index, true);
        const ours = decodeStatusList(await theirs.encode());
        expect(ours.ok && !ours.value.isShort).toBe(true);
        if (!ours.ok) return;
        const read = Array.from({ length: STATUS_LIST_BITS }, (_, index) => index).filter((index) =>
          readBit(ours.value.bits, index),
        );
        expect(read).toEqual(set.toSorted((a, b) => a - b));
      }),
      fixed,
    );
  });
});

describe('P-06 keys and @digitalbazaar/ed25519-multikey', () => {
  test('the public key of a seed is the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (seed) => {
        const theirs = await generate({ seed });
        const ours = await createKeyPair(seed);
        expect(ours.publicKeyMultibase).toBe(theirs.publicKeyMultibase);
        expect(parseSecretKey(ours.secretKeyMultibase)).toEqual({ ok: true, value: seed });
      }),
      fixed,
    );
  });
});
