import { gzipSync } from 'node:zlib';
import { base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildStatusEntry,
  buildStatusListCredential,
  createStatusBits,
  decodeStatusList,
  encodeStatusList,
  pickIndex,
  readBit,
  STATUS_LIST_BITS,
  setBit,
  signDocument,
} from '../../src/proof/index.ts';
import { created, sampleDid, sampleKey } from './sample.ts';

const fixed = { seed: 20200301 };
const encode = (bytes: Uint8Array): string => `u${base64urlnopad.encode(Uint8Array.from(gzipSync(bytes)))}`;

describe('S-03 bits', () => {
  test('index 0 is the highest bit of byte 0', () => {
    expect(setBit(createStatusBits(), 0)[0]).toBe(0x80);
    expect(setBit(createStatusBits(), 7)[0]).toBe(0x01);
    expect(setBit(createStatusBits(), 8)[1]).toBe(0x80);
    expect(setBit(createStatusBits(), STATUS_LIST_BITS - 1).at(-1)).toBe(0x01);
  });

  test('what is set is read, nothing else is, and the list given stays as it was', () => {
    const index = fc.nat(STATUS_LIST_BITS - 1);
    fc.assert(
      fc.property(fc.uniqueArray(index, { maxLength: 30 }), index, (indexes, other) => {
        const empty = createStatusBits();
        const bits = indexes.reduce((list, at) => setBit(list, at), empty);
        expect(indexes.every((at) => readBit(bits, at))).toBe(true);
        expect(readBit(bits, other)).toBe(indexes.includes(other));
        expect(readBit(setBit(bits, other, false), other)).toBe(false);
        expect(empty.every((byte) => byte === 0)).toBe(true);
        const decoded = decodeStatusList(encodeStatusList(bits));
        expect(decoded).toEqual({ ok: true, value: { bits, isShort: false } });
      }),
      { ...fixed, numRuns: 40 },
    );
  });

  test.each([-1, 0.5, Number.NaN, STATUS_LIST_BITS, 2 ** 53])('S-04 index %d lies outside', (index) => {
    expect(() => readBit(createStatusBits(), index)).toThrow(RangeError);
    expect(() => setBit(createStatusBits(), index)).toThrow(RangeError);
  });
});

describe('S-03 encodedList', () => {
  test('S-06 an empty list is the same text on every machine', () => {
    expect(encodeStatusList(createStatusBits())).toBe(
      'uH4sIAAAAAAACA-3AMQEAAADCIPunNsYeGAAAAAAAAAAAAAAAAAAAAJA7htJUqwBAAAA',
    );
  });

  test('a list under 16 KiB is not written', () => {
    expect(() => encodeStatusList(new Uint8Array(16_383))).toThrow(
      expect.objectContaining({ code: 'status-list-short' }),
    );
  });

  test('S-07 a short list of others is read and said to be short', () => {
    const bits = setBit(new Uint8Array(12_500), 3);
    expect(decodeStatusList(encode(bits))).toEqual({ ok: true, value: { bits, isShort: true } });
  });

  test.each([
    ['', 'list-multibase'],
    ['z123', 'list-multibase'],
    [encode(createStatusBits()).slice(1), 'list-multibase'],
    ['u', 'list-base64url'],
    ['uA', 'list-base64url'],
    [`${encode(createStatusBits())}=`, 'list-base64url'],
    [`${encode(createStatusBits())}\n`, 'list-base64url'],
    ['uH4sI+/', 'list-base64url'],
    ['uH4sIAB', 'list-base64url'], // the last character carries bits that no byte has
    ['uAAAA', 'gzip-malformed'],
    [`${encode(createStatusBits())}AAAA`, 'gzip-malformed'],
  ])('%j: %s', (text, reason) => {
    expect(decodeStatusList(text)).toEqual({ ok: false, reason });
  });

  test('S-05 a bomb is refused, small or large as text', () => {
    expect(decodeStatusList(encode(new Uint8Array(20_000_000)))).toEqual({ ok: false, reason: 'gzip-too-large' });
    expect(decodeStatusList(`u${'A'.repeat(3_000_000)}`)).toEqual({ ok: false, reason: 'list-too-large' });
    expect(decodeStatusList(encode(createStatusBits()), { maxBytes: 16_383 })).toEqual({
      ok: false,
      reason: 'gzip-too-large',
    });
  });

  test('a list of noise, which gzip cannot shorten, is read up to the ceiling', () => {
    let state = 1;
    const noise = Uint8Array.from({ length: 65_536 }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
    expect(decodeStatusList(encodeStatusList(noise), { maxBytes: 65_536 })).toEqual({
      ok: true,
      value: { bits: noise, isShort: false },
    });
  });
});

describe('S-01, S-02 documents', () => {
  const list = 'https://badges.example.org/haversack/status/rescue-revocation-1.json';

  test('an entry names list and index, the index as a string, and has an id of its own', () => {
    expect(buildStatusEntry({ list, purpose: 'revocation', index: 94567 })).toEqual({
      id: `${list}#94567`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '94567',
      statusListCredential: list,
    });
  });

  test('a list credential has no validUntil and can be signed (I3-15)', async () => {
    const { signer, verificationMethod } = await sampleKey();
    const credential = buildStatusListCredential({
      id: list,
      issuer: sampleDid,
      statusPurpose: 'suspension',
      encodedList: encodeStatusList(createStatusBits()),
      validFrom: created,
    });
    expect(credential).toEqual({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: list,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: sampleDid,
      validFrom: '2020-03-01T09:30:00Z',
      credentialSubject: {
        id: `${list}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'suspension',
        encodedList: expect.stringMatching(/^uH4sI/),
      },
    });
    expect((await signDocument(credential, { signer, verificationMethod, created })).proof).toHaveLength(1);
  });
});

describe('S-08 indexes', () => {
  /** A generator with a fixed seed: chance that is the same in every run. */
  function chance(seed: number): (bytes: number) => Uint8Array {
    let state = seed;
    return (bytes) =>
      Uint8Array.from({ length: bytes }, () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state >>> 24;
      });
  }

  test('never repeats, stays inside, and does not follow the order of issuing', () => {
    const used = new Set<number>();
    const random = chance(1);
    const picked = Array.from({ length: 5000 }, () => {
      const index = pickIndex(used, random);
      used.add(index);
      return index;
    });
    expect(used.size).toBe(5000);
    expect(picked.every((index) => Number.isInteger(index) && index >= 0 && index < STATUS_LIST_BITS)).toBe(true);
    const rising = picked.filter((index, at) => at > 0 && index > (picked[at - 1] as number)).length;
    expect(rising).toBeGreaterThan(2300);
    expect(rising).toBeLessThan(2700);
    for (let eighth = 0; eighth < 8; eighth++) {
      const share = picked.filter((index) => index >> 14 === eighth).length;
      expect(share).toBeGreaterThan(500);
      expect(share).toBeLessThan(750);
    }
  });

  test('finds the last free index, whatever chance says, then says that the list is full', () => {
    const used = new Set(Array.from({ length: STATUS_LIST_BITS }, (_, index) => index));
    used.delete(777);
    expect(pickIndex(used, chance(2))).toBe(777);
    expect(pickIndex(used, (bytes) => new Uint8Array(bytes))).toBe(777);
    used.add(777);
    expect(() => pickIndex(used, chance(3))).toThrow(expect.objectContaining({ code: 'status-list-full' }));
  });
});
