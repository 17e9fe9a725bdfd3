import { createPublicKey, type JsonWebKeyInput } from 'node:crypto';
import { jwtKeys } from './foreign.ts';
import { type Fixture, identifier, jwsOf, type Members, text, type Web } from './world.ts';

/** Open Badges 2.0, hosted and signed, and what came before: good ones, and what is wrong with those that are not. */
const CONTEXT = 'https://w3id.org/openbadges/v2';
const SITE = 'https://club.example/badges/';
export const ASSERTION = `${SITE}a/1.json`;
const BADGE = `${SITE}b/knots.json`;
const ISSUER = `${SITE}issuer.json`;
const LIST = `${SITE}revoked.json`;
const KEY = `${SITE}key.json`;

export const assertion = (change: Members = {}): Members => ({
  '@context': CONTEXT,
  type: 'Assertion',
  id: ASSERTION,
  recipient: { type: 'email', hashed: true, salt: 'Kosher', identity: identifier().identityHash },
  badge: BADGE,
  verification: { type: 'HostedBadge' },
  issuedOn: '2025-01-15T00:00:00Z',
  ...change,
});

export const badgeClass = (change: Members = {}): Members => ({
  '@context': CONTEXT,
  type: 'BadgeClass',
  id: BADGE,
  name: 'Knots',
  description: 'Ties twelve knots without looking.',
  image: `${SITE}b/knots.png`,
  criteria: { narrative: 'Twelve knots.' },
  issuer: ISSUER,
  ...change,
});

export const profile = (change: Members = {}): Members => ({
  '@context': CONTEXT,
  type: 'Issuer',
  id: ISSUER,
  name: 'Example Rope Club',
  url: 'https://club.example/',
  email: 'badges@club.example',
  verification: { startsWith: SITE, allowedOrigins: 'club.example' },
  revocationList: LIST,
  publicKey: KEY,
  ...change,
});

const revocations = (revokedAssertions: unknown = [], change: Members = {}): Members => ({
  '@context': CONTEXT,
  type: 'RevocationList',
  id: LIST,
  issuer: ISSUER,
  revokedAssertions,
  ...change,
});

const pemOf = (alg: keyof typeof jwtKeys): string =>
  createPublicKey({ key: jwtKeys[alg].jwk, format: 'jwk' } as JsonWebKeyInput)
    .export({ type: 'spki', format: 'pem' })
    .toString();

const cryptographicKey = (change: Members = {}): Members => ({
  '@context': CONTEXT,
  type: 'CryptographicKey',
  id: KEY,
  owner: ISSUER,
  publicKeyPem: pemOf('RS256'),
  ...change,
});

export const club = (change: Web = {}): Web => ({
  [ASSERTION]: assertion(),
  [BADGE]: badgeClass(),
  [ISSUER]: profile(),
  [LIST]: revocations(),
  [KEY]: cryptographicKey(),
  ...change,
});

const hosted = (
  name: string,
  outcome: Fixture['outcome'],
  { web = club(), input = text(assertion()), reason, options }: Partial<Omit<Fixture, 'name' | 'outcome'>> = {},
): Fixture => ({ name, input, web, outcome, ...(reason !== undefined && { reason }), ...(options && { options }) });

/** The same thing on the web and in the hand. */
const of = (change: Members, more: Web = {}): Pick<Fixture, 'input' | 'web'> => {
  const document = assertion(change);
  return { input: text(document), web: club({ [String(document.id)]: document, ...more }) };
};

const signedAssertion = (change: Members = {}): Members =>
  assertion({
    id: 'urn:uuid:1d07b42b-2b18-4a7c-9a0e-6a2f4ed0a1c5',
    verification: { type: 'SignedBadge', creator: KEY },
    ...change,
  });
const signed = async (
  name: string,
  outcome: Fixture['outcome'],
  {
    web = club(),
    payload = signedAssertion(),
    alg = 'RS256' as const,
    reason,
  }: {
    readonly web?: Web;
    readonly payload?: Members;
    readonly alg?: 'RS256' | 'ES256';
    readonly reason?: string;
  } = {},
): Promise<Fixture> => ({
  name,
  input: await jwtKeys[alg].sign(payload),
  web,
  outcome,
  ...(reason !== undefined && { reason }),
});

const ENDORSEMENT = 'https://society.example/e/1.json';
const SOCIETY = 'https://society.example/issuer.json';
const endorsement = (change: Members = {}): Members => ({
  '@context': CONTEXT,
  type: 'Endorsement',
  id: ENDORSEMENT,
  issuer: SOCIETY,
  issuedOn: '2025-02-01T00:00:00Z',
  verification: { type: 'HostedBadge' },
  claim: { id: BADGE, endorsementComment: 'We teach the same knots.' },
  ...change,
});
const society = {
  [SOCIETY]: profile({ id: SOCIETY, verification: undefined, revocationList: undefined, publicKey: undefined }),
};
const endorsed = (change: Web): Web =>
  club({ [BADGE]: badgeClass({ endorsement: ENDORSEMENT }), ...society, ...change });

const V1 = 'https://w3id.org/openbadges/v1';
const old11 = (change: Members = {}): Members => ({
  '@context': V1,
  type: 'Assertion',
  uid: 'a1',
  id: 'https://old.example/a/1.json',
  recipient: { type: 'email', hashed: true, salt: 'Kosher', identity: identifier().identityHash },
  badge: 'https://old.example/b/1.json',
  verify: { type: 'hosted', url: 'https://old.example/a/1.json' },
  issuedOn: '2014-05-06T00:00:00Z',
  ...change,
});
const old10 = ({ '@context': _, type: __, id: ___, ...rest }: Members = old11(), change: Members = {}): Members => ({
  ...rest,
  ...change,
});
const old05: Members = {
  recipient: identifier().identityHash,
  salt: 'Kosher',
  issued_on: '2012-05-06',
  badge: {
    version: '0.5.0',
    name: 'Knots',
    image: '/knots.png',
    description: 'Knots',
    criteria: '/knots',
    issuer: { origin: 'https://old.example', name: 'Old Club' },
  },
};
const oldWeb: Web = {
  'https://old.example/a/1.json': old11(),
  'https://old.example/b/1.json': {
    name: 'Knots',
    description: 'Knots',
    image: 'https://old.example/b.png',
    criteria: 'https://old.example/c',
    issuer: 'https://old.example/i.json',
  },
  'https://old.example/i.json': { name: 'Old Club', url: 'https://old.example' },
};

export const v2Fixtures = async (): Promise<Fixture[]> => [
  hosted('2.0 hosted', 'verified'),
  hosted('2.0 by its address', 'verified', { input: ASSERTION }),
  hosted('2.0 with the badge and the issuer inside', 'verified', {
    ...of({ badge: badgeClass({ issuer: profile() }) }),
  }),
  hosted('2.0 whose copy holds the badge that the server links', 'verified', {
    input: text(assertion({ badge: badgeClass() })),
  }),
  hosted('2.0 with an address as recipient', 'verified', {
    ...of({ recipient: { type: 'url', hashed: false, identity: 'https://jane.example/' } }),
    options: { recipient: 'https://jane.example/' },
  }),
  hosted('2.0 with an end in the future', 'verified', of({ expires: '2030-01-01T00:00:00Z' })),
  hosted('2.0 with the recipient typed', 'verified', { options: { recipient: 'A@example.com' } }),
  hosted('2.0 without a revocation list', 'verified', {
    web: club({ [ISSUER]: profile({ revocationList: undefined }) }),
  }),
  hosted('2.0 of an issuer without a scope, on its own host', 'verified', {
    web: club({ [ISSUER]: profile({ verification: undefined }) }),
  }),
  hosted('2.0 whose date has no zone', 'verified', {
    ...of({ issuedOn: '2025-01-15T00:00:00' }),
    reason: 'shape-I2-06',
  }),
  hosted(
    '2.0 with empty arrays and null, as others write them',
    'verified',
    of({ evidence: [], narrative: null, issuedOn: '2025-01-15T00:00:00.000Z' }),
  ),
  hosted(
    '2.0 with an extension',
    'verified',
    of({ 'extensions:own': { '@context': 'https://club.example/own.json', type: ['Extension'] } }),
  ),
  hosted('2.0 with an endorsed badge', 'verified', { web: endorsed({ [ENDORSEMENT]: endorsement() }) }),
  hosted('2.0 whose badge has changed since', 'verified', {
    ...of({ badge: badgeClass({ description: 'Ten knots.' }) }),
    reason: 'badge-copy-differs',
  }),
  hosted('2.0 with an endorsement that gives no answer', 'verified', {
    web: endorsed({}),
    reason: 'endorsement-unknown',
  }),
  hosted('2.0 with evidence, asked for', 'verified', {
    ...of({ evidence: 'https://club.example/e' }, { 'https://club.example/e': 'there' }),
    options: { evidence: true },
  }),
  await signed('2.0 signed', 'verified'),
  await signed('2.0 signed with ES256', 'verified', {
    alg: 'ES256',
    web: club({ [KEY]: cryptographicKey({ publicKeyPem: pemOf('ES256') }) }),
  }),
  await signed('2.0 signed, the issuer lists two keys', 'verified', {
    web: club({ [ISSUER]: profile({ publicKey: ['https://club.example/old.json', KEY] }) }),
  }),
  await signed('2.0 signed, the issuer holds the key inside', 'verified', {
    web: club({ [ISSUER]: profile({ publicKey: cryptographicKey() }) }),
  }),

  hosted('2.0 endorsement alone', 'verified', {
    input: text(endorsement()),
    web: { ...society, [ENDORSEMENT]: endorsement() },
  }),
  hosted('2.0 endorsement alone, whose hosted copy differs', 'invalid', {
    input: text(endorsement({ claim: { id: BADGE, endorsementComment: 'The best of all.' } })),
    web: { ...society, [ENDORSEMENT]: endorsement() },
    reason: 'hosted-differs',
  }),
  hosted('2.0 endorsement alone, in the name of another host', 'invalid', {
    input: text(endorsement({ issuer: 'https://famous.example/i.json' })),
    web: {
      [ENDORSEMENT]: endorsement({ issuer: 'https://famous.example/i.json' }),
      'https://famous.example/i.json': profile({ id: 'https://famous.example/i.json', verification: undefined }),
    },
    reason: 'scope-origin',
  }),
  hosted('2.0 that the server does not have', 'invalid', {
    web: club({ [ASSERTION]: 404 }),
    reason: 'hosted-not-there',
  }),
  hosted('2.0 that the server says is gone', 'invalid', { web: club({ [ASSERTION]: 410 }), reason: 'hosted-gone' }),
  hosted('2.0 whose hosted copy differs', 'invalid', {
    input: text(assertion({ narrative: 'And forty more.' })),
    reason: 'hosted-differs',
  }),
  hosted('2.0 whose hosted copy is another one', 'invalid', {
    web: club({ [ASSERTION]: assertion({ id: `${SITE}a/2.json` }) }),
    reason: 'hosted-id',
  }),
  hosted('2.0 revoked, stripped', 'invalid', {
    web: club({
      [ASSERTION]: { '@context': CONTEXT, type: 'Assertion', id: ASSERTION, revoked: true, revocationReason: 'Copied' },
    }),
    reason: 'revoked',
  }),
  hosted('2.0 revoked in the list alone', 'invalid', {
    web: club({ [LIST]: revocations([{ id: ASSERTION, revocationReason: 'Copied' }]) }),
    reason: 'revoked',
  }),
  hosted('2.0 revoked in the list as a text', 'invalid', {
    web: club({ [LIST]: revocations([ASSERTION]) }),
    reason: 'revoked',
  }),
  hosted('2.0 expired', 'invalid', { ...of({ expires: '2026-01-01T00:00:00Z' }), reason: 'expired' }),
  hosted('2.0 issued in the future', 'invalid', {
    ...of({ issuedOn: '2027-01-01T00:00:00Z' }),
    reason: 'not-yet-valid',
  }),
  hosted('2.0 with an impossible date', 'invalid', {
    ...of({ issuedOn: '2025-02-30T00:00:00Z' }),
    reason: 'date-impossible',
  }),
  hosted('2.0 that ends before it begins', 'invalid', {
    ...of({ expires: '2024-01-01T00:00:00Z' }),
    reason: 'ends-before-start',
  }),
  hosted('2.0 without a badge', 'invalid', { ...of({ badge: undefined }), reason: 'badge-missing' }),
  hosted('2.0 whose badge says that it is another', 'invalid', {
    web: club({ [BADGE]: badgeClass({ id: `${SITE}b/other.json` }) }),
    reason: 'badge-document-id',
  }),
  hosted('2.0 whose issuer says that it is another', 'invalid', {
    web: club({ [ISSUER]: profile({ id: 'https://club.example/other.json' }) }),
    reason: 'issuer-document-id',
  }),
  hosted('2.0 outside the issuer’s origin', 'invalid', {
    ...of({ id: 'https://evil.example/a/1.json' }),
    reason: 'scope-starts-with',
  }),
  hosted('2.0 on another host, without startsWith', 'invalid', {
    ...of({ id: 'https://evil.example/a/1.json' }, { [ISSUER]: profile({ verification: undefined }) }),
    reason: 'scope-origin',
  }),
  ...[
    'https://club.example.evil.example/badges/a.json',
    'https://club.example@evil.example/badges/a.json',
    'https://club.example/badges-evil/a.json',
    'https://club.example/badges/../evil/a.json',
    'https://club.example/badges/%2e%2e/evil/a.json',
    'https://club.example:8443/badges/a.json',
    'http://club.example/badges/a.json',
  ].map((id) =>
    hosted(`2.0 with the trick ${id}`, 'invalid', {
      ...of({ id }),
      // What is asked for is the address after parsing.
      web: club({ [id]: assertion({ id }) }),
      reason: id.includes('@') ? 'hosted-no-address' : 'scope-starts-with',
    }),
  ),
  hosted('2.0 of an issuer on another host than its assertions', 'invalid', {
    web: club({
      [BADGE]: badgeClass({ issuer: 'https://harvard.example/i.json' }),
      'https://harvard.example/i.json': profile({ id: 'https://harvard.example/i.json', verification: undefined }),
    }),
    reason: 'scope-origin',
  }),
  hosted('2.0 whose inside issuer allows what the real one does not', 'invalid', {
    ...of({
      badge: badgeClass({ issuer: profile({ verification: { allowedOrigins: 'evil.example' } }) }),
      id: 'https://evil.example/a.json',
    }),
    reason: 'scope-starts-with',
  }),
  hosted('2.0 with a context of its own', 'invalid', {
    ...of({ '@context': [CONTEXT, { name: 'https://evil.example/name' }] }),
    reason: 'inline-context',
  }),
  hosted('2.0 with another recipient', 'invalid', {
    options: { recipient: 'b@example.com' },
    reason: 'recipient-other',
  }),
  hosted('2.0 with a forged endorsement', 'invalid', {
    web: endorsed({
      [ENDORSEMENT]: endorsement({ issuer: 'https://famous.example/i.json' }),
      'https://famous.example/i.json': profile({ id: 'https://famous.example/i.json', verification: undefined }),
    }),
    reason: 'endorsement-bad',
  }),
  await signed('2.0 signed, changed', 'invalid', { reason: 'signature-mismatch' }).then((fixture) => ({
    ...fixture,
    input: changed(fixture.input as string),
  })),
  await signed('2.0 signed with a key that the issuer does not list', 'invalid', {
    web: club({ [ISSUER]: profile({ publicKey: 'https://club.example/old.json' }) }),
    reason: 'key-not-listed',
  }),
  await signed('2.0 signed with a key of another owner', 'invalid', {
    web: club({ [KEY]: cryptographicKey({ owner: 'https://evil.example/i.json' }) }),
    reason: 'key-of-another',
  }),
  await signed('2.0 signed with a key that says it is another', 'invalid', {
    web: club({ [KEY]: cryptographicKey({ id: `${KEY}#2` }) }),
    reason: 'key-document-id',
  }),
  await signed('2.0 signed, the key is of another kind', 'invalid', {
    web: club({ [KEY]: cryptographicKey({ publicKeyPem: pemOf('ES256') }) }),
    reason: 'jws-key-mismatch',
  }),
  await signed('2.0 signed with a private key published', 'invalid', {
    web: club({
      [KEY]: cryptographicKey({ publicKeyPem: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----' }),
    }),
    reason: 'pem-private',
  }),
  await signed('2.0 signed, revoked in the list', 'invalid', {
    web: club({ [LIST]: revocations([{ id: signedAssertion().id }]) }),
    reason: 'revoked',
  }),

  hosted('2.0 whose server gives no answer', 'unknown', { web: {}, reason: 'hosted-unreachable' }),
  hosted('2.0 whose server gives a page', 'unknown', {
    web: club({ [ASSERTION]: '<!doctype html><html></html>' }),
    reason: 'hosted-json-malformed',
  }),
  hosted('2.0 whose badge gives no answer', 'unknown', { web: club({ [BADGE]: 503 }), reason: 'badge-not-served' }),
  hosted('2.0 whose issuer gives no answer', 'unknown', { web: club({ [ISSUER]: 404 }), reason: 'issuer-not-there' }),
  hosted('2.0 whose list gives no answer', 'unknown', { web: club({ [LIST]: 404 }), reason: 'list-not-there' }),
  hosted('2.0 whose list is somebody else’s', 'unknown', {
    web: club({ [LIST]: revocations([], { issuer: 'https://evil.example/i.json' }) }),
    reason: 'list-issuer',
  }),
  hosted('2.0 whose list has another id', 'unknown', {
    web: club({ [LIST]: revocations([], { id: `${LIST}x` }) }),
    reason: 'list-id',
  }),
  await signed('2.0 signed, the key gives no answer', 'unknown', {
    web: club({ [KEY]: 404 }),
    reason: 'key-unreachable',
  }),
  hosted('2.0 served without encryption', 'unknown', {
    input: text(assertion({ id: 'http://plain.example/a.json', badge: 'http://plain.example/b.json' })),
    web: {
      'http://plain.example/a.json': assertion({
        id: 'http://plain.example/a.json',
        badge: 'http://plain.example/b.json',
      }),
      'http://plain.example/b.json': badgeClass({
        id: 'http://plain.example/b.json',
        issuer: 'http://plain.example/i.json',
      }),
      'http://plain.example/i.json': profile({
        id: 'http://plain.example/i.json',
        verification: undefined,
        revocationList: undefined,
      }),
    },
    reason: 'scope-insecure',
  }),
  hosted('2.0 that says it is signed, as JSON alone', 'unknown', {
    input: text(signedAssertion()),
    reason: 'signature-absent',
  }),
  hosted('a BadgeClass, which nobody holds', 'unknown', { input: text(badgeClass()), reason: 'other-document' }),
  hosted('an issuer’s profile, which is no credential', 'unknown', {
    input: text(profile()),
    reason: 'other-document',
  }),

  hosted('1.1 hosted', 'unknown', { input: text(old11()), web: oldWeb, reason: 'older-form' }),
  hosted('1.1 whose copy differs', 'invalid', {
    input: text(old11({ issuedOn: '2013-01-01T00:00:00Z' })),
    web: oldWeb,
    reason: 'hosted-differs',
  }),
  hosted('1.1 that the server does not have', 'invalid', {
    input: text(old11()),
    web: { ...oldWeb, 'https://old.example/a/1.json': 410 },
    reason: 'hosted-gone',
  }),
  hosted('1.1 with dates in seconds, expired', 'invalid', {
    input: text(old11({ issuedOn: 1_300_000_000, expires: 1_400_000_000 })),
    web: { ...oldWeb, 'https://old.example/a/1.json': old11({ issuedOn: 1_300_000_000, expires: 1_400_000_000 }) },
    reason: 'expired',
  }),
  hosted('1.0 hosted', 'unknown', {
    input: text(old10()),
    web: { ...oldWeb, 'https://old.example/a/1.json': old10() },
    reason: 'older-form',
    options: { recipient: 'a@example.com' },
  }),
  hosted('0.5', 'unknown', {
    input: text(old05),
    web: {},
    reason: 'older-form',
    options: { recipient: 'a@example.com' },
  }),
  hosted('0.5 of somebody else', 'invalid', {
    input: text(old05),
    web: {},
    reason: 'recipient-other',
    options: { recipient: 'b@example.com' },
  }),
  hosted('a JWS with nothing of ours in it', 'unknown', {
    input: jwsOf({ alg: 'RS256' }, { hello: 'world' }),
    reason: 'not-a-credential',
  }),
];

/** Another date in the payload, under the same signature. */
function changed(token: string): string {
  const [head = '', body = '', tail = ''] = token.split('.');
  const payload = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Members;
  return `${head}.${Buffer.from(JSON.stringify({ ...payload, issuedOn: '2020-01-01T00:00:00Z' })).toString('base64url')}.${tail}`;
}

export { signedAssertion };
