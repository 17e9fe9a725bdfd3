import { describe, expect, test } from 'vitest';
import type { PublicAssertion, PublicBadge } from '../../src/model/index.ts';
import { buildCredential, compareSealedFields, readSealedFields } from '../../src/openbadges/index.ts';
import { ASSERTION_FIELDS, BADGE_FIELDS } from '../../src/openbadges/v3/sealed-fields.ts';
import { fullAssertion, fullIssuer, instant, minimalAssertion, minimalBadge, SITE, statusEntry } from './records.ts';

const sealed = readSealedFields(buildCredential(fullAssertion(), { credentialStatus: statusEntry }));
const differences = (change: Partial<PublicAssertion>) =>
  compareSealedFields(sealed, readSealedFields(buildCredential({ ...fullAssertion(), ...change })));
const named = (change: Partial<PublicAssertion>) => differences(change).map(({ of, field }) => `${of} ${field}`);
const ofBadge = (change: Partial<PublicBadge>) => named({ badge: { ...fullAssertion().badge, ...change } });

describe('reading back', () => {
  test('gives every field of a full record', () => {
    for (const field of ASSERTION_FIELDS) expect(sealed.assertion[field], field).toBeDefined();
    for (const field of BADGE_FIELDS) expect(sealed.badge[field], field).toBeDefined();
    expect(sealed.assertion).toMatchObject({
      badge: 'river-keeper',
      issuedOn: '2020-03-01T00:00:00Z',
      validFrom: '2020-04-01T06:30:00Z',
      expires: '2099-03-01T00:00:00Z',
    });
    expect(sealed.badge).toMatchObject({
      credits: 2.5,
      version: '1.0',
      criteriaUrl: 'https://riverside.example.org/keepers',
    });
  });

  test('gives nothing for fields that a minimal record has not', () => {
    const { assertion, badge } = readSealedFields(buildCredential(minimalAssertion()));
    expect(assertion).toEqual({
      badge: 'first-commit',
      recipient: 'did:web:alex.example.org',
      issuedOn: '2020-01-02T03:04:05Z',
      validFrom: '2020-01-02T03:04:05Z',
    });
    expect(badge).toEqual({
      name: 'First commit',
      description: 'Made a first commit.',
      criteria: 'One commit, merged.',
    });
  });

  test('is equal after a journey through JSON', () => {
    const credential = buildCredential(fullAssertion(), { credentialStatus: statusEntry });
    expect(compareSealedFields(readSealedFields(JSON.parse(JSON.stringify(credential))), sealed)).toEqual([]);
  });

  test('is equal when the site lies elsewhere', () => {
    const elsewhere = readSealedFields(buildCredential(fullAssertion('https://other.example.net/')));
    expect(compareSealedFields(sealed, elsewhere)).toEqual([]);
    const minimal = readSealedFields(buildCredential(minimalAssertion('https://other.example.net/')));
    expect(compareSealedFields(readSealedFields(buildCredential(minimalAssertion())), minimal)).toEqual([]);
  });

  test('takes what another version may write or leave out', () => {
    const credential = JSON.parse(JSON.stringify(buildCredential(fullAssertion()))) as {
      [member: string]: never;
    } & { credentialSubject: { achievement: Record<string, unknown>; identifier: unknown[] }; evidence: unknown[] };
    const { achievement } = credential.credentialSubject;
    Object.assign(credential, {
      validFrom: '2020-04-01T08:30:00.000+02:00',
      description: 'Something new',
      credentialSchema: [{ id: 'https://example.org/schema.json', type: 'JsonSchema' }],
      evidence: credential.evidence.slice(0, -1).reverse(),
    });
    delete credential.image;
    Object.assign(credential.credentialSubject, {
      identifier: credential.credentialSubject.identifier[0],
      id: 'urn:uuid:1',
    });
    Object.assign(achievement, {
      type: 'Achievement',
      criteria: [achievement.criteria],
      tag: [...(achievement.tag as string[])].reverse(),
      creditsAvailable: '2.50',
      humanCode: 'RK',
    });
    delete achievement.related;
    delete achievement.image;
    delete achievement.creator;
    delete achievement.achievementType;
    expect(compareSealedFields(readSealedFields(credential), sealed)).toEqual([]);
  });

  test.each([
    null,
    1,
    'x',
    [],
    { credentialSubject: [null] },
    { evidence: [[1]], credentialSubject: { achievement: 3 } },
  ])('takes %j without an exception', (value) => expect(readSealedFields(value).badge.name).toBeUndefined());
});

describe('a change of one field is named, and no other', () => {
  const { badge, evidence, results } = fullAssertion();
  const level = badge.results[2];
  test.each<[Partial<PublicAssertion>, string]>([
    [{ badge: minimalBadge() }, 'badge'],
    [{ recipient: { identity: { type: 'url', url: 'https://alex.example.org' } } }, 'recipient'],
    [{ issuedOn: instant('2020-03-02') }, 'issuedOn'],
    [{ validFrom: instant('2020-03-01') }, 'validFrom'],
    [{ expires: undefined }, 'expires'],
    [{ evidence: evidence.slice(1) }, 'evidence'],
    [{ evidence: [{ ...evidence[0], genre: 'Diary' }, ...evidence.slice(1)] }, 'evidence'],
    [{ narrative: '' }, 'narrative'],
    [{ results: results.slice(1) }, 'results'],
  ])('of the assertion: case %#, %s', (change, field) => {
    expect(named(change).filter((name) => name !== 'assertion results' || field === 'results')).toEqual([
      `assertion ${field}`,
    ]);
  });

  test.each<[Partial<PublicBadge>, string]>([
    [{ name: 'River Warden' }, 'name'],
    [{ description: 'Else.' }, 'description'],
    [{ criteriaNarrative: 'Less.' }, 'criteria'],
    [{ criteriaUrl: undefined }, 'criteriaUrl'],
    [{ alignment: [...badge.alignment, { targetName: 'New', targetUrl: 'https://new.example.org' }] }, 'alignment'],
    [{ tags: ['river', 'Teamwork'] }, 'tags'],
    [{ credits: 3 }, 'credits'],
    [{ results: badge.results.map((one) => (one === level ? { ...one, requiredLevel: 'learning' } : one)) }, 'results'],
    [{ version: '1.1' }, 'version'],
  ])('of the badge: case %#, %s', (change, field) => {
    expect(ofBadge(change)).toEqual([`badge ${field}`]);
  });

  test.each<[string, Partial<PublicAssertion>]>([
    ['the recipient’s name', { recipient: { ...fullAssertion().recipient, displayName: 'A. R.', person: undefined } }],
    ['words on the page about evidence', { evidence: evidence.map((one) => ({ ...one, meets: undefined, alt: 'x' })) }],
    ['the issuer', { badge: { ...badge, issuer: { ...fullIssuer(), name: 'Renamed', description: '' } } }],
    ['what is page only', { badge: { ...badge, hours: 1, earn: undefined, resources: [], level: undefined } }],
    ['the artwork', { badge: { ...badge, image: undefined } }],
    ['the order of tags and alignments', { badge: { ...badge, tags: [...badge.tags].reverse() } }],
  ])('a change of %s is none', (_title, change) => expect(differences(change)).toEqual([]));
});

test('both sides of a difference can be read', () => {
  expect(differences({ expires: undefined })).toEqual([
    { of: 'assertion', field: 'expires', sealed: '2099-03-01T00:00:00Z', current: 'nothing' },
  ]);
  expect(differences({ badge: { ...fullAssertion().badge, tags: [], skills: [] } })[1]).toEqual({
    of: 'badge',
    field: 'tags',
    sealed: 'Ecology, Teamwork, Water sampling, river, volunteering',
    current: 'nothing',
  });
  expect(differences({ results: [{ result: 'grade', value: 'B' }] })[0]?.current).toBe('(result grade, value B)');
  expect(JSON.stringify(differences({ narrative: '' }))).not.toContain(SITE);
});
