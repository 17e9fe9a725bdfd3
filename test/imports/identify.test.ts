import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { from as importKey } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as digitalBazaar from '@digitalbazaar/vc';
import { describe, expect, test } from 'vitest';
import { identify } from '../../src/imports/index.ts';
import { documentLoader } from '../../src/proof/index.ts';
import { describeWithVectors, readVector } from '../vectors.ts';
import { jwtKeys, signWithEddsa } from '../verify/foreign.ts';
import { credential, DID, key, METHOD, type Members, text, V1, V2 } from '../verify/world.ts';

const seen = (input: string | Uint8Array) => {
  const found = identify(typeof input === 'string' ? new TextEncoder().encode(input) : input);
  if (found.holds !== 'container') return found;
  return { container: found.container, texts: found.items.map(({ bytes }) => new TextDecoder().decode(bytes)) };
};

/** What our types of that package leave out. */
const vc = digitalBazaar as unknown as {
  createPresentation(options: object): object;
  signPresentation(options: object): Promise<object>;
};

const one = await signWithEddsa(credential());
const two = await signWithEddsa(credential({ id: 'https://issuer.example/credentials/two' }));
const token = await jwtKeys.ES256.sign({ ...credential() }, { kid: `${DID}#ES256` });
const enveloped = (jws: string, type = 'Credential'): Members => ({
  '@context': V2,
  type: `EnvelopedVerifiable${type}`,
  id: `data:application/v${type === 'Credential' ? 'c' : 'p'}+jwt,${jws}`,
});
const presentation = (...inside: readonly unknown[]): Members => ({
  '@context': [V2],
  type: ['VerifiablePresentation'],
  verifiableCredential: inside,
});
const clr = (...inside: readonly unknown[]): Members => ({
  '@context': [V2, 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'],
  type: ['VerifiableCredential', 'ClrCredential'],
  issuer: DID,
  credentialSubject: { type: ['ClrSubject'], verifiableCredential: inside },
});
const compact = JSON.stringify;

describe('credentials inside presentations and records come out as they stand there', () => {
  test('a presentation signed by @digitalbazaar/vc', async () => {
    const pair = await importKey({
      '@context': 'https://w3id.org/security/multikey/v1',
      type: 'Multikey',
      id: METHOD,
      controller: DID,
      publicKeyMultibase: key.publicKeyMultibase,
      secretKeyMultibase: key.secretKeyMultibase,
    });
    const made = vc.createPresentation({
      verifiableCredential: [one, two],
      holder: DID,
      verify: false,
    });
    const suite = new DataIntegrityProof({ cryptosuite, signer: pair.signer() });
    const signed = await vc.signPresentation({ presentation: made, suite, challenge: 'c', documentLoader });
    expect(seen(compact(signed))).toEqual({ container: 'presentation', texts: [compact(one), compact(two)] });
  });

  test('a presentation as a token of jose, of both data models', async () => {
    const v2 = await jwtKeys.ES256.sign({ ...presentation(one, enveloped(token)), iss: DID });
    const v1 = await jwtKeys.ES256.sign({ iss: DID, vp: { ...presentation(token, two), '@context': [V1] } });
    expect(seen(v2)).toEqual({ container: 'presentation', texts: [compact(one), token] });
    expect(seen(v1)).toEqual({ container: 'presentation', texts: [token, compact(two)] });
    expect(seen(compact(enveloped(v2, 'Presentation')))).toEqual({
      container: 'presentation',
      texts: [compact(one), token],
    });
  });

  test('one that is not in a list, and one that is there twice', () => {
    expect(seen(compact({ ...presentation(), verifiableCredential: one }))).toMatchObject({ texts: [compact(one)] });
    expect(seen(compact(presentation(one, one)))).toMatchObject({ texts: [compact(one)] });
  });

  test('a CLR, and a CLR in a presentation, as JSON and as a token', async () => {
    expect(seen(compact(clr(one, token)))).toEqual({ container: 'clr', texts: [compact(one), token] });
    expect(seen(compact(presentation(clr(one), two)))).toEqual({
      container: 'presentation',
      texts: [compact(one), compact(two)],
    });
    expect(seen(await jwtKeys.RS256.sign({ iss: DID, vc: clr(two) }))).toEqual({
      container: 'clr',
      texts: [compact(two)],
    });
  });

  test('number for number and space for space, which writing it again would change', () => {
    const odd = '{ "type":["OpenBadgeCredential"],\n "x" : 12345678901234567890, "y":1.0 }';
    expect(seen(`\ufeff{"type":"VerifiablePresentation","verifiableCredential":[${odd}]}`)).toMatchObject({
      texts: [odd],
    });
  });

  test('at most 100, and containers four deep', () => {
    const many = Array.from({ length: 150 }, (_, index) => ({ id: index }));
    expect(seen(compact(presentation(...many)))).toMatchObject({
      texts: many.slice(0, 100).map((each) => compact(each)),
    });
    const deep = (depth: number): Members => (depth === 0 ? one : presentation(deep(depth - 1)));
    expect(seen(compact(deep(4)))).toMatchObject({ texts: [compact(one)] });
    expect(seen(compact(deep(6)))).not.toMatchObject({ texts: [compact(one)] });
  });
});

describe('what is nothing of the kind', () => {
  test.each([
    ['{"type":"VerifiablePresentation"}', { container: 'presentation', texts: [] }],
    [
      '{"type":"VerifiablePresentation","verifiableCredential":[null,1,"a",[]]}',
      { container: 'presentation', texts: [] },
    ],
    [compact({ type: 'EnvelopedVerifiablePresentation', id: 'data:,x' }), { container: 'presentation', texts: [] }],
    ['{"type":"VerifiablePresentation","type":"x"}', { holds: 'badge', item: { kind: 'json' } }],
    [text(one), { holds: 'badge', item: { kind: 'json' } }],
    [token, { holds: 'badge', item: { kind: 'jwt' } }],
    [compact({ ...one, type: ['OpenBadgeCredential', 'VerifiablePresentation'] }), { holds: 'badge' }],
    [' https://issuer.example/award/ ', { holds: 'addresses', addresses: ['https://issuer.example/award/'] }],
    ['', { holds: 'nothing', reason: 'input-empty' }],
    ['hello', { holds: 'nothing', reason: 'not-recognized' }],
    [Uint8Array.from([0xff, 0xd8]), { holds: 'nothing', reason: 'not-text' }],
    [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1]), { holds: 'nothing', reason: 'not-readable' }],
    ['<!doctype html><p>none</p>', { holds: 'nothing', reason: 'no-link' }],
  ])('%#: %s', (input, wanted) => expect(seen(input)).toMatchObject(wanted));
});

describeWithVectors('the standards’ pictures', () => {
  test.each([
    ['baking/ob3-spec-example-1.svg', 'badge'],
    ['baking/ob2-spec-example.svg', 'badge'],
    ['baking/unbaked.svg', 'nothing'],
  ])('%s holds: %s', (path, holds) => expect(seen(readVector(path))).toMatchObject({ holds }));
});
