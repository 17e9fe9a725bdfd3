import { describe, expect, test } from 'vitest';
import { buildDidDocument, findVerificationMethod, verificationMethodId } from '../../src/proof/index.ts';
import { now, sampleDid, sampleKey } from './sample.ts';

describe('W-03 DID document', () => {
  test('absolute ids, relationships as strings, both contexts (W-04)', async () => {
    const { signer } = await sampleKey();
    const key = signer.publicKeyMultibase;
    expect(buildDidDocument({ did: sampleDid, keys: [key], alsoKnownAs: ['https://badges.example.org/'] })).toEqual({
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
      id: sampleDid,
      alsoKnownAs: ['https://badges.example.org/'],
      verificationMethod: [
        { id: `${sampleDid}#${key}`, type: 'Multikey', controller: sampleDid, publicKeyMultibase: key },
      ],
      assertionMethod: [`${sampleDid}#${key}`],
      authentication: [`${sampleDid}#${key}`],
    });
  });

  test('keeps the order of its keys, and every one of them is found again (P-06)', async () => {
    const keys = await Promise.all([1, 2, 3].map((byte) => sampleKey(new Uint8Array(32).fill(byte))));
    const names = keys.map(({ signer }) => signer.publicKeyMultibase);
    const document = buildDidDocument({ did: sampleDid, keys: names });
    expect(document).not.toHaveProperty('alsoKnownAs');
    expect(document.assertionMethod).toEqual(names.map((name) => verificationMethodId(sampleDid, name)));
    for (const { key, verificationMethod } of keys) {
      expect(findVerificationMethod(document, verificationMethod, now)).toEqual({
        ok: true,
        value: { id: verificationMethod, controller: sampleDid, key },
      });
    }
  });
});
