import { describe, expect, test } from 'vitest';
import { CREDENTIALS_V2, signDocument, verifyProof } from '../../src/proof/index.ts';
import { created, now, sampleCredential, sampleKey } from './sample.ts';

describe('P-01 signing', () => {
  test('adds one proof, in an array, with exactly the members of the suite and no context (P-04, I3-09)', async () => {
    const { signer, verificationMethod } = await sampleKey();
    const signed = await signDocument(sampleCredential, { signer, verificationMethod, created });
    expect(Object.keys(signed)).toEqual([...Object.keys(sampleCredential), 'proof']);
    expect(signed.proof).toEqual([
      {
        type: 'DataIntegrityProof',
        cryptosuite: 'eddsa-rdfc-2022',
        created: '2020-03-01T09:30:00Z',
        verificationMethod,
        proofPurpose: 'assertionMethod',
        proofValue: expect.stringMatching(/^z[1-9A-HJ-NP-Za-km-z]{86,88}$/),
      },
    ]);
  });

  test('gives the same bytes each time, and leaves the document alone', async () => {
    const { signer, verificationMethod } = await sampleKey();
    const before = JSON.stringify(sampleCredential);
    const signed = await signDocument(sampleCredential, { signer, verificationMethod, created });
    const again = await signDocument(structuredClone(sampleCredential), { signer, verificationMethod, created });
    expect(JSON.stringify(again)).toBe(JSON.stringify(signed));
    expect(JSON.stringify(sampleCredential)).toBe(before);
  });

  test('refuses a document that has a proof, whatever is in it', async () => {
    const { signer, verificationMethod } = await sampleKey();
    for (const proof of [[], undefined, {}]) {
      const document = { ...sampleCredential, proof };
      await expect(signDocument(document, { signer, verificationMethod, created })).rejects.toMatchObject({
        code: 'document-has-proof',
      });
    }
  });

  test('W-02 refuses a relative verification method', async () => {
    const { signer } = await sampleKey();
    await expect(
      signDocument(sampleCredential, { signer, verificationMethod: '#key-1', created }),
    ).rejects.toMatchObject({ code: 'verification-method-malformed', detail: '#key-1' });
  });

  test('I3-15 signs nothing that would be lost', async () => {
    const { signer, verificationMethod } = await sampleKey();
    const document = { ...sampleCredential, hobby: 'knots' };
    await expect(signDocument(document, { signer, verificationMethod, created })).rejects.toMatchObject({
      code: 'undefined-member',
      detail: 'hobby',
    });
  });

  test('what was signed verifies, as object too and read back from text', async () => {
    const { signer, verificationMethod, key } = await sampleKey();
    const signed = await signDocument(sampleCredential, { signer, verificationMethod, created });
    const read = JSON.parse(JSON.stringify(signed));
    expect(await verifyProof(read, read.proof[0], { key, now })).toMatchObject({ ok: true });
    const { proof, ...document } = read;
    expect(await verifyProof(document, proof[0], { key, now })).toMatchObject({ ok: true });
    const plain = { '@context': CREDENTIALS_V2, ...document, proof: proof[0] };
    expect(await verifyProof(plain, plain.proof, { key, now })).toMatchObject({ ok: true });
  });
});
