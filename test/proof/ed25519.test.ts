import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createKeyPair,
  createSigner,
  parsePublicKey,
  printPublicKey,
  printSecretKey,
  verifyEd25519,
} from '../../src/proof/index.ts';
import { sampleKey, sampleSeed } from './sample.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

const number = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
const bytesOf = (value: bigint): number[] =>
  Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));

// RFC 8032, 7.1: seed, public key, message, signature.
const rfc8032 = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

describe('P-03 Ed25519', () => {
  test.each(rfc8032)('RFC 8032, 7.1: seed %s', async (seed, key, message, signature) => {
    const pair = await createKeyPair(hex(seed));
    expect(pair.publicKeyMultibase).toBe(printPublicKey(hex(key)));
    const signer = await createSigner(pair.secretKeyMultibase);
    expect(signer.publicKeyMultibase).toBe(pair.publicKeyMultibase);
    expect(Array.from(await signer.sign(hex(message)))).toEqual(Array.from(hex(signature)));
    expect(await verifyEd25519(hex(key), hex(signature), hex(message))).toBe(true);
  });

  test('signs anything and verifies it; one bit changed anywhere does not', async () => {
    const { signer, publicKey } = await sampleKey();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 80 }), fc.nat(511), async (data, bit) => {
        const signature = await signer.sign(data);
        expect(await verifyEd25519(publicKey, signature, data)).toBe(true);
        const forged = signature.with(bit >> 3, (signature[bit >> 3] as number) ^ (1 << (bit & 7)));
        expect(await verifyEd25519(publicKey, forged, data)).toBe(false);
        const other = data.with(0, (data[0] as number) ^ 1);
        expect(await verifyEd25519(publicKey, signature, other)).toBe(false);
      }),
      { seed: 20200301, numRuns: 60 },
    );
  });

  test('an S that is written in a second way, S + L, is refused', async () => {
    const { signer, publicKey } = await sampleKey();
    const data = hex('00ff');
    const signature = await signer.sign(data);
    const second = Uint8Array.from([...signature.slice(0, 32), ...bytesOf(number(signature.slice(32)) + L)]);
    expect(await verifyEd25519(publicKey, signature, data)).toBe(true);
    expect(await verifyEd25519(publicKey, second, data)).toBe(false);
  });

  test('a key of small order, with which a signature fits every message, is refused', async () => {
    const identity = hex('0100000000000000000000000000000000000000000000000000000000000000');
    const signature = Uint8Array.from([...identity, ...new Uint8Array(32)]);
    // The platform alone would take it, or not, as it likes: that is why we ask it last.
    expect(await verifyEd25519(identity, signature, hex('01'))).toBe(false);
    expect(await verifyEd25519(identity, signature, hex('02'))).toBe(false);
  });

  test('an R of small order, or written in a second way, is refused', async () => {
    const { publicKey, signer } = await sampleKey();
    const s = (await signer.sign(hex('01'))).slice(32);
    for (const r of [
      '0100000000000000000000000000000000000000000000000000000000000000',
      'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    ]) {
      expect(await verifyEd25519(publicKey, Uint8Array.from([...hex(r), ...s]), hex('01'))).toBe(false);
    }
  });

  test.each([0, 32, 63, 65])('a signature of %i bytes is refused', async (length) => {
    const { publicKey } = await sampleKey();
    expect(await verifyEd25519(publicKey, new Uint8Array(length), hex('01'))).toBe(false);
  });

  test('32 bytes that are no point of the curve verify nothing', async () => {
    const { signer } = await sampleKey();
    const none = hex('0200000000000000000000000000000000000000000000000000000000000000');
    expect(await verifyEd25519(none, await signer.sign(hex('01')), hex('01'))).toBe(false);
  });

  test('a seed or secret key that is none is refused without being repeated', async () => {
    await expect(createKeyPair(sampleSeed.slice(1))).rejects.toMatchObject({ code: 'key-malformed' });
    const wrong = printPublicKey(sampleSeed);
    const fault = await createSigner(wrong).catch((caught: unknown) => caught);
    expect(fault).toMatchObject({ code: 'key-malformed', detail: 'multikey-type' });
    expect(String(fault)).not.toContain(wrong);
  });

  test('a signer shows its public key and nothing of the secret one', async () => {
    const { signer } = await sampleKey();
    expect(parsePublicKey(signer.publicKeyMultibase).ok).toBe(true);
    expect(JSON.stringify(signer)).not.toContain(printSecretKey(sampleSeed));
    expect(Object.keys(signer).sort()).toEqual(['publicKeyMultibase', 'sign']);
  });
});
