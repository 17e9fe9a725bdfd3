import { expect, test } from 'vitest';
import {
  bundledContexts,
  type ContextSet,
  CREDENTIALS_V2,
  canonize,
  createContextSet,
  createSigner,
  type DocumentMembers,
  parseMultibase,
  parseVerificationKey,
  printMultibase,
  printSecretKey,
  signDocument,
  type VerificationKey,
  verifyDocument,
  verifyEd25519,
  verifyProof,
} from '../../src/proof/index.ts';
import { eddsaRdfc2022 } from '../../src/proof/suites/eddsa-rdfc-2022.ts';
import type { Instant } from '../../src/values/index.ts';
import { describeWithVectors, readVector, readVectorJson } from '../vectors.ts';
import { now } from './sample.ts';

type Members = { [key: string]: unknown };
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text.trim().match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const sha256 = async (text: string): Promise<string> =>
  hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
const publicKeyOf = (text: string): VerificationKey => {
  const key = parseVerificationKey(text);
  if (!key.ok) throw new Error(key.reason);
  return key.value;
};
const without = (members: Members, name: string): Members =>
  Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));

describeWithVectors('P-09 the worked proof of Open Badges 3.0', () => {
  const read = () => ({
    values: readVectorJson('ob3-proof-vector/values.json') as Record<string, string>,
    unsigned: readVectorJson('ob3-proof-vector/unsigned.json') as Members,
    signed: readVectorJson('ob3-proof-vector/signed.json') as Members & { proof: Record<string, string> },
  });

  test('both canonical forms and both hashes are the published ones', async () => {
    const { values, unsigned, signed } = read();
    const quads = await canonize(unsigned);
    expect(quads.trimEnd()).toBe(readVector('ob3-proof-vector/document-canon.txt').trimEnd());
    const options = { ...without(signed.proof, 'proofValue'), '@context': signed['@context'] };
    const proofQuads = await canonize(options);
    expect(proofQuads.trimEnd()).toBe(readVector('ob3-proof-vector/proof-canon.txt').trimEnd());
    expect(await sha256(quads)).toBe(values.documentHashHex);
    expect(await sha256(proofQuads)).toBe(values.proofHashHex);
    const data = await eddsaRdfc2022.hash(unsigned, signed.proof, bundledContexts, 'Ed25519');
    expect(hexOf(data)).toBe(`${values.proofHashHex}${values.documentHashHex}`);
  });

  test('our signature is the published one', async () => {
    const { values, unsigned, signed } = read();
    const signer = await createSigner(printSecretKey(bytesOf(values.privateKeyHex ?? '').slice(0, 32)));
    expect(signer.publicKeyMultibase).toBe(values.publicKeyMultibase);
    const ours = await signDocument(unsigned, {
      signer,
      created: signed.proof.created as Instant,
      verificationMethod: signed.proof.verificationMethod ?? '',
    });
    expect(ours.proof).toEqual([signed.proof]);
    expect(ours.proof[0].proofValue).toBe(values.proofValue);
    const signature = parseMultibase(ours.proof[0].proofValue);
    expect(signature.ok && hexOf(signature.value)).toBe(values.signatureHex);
  });

  test('it verifies', async () => {
    const { values, signed } = read();
    const key = publicKeyOf(values.publicKeyMultibase ?? '');
    expect(await verifyProof(signed, signed.proof, { key, now })).toMatchObject({ ok: true });
  });
});

describeWithVectors('P-09 the vectors of W3C', () => {
  const folder = 'eddsa-vectors';
  const keyPair = () => readVectorJson(`${folder}/keyPair.json`) as Record<string, string>;
  const unsigned = () => readVectorJson(`${folder}/unsigned.json`) as Members;

  /** The bundled contexts and those two that only the vectors use. */
  const contexts = async (): Promise<ContextSet> =>
    createContextSet(
      new Map([
        [CREDENTIALS_V2, (await bundledContexts.load(CREDENTIALS_V2)).document],
        [
          'https://www.w3.org/ns/credentials/examples/v2',
          readVectorJson('w3c-contexts/credentials-examples-v2.jsonld') as object,
        ],
        [
          'https://w3id.org/security/suites/ed25519-2020/v1',
          readVectorJson('w3c-contexts/ed25519-2020-v1.jsonld') as object,
        ],
      ]),
    );

  test.each([
    ['eddsa-rdfc-2022', 'DataInt'],
    ['Ed25519Signature2020', 'EdSig'],
  ])('%s: both canonical forms are the published ones', async (set, name) => {
    const config = readVectorJson(`${folder}/${set}/proofConfig${name}.json`) as Members;
    const document = without(readVectorJson(`${folder}/${set}/signed${name}.json`) as Members, 'proof');
    expect(await canonize(document, await contexts())).toBe(readVector(`${folder}/${set}/canonDoc${name}.txt`));
    expect(await canonize(config, await contexts())).toBe(readVector(`${folder}/${set}/proofCanon${name}.txt`));
  });

  test.each([
    ['eddsa-rdfc-2022', 'DataInt'],
    ['Ed25519Signature2020', 'EdSig'],
    ['eddsa-jcs-2022', 'JCS'],
  ])('%s: hashes of the canonical forms and the signature are the published ones', async (set, name) => {
    const read = (file: string) => readVector(`${folder}/${set}/${file}${name}.txt`);
    expect(await sha256(read('canonDoc'))).toBe(read('docHash'));
    expect(await sha256(read('proofCanon'))).toBe(read('proofHash'));
    expect(`${read('proofHash')}${read('docHash')}`).toBe(read('combinedHash'));
    const signer = await createSigner(keyPair().privateKeyMultibase ?? '');
    const data = bytesOf(read('combinedHash'));
    const signature = await signer.sign(data);
    expect(hexOf(signature)).toBe(read('sigHex'));
    expect(printMultibase(signature)).toBe(read('sigBTC58'));
    const key = publicKeyOf(keyPair().publicKeyMultibase ?? '');
    expect(key.type === 'Ed25519' && (await verifyEd25519(key.bytes, signature, data))).toBe(true);
  });

  test('eddsa-rdfc-2022: signing gives the published document, but for the array around its proof', async () => {
    const signed = readVectorJson(`${folder}/eddsa-rdfc-2022/signedDataInt.json`) as Members & {
      proof: Record<string, string>;
    };
    const ours = await signDocument(unsigned(), {
      signer: await createSigner(keyPair().privateKeyMultibase ?? ''),
      created: signed.proof.created as Instant,
      verificationMethod: signed.proof.verificationMethod ?? '',
      contexts: await contexts(),
    });
    expect({ ...ours, proof: ours.proof[0] }).toEqual(signed);
    const key = publicKeyOf(keyPair().publicKeyMultibase ?? '');
    expect(await verifyProof(signed, signed.proof, { key, now, contexts: await contexts() })).toMatchObject({
      ok: true,
    });
    // The context of the examples is none of ours: without it the proof is not judged at all.
    expect(await verifyProof(signed, signed.proof, { key, now })).toMatchObject({ reason: 'unknown-context' });
  });

  const pairs = () =>
    Object.values(
      readVectorJson(`${folder}/proof-set-chain/multiKeyPairs.json`) as Record<string, Record<string, string>>,
    );
  const findKey = async ({ verificationMethod }: { verificationMethod: string }) => {
    const pair = pairs().find((candidate) => verificationMethod.endsWith(`#${candidate.publicKeyMultibase}`));
    return { ok: true as const, value: publicKeyOf(pair?.publicKeyMultibase ?? '') };
  };

  test.each([
    ['proofSetConfig1', 'proofSetConfigSigned1', 'unsigned', 0],
    ['proofSetConfig2', 'proofSetConfigSigned2', 'unsigned', 1],
    ['proofChainConfig1', 'proofChainConfigSigned1', 'proofChainTempDoc1', 2],
    ['proofChainConfig2', 'proofChainConfigSigned2', 'proofChainTempDoc2', 3],
  ])('proof-set-chain: %s is signed as published', async (config, signedConfig, document, pair) => {
    const read = (file: string) => readVectorJson(`${folder}/proof-set-chain/${file}.json`) as DocumentMembers;
    const data = await eddsaRdfc2022.hash(read(document), read(config), await contexts(), 'Ed25519');
    const signer = await createSigner(pairs()[pair]?.privateKeyMultibase ?? '');
    expect({ ...read(config), proofValue: printMultibase(await signer.sign(data)) }).toEqual(read(signedConfig));
  });

  test.each([
    ['signedProofSet1', 1],
    ['signedProofSet2', 2],
    ['signedProofChain1', 3],
    ['signedProofChain2', 4],
  ])('proof-set-chain: all proofs of %s verify', async (file, count) => {
    const document = readVectorJson(`${folder}/proof-set-chain/${file}.json`) as DocumentMembers;
    const outcomes = await verifyDocument(document, { findKey, now, contexts: await contexts() });
    expect(outcomes.map(({ ok }) => ok)).toEqual(Array(count).fill(true));
  });

  test('proof-set-chain: in any order; and none after a covered proof is changed or taken away', async () => {
    const document = readVectorJson(`${folder}/proof-set-chain/signedProofChain2.json`) as { proof: Members[] };
    const outcomes = async (proof: readonly Members[]) => {
      const all = await verifyDocument({ ...document, proof }, { findKey, now, contexts: await contexts() });
      return all.map((outcome) => (outcome.ok ? 'ok' : outcome.reason));
    };
    expect(await outcomes(document.proof.toReversed())).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(await outcomes(document.proof.slice(1))).toEqual([
      'ok',
      'previous-proof-absent',
      'previous-proof-unverified',
    ]);
    const [first = {}, ...rest] = document.proof;
    expect(await outcomes([{ ...first, created: '2023-02-24T23:36:39Z' }, ...rest])).toEqual([
      'signature-mismatch',
      'ok',
      'previous-proof-unverified',
      'previous-proof-unverified',
    ]);
  });
});
