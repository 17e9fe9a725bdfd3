import { describe, expect, test } from 'vitest';
import {
  bundledContexts,
  canonicalJson,
  createContextSet,
  type DocumentMembers,
  parseVerificationKey,
  verifyProof,
} from '../../src/proof/index.ts';
import { describeWithVectors, readVector, readVectorJson } from '../vectors.ts';
import { now } from './sample.ts';

describe('RFC 8785 canonical JSON', () => {
  test.each<[string, unknown, string]>([
    [
      'members by their UTF-16 code units',
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [
      'numbers as ECMAScript writes them',
      [JSON.parse('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0, 1e21],
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0,1e+21]',
    ],
    ['text with the shortest escapes', '\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    ['literals, lists in their order', [null, true, false, [2, 1]], '[null,true,false,[2,1]]'],
    ['objects inside', { b: { d: 1, c: [{ z: 1, y: 2 }] }, a: {} }, '{"a":{},"b":{"c":[{"y":2,"z":1}],"d":1}}'],
  ])('%s', (_, value, canonical) => expect(canonicalJson(value)).toBe(canonical));
});

describeWithVectors('the published proofs of the suites that are only read', () => {
  const folder = 'eddsa-vectors';
  const contexts = async () => {
    const examples = readVectorJson('w3c-contexts/credentials-examples-v2.jsonld') as object;
    const known = await Promise.all(
      [...bundledContexts.addresses].map(
        async (address) => [address, (await bundledContexts.load(address)).document] as const,
      ),
    );
    return createContextSet(new Map([...known, ['https://www.w3.org/ns/credentials/examples/v2', examples]]));
  };
  const publicKey = () => {
    const { publicKeyMultibase } = readVectorJson(`${folder}/keyPair.json`) as { publicKeyMultibase: string };
    const key = parseVerificationKey(publicKeyMultibase);
    if (!key.ok) throw new Error(key.reason);
    return key.value;
  };
  type Signed = DocumentMembers & { readonly proof: DocumentMembers };

  test('eddsa-jcs-2022: canonical forms as published, and the proof fits', async () => {
    const signed = readVectorJson(`${folder}/eddsa-jcs-2022/signedJCS.json`) as Signed;
    const { proof, ...document } = signed;
    const { proofValue: _, ...options } = proof;
    expect(canonicalJson(document)).toBe(readVector(`${folder}/eddsa-jcs-2022/canonDocJCS.txt`));
    expect(canonicalJson(options)).toBe(readVector(`${folder}/eddsa-jcs-2022/proofCanonJCS.txt`));
    const options_ = { key: publicKey(), now, contexts: await contexts() };
    expect(await verifyProof(signed, proof, options_)).toMatchObject({ ok: true });
    expect(await verifyProof({ ...signed, name: 'x' }, proof, options_)).toEqual({
      ok: false,
      reason: 'signature-mismatch',
    });
    expect(await verifyProof({ ...signed, '@context': [] }, proof, options_)).toEqual({
      ok: false,
      reason: 'proof-context',
    });
  });

  test('Ed25519Signature2020: the proof fits', async () => {
    const signed = readVectorJson(`${folder}/Ed25519Signature2020/signedEdSig.json`) as Signed;
    const options = { key: publicKey(), now, contexts: await contexts() };
    expect(await verifyProof(signed, signed.proof, options)).toMatchObject({ ok: true });
    expect(await verifyProof({ ...signed, name: 'x' }, signed.proof, options)).toEqual({
      ok: false,
      reason: 'signature-mismatch',
    });
    const renamed = { ...signed.proof, type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' };
    expect(await verifyProof(signed, renamed, options)).toMatchObject({ ok: false, reason: 'signature-mismatch' });
  });
});
