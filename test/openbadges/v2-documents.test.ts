import { describe, expect, test } from 'vitest';
import {
  buildAssertion,
  buildBadgeClass,
  buildProfileV2,
  buildRevocationList,
  checkShapeV2,
} from '../../src/openbadges/index.ts';
import { vectors } from '../vectors.ts';
import { expandTelling } from './expansion.ts';
import {
  fullAssertion,
  fullBadge,
  fullIssuer,
  minimalAssertion,
  minimalBadge,
  minimalIssuer,
  revokedAssertion,
  SITE,
} from './records.ts';

const suspended = () => ({ ...fullAssertion(), state: 'suspended' as const });
const all = [fullAssertion(), minimalAssertion(), revokedAssertion(), suspended()];
const documents: readonly [string, object][] = [
  ['full assertion', buildAssertion(fullAssertion())],
  ['minimal assertion', buildAssertion(minimalAssertion())],
  ['revoked assertion', buildAssertion(revokedAssertion())],
  ['suspended assertion', buildAssertion(suspended())],
  ['full badge class', buildBadgeClass(fullBadge())],
  ['minimal badge class', buildBadgeClass(minimalBadge())],
  ['full profile', buildProfileV2(fullIssuer(), [SITE])],
  ['minimal profile', buildProfileV2(minimalIssuer(), [SITE])],
  ['revocation list', buildRevocationList(minimalIssuer(), all)],
  ['empty revocation list', buildRevocationList(minimalIssuer(), [])],
];

describe.each(documents)('the %s', (_name, document) => {
  test('has nothing that its shape forbids or warns of', () => expect(checkShapeV2(document)).toEqual([]));

  test('I2-01 has the one context', () =>
    expect(document).toHaveProperty(['@context'], 'https://w3id.org/openbadges/v2'));

  test('I2-10 has the address as its id where it is served, ending in .json', () =>
    expect(document).toHaveProperty(
      'id',
      expect.stringMatching(/^https:\/\/badges\.example\.org\/haversack\/.*\.json$/),
    ));

  test('has no null and no undefined', () => expect(JSON.parse(JSON.stringify(document))).toStrictEqual(document));

  test.runIf(vectors)(
    'expands as JSON-LD; only the type of a recipient is no term, as the standard has it',
    async () => {
      const { expanded, told } = await expandTelling(document);
      expect(expanded).toHaveLength(1);
      for (const event of told) expect(event).toMatch(/^relative @type reference: \["(?:email|id)"\]$/);
    },
  );
});

test('I2-02, I2-07 an Assertion', () => {
  expect(buildAssertion(fullAssertion())).toEqual({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: `${SITE}assertions/river-keeper-k3v9x2ma/assertion.json`,
    recipient: {
      type: 'email',
      hashed: true,
      salt: 'Kosher',
      identity: 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
    },
    badge: `${SITE}badges/river-keeper/badgeclass.json`,
    verification: { type: 'HostedBadge' },
    issuedOn: '2020-03-01T00:00:00Z',
    expires: '2099-03-01T00:00:00Z',
    image: `${SITE}assertions/river-keeper-k3v9x2ma/badge.png`,
    narrative: 'Alex kept the bend at the mill.',
    evidence: [
      {
        type: 'Evidence',
        id: 'https://riverside.example.org/logs/17',
        name: 'The log',
        description: 'Kept from May to May',
        narrative: 'Every *Saturday*.',
        genre: 'Log',
        audience: 'Wardens',
      },
      { type: 'Evidence', narrative: 'A talk at the village school.' },
    ],
  });
});

test('I2-03 a BadgeClass, linked to its Achievement', () => {
  expect(buildBadgeClass(fullBadge())).toEqual({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'BadgeClass',
    id: `${SITE}badges/river-keeper/badgeclass.json`,
    name: 'River Keeper – Zoë’s award',
    description: 'Kept a stretch of the river clean for a year.',
    image: `${SITE}badges/river-keeper/image.png`,
    criteria: { id: 'https://riverside.example.org/keepers', narrative: fullBadge().criteriaNarrative },
    issuer: `${SITE}issuers/riverside/issuer.json`,
    alignment: [
      {
        targetName: 'Ecology 4',
        targetUrl: 'https://frameworks.example.org/eco/4',
        targetDescription: 'Knows life in fresh water.',
        targetFramework: 'Green Skills',
        targetCode: 'ECO-4',
      },
      { targetName: 'Teamwork', targetUrl: 'https://skills.example.org/teamwork' },
    ],
    tags: ['volunteering', 'river', 'Teamwork', 'Water sampling', 'Ecology'],
    version: '1.0',
    related: [
      {
        type: ['https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement'],
        id: `${SITE}badges/river-keeper/achievement.json`,
        version: 'Open Badges v3p0',
      },
      { id: 'https://other.example.org/badges/keeper', version: '2' },
      { id: 'https://other.example.org/badges/guard' },
    ],
  });
});

test('I2-04, I2-08, I2-12 a Profile, linked to its list and its DID', () => {
  expect(buildProfileV2(fullIssuer(), [SITE])).toEqual({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Profile',
    id: `${SITE}issuers/riverside/issuer.json`,
    name: 'Riverside Volunteers',
    url: 'https://riverside.example.org/',
    email: 'badges@riverside.example.org',
    description: 'We keep the river clean.\n\nSince **1987**.',
    image: `${SITE}issuers/riverside/image.png`,
    revocationList: `${SITE}issuers/riverside/revocations.json`,
    verification: {
      type: 'VerificationObject',
      startsWith: [SITE],
      allowedOrigins: ['badges.example.org'],
    },
    related: [
      {
        type: ['https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile'],
        id: 'did:web:badges.example.org:haversack',
        version: 'Open Badges v3p0',
      },
    ],
  });
});

test('I2-05 recipients by address and by DID are plain', () => {
  const recipient = (type: 'url' | 'did', url: string) =>
    buildAssertion({ ...minimalAssertion(), recipient: { identity: { type, url } } });
  expect(recipient('url', 'https://alex.example.org/')).toMatchObject({
    recipient: { type: 'url', hashed: false, identity: 'https://alex.example.org/' },
  });
  expect(recipient('did', 'did:web:alex.example.org')).toMatchObject({
    recipient: { type: 'id', hashed: false, identity: 'did:web:alex.example.org' },
  });
});

test('I2-06 dates have time and zone', () => {
  const { issuedOn, expires } = buildAssertion(fullAssertion()) as { issuedOn: string; expires: string };
  for (const date of [issuedOn, expires]) expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

test.each(['http://localhost:4321/', 'http://localhost/', 'https://example.org:8443/badges/'])(
  'I2-08 no allowedOrigins for %s: a host without a dot, or with a port',
  (site) => {
    const { verification } = buildProfileV2(fullIssuer(site), [site]);
    expect(verification).toEqual({ type: 'VerificationObject', startsWith: [site] });
  },
);

test('I2-09 every assertion lies within the scope of its issuer', () => {
  const { verification } = buildProfileV2(fullIssuer(), [SITE]);
  for (const assertion of all) {
    const { id } = buildAssertion(assertion);
    expect(verification.startsWith.some((start) => id.startsWith(start))).toBe(true);
    expect(verification.allowedOrigins).toContain(new URL(id).host);
  }
});

test('I2-11 nothing is called signed, so no key is named', () => {
  for (const [, document] of documents) expect(JSON.stringify(document)).not.toMatch(/SignedBadge|"creator"|publicKey/);
});

test('I2-12, I2-13 the list has the revoked assertions of its issuer, in the order of their addresses', () => {
  const b = {
    ...revokedAssertion(),
    addresses: { ...revokedAssertion().addresses, assertion: `${SITE}assertions/b/assertion.json` },
  };
  const a = { ...b, addresses: { ...b.addresses, assertion: `${SITE}assertions/a/assertion.json` } };
  expect(buildRevocationList(minimalIssuer(), [b, ...all, a])).toEqual({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'RevocationList',
    id: `${SITE}issuers/coders/revocations.json`,
    issuer: `${SITE}issuers/coders/issuer.json`,
    revokedAssertions: [
      { id: `${SITE}assertions/a/assertion.json`, revocationReason: 'Given by mistake' },
      { id: `${SITE}assertions/b/assertion.json`, revocationReason: 'Given by mistake' },
      { id: `${SITE}assertions/first-commit-z0z0z0z0/assertion.json`, revocationReason: 'Given by mistake' },
    ],
  });
  expect(buildRevocationList(fullIssuer(), all).revokedAssertions).toEqual([
    { id: suspended().addresses.assertion, revocationReason: 'Suspended' },
  ]);
});

test('I2-13 a revoked assertion is stripped, its image too', () => {
  expect(buildAssertion(revokedAssertion())).toStrictEqual({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: `${SITE}assertions/first-commit-z0z0z0z0/assertion.json`,
    revoked: true,
    revocationReason: 'Given by mistake',
  });
  expect(buildAssertion({ ...minimalAssertion(), state: 'revoked' })).toStrictEqual({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: minimalAssertion().addresses.assertion,
    revoked: true,
  });
  expect(buildAssertion(suspended())).toMatchObject({ revoked: true, revocationReason: 'Suspended' });
});

test('nothing in an assertion names the recipient, and page-only words of evidence stay out', () => {
  const text = JSON.stringify(buildAssertion(fullAssertion()));
  for (const word of ['Alex Rivers', '"alex"', 'handwriting', 'Read out', '"hours"']) expect(text).not.toContain(word);
});
