import { describe, expect, test } from 'vitest';
import {
  type DocumentMembers,
  MOST_PROOFS,
  type Proof,
  signDocument,
  verifyDocument,
  verifyProof,
} from '../../src/proof/index.ts';
import { bad, good } from '../../src/values/index.ts';
import { created, now, sampleCredential, sampleKey } from './sample.ts';

async function signedOnce() {
  const { signer, verificationMethod, key } = await sampleKey();
  const document = await signDocument(sampleCredential, { signer, verificationMethod, created });
  const findKey = async (proof: Proof) =>
    proof.verificationMethod === verificationMethod ? good(key) : bad('method-absent' as const);
  return { document, findKey, key };
}

describe('P-08 every proof is reported', () => {
  test('one proof, as array or as object', async () => {
    const { document, findKey } = await signedOnce();
    expect(await verifyDocument({ ...document }, { findKey, now })).toMatchObject([{ ok: true }]);
    expect(await verifyDocument({ ...document, proof: document.proof[0] }, { findKey, now })).toMatchObject([
      { ok: true },
    ]);
  });

  test('a good one beside a bad one: both outcomes, in the order of the document', async () => {
    const { document, findKey } = await signedOnce();
    const [proof] = document.proof;
    const unknown = { ...proof, cryptosuite: 'ecdsa-sd-2023' };
    const unbound = { ...proof, verificationMethod: 'did:web:evil.example#a' };
    const set = { ...document, proof: [unknown, unbound, proof, 'x'] };
    expect(await verifyDocument(set, { findKey, now })).toMatchObject([
      { ok: false, reason: 'suite-unknown', detail: 'ecdsa-sd-2023' },
      { ok: false, reason: 'method-absent' },
      { ok: true },
      { ok: false, reason: 'proof-not-object' },
    ]);
  });

  test('P-05 no proof at all', async () => {
    const { findKey } = await signedOnce();
    const missing = [{ ok: false, reason: 'proof-missing' }];
    expect(await verifyDocument(sampleCredential, { findKey, now })).toEqual(missing);
    expect(await verifyDocument({ ...sampleCredential, proof: [] }, { findKey, now })).toEqual(missing);
  });

  test('more proofs than anyone needs are not even tried', async () => {
    const { document, findKey } = await signedOnce();
    const proof = Array.from({ length: MOST_PROOFS + 1 }, () => document.proof[0]);
    expect(await verifyDocument({ ...document, proof }, { findKey, now })).toEqual([
      { ok: false, reason: 'proof-too-many' },
    ]);
  });
});

describe('P-05 proof chains', () => {
  const chained = async (entries: (proof: object) => object[]) => {
    const { document, findKey } = await signedOnce();
    const set: DocumentMembers = { ...document, proof: entries(document.proof[0]) };
    const outcomes = await verifyDocument(set, { findKey, now });
    return outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.reason));
  };

  test('a proof that is named but absent', async () => {
    expect(await chained((proof) => [{ ...proof, previousProof: 'urn:x:1' }])).toEqual(['previous-proof-absent']);
  });

  test('a proof that is named twice', async () => {
    expect(
      await chained((proof) => [
        { ...proof, previousProof: 'urn:x:1' },
        { ...proof, id: 'urn:x:1' },
        { ...proof, id: 'urn:x:1' },
      ]),
    ).toEqual(['previous-proof-absent', 'signature-mismatch', 'signature-mismatch']);
  });

  test('a proof that covers one that does not verify', async () => {
    expect(
      await chained((proof) => [
        { ...proof, previousProof: ['urn:x:1'] },
        { ...proof, id: 'urn:x:1' },
      ]),
    ).toEqual(['previous-proof-unverified', 'signature-mismatch']);
  });

  test('a circle, and a proof that covers itself', async () => {
    expect(
      await chained((proof) => [
        { ...proof, id: 'urn:x:1', previousProof: 'urn:x:2' },
        { ...proof, id: 'urn:x:2', previousProof: 'urn:x:1' },
        { ...proof, id: 'urn:x:3', previousProof: 'urn:x:3' },
        proof,
      ]),
    ).toEqual(['previous-proof-unverified', 'previous-proof-unverified', 'previous-proof-unverified', 'ok']);
  });

  test('a lone proof never counts a covered one as verified by itself', async () => {
    const { document, key } = await signedOnce();
    const [proof] = document.proof;
    const set = {
      ...document,
      proof: [
        { ...proof, id: 'urn:x:1' },
        { ...proof, previousProof: 'urn:x:1' },
      ],
    };
    expect(await verifyProof(set, set.proof[1], { key, now })).toEqual({
      ok: false,
      reason: 'previous-proof-unverified',
    });
  });
});
