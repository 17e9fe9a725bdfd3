import { createHash } from 'node:crypto';
import { canonicalJson, printMultibase, signDocument } from '../../src/proof/index.ts';
import { jwtKeys, p256, p384, signWith2020, signWithEddsa } from './foreign.ts';
import {
  baseWeb,
  CREATED,
  credential,
  DID,
  DID_ADDRESS,
  didDocument,
  EXTENSIONS,
  type Fixture,
  HTTPS_ISSUER,
  identifier,
  jwsOf,
  key,
  LIST,
  METHOD,
  type Members,
  OB,
  OTHER_DID,
  otherKey,
  sign,
  signed,
  statusEntry,
  statusList,
  subject,
  text,
  V1,
  V2,
  type Web,
} from './world.ts';

/** Every form of Open Badges 3.0 that is read: a good one, and what is wrong with one that is not. */
const ED2020 = 'https://w3id.org/security/suites/ed25519-2020/v1';
const DI2 = 'https://w3id.org/security/data-integrity/v2';
const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0';

const multikeys = [p256, p384].map(({ method, publicKeyMultibase }) => ({
  id: method,
  type: 'Multikey',
  controller: DID,
  publicKeyMultibase,
}));
const jwkMethods = Object.values(jwtKeys).map(({ alg, jwk }) => ({
  id: `${DID}#${alg}`,
  type: 'JsonWebKey',
  controller: DID,
  publicKeyJwk: jwk,
}));
const methods = [...(didDocument.verificationMethod as object[]), ...multikeys, ...jwkMethods];
const fullDocument: Members = {
  ...didDocument,
  verificationMethod: methods,
  assertionMethod: methods.map((method) => (method as { id: string }).id),
};
export const web: Web = { ...baseWeb, [DID_ADDRESS]: fullDocument };

async function signJcs(document: Members, inProof: Members = {}): Promise<Members> {
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    created: CREATED,
    verificationMethod: METHOD,
    proofPurpose: 'assertionMethod',
    '@context': document['@context'],
    ...inProof,
  };
  const hash = async (value: unknown) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(value))));
  const data = Uint8Array.from([...(await hash(options)), ...(await hash(document))]);
  const proofValue = printMultibase(await key.signer.sign(data));
  return { ...document, proof: [{ ...options, proofValue }] };
}

const asEddsa2022 = async (document: Members): Promise<Members> => {
  // The same maths under its first name: the name is part of what is signed.
  const { eddsa2022 } = await import('../../src/proof/suites/eddsa-rdfc-2022.ts');
  const { bundledContexts } = await import('../../src/proof/index.ts');
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-2022',
    created: CREATED,
    verificationMethod: METHOD,
    proofPurpose: 'assertionMethod',
  };
  const data = await eddsa2022.hash(document, options, bundledContexts, 'Ed25519');
  return { ...document, proof: [{ ...options, proofValue: printMultibase(await key.signer.sign(data)) }] };
};

const model1 = (change: Members = {}): Members => {
  const { validFrom: _, ...rest } = credential({ '@context': [V1, OB, ED2020], ...change });
  return { ...rest, issuanceDate: '2025-01-15T00:00:00Z' };
};

const didKeyOf = `did:key:${key.publicKeyMultibase}`;
const endorsement = (change: Members = {}): Members => ({
  '@context': [V2, OB],
  id: 'https://other.example/endorsements/1',
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'A good course',
  issuer: { id: OTHER_DID, type: ['Profile'], name: 'Knot Society' },
  validFrom: '2025-01-20T00:00:00Z',
  credentialSubject: {
    id: 'https://issuer.example/credentials/knots',
    type: ['EndorsementSubject'],
    endorsementComment: 'We saw the knots.',
  },
  ...change,
});
const signedEndorsement = (change: Members = {}): Promise<Members> =>
  sign(endorsement(change), otherKey, `${OTHER_DID}#${otherKey.publicKeyMultibase}`);
const aboutAchievement = {
  credentialSubject: { id: 'https://issuer.example/achievements/knots', type: ['EndorsementSubject'] },
};

const revocationList = 'https://issuer.example/revocations.json';
const listEntry = {
  '@context': [V2, OB, EXTENSIONS],
  credentialStatus: { id: revocationList, type: '1EdTechRevocationList' },
};
const revokedList = (revokedCredential: unknown, change: Members = {}): Members => ({
  id: revocationList,
  issuer: DID,
  revokedCredential,
  ...change,
});

const profile = (change: Members = {}): Members => ({
  id: HTTPS_ISSUER,
  type: ['Profile'],
  name: 'A school',
  assertionMethod: [`${HTTPS_ISSUER}#key`],
  verificationMethod: [
    {
      id: `${HTTPS_ISSUER}#key`,
      type: 'Multikey',
      controller: HTTPS_ISSUER,
      publicKeyMultibase: key.publicKeyMultibase,
    },
  ],
  ...change,
});
const keyDocument = (change: Members = {}): Members => ({
  id: `${HTTPS_ISSUER}/keys/1`,
  type: 'Multikey',
  controller: HTTPS_ISSUER,
  publicKeyMultibase: key.publicKeyMultibase,
  ...change,
});
const ofSchool = { issuer: { id: HTTPS_ISSUER, type: ['Profile'] } };
const silentProfile = { id: HTTPS_ISSUER, type: ['Profile'], name: 'A school' };

async function chain(): Promise<Members> {
  const document = credential();
  const first = await signDocument(document, { signer: key.signer, verificationMethod: METHOD, created: CREATED });
  const covered = { ...first.proof[0], id: 'urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544' };
  // The id is part of the options, so the first proof is signed again with it.
  const { eddsaRdfc2022 } = await import('../../src/proof/suites/eddsa-rdfc-2022.ts');
  const { bundledContexts } = await import('../../src/proof/index.ts');
  const signOptions = async (target: Members, options: Members): Promise<Members> => {
    const data = await eddsaRdfc2022.hash(target, options, bundledContexts, 'Ed25519');
    return { ...options, proofValue: printMultibase(await key.signer.sign(data)) };
  };
  const { proofValue: _, ...firstOptions } = covered;
  const one = await signOptions(document, firstOptions);
  const { id: __, ...secondOptions } = { ...firstOptions, previousProof: firstOptions.id };
  const two = await signOptions({ ...document, proof: [one] }, secondOptions);
  return { ...document, proof: [one, two] };
}

const good = (name: string, document: Members | Promise<Members>, more: Partial<Fixture> = {}) =>
  make(name, document, { outcome: 'verified', ...more });
const wrong = (name: string, reason: string, document: Members | Promise<Members>, more: Partial<Fixture> = {}) =>
  make(name, document, { outcome: 'invalid', reason, ...more });
const open = (name: string, reason: string, document: Members | Promise<Members>, more: Partial<Fixture> = {}) =>
  make(name, document, { outcome: 'unknown', reason, ...more });

async function make(
  name: string,
  document: Members | Promise<Members>,
  more: Partial<Fixture> & Pick<Fixture, 'outcome'>,
): Promise<Fixture> {
  return { name, input: text(await document), web, ...more };
}

const withProof = async (change: Members, of: Promise<Members> = signed()): Promise<Members> => {
  const document = await of;
  const [proof] = [document.proof].flat() as Members[];
  return { ...document, proof: [{ ...proof, ...change }] };
};

const jwtClaims = {
  iss: DID,
  jti: 'https://issuer.example/credentials/knots',
  nbf: Date.UTC(2025, 0, 15) / 1000,
  sub: 'did:example:holder',
};
const forJwt = (change: Members = {}): Members =>
  credential({ credentialSubject: subject({ id: 'did:example:holder', identifier: undefined }), ...change });
const jwt = async (
  alg: keyof typeof jwtKeys,
  name: string,
  outcome: Fixture['outcome'],
  {
    payload = { ...forJwt(), ...jwtClaims },
    header,
    reason,
    inWeb = web,
  }: {
    readonly payload?: Members;
    readonly header?: Members;
    readonly reason?: string;
    readonly inWeb?: Web;
  } = {},
): Promise<Fixture> => ({
  name,
  input: await jwtKeys[alg].sign(payload, header ?? { typ: 'JWT', kid: `${DID}#${alg}` }),
  web: inWeb,
  outcome,
  ...(reason !== undefined && { reason }),
});

export const signedFixtures = async (): Promise<Fixture[]> =>
  Promise.all([
    good('eddsa-rdfc-2022', signed()),
    good('eddsa-rdfc-2022 by @digitalbazaar/vc, its proof an object', signWithEddsa(credential()), {
      reason: 'shape-I3-09',
    }),
    good('eddsa-2022, the old name', asEddsa2022(credential())),
    good('eddsa-jcs-2022', signJcs(credential())),
    good('ecdsa-rdfc-2019 with P-256', p256.sign(credential())),
    good('ecdsa-rdfc-2019 with P-384', p384.sign(credential())),
    good('Ed25519Signature2020', signWith2020(credential({ '@context': [V2, OB, ED2020] }))),
    good('Ed25519Signature2020 in the data model 1.1', signWith2020(model1())),
    good('eddsa-rdfc-2022 in the data model 1.1', sign(model1({ '@context': [V1, OB, DI2] }))),
    good('AchievementCredential', signed({ type: ['VerifiableCredential', 'AchievementCredential'] })),
    good('context-3.0.2.json', sign(model1({ '@context': [V1, `${openBadges}/context-3.0.2.json`, DI2] }))),
    good('context-3.0.1.json', sign(model1({ '@context': [V1, `${openBadges}/context-3.0.1.json`, DI2] }))),
    good('context.json', sign(model1({ '@context': [V1, `${openBadges}/context.json`, DI2] }))),
    good('an issuer that is a text', signed({ issuer: DID })),
    good(
      'an issuer that is a did:key',
      sign(credential({ issuer: { id: didKeyOf, type: ['Profile'] } }), key, `${didKeyOf}#${key.publicKeyMultibase}`),
      { web: {} },
    ),
    good('an https issuer whose profile lists the key', sign(credential(ofSchool), key, `${HTTPS_ISSUER}#key`), {
      web: { [HTTPS_ISSUER]: profile() },
    }),
    good('a key document under the issuer’s address', sign(credential(ofSchool), key, `${HTTPS_ISSUER}/keys/1`), {
      web: { [HTTPS_ISSUER]: silentProfile, [`${HTTPS_ISSUER}/keys/1`]: keyDocument() },
    }),
    good('a key elsewhere that the profile lists', sign(credential(ofSchool), key, 'https://keys.example/1'), {
      web: {
        [HTTPS_ISSUER]: profile({ assertionMethod: ['https://keys.example/1'], verificationMethod: undefined }),
        'https://keys.example/1': keyDocument({ id: 'https://keys.example/1' }),
      },
    }),
    good('a method embedded in assertionMethod', signed(), {
      web: {
        ...web,
        [DID_ADDRESS]: { ...didDocument, verificationMethod: [], assertionMethod: didDocument.verificationMethod },
      },
    }),
    good(
      'two good proofs',
      (async () => {
        const one = await signed();
        const { proof } = await p256.sign(credential());
        return { ...one, proof: [...(one.proof as object[]), proof] };
      })(),
    ),
    good(
      'a proof of an unknown kind beside a good one',
      withExtra({ cryptosuite: 'ecdsa-sd-2023', proofValue: 'u2V0AhVhA' }),
      { reason: 'suite-unknown' },
    ),
    good('a proof chain', chain()),
    good('an end in the future', signed({ validUntil: '2030-01-01T00:00:00+02:00' })),
    good('not revoked in a bitstring list', signed({ credentialStatus: statusEntry() }), {
      web: { ...web, [LIST]: await sign(statusList([3])) },
    }),
    good('a status list signed as a token', signed({ credentialStatus: statusEntry() }), {
      web: { ...web, [LIST]: await jwtKeys.ES256.sign(statusList([3]), { kid: `${DID}#ES256` }) },
    }),
    good('not suspended', signed({ credentialStatus: statusEntry(9, 'suspension') }), {
      web: { ...web, [LIST]: await sign(statusList([3], {}, { statusPurpose: 'suspension' })) },
    }),
    good('an index that is a number', signed({ credentialStatus: { ...statusEntry(), statusListIndex: 7 } }), {
      web: { ...web, [LIST]: await sign(statusList([3])) },
    }),
    good('not in a 1EdTechRevocationList', signed(listEntry), {
      web: { ...web, [revocationList]: revokedList([{ id: 'https://issuer.example/credentials/other' }]) },
    }),
    good(
      'the official schema',
      signed({
        '@context': [V2, OB, EXTENSIONS],
        credentialSchema: [
          {
            id: `${openBadges}/schema/json/ob_v3p0_achievementcredential_schema.json`,
            type: '1EdTechJsonSchemaValidator2019',
          },
        ],
      }),
    ),
    good(
      'another schema, which is not evaluated',
      signed({
        '@context': [V2, OB, EXTENSIONS],
        credentialSchema: [{ id: 'https://issuer.example/schema.json', type: '1EdTechJsonSchemaValidator2019' }],
      }),
      { reason: 'schema-other' },
    ),
    good('an endorsement alone', signedEndorsement()),
    good('an endorsement of the credential', signed({ endorsement: [await signedEndorsement()] })),
    good(
      'an endorsement of the achievement',
      signed({ credentialSubject: subject({}, { endorsement: [await signedEndorsement(aboutAchievement)] }) }),
    ),
    good(
      'an endorsement of the issuer',
      signed({
        issuer: {
          id: DID,
          type: ['Profile'],
          endorsement: [await signedEndorsement({ credentialSubject: { id: DID, type: ['EndorsementSubject'] } })],
        },
      }),
    ),
    good(
      'an endorsement that has ended',
      signed({ endorsement: [await signedEndorsement({ validUntil: '2026-01-01T00:00:00Z' })] }),
      { reason: 'endorsement-over' },
    ),
    good('an endorsement of something else', signed({ endorsement: [await signedEndorsement(aboutAchievement)] }), {
      reason: 'endorsement-of-other',
    }),
    good(
      'an endorsement whose issuer gives no answer',
      signed({
        endorsement: [
          await sign(
            endorsement({ issuer: { id: 'did:web:gone.example', type: ['Profile'] } }),
            otherKey,
            'did:web:gone.example#key',
          ),
        ],
      }),
      { reason: 'endorsement-unknown' },
    ),
    good(
      'a refresh service that gives a newer copy',
      signed({
        '@context': [V2, OB, EXTENSIONS],
        validUntil: '2026-01-01T00:00:00Z',
        refreshService: { id: 'https://issuer.example/refresh', type: '1EdTechCredentialRefresh' },
      }),
      { web: { ...web, 'https://issuer.example/refresh': await signed({ validUntil: '2027-01-01T00:00:00Z' }) } },
    ),
    good(
      'a refresh service that gives no answer',
      signed({
        '@context': [V2, OB, EXTENSIONS],
        refreshService: { id: 'https://issuer.example/refresh', type: '1EdTechCredentialRefresh' },
      }),
      { reason: 'refresh-failed' },
    ),
    good(
      'evidence that is there, asked for',
      signed({ evidence: [{ id: 'https://issuer.example/evidence', type: ['Evidence'] }] }),
      {
        web: { ...web, 'https://issuer.example/evidence': 'a photograph' },
        options: { evidence: true },
      },
    ),
    good(
      'evidence that is gone, asked for',
      signed({ evidence: [{ id: 'https://issuer.example/evidence', type: ['Evidence'] }] }),
      {
        options: { evidence: true },
        reason: 'evidence-unreachable',
      },
    ),
    good('the recipient, exactly', signed(), { options: { recipient: 'a@example.com' } }),
    good('the recipient, in lower case', signed(), { options: { recipient: ' A@Example.com' } }),
    good(
      'the recipient by MD5',
      signed({
        credentialSubject: subject({
          identifier: [
            { ...identifier(), identityHash: `md5$${createHash('md5').update('a@example.comKosher').digest('hex')}` },
          ],
        }),
      }),
      { options: { recipient: 'a@example.com' } },
    ),
    good(
      'the recipient by a DID',
      signed({ credentialSubject: subject({ id: 'did:example:holder', identifier: undefined }) }),
      { options: { recipient: 'did:example:holder' } },
    ),
    good('an issuer in a trust list', signed(), { options: { trust: [{ name: 'my list', issuers: [{ id: DID }] }] } }),
    good('an issuer in no trust list', signed(), {
      options: { trust: [{ name: 'my list', issuers: [{ id: OTHER_DID }] }] },
      reason: 'trust-not-listed',
    }),
    good('two minutes early', signed({ validFrom: '2026-06-01T00:02:00Z' })),
    good('two minutes late', signed({ validUntil: '2026-05-31T23:58:00Z' })),

    wrong('a changed name', 'signature-mismatch', withName(signed(), 'Ropes')),
    wrong('a changed name under P-256', 'signature-mismatch', withName(p256.sign(credential()), 'Ropes')),
    wrong('a changed name under P-384', 'signature-mismatch', withName(p384.sign(credential()), 'Ropes')),
    wrong('a changed name under JCS', 'signature-mismatch', withName(signJcs(credential()), 'Ropes')),
    wrong(
      'a changed name under Ed25519Signature2020',
      'signature-mismatch',
      withName(signWith2020(credential({ '@context': [V2, OB, ED2020] })), 'Ropes'),
    ),
    wrong('a changed name in the data model 1.1', 'signature-mismatch', withName(signWith2020(model1()), 'Ropes')),
    wrong('expired in the data model 1.1', 'expired', signWith2020(model1({ expirationDate: '2026-01-01T00:00:00Z' }))),
    wrong(
      'no date in the data model 1.1',
      'shape-D3-03',
      (async () => {
        const { issuanceDate: _, ...rest } = model1();
        return sign({ ...rest, '@context': [V1, OB, DI2] });
      })(),
    ),
    wrong('expired', 'expired', signed({ validUntil: '2026-05-31T23:57:59Z' })),
    wrong('not valid yet', 'not-yet-valid', signed({ validFrom: '2026-06-01T00:02:01Z' })),
    wrong('revoked in a bitstring list', 'revoked', signed({ credentialStatus: statusEntry() }), {
      web: { ...web, [LIST]: await sign(statusList([7])) },
    }),
    wrong('suspended', 'suspended', signed({ credentialStatus: statusEntry(9, 'suspension') }), {
      web: { ...web, [LIST]: await sign(statusList([9], {}, { statusPurpose: 'suspension' })) },
    }),
    wrong('revoked in a 1EdTechRevocationList', 'revoked', signed(listEntry), {
      web: {
        ...web,
        [revocationList]: revokedList([
          { id: 'https://issuer.example/credentials/knots', revoked: true, revocationReason: 'Copied' },
        ]),
      },
    }),
    good('named in a 1EdTechRevocationList as not revoked', signed(listEntry), {
      web: {
        ...web,
        [revocationList]: revokedList([{ id: 'https://issuer.example/credentials/knots', revoked: false }]),
      },
    }),
    wrong(
      'a forged endorsement inside',
      'endorsement-bad',
      signed({ endorsement: [{ ...(await signedEndorsement()), name: 'Changed' }] }),
    ),
    wrong('an endorsement alone, changed', 'signature-mismatch', withName(signedEndorsement(), 'Changed')),
    wrong(
      'an endorsement alone, without a name',
      'shape-I3-17',
      sign(
        (({ name: _, ...rest }) => rest)(endorsement() as { name: unknown } & Members),
        otherKey,
        `${OTHER_DID}#${otherKey.publicKeyMultibase}`,
      ),
    ),
    wrong('another recipient', 'recipient-other', signed(), { options: { recipient: 'b@example.com' } }),
    open('no issuer’s document', 'issuer-unreachable', signed(), { web: {} }),
    open('an issuer’s document that is not there', 'issuer-not-there', signed(), { web: { [DID_ADDRESS]: 404 } }),
    open('an issuer’s document that is not served', 'issuer-not-served', signed(), { web: { [DID_ADDRESS]: 503 } }),
    open('an issuer’s document that is no JSON', 'issuer-json-malformed', signed(), {
      web: { [DID_ADDRESS]: '<!doctype html><html></html>' },
    }),
    open(
      'a DID of an unknown method',
      'did-method',
      sign(credential({ issuer: { id: 'did:example:123', type: ['Profile'] } }), key, 'did:example:123#key'),
    ),
    open('no status list', 'list-unreachable', signed({ credentialStatus: statusEntry() })),
    open(
      'a status of an unknown type',
      'status-type',
      signed({ credentialStatus: { id: 'urn:x:1', type: 'https://example.org/OwnStatus' } }),
    ),
    open('a 1EdTechRevocationList that is not there', 'list-not-there', signed(listEntry), {
      web: { ...web, [revocationList]: 404 },
    }),
    open('a 1EdTechRevocationList of somebody else', 'list-issuer', signed(listEntry), {
      web: { ...web, [revocationList]: revokedList([], { issuer: OTHER_DID }) },
    }),
    open('a 1EdTechRevocationList with another id', 'list-id', signed(listEntry), {
      web: { ...web, [revocationList]: revokedList([], { id: `${revocationList}?` }) },
    }),
    good(
      'a refreshed copy by somebody else',
      signed({
        '@context': [V2, OB, EXTENSIONS],
        refreshService: { id: 'https://issuer.example/refresh', type: '1EdTechCredentialRefresh' },
      }),
      {
        reason: 'refresh-other',
        web: {
          ...web,
          'https://issuer.example/refresh': await sign(
            credential({ issuer: { id: OTHER_DID, type: ['Profile'] } }),
            otherKey,
          ),
        },
      },
    ),

    ...(['RS256', 'ES256', 'ES384', 'EdDSA'] as const).flatMap((alg) => [
      jwt(alg, `a token with ${alg}, the payload is the credential`, 'verified'),
      jwt(alg, `a token with ${alg}, changed`, 'invalid', { reason: 'signature-mismatch' }).then((fixture) => ({
        ...fixture,
        input: spoiled(fixture.input as string),
      })),
    ]),
    jwt('RS256', 'a token with vc, data model 1.1', 'verified', {
      payload: {
        ...jwtClaims,
        vc: {
          ...model1({
            '@context': [V1, OB],
            credentialSubject: subject({ id: 'did:example:holder', identifier: undefined }),
          }),
        },
      },
    }),
    jwt('RS256', 'a token with vc that leaves its id and issuer to the claims', 'verified', {
      payload: {
        ...jwtClaims,
        vc: without(
          model1({ '@context': [V1, OB], credentialSubject: subject({ identifier: undefined }) }),
          'id',
          'issuer',
          'issuanceDate',
        ),
      },
    }),
    jwt('ES256', 'a token whose header holds a key that the issuer lists', 'verified', {
      header: { jwk: jwtKeys.ES256.jwk },
    }),
    jwt('ES256', 'a token without sub', 'verified', {
      payload: { ...forJwt(), ...jwtClaims, sub: undefined },
      reason: 'claim-missing',
    }),
    jwt('RS256', 'a token whose kid is a JWK under the issuer', 'verified', {
      header: { kid: `${HTTPS_ISSUER}/jwk` },
      payload: { ...forJwt(ofSchool), ...jwtClaims, iss: HTTPS_ISSUER },
      inWeb: { [HTTPS_ISSUER]: silentProfile, [`${HTTPS_ISSUER}/jwk`]: jwtKeys.RS256.jwk },
    }),
    jwt('ES256', 'a token around a credential with a proof', 'verified', {
      payload: { ...(await sign(forJwt())), ...jwtClaims },
    }),
    jwt('ES256', 'a token around a broken proof', 'invalid', {
      payload: { ...(await withName(sign(forJwt()), 'Ropes')), ...jwtClaims },
      reason: 'signature-mismatch',
    }),
    ...(['iss', 'jti', 'nbf', 'sub'] as const).map((claim) =>
      jwt('ES256', `a token whose ${claim} differs`, 'invalid', {
        payload: { ...forJwt(), ...jwtClaims, [claim]: claim === 'nbf' ? 1 : 'did:web:other.example' },
        reason: 'claim-differs',
      }),
    ),
    jwt('ES256', 'a token whose exp differs', 'invalid', {
      payload: { ...forJwt(), ...jwtClaims, exp: 4_000_000_000 },
      reason: 'claim-differs',
    }),
    jwt('ES256', 'a token made in the future', 'invalid', {
      payload: { ...forJwt(), ...jwtClaims, iat: 4_000_000_000 },
      reason: 'claim-in-future',
    }),
    jwt('ES256', 'a token with a key in its header that the issuer does not list', 'invalid', {
      header: { jwk: jwtKeys.ES256.jwk },
      inWeb: baseWeb,
      reason: 'key-not-listed',
    }),
    jwt('ES256', 'a token with a key in its header, and no issuer’s document', 'unknown', {
      header: { jwk: jwtKeys.ES256.jwk },
      inWeb: {},
      reason: 'key-only-in-header',
    }),
    jwt('ES256', 'a token that names no key', 'unknown', { header: {}, reason: 'key-unnamed' }),
    jwt('RS256', 'a token whose kid leads to a set of keys', 'unknown', {
      header: { kid: `${HTTPS_ISSUER}/jwks` },
      payload: { ...forJwt(ofSchool), ...jwtClaims, iss: HTTPS_ISSUER },
      inWeb: { [HTTPS_ISSUER]: silentProfile, [`${HTTPS_ISSUER}/jwks`]: { keys: [jwtKeys.RS256.jwk] } },
      reason: 'key-set',
    }),
    jwt('ES256', 'a token whose header holds another key than its kid', 'invalid', {
      header: { kid: `${DID}#ES256`, jwk: jwtKeys.ES384.jwk },
      reason: 'key-header-differs',
    }),
    Promise.resolve<Fixture>({
      name: 'a token without a signature',
      input: `${jwsOf({ alg: 'none' }, credential(), '')}`,
      outcome: 'unknown',
      reason: 'not-recognized',
    }),
  ]);

/** A good proof, and another entry beside it. */
export async function withExtra(change: Members): Promise<Members> {
  const document = await signed();
  const [proof] = document.proof as Members[];
  return { ...document, proof: [proof, { ...proof, ...change }] };
}

export { withProof };

const withName = async (of: Promise<Members>, name: string): Promise<Members> => ({ ...(await of), name });

const without = (members: Members, ...names: readonly string[]): Members =>
  Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));

/** Another name in the payload, under the same signature. */
function spoiled(token: string): string {
  const [head = '', body = '', tail = ''] = token.split('.');
  const payload = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Members;
  return `${head}.${Buffer.from(JSON.stringify({ ...payload, name: 'Ropes' })).toString('base64url')}.${tail}`;
}

export { signedEndorsement, signJcs };
