import { describe, expect, test } from 'vitest';
import type { PublicAssertion, PublicBadge, PublicIssuer } from '../../src/model/index.ts';
import { FIELD_MAP, type FieldMapping, PAGE_ONLY } from '../../src/openbadges/field-map.ts';
import {
  buildAchievementDocument,
  buildAssertion,
  buildBadgeClass,
  buildCredential,
  buildProfileDocument,
  buildProfileV2,
  buildRevocationList,
} from '../../src/openbadges/index.ts';
import { fullAssertion, revokedAssertion, SITE, statusEntry } from './records.ts';

/** Everything that is written for one record. */
function documents(assertion: PublicAssertion, revoked: PublicAssertion, site: string): Record<string, object> {
  const { badge } = assertion;
  return {
    Assertion: buildAssertion(assertion),
    RevokedAssertion: buildAssertion(revoked),
    BadgeClass: buildBadgeClass(badge),
    'Profile 2.0': buildProfileV2(badge.issuer, [site]),
    RevocationList: buildRevocationList(revoked.badge.issuer, [revoked]),
    OpenBadgeCredential: buildCredential(assertion, { credentialStatus: statusEntry }),
    Achievement: buildAchievementDocument(badge),
    'Profile 3.0': buildProfileDocument(badge.issuer),
  };
}

/** All values at a place such as `Assertion.evidence[].id`. */
function valuesAt(documents: Record<string, object>, place: string, version: string): unknown[] {
  const [className = '', ...members] = place.split('.');
  const start = documents[className] ?? documents[`${className} ${version}`];
  expect(start, `a document for ${place}`).toBeDefined();
  return members.reduce<unknown[]>(
    (values, member) =>
      values.flatMap((value) => {
        const inner = (value as Record<string, unknown> | undefined)?.[member.replace('[]', '')];
        if (inner === undefined) return [];
        expect(Array.isArray(inner), `${place}: ${member}`).toBe(member.endsWith('[]'));
        return member.endsWith('[]') ? (inner as unknown[]) : [inner];
      }),
    [start],
  );
}

const rows = FIELD_MAP.filter(({ noun }) => noun !== 'person').map((row) => [`${row.noun} ${row.field}`, row] as const);

/** A record in which the field alone says something else; what is not in a public record at all is absent. */
type Change = (record: PublicAssertion) => PublicAssertion;
const ofBadge =
  (change: (badge: PublicBadge) => Partial<PublicBadge>): Change =>
  (record) => ({ ...record, badge: { ...record.badge, ...change(record.badge) } });
const ofIssuer = (change: Partial<PublicIssuer>): Change =>
  ofBadge(({ issuer }) => ({ issuer: { ...issuer, ...change } }));
const ofEvidence =
  (change: object): Change =>
  (record) => ({ ...record, evidence: [{ ...record.evidence[0], ...change }, ...record.evidence.slice(1)] });

/** Suspended once, and given back. */
const reinstated: Change = (record) => ({
  ...record,
  suspended: { on: record.issuedOn, reason: 'Asked' },
  reinstated: { on: record.issuedOn, reason: 'Answered' },
});

/** How each page-only field of a public record is changed: no document may notice. */
const unnoticed: Record<string, Change> = {
  'issuer socials': ofIssuer({ socials: [] }),
  'issuer accreditation': ofIssuer({ accreditation: [] }),
  'issuer design': ofIssuer({ design: {} }),
  'badge requirements[].id': ofBadge(({ requirements }) => ({
    requirements: requirements.map((one) => ({ ...one, id: `${one.id}-2` })),
  })),
  'badge assessment': ofBadge(() => ({ assessment: undefined })),
  'badge earn': ofBadge(() => ({ earn: undefined })),
  'badge resources': ofBadge(() => ({ resources: [] })),
  'badge hours': ofBadge(() => ({ hours: 1 })),
  'badge level': ofBadge(() => ({ level: undefined })),
  'badge replaces': ofBadge(() => ({ replaces: undefined })),
  'badge status': ofBadge(() => ({ status: 'retired' })),
  'assertion recipient.name': (record) => ({ ...record, recipient: { ...record.recipient, displayName: 'Zed' } }),
  'assertion recipient.person': (record) => ({ ...record, recipient: { ...record.recipient, person: 'zed' } }),
  'assertion replaces': (record) => ({ ...record, replaces: 'the-one-before' }),
  'assertion reinstated.on': reinstated,
  'assertion reinstated.reason': reinstated,
  'assertion evidence[].meets': ofEvidence({ meets: 'talk' }),
  'assertion evidence[].alt': ofEvidence({ alt: 'Else' }),
  'assertion evidence[].transcript': ofEvidence({ transcript: 'Else' }),
  'assertion evidence[].kept': ofEvidence({
    kept: { file: 'copy.pdf', sha256: '0'.repeat(64), on: '2020-03-01T00:00:00Z' },
  }),
};

/** Fields that never reach a public record, or (a site's) no builder at all. */
const neverSeen = [
  ...[
    'title',
    'description',
    'owner',
    'language',
    'theme',
    'pictureFonts',
    'highlights',
    'recipients',
    'trust',
    'demonstration',
  ].map((field) => `site ${field}`),
  ...['name', 'publishPersonalData', 'body'].map((field) => `import ${field}`),
  'assertion draft',
  'assertion revoked.on',
  'assertion suspended.on',
];

const bySelf = {
  ...fullAssertion(),
  recipient: { identity: { type: 'url' as const, url: 'https://alex.example.org/' } },
};
const record = documents(fullAssertion(), revokedAssertion(), SITE);
const alternatives = [record, documents(bySelf, revokedAssertion(), SITE)];

const isPageOnly = ({ v2, v3 }: FieldMapping): boolean => v2 === PAGE_ONLY && v3 === PAGE_ONLY;

describe('every field of a full record stands under the member that the map names', () => {
  test.each(rows.filter(([, row]) => !isPageOnly(row)))('%s', (_title, { v2, v3 }) => {
    for (const [places, version] of [
      [v2, '2.0'],
      [v3, '3.0'],
    ] as const)
      for (const place of places === PAGE_ONLY ? [] : places.split(', '))
        expect(
          alternatives.some((one) => valuesAt(one, place, version).length > 0),
          place,
        ).toBe(true);
  });
});

describe('what is page only changes no document', () => {
  test.each(rows.filter(([title, row]) => isPageOnly(row) && !neverSeen.includes(title)))('%s', (title) => {
    const change = unnoticed[title];
    expect(change, `a change of ${title}`).toBeDefined();
    const changed = (change as Change)(fullAssertion());
    expect(changed).not.toEqual(fullAssertion());
    expect(documents(changed, revokedAssertion(), SITE)).toEqual(record);
  });

  test('a person is in no document', () =>
    expect(FIELD_MAP.filter(({ noun }) => noun === 'person').every(isPageOnly)).toBe(true));
});

describe('a field that only 3.0 carries changes no 2.0 document', () => {
  const version2 = ['Assertion', 'RevokedAssertion', 'BadgeClass', 'Profile 2.0', 'RevocationList'];
  const only3: Record<string, Change> = {
    'issuer imageAlt': ofIssuer({ image: { file: 'content/issuers/riverside.png', alt: 'Else' } }),
    'badge imageAlt': ofBadge(() => ({ image: { file: 'content/badges/river-keeper.png', alt: 'Else' } })),
    'badge achievementType': ofBadge(() => ({ achievementType: 'Award' })),
    'badge alignment[].targetType': ofBadge(({ alignment }) => ({
      alignment: alignment.map((one) => ({ ...one, targetType: 'CTDL' })),
    })),
    'badge credits': ofBadge(() => ({ credits: 9 })),
    'badge language': ofBadge(() => ({ language: 'nl' })),
    'badge creator': ofBadge(() => ({ creator: undefined })),
    'badge results': ofBadge(() => ({ results: [] })),
    'assertion validFrom': (one) => ({ ...one, validFrom: one.issuedOn }),
    'assertion results': (one) => ({ ...one, results: [] }),
  };
  test.each(Object.entries(only3))('%s', (title, change) => {
    expect(FIELD_MAP.some(({ noun, field, v2 }) => `${noun} ${field}`.startsWith(title) && v2 === PAGE_ONLY)).toBe(
      true,
    );
    const changed = documents(change(fullAssertion()), revokedAssertion(), SITE);
    for (const name of version2) expect(changed[name]).toEqual(record[name]);
    expect(changed).not.toEqual(record);
  });
});

test('no field is there twice', () => {
  const names = FIELD_MAP.map(({ noun, field }) => `${noun} ${field}`);
  expect(new Set(names).size).toBe(names.length);
});
