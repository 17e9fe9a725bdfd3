import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { from as importKey } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import { describe, expect, test } from 'vitest';
import {
  buildDidDocument,
  buildStatusEntry,
  buildStatusListCredential,
  bundledContexts,
  createKeyPair,
  createStatusBits,
  encodeStatusList,
  findVerificationMethod,
  setBit,
  signDocument,
  verifyDocument,
} from '../../src/proof/index.ts';
import { bad } from '../../src/values/index.ts';
import { created, now, sampleCredential, sampleDid, sampleKey, sampleSeed } from '../proof/sample.ts';
import { judge as judgeAt, loaderOf, methodsOf } from './other-verifier.ts';

const list = 'https://badges.example.org/haversack/status/rescue-revocation-1.json';
const valid = new Date('2026-01-01T00:00:00Z');
const { signer, verificationMethod } = await sampleKey();
const didDocument = buildDidDocument({ did: sampleDid, keys: [signer.publicKeyMultibase] });
const revoked = 4711;

const signedList = await signDocument(
  buildStatusListCredential({
    id: list,
    issuer: sampleDid,
    statusPurpose: 'revocation',
    encodedList: encodeStatusList(setBit(createStatusBits(), revoked)),
    validFrom: created,
  }),
  { signer, verificationMethod, created },
);

const documents = new Map<string, object>([[sampleDid, didDocument], ...methodsOf(didDocument), [list, signedList]]);
const published = (address: string): object | undefined => documents.get(address);
const judge = (credential: object) => judgeAt(credential, published, valid);

const withStatus = (index: number) => ({
  ...sampleCredential,
  credentialStatus: buildStatusEntry({ list, purpose: 'revocation', index }),
});

describe('@digitalbazaar/vc judges what we sign', () => {
  test('P-01 a credential verifies, with its proof in an array and as an object', async () => {
    const signed = await signDocument(sampleCredential, { signer, verificationMethod, created });
    expect(await judge(signed)).toMatchObject({ verified: true });
    expect(await judge({ ...signed, proof: signed.proof[0] })).toMatchObject({ verified: true });
  });

  test('S-01, S-02 one with a clear status bit verifies, and the list itself does', async () => {
    const signed = await signDocument(withStatus(revoked + 1), { signer, verificationMethod, created });
    expect(await judge(signed)).toMatchObject({ verified: true, statusResult: { verified: true } });
    expect(await judge(signedList)).toMatchObject({ verified: true });
  });

  test('S-04 one whose bit is set fails on its status alone', async () => {
    const signed = await signDocument(withStatus(revoked), { signer, verificationMethod, created });
    const result = await judge(signed);
    expect(result).toMatchObject({ verified: false, statusResult: { verified: false, results: [{ status: true }] } });
    expect(result.results?.every(({ verified }) => verified)).toBe(true);
  });

  test('a credential changed afterwards does not verify', async () => {
    const signed = await signDocument(sampleCredential, { signer, verificationMethod, created });
    expect(await judge({ ...signed, name: 'Second aid' })).toMatchObject({ verified: false });
  });
});

describe('we judge what @digitalbazaar/vc signs', () => {
  const issued = async () => {
    const pair = await createKeyPair(sampleSeed);
    const key = await importKey({ type: 'Multikey', id: verificationMethod, controller: sampleDid, ...pair });
    return issue({
      credential: structuredClone(sampleCredential),
      suite: new DataIntegrityProof({ cryptosuite, signer: key.signer(), date: created }),
      documentLoader: loaderOf(published),
      now: valid,
    });
  };
  const outcomes = (credential: object, didDocumentRead: object = didDocument) =>
    verifyDocument(
      { ...credential },
      {
        now,
        contexts: bundledContexts,
        findKey: async (proof) => {
          const found = findVerificationMethod(didDocumentRead, proof.verificationMethod, now);
          return found.ok ? { ok: true, value: found.value.key } : bad(found.reason);
        },
      },
    );

  test('P-03 it verifies, and its signature is ours, bit for bit', async () => {
    const credential = await issued();
    expect(await outcomes(credential)).toMatchObject([{ ok: true }]);
    const ours = await signDocument(sampleCredential, { signer, verificationMethod, created });
    expect(ours.proof[0].proofValue).toBe(credential.proof.proofValue);
  });

  test('P-05, P-06 not when it is changed, nor when the DID document does not list its key', async () => {
    const credential = await issued();
    expect(await outcomes({ ...credential, name: 'Second aid' })).toMatchObject([{ reason: 'signature-mismatch' }]);
    expect(await outcomes(credential, { ...didDocument, assertionMethod: [] })).toMatchObject([
      { reason: 'method-not-assertion' },
    ]);
  });
});
