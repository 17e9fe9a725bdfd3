import {
  buildDidDocument,
  buildStatusEntry,
  buildStatusListCredential,
  createKeyPair,
  createSigner,
  createStatusBits,
  encodeStatusList,
  type KeyPair,
  printBase64Url,
  type Signer,
  setBit,
  signDocument,
} from '../../src/proof/index.ts';
import { type Instant, instantOf } from '../../src/values/index.ts';
import type { Fetched, VerifyOptions } from '../../src/verify/index.ts';

/** A small world in which badges are awarded: issuers with keys, and what lies on the web. Nothing of it is real. */
export const NOW: Instant = instantOf(Date.UTC(2026, 5, 1));
export const CREATED: Instant = instantOf(Date.UTC(2025, 0, 15, 9, 30));

export type Members = { readonly [member: string]: unknown };

/** What lies at an address: JSON, text, or an answer without a body; absent: the network gives no answer. */
export type Web = Readonly<Record<string, object | string | number>>;

export interface Fixture {
  readonly name: string;
  readonly input: Uint8Array | string;
  readonly web?: Web;
  readonly outcome: 'verified' | 'invalid' | 'unknown';
  /** of a check that is not passed, where the outcome is not verified; of a note, where it is */
  readonly reason?: string;
  readonly options?: Partial<Pick<VerifyOptions, 'recipient' | 'trust' | 'evidence'>> & { readonly now?: Instant };
}

export const DID = 'did:web:issuer.example';
export const HTTPS_ISSUER = 'https://school.example/issuer';
export const OTHER_DID = 'did:web:other.example';

const seed = (start: number): Uint8Array => Uint8Array.from({ length: 32 }, (_, index) => (start + index * 7) & 255);

export interface Key extends KeyPair {
  readonly signer: Signer;
}

export async function makeKey(start: number): Promise<Key> {
  const pair = await createKeyPair(seed(start));
  return { ...pair, signer: await createSigner(pair.secretKeyMultibase) };
}

export const key = await makeKey(11);
export const otherKey = await makeKey(97);
export const METHOD = `${DID}#${key.publicKeyMultibase}`;

export const didDocument: Members = { ...buildDidDocument({ did: DID, keys: [key.publicKeyMultibase] }) };
export const otherDocument: Members = { ...buildDidDocument({ did: OTHER_DID, keys: [otherKey.publicKeyMultibase] }) };

export const DID_ADDRESS = 'https://issuer.example/.well-known/did.json';
export const baseWeb: Web = {
  [DID_ADDRESS]: didDocument,
  'https://other.example/.well-known/did.json': otherDocument,
};

export const V2 = 'https://www.w3.org/ns/credentials/v2';
export const V1 = 'https://www.w3.org/2018/credentials/v1';
export const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
export const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';

/** A whole, ordinary credential, unsigned. */
export const credential = (change: Members = {}): Members =>
  present({
    '@context': [V2, OB],
    id: 'https://issuer.example/credentials/knots',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Knots',
    issuer: { id: DID, type: ['Profile'], name: 'Example Rope School' },
    validFrom: '2025-01-15T00:00:00Z',
    credentialSubject: subject(),
    ...change,
  });

export const subject = (change: Members = {}, inAchievement: Members = {}): Members =>
  present({
    type: ['AchievementSubject'],
    identifier: [identifier()],
    achievement: present({
      id: 'https://issuer.example/achievements/knots',
      type: ['Achievement'],
      name: 'Knots',
      description: 'Ties twelve knots without looking.',
      criteria: { narrative: 'Twelve knots, *behind the back*.' },
      tag: ['rope', 'hands'],
      ...inAchievement,
    }),
    ...change,
  });

/** a@example.com with the salt Kosher. R-02. */
export const identifier = (): Members => ({
  type: 'IdentityObject',
  identityType: 'emailAddress',
  hashed: true,
  identityHash: 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
  salt: 'Kosher',
});

const present = (members: Members): Members =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

/** Signs as Haversack does. */
export const sign = async (document: Members, by: Key = key, method = METHOD): Promise<Members> => ({
  ...(await signDocument(document, { signer: by.signer, verificationMethod: method, created: CREATED })),
});

export const signed = async (change: Members = {}): Promise<Members> => sign(credential(change));

export const text = (document: unknown): string => JSON.stringify(document, null, 2);

export const LIST = 'https://issuer.example/status/1.json';

export const statusEntry = (
  index: number | string = 7,
  purpose: 'revocation' | 'suspension' = 'revocation',
): Members => ({
  ...buildStatusEntry({ list: LIST, purpose, index: Number(index) }),
  statusListIndex: String(index),
});

/** A status list, unsigned. */
export const statusList = (
  bits: readonly number[] = [],
  change: Members = {},
  subjectChange: Members = {},
): Members => {
  const set = bits.reduce((all, bit) => setBit(all, bit), createStatusBits());
  const list = buildStatusListCredential({
    id: LIST,
    issuer: DID,
    statusPurpose: 'revocation',
    encodedList: encodeStatusList(set),
    validFrom: CREATED,
  });
  return { ...list, ...change, credentialSubject: { ...list.credentialSubject, ...subjectChange } };
};

/** A fetcher over a small web; everything else gives no answer. */
export function fetchFrom(web: Web = baseWeb): VerifyOptions['fetch'] {
  return async (url): Promise<Fetched> => {
    const found = Object.hasOwn(web, url) ? web[url] : undefined;
    if (found === undefined) return { ok: false, reason: 'fetch-failed' };
    if (typeof found === 'number')
      return { ok: true, url, status: found, contentType: 'text/plain', body: new Uint8Array() };
    const body = new TextEncoder().encode(typeof found === 'string' ? found : JSON.stringify(found));
    const contentType = typeof found === 'string' && found.startsWith('<') ? 'text/html' : 'application/json';
    return { ok: true, url, status: 200, contentType, body };
  };
}

export const optionsOf = ({ web, options = {} }: Fixture): VerifyOptions => ({
  fetch: fetchFrom(web ?? baseWeb),
  now: NOW,
  ...options,
});

/** A compact JWS of parts that nobody has to agree with. */
export const jwsOf = (header: unknown, payload: unknown, signature = 'c2ln'): string =>
  `${base64url(JSON.stringify(header))}.${base64url(typeof payload === 'string' ? payload : JSON.stringify(payload))}.${signature}`;

export const base64url = (value: string): string => printBase64Url(new TextEncoder().encode(value));
