import { gzipSync } from 'node:zlib';
import { base58 } from '@scure/base';
import {
  encodeStatusList,
  parseMultibase,
  printBase64Url,
  printMultibase,
  printPublicKey,
} from '../../src/proof/index.ts';
import { signJcs, web, withExtra, withProof } from './fixtures-signed.ts';
import { jwtKeys } from './foreign.ts';
import {
  base64url,
  credential,
  DID,
  DID_ADDRESS,
  didDocument,
  type Fixture,
  HTTPS_ISSUER,
  jwsOf,
  key,
  LIST,
  METHOD,
  type Members,
  OB,
  OTHER_DID,
  otherDocument,
  otherKey,
  sign,
  signed,
  statusEntry,
  statusList,
  subject,
  text,
  V2,
} from './world.ts';

/** What forgers try. Each is invalid or unknown, for its own reason. */
const wrong = async (
  name: string,
  reason: string,
  input: Members | string | Promise<Members | string>,
  more: Partial<Fixture> = {},
): Promise<Fixture> => {
  const given = await input;
  return { name, input: typeof given === 'string' ? given : text(given), web, outcome: 'invalid', reason, ...more };
};
const open = async (
  name: string,
  reason: string,
  input: Members | Promise<Members>,
  more: Partial<Fixture> = {},
): Promise<Fixture> => ({
  ...(await wrong(name, reason, input, more)),
  outcome: 'unknown',
});

const withMember = async (change: Members): Promise<Members> => ({ ...(await signed()), ...change });

const document = (change: Members): Members => ({ ...didDocument, ...change });
const [method = {}] = didDocument.verificationMethod as Members[];
const withMethod = (change: Members): Members => document({ verificationMethod: [{ ...method, ...change }] });
const at = (issuer: object): Partial<Fixture> => ({ web: { ...web, [DID_ADDRESS]: issuer } });

/** The same signature with L added to S: refused by RFC 8032, let pass by careless verifiers. */
function withHighS(proofValue: string): string {
  const bytes = parseMultibase(proofValue);
  if (!bytes.ok) throw new Error(bytes.reason);
  const L = 2n ** 252n + 27742317777372353535851937790883648493n;
  const s = bytes.value.subarray(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + L;
  const high = Array.from({ length: 32 }, (_, index) => Number((s >> BigInt(8 * index)) & 0xffn));
  return printMultibase(Uint8Array.from([...bytes.value.subarray(0, 32), ...high]));
}

/** Ten blank nodes, each naming every other: telling them apart takes factorial time. */
function poison(): Members {
  const ids = Array.from({ length: 10 }, (_, index) => `_:n${index}`);
  const evidence = ids.map((id) => ({
    id,
    type: ['VerifiableCredential'],
    credentialSubject: ids.filter((other) => other !== id).map((other) => ({ id: other })),
  }));
  return credential({ evidence });
}

const listOf = async (list: Members, by = key, signedWith = METHOD): Promise<Partial<Fixture>> => ({
  web: { ...web, [LIST]: await sign(list, by, signedWith) },
});
const withStatus = (change: Members = {}): Promise<Members> =>
  signed({ credentialStatus: { ...statusEntry(), ...change } });

const smallOrder = printPublicKey(new Uint8Array(32));
const orderEight = printPublicKey(
  Uint8Array.from(Buffer.from('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', 'hex')),
);

const payload = credential({ credentialSubject: subject({ id: 'did:example:holder', identifier: undefined }) });
const token = (header: Members): Promise<string> => jwtKeys.ES256.sign(payload, header);
const kid = `${DID}#ES256`;

export const attackFixtures = async (): Promise<Fixture[]> => {
  const [proof = {}] = (await signed()).proof as Members[];
  const value = String(proof.proofValue);
  const goodToken = await token({ kid });
  const [head = '', body = '', tail = ''] = goodToken.split('.');
  return Promise.all([
    wrong('a name under its full IRI', 'shape-undefined-member', withMember({ 'https://schema.org/name': 'Ropes' })),
    wrong(
      'a name moved under its full IRI',
      'shape-undefined-member',
      (async () => {
        const { name, ...rest } = await signed();
        return { ...rest, 'https://schema.org/name': name };
      })(),
    ),
    wrong(
      'an end moved under its full IRI',
      'shape-undefined-member',
      (async () => {
        const { validUntil, ...rest } = await signed({ validUntil: '2026-01-01T00:00:00Z' });
        return {
          ...rest,
          'https://www.w3.org/2018/credentials#validUntil': {
            '@value': validUntil,
            '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
          },
        };
      })(),
    ),
    wrong(
      'a status moved under its full IRI',
      'shape-undefined-member',
      (async () => {
        const { credentialStatus, ...rest } = await withStatus();
        return { ...rest, 'https://www.w3.org/2018/credentials#credentialStatus': credentialStatus };
      })(),
    ),
    wrong('members under @nest', 'shape-undefined-member', withMember({ '@nest': { name: 'Ropes' } })),
    wrong(
      'members under @included',
      'shape-undefined-member',
      withMember({ '@included': [{ id: 'urn:x:1', name: 'Ropes' }] }),
    ),
    wrong('an @index', 'shape-undefined-member', withMember({ '@index': 'a' })),
    wrong('a @graph', 'shape-undefined-member', withMember({ '@graph': [] })),
    wrong('@id beside id', 'shape-undefined-member', withMember({ '@id': 'https://evil.example/' })),
    wrong('@type beside type', 'shape-undefined-member', withMember({ '@type': ['VerifiableCredential'] })),
    wrong(
      'an alias by a context of its own',
      'shape-I3-15',
      withMember({ '@context': [V2, OB, { title: 'https://schema.org/name' }], title: 'Ropes' }),
    ),
    wrong(
      'a context that redefines name',
      'inline-context',
      withMember({ '@context': [V2, OB, { name: 'https://evil.example/name' }] }),
    ),
    wrong('a null context', 'inline-context', withMember({ '@context': [V2, OB, null] })),
    wrong(
      'a context inside',
      'shape-undefined-member',
      signed().then((one) => ({
        ...one,
        credentialSubject: { ...(one.credentialSubject as Members), '@context': { name: null } },
      })),
    ),
    open(
      'an unknown context',
      'unknown-context',
      withMember({ '@context': [V2, OB, 'https://evil.example/context.json'] }),
    ),
    wrong('contexts in the wrong order', 'shape-I3-01', withMember({ '@context': [OB, V2] })),
    wrong(
      'no context',
      'shape-I3-01',
      (async () => {
        const { '@context': _, ...rest } = await signed();
        return rest;
      })(),
    ),
    wrong('a term that no context defines', 'undefined-member', withMember({ honours: 'with distinction' })),
    wrong(
      'a term that no context defines, under JCS',
      'undefined-member',
      signJcs(credential({ honours: 'with distinction' })),
    ),
    wrong(
      'a context in the proof that is not the document’s, under JCS',
      'proof-context',
      signJcs(credential(), { '@context': [V2] }),
    ),
    wrong('an id that is relative', 'relative-reference', withMember({ id: 'knots' })),
    wrong(
      'a prototype as member',
      'undefined-member',
      text(await signed()).replace('"name":', '"__proto__": {"name": "Ropes"}, "name":'),
    ),

    wrong(
      'its proof taken away',
      'proof-missing',
      (async () => {
        const { proof: _, ...rest } = await signed();
        return rest;
      })(),
    ),
    wrong('an empty proof', 'proof-missing', withMember({ proof: [] })),
    wrong('a proof that is a text', 'proof-not-object', withMember({ proof: ['trust me'] })),
    wrong('a second proof that is broken', 'signature-mismatch', withExtra({ created: '2025-01-15T09:30:01Z' })),
    wrong(
      'a second proof with a broken value',
      'proof-value-malformed',
      withExtra({ created: '2025-01-15T09:30:01Z', proofValue: 'zzz' }),
    ),
    wrong('the same proof twice', 'proof-repeated', withExtra({})),
    wrong(
      'a proof by somebody else',
      'key-of-another',
      sign(credential(), otherKey, `${OTHER_DID}#${otherKey.publicKeyMultibase}`),
    ),
    wrong(
      'a second proof, by somebody else',
      'key-of-another',
      (async () => {
        const one = await signed();
        const two = await sign(credential(), otherKey, `${OTHER_DID}#${otherKey.publicKeyMultibase}`);
        return { ...one, proof: [...(one.proof as object[]), ...(two.proof as object[])] };
      })(),
    ),
    wrong(
      'more proofs than are checked',
      'proof-too-many',
      withMember({ proof: Array.from({ length: 17 }, () => proof) }),
    ),
    wrong(
      'a proof of another credential',
      'signature-mismatch',
      (async () => ({ ...(await signed({ id: 'https://issuer.example/credentials/ropes' })), proof: [proof] }))(),
    ),
    wrong('another proofPurpose', 'proof-purpose', withProof({ proofPurpose: 'authentication' })),
    wrong('a proof that has expired', 'proof-expired', withProof({ expires: '2025-06-01T00:00:00Z' })),
    wrong(
      'a proof that covers one that is not there',
      'previous-proof-absent',
      withProof({ previousProof: 'urn:uuid:1' }),
    ),
    wrong('another created', 'signature-mismatch', withProof({ created: '2024-01-15T09:30:00Z' })),

    wrong(
      'a key that the issuer has for something else',
      'method-not-assertion',
      signed(),
      at(document({ assertionMethod: [] })),
    ),
    wrong(
      'a key that the issuer does not have',
      'method-absent',
      sign(credential(), otherKey, `${DID}#${otherKey.publicKeyMultibase}`),
    ),
    wrong('a key whose controller differs', 'method-controller', signed(), at(withMethod({ controller: OTHER_DID }))),
    wrong(
      'a DID document with another id',
      'issuer-document-id',
      signed(),
      at({ ...otherDocument, assertionMethod: didDocument.assertionMethod }),
    ),
    wrong(
      'one name for two keys',
      'method-ambiguous',
      signed(),
      at(document({ verificationMethod: [method, { ...method, publicKeyMultibase: otherKey.publicKeyMultibase }] })),
    ),
    wrong('a key that was revoked', 'method-revoked', signed(), at(withMethod({ revoked: '2026-01-01T00:00:00Z' }))),
    wrong('a key that has expired', 'method-expired', signed(), at(withMethod({ expires: '2026-01-01T00:00:00Z' }))),
    wrong(
      'a key of an unknown type',
      'method-type-unknown',
      signed(),
      at(withMethod({ type: 'RsaVerificationKey2018' })),
    ),
    open(
      'a key that stands in a fragment alone',
      'key-not-bound',
      sign(
        credential({ issuer: { id: HTTPS_ISSUER, type: ['Profile'] } }),
        key,
        `${HTTPS_ISSUER}#${key.publicKeyMultibase}`,
      ),
      { web: {} },
    ),
    open(
      'a did:key that an https issuer has not said is its own',
      'key-not-bound',
      sign(
        credential({ issuer: { id: HTTPS_ISSUER, type: ['Profile'] } }),
        key,
        `did:key:${key.publicKeyMultibase}#${key.publicKeyMultibase}`,
      ),
      {
        web: { [HTTPS_ISSUER]: { id: HTTPS_ISSUER, type: ['Profile'], name: 'A school' } },
      },
    ),
    open(
      'a key document of a stranger that says it is the issuer’s',
      'key-not-bound',
      sign(credential({ issuer: { id: HTTPS_ISSUER, type: ['Profile'] } }), key, 'https://evil.example/key'),
      {
        web: {
          [HTTPS_ISSUER]: { id: HTTPS_ISSUER, type: ['Profile'] },
          'https://evil.example/key': {
            id: 'https://evil.example/key',
            type: 'Multikey',
            controller: HTTPS_ISSUER,
            publicKeyMultibase: key.publicKeyMultibase,
          },
        },
      },
    ),
    open(
      'a key document beside the issuer’s folder',
      'key-not-bound',
      sign(
        credential({ issuer: { id: HTTPS_ISSUER, type: ['Profile'] } }),
        key,
        'https://school.example/issuer-evil/key',
      ),
      {
        web: {
          [HTTPS_ISSUER]: { id: HTTPS_ISSUER, type: ['Profile'] },
          'https://school.example/issuer-evil/key': {
            id: 'https://school.example/issuer-evil/key',
            type: 'Multikey',
            controller: HTTPS_ISSUER,
            publicKeyMultibase: key.publicKeyMultibase,
          },
        },
      },
    ),
    wrong(
      'a key document of another controller',
      'method-controller',
      sign(credential({ issuer: { id: HTTPS_ISSUER, type: ['Profile'] } }), key, `${HTTPS_ISSUER}/k`),
      {
        web: {
          [HTTPS_ISSUER]: { id: HTTPS_ISSUER, type: ['Profile'] },
          [`${HTTPS_ISSUER}/k`]: {
            id: `${HTTPS_ISSUER}/k`,
            type: 'Multikey',
            controller: 'https://evil.example/',
            publicKeyMultibase: key.publicKeyMultibase,
          },
        },
      },
    ),
    wrong(
      'a did:web of an IP address',
      'issuer-did-malformed',
      sign(credential({ issuer: { id: 'did:web:127.0.0.1', type: ['Profile'] } }), key, 'did:web:127.0.0.1#a'),
    ),
    wrong('no issuer', 'issuer-missing', withMember({ issuer: undefined })),

    wrong('a key of zeros', 'point-small-order', signed(), at(withMethod({ publicKeyMultibase: smallOrder }))),
    wrong('a key of order eight', 'point-small-order', signed(), at(withMethod({ publicKeyMultibase: orderEight }))),
    wrong(
      'a did:key of zeros',
      'issuer-did-malformed',
      sign(
        credential({ issuer: { id: `did:key:${smallOrder}`, type: ['Profile'] } }),
        key,
        `did:key:${smallOrder}#${smallOrder}`,
      ),
    ),
    wrong('a signature with S not below L', 'signature-mismatch', withProof({ proofValue: withHighS(value) })),
    wrong(
      'a signature in base58 with a leading 1',
      'proof-value-malformed',
      withProof({ proofValue: `z1${value.slice(1)}` }),
    ),
    wrong(
      'a signature with a character outside base58',
      'proof-value-malformed',
      withProof({ proofValue: `z0${value.slice(2)}` }),
    ),
    wrong('a signature in another base', 'proof-value-malformed', withProof({ proofValue: `u${base64url(value)}` })),
    wrong(
      'a signature that is too short',
      'proof-value-malformed',
      withProof({ proofValue: `z${base58.encode(new Uint8Array(63))}` }),
    ),
    wrong(
      'a signature of zeros',
      'signature-mismatch',
      withProof({
        proofValue: `z${base58.encode(Uint8Array.from({ length: 64 }, (_, at64) => (at64 === 0 ? 1 : 0)))}`,
      }),
    ),

    wrong('a token with alg none', 'jws-algorithm', jwsOf({ alg: 'none', kid }, payload)),
    wrong('a token with HMAC', 'jws-algorithm', jwsOf({ alg: 'HS256', kid }, payload)),
    wrong('a token with ES512', 'jws-algorithm', jwsOf({ alg: 'ES512', kid }, payload)),
    wrong('a token whose alg is not the key’s', 'jws-key-mismatch', jwsOf({ alg: 'RS256', kid }, payload)),
    wrong('a token with crit', 'jws-header-member', jwsOf({ alg: 'ES256', kid, crit: ['exp'] }, payload)),
    wrong('a token with b64', 'jws-header-member', jwsOf({ alg: 'ES256', kid, b64: false }, payload)),
    wrong('a token with jku', 'jws-header-member', jwsOf({ alg: 'ES256', kid, jku: 'https://evil.example/' }, payload)),
    wrong('a token with x5u', 'jws-header-member', jwsOf({ alg: 'ES256', kid, x5u: 'https://evil.example/' }, payload)),
    wrong('a token of another type', 'jws-type', jwsOf({ alg: 'ES256', kid, typ: 'at+jwt' }, payload)),
    wrong(
      'a token with a private key in its header',
      'jwk-private',
      token({ jwk: { ...jwtKeys.ES256.jwk, d: 'AAAA' } }),
    ),
    wrong('a token with a secret in its header', 'jwk-private', token({ jwk: { kty: 'oct', k: 'AAAA' } })),
    wrong(
      'a token with a point that is not on the curve',
      'point-not-on-curve',
      token({ jwk: { ...jwtKeys.ES256.jwk, y: jwtKeys.ES256.jwk.x as string } }),
    ),
    wrong(
      'a token with duplicate members in its header',
      'jws-header',
      `${base64url(`{"alg":"ES256","alg":"none","kid":"${kid}"}`)}.${body}.${tail}`,
    ),
    wrong(
      'a token with duplicate members in its payload',
      'jws-payload',
      jwsOf({ alg: 'ES256', kid }, text(payload).replace('"name"', '"name": "Ropes", "name"')),
    ),
    wrong('a token whose base64url has stray bits', 'jws-malformed', `${head}.${body}.${strayBits(tail)}`),
    wrong('a token whose payload is no object', 'jws-payload', jwsOf({ alg: 'ES256', kid }, '[1]')),
    wrong(
      'duplicate members',
      'json-duplicate-member',
      text(await signed()).replace('"name"', '"name": "Ropes", "name"'),
    ),
    wrong(
      'duplicate members, one of them escaped',
      'json-duplicate-member',
      text(await signed()).replace('"name"', '"n\\u0061me": "Ropes", "name"'),
    ),
    wrong('half a character', 'json-lone-surrogate', text(await signed()).replace('Knots', '\\ud800')),
    wrong('JSON nested without end', 'json-too-deep', `${'['.repeat(5000)}${']'.repeat(5000)}`),
    wrong('JSON with a comment', 'json-malformed', `{/* */"a":1}`),

    open(
      'a status list of somebody else',
      'list-issuer',
      withStatus(),
      await listOf(statusList([], { issuer: OTHER_DID }), otherKey, `${OTHER_DID}#${otherKey.publicKeyMultibase}`),
    ),
    open('a status list with another id', 'list-id', withStatus(), await listOf(statusList([], { id: `${LIST}?` }))),
    open('a status list that is not signed', 'list-proof', withStatus(), { web: { ...web, [LIST]: statusList() } }),
    open('a status list signed by somebody else', 'list-proof', withStatus(), await listOf(statusList(), otherKey)),
    open('a status list whose bits were cleared', 'list-proof', withStatus(), {
      web: {
        ...web,
        [LIST]: { ...(await sign(statusList([7]))), credentialSubject: statusList([]).credentialSubject },
      },
    }),
    open(
      'a status list for another purpose',
      'list-purpose',
      withStatus(),
      await listOf(statusList([], {}, { statusPurpose: 'suspension' })),
    ),
    open(
      'a status list that is too short',
      'list-short',
      withStatus(),
      await listOf(statusList([], {}, { encodedList: gz(new Uint8Array(100)) })),
    ),
    wrong(
      'a set bit in a status list that is too short',
      'revoked',
      withStatus(),
      await listOf(statusList([], {}, { encodedList: gz(Uint8Array.of(1)) })),
    ),
    open(
      'an index outside the list',
      'status-range',
      withStatus({ statusListIndex: '131072' }),
      await listOf(statusList()),
    ),
    wrong(
      'an index that is no number',
      'status-index',
      withStatus({ statusListIndex: 'seven' }),
      await listOf(statusList()),
    ),
    wrong('an index below zero', 'status-index', withStatus({ statusListIndex: '-1' }), await listOf(statusList())),
    wrong('an index with a fraction', 'status-index', withStatus({ statusListIndex: 7.5 }), await listOf(statusList())),
    wrong(
      'an index with a leading zero',
      'status-index',
      withStatus({ statusListIndex: '07' }),
      await listOf(statusList()),
    ),
    open(
      'a status list that inflates without end',
      'gzip-too-large',
      withStatus(),
      await listOf(statusList([], {}, { encodedList: gz(new Uint8Array(1_048_577)) })),
    ),
    open(
      'a status list that is no gzip',
      'gzip-malformed',
      withStatus(),
      await listOf(statusList([], {}, { encodedList: `u${printBase64Url(new Uint8Array(100))}` })),
    ),
    open(
      'a status list in another base',
      'list-multibase',
      withStatus(),
      await listOf(statusList([], {}, { encodedList: `z${encodeStatusList(new Uint8Array(16_384)).slice(1)}` })),
    ),
    open(
      'a status list that has expired',
      'list-dates',
      withStatus(),
      await listOf(statusList([], { validUntil: '2026-01-01T00:00:00Z' })),
    ),
    open(
      'a status list that is no list',
      'list-shape',
      withStatus(),
      await listOf(statusList([], {}, { statusPurpose: 7 })),
    ),
    open('a status of two bits', 'status-size', withStatus({ statusSize: 2 }), await listOf(statusList())),

    wrong('30 February', 'date-impossible', signed({ validFrom: '2025-02-30T00:00:00Z' })),
    wrong('24 o’clock', 'date-impossible', signed({ validUntil: '2027-01-01T24:00:00Z' })),
    wrong('a date without a zone', 'shape-I3-06', signed({ validFrom: '2025-01-15T00:00:00' })),
    wrong('a date that is a number', 'shape-I3-06', withMember({ validFrom: 1_700_000_000 })),
    wrong('an end before the beginning', 'ends-before-start', signed({ validUntil: '2025-01-14T00:00:00Z' })),
    wrong(
      'no date',
      'date-missing',
      sign((({ validFrom: _, ...rest }) => rest)(credential() as Members & { validFrom: unknown })),
    ),

    wrong(
      'a graph made to exhaust canonicalisation',
      'canonization-limit',
      (async () => ({ ...poison(), proof: [proof] }))(),
    ),
    wrong('two subjects', 'shape-I3-07', withMember({ credentialSubject: [subject(), subject()] })),
    wrong(
      'an achievement without criteria',
      'shape-I3-08',
      signed({ credentialSubject: subject({}, { criteria: undefined }) }),
    ),
    wrong('a subject that is nobody', 'shape-I3-07', signed({ credentialSubject: subject({ identifier: undefined }) })),
  ]);
};

const gz = (bytes: Uint8Array): string => `u${printBase64Url(new Uint8Array(gzipSync(bytes)))}`;

/** The same signature with another last character, whose lowest bits say nothing. */
function strayBits(part: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(part.at(-1) ?? 'A');
  return `${part.slice(0, -1)}${alphabet[last ^ 1]}`;
}
