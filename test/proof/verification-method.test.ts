import { describe, expect, test } from 'vitest';
import { findVerificationMethod, printPublicKey } from '../../src/proof/index.ts';
import { now, sampleDid, sampleKey } from './sample.ts';

const id = `${sampleDid}#key`;
const { signer, key } = await sampleKey();
const method = { id, type: 'Multikey', controller: sampleDid, publicKeyMultibase: signer.publicKeyMultibase };
const found = { ok: true, value: { id, controller: sampleDid, key } };
const find = (document: unknown) => findVerificationMethod(document, id, now);
const withMethod = (members: object) =>
  find({ id: sampleDid, verificationMethod: [{ ...method, ...members }], assertionMethod: [id] });

describe('P-06 the key is bound to its controller', () => {
  test('listed as a string', () => {
    expect(find({ id: sampleDid, verificationMethod: [method], assertionMethod: [id] })).toEqual(found);
  });

  test('embedded (W-03: read both)', () => {
    expect(find({ id: sampleDid, assertionMethod: [method] })).toEqual(found);
    expect(find({ id: sampleDid, assertionMethod: method })).toEqual(found);
  });

  test.each<[string, unknown, string]>([
    ['no object', null, 'controller-document-malformed'],
    ['a document without id', { verificationMethod: [method], assertionMethod: [id] }, 'controller-document-malformed'],
    ['a document that does not know it', { id: sampleDid }, 'method-absent'],
    ['a name that leads nowhere', { id: sampleDid, assertionMethod: [id] }, 'method-absent'],
    ['known, but for nothing', { id: sampleDid, verificationMethod: [method] }, 'method-not-assertion'],
    [
      'known, but for another purpose',
      { id: sampleDid, verificationMethod: [method], authentication: [id], assertionMethod: [`${id}2`] },
      'method-not-assertion',
    ],
    [
      'W-02 a relative id',
      { id: sampleDid, verificationMethod: [{ ...method, id: '#key' }], assertionMethod: ['#key'] },
      'method-absent',
    ],
    [
      'two methods under one id',
      { id: sampleDid, verificationMethod: [method, { ...method, type: 'Other' }], assertionMethod: [id] },
      'method-ambiguous',
    ],
    [
      'another one embedded under the same id',
      { id: sampleDid, verificationMethod: [method], assertionMethod: [method] },
      'method-ambiguous',
    ],
  ])('%s', (_, document, reason) => {
    expect(find(document)).toEqual({ ok: false, reason });
  });

  test.each<[object, string]>([
    [{ controller: 'did:web:evil.example' }, 'method-controller'],
    [{ controller: undefined }, 'method-controller'],
    [{ controller: [sampleDid] }, 'method-controller'],
    [{ type: 'JsonWebKey' }, 'jwk-malformed'],
    [{ type: 'RsaVerificationKey2018' }, 'method-type-unknown'],
    [{ publicKeyJwk: {} }, 'method-ambiguous'],
    [{ publicKeyMultibase: undefined }, 'method-type-unknown'],
    [{ publicKeyMultibase: 'zabc' }, 'multikey-type'],
    [{ publicKeyMultibase: printPublicKey(new Uint8Array(32)) }, 'point-small-order'],
    [{ revoked: '2025-01-01T00:00:00Z' }, 'method-revoked'],
    [{ revoked: 'yes' }, 'method-revoked'],
    [{ expires: '2025-01-01T00:00:00Z' }, 'method-expired'],
  ])('a method with %j: %s', (members, reason) => {
    expect(withMethod(members)).toEqual({ ok: false, reason });
  });

  test('an end that lies ahead is none yet', () => {
    expect(withMethod({ expires: '2099-01-01T00:00:00Z', revoked: '2099-01-01T00:00:00Z' })).toEqual(found);
  });
});
