import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  buildAchievementDocument,
  buildCredential,
  buildProfileDocument,
  CONTEXTS_V3,
  checkShapeV3,
  type KindV3,
  kindOfV3,
} from '../../src/openbadges/index.ts';
import { DESCRIPTION_V3 } from '../../src/openbadges/v3/shape/check.ts';
import { RULES_V3 } from '../../src/openbadges/v3/shape/rules.ts';
import { describeWithVectors, readVectorJson, vectors } from '../vectors.ts';
import { expandSafely, knowsContextsOf } from './expansion.ts';
import { mutations } from './mutations.ts';
import { officialSchema } from './official-schema.ts';
import { fullAssertion, fullBadge, fullIssuer, minimalAssertion, statusEntry } from './records.ts';

describe('the description of the 3.0 classes', () => {
  test('names only kinds, vocabularies and classes that exist', () => {
    const { classes, values, everywhere, relations } = DESCRIPTION_V3;
    const known = [...Object.keys(classes), ...Object.keys(values)];
    const forms = [everywhere, ...Object.values(classes).map(({ members }) => members)].flatMap(Object.values);
    for (const form of forms as string[])
      for (const kind of form.replace(/(?:\[\]|\*)$/, '').split(' | ')) expect(known).toContain(kind);
    for (const name of Object.keys(relations)) expect(Object.keys(classes)).toContain(name);
  });
});

describe('single faults of a good credential', () => {
  const good = buildCredential(fullAssertion(), { credentialStatus: statusEntry });
  const endorsement = {
    '@context': good['@context'],
    id: 'urn:uuid:1',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Good',
    issuer: 'https://example.org/issuer',
    validFrom: '2020-01-01T00:00:00Z',
    credentialSubject: { id: 'urn:uuid:2', type: ['EndorsementSubject'] },
  };

  /** A copy with one member set, or taken away when the value is undefined. */
  function changed(path: string, value: unknown): unknown {
    type Container = { [key: string]: unknown };
    const copy = structuredClone(good) as unknown as Container;
    const keys = path.split('.');
    const last = keys.pop() as string;
    const parent = keys.reduce((inner, key) => inner[key] as Container, copy);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
    return copy;
  }

  test('there is none in the credential they start from', () => expect(checkShapeV3(good)).toEqual([]));

  const subject = 'credentialSubject';
  const achievement = 'credentialSubject.achievement';
  test.each<[title: string, path: string, value: unknown, expected: string[]]>([
    ['I3-01 a context is missing', '@context', [CONTEXTS_V3[0]], ['@context I3-01']],
    ['I3-01 the contexts are missing', '@context', undefined, ['@context I3-01']],
    ['I3-15 a context written in place', '@context', [...CONTEXTS_V3, { mine: 'urn:mine' }], ['@context I3-15']],
    ['I3-03 a type is missing', 'type', ['OpenBadgeCredential'], ['type I3-03']],
    ['I3-04 a relative id', 'id', '/credentials/1', ['id I3-04']],
    ['I3-04 no id', 'id', undefined, ['id I3-04']],
    ['I3-05 an issuer without id', 'issuer.id', undefined, ['issuer.id I3-04']],
    ['I3-05 no issuer', 'issuer', undefined, ['issuer I3-05']],
    ['I3-05 the issuer as a relative address', 'issuer', 'me', ['issuer I3-05']],
    ['I3-05 the issuer as an address, which may be', 'issuer', 'did:web:example.org', []],
    ['I3-06 a date without a zone', 'validFrom', '2020-01-01T00:00:00', ['validFrom I3-06']],
    ['I3-06 a date without a time', 'validFrom', '2020-01-01', ['validFrom I3-06']],
    ['I3-06 no validFrom', 'validFrom', undefined, ['validFrom I3-06']],
    ['I3-06 validUntil before validFrom', 'validUntil', '2019-01-01T00:00:00Z', ['validUntil I3-06']],
    ['I3-07 nobody', `${subject}.identifier`, undefined, [`${subject} I3-07`]],
    ['I3-07 two subjects', subject, [good.credentialSubject], [`${subject} I3-07`]],
    ['I3-08 empty criteria', `${achievement}.criteria`, {}, [`${achievement}.criteria I3-08`]],
    ['I3-08 no description', `${achievement}.description`, undefined, [`${achievement}.description I3-08`]],
    ['I3-09 one evidence without its array', 'evidence', { type: ['Evidence'] }, ['evidence I3-09']],
    ['I3-09 an empty array', 'evidence', [], ['evidence I3-09']],
    ['I3-09 null', 'validUntil', null, ['validUntil I3-09']],
    ['I3-09 an image as an address', `${achievement}.image`, 'urn:x:y', [`${achievement}.image I3-11`]],
    [
      'I3-10 the type of an image as an array',
      `${achievement}.image.type`,
      ['Image'],
      [`${achievement}.image.type I3-10`],
    ],
    ['I3-11 one more member in an image', `${achievement}.image.name`, 'A bird', [`${achievement}.image.name I3-11`]],
    [
      'I3-12 a word of no vocabulary',
      `${achievement}.achievementType`,
      'Medal',
      [`${achievement}.achievementType I3-12`],
    ],
    ['I3-12 a word of one’s own', `${achievement}.achievementType`, 'ext:Medal', []],
    ['I3-13 status entries in an array', 'credentialStatus', [statusEntry], ['credentialStatus I3-13']],
    [
      'S-01 a status entry without index',
      'credentialStatus.statusListIndex',
      undefined,
      ['credentialStatus.statusListIndex S-01'],
    ],
    [
      'I3-02 an extension type without its context',
      'credentialStatus',
      { id: 'https://example.org/list', type: '1EdTechRevocationList' },
      ['credentialStatus.type I3-02'],
    ],
    ['I3-15 a type that nobody defines', 'type', [...good.type, 'Medal'], ['type[2] I3-15']],
    ['I3-17 an endorsement without proof', 'endorsement', [endorsement], ['endorsement[0].proof I3-17']],
    [
      'I3-17 an endorsement with proof',
      'endorsement',
      [{ ...endorsement, proof: [{ type: 'DataIntegrityProof' }] }],
      [],
    ],
    [
      'I3-18 a result that no description knows',
      `${subject}.result.0.resultDescription`,
      'urn:uuid:3',
      [`${subject}.result[0] I3-18`],
    ],
    [
      'I3-18 a level that is not there',
      `${subject}.result.1.achievedLevel`,
      'urn:uuid:3',
      [`${subject}.result[1] I3-18`],
    ],
    ['I3-18 a status result without status', `${subject}.result.2.status`, undefined, [`${subject}.result[2] I3-18`]],
    [
      'S-01 members of another status',
      'credentialStatus.type',
      'urn:x:y',
      ['statusPurpose', 'statusListIndex', 'statusListCredential'].map(
        (one) => `credentialStatus.${one} undefined-member`,
      ),
    ],
    ['P-01 a proof without type', 'proof', [{ id: 'urn:x:y' }], ['proof[0].type P-01']],
    ['R-04 hashed as text', `${subject}.identifier.0.hashed`, 'yes', [`${subject}.identifier[0].hashed R-04`]],
    ['a member that no context defines', 'issuer.alsoKnownAs', 'urn:x:y', ['issuer.alsoKnownAs undefined-member']],
    ['a JSON-LD keyword', 'issuer.@graph', [], ['issuer.@graph undefined-member']],
    ['an address for a name', 'issuer.ex:term', 'x', ['issuer.ex:term undefined-member']],
    ['what every object has', 'issuer.constructor', 'x', ['issuer.constructor undefined-member']],
    ['a term of another class', 'issuer.targetUrl', 'urn:x:y', ['issuer.targetUrl undefined-member']],
  ])('%s', (_title, path, value, expected) => {
    expect(checkShapeV3(changed(path, value)).map((one) => `${one.path} ${one.rule}`)).toEqual(expected);
  });

  test('a finding says what is wrong and what the standard demands', () => {
    expect(checkShapeV3(changed('evidence', []))).toEqual([
      {
        path: 'evidence',
        rule: 'I3-09',
        message: 'must not be an empty array',
        standard: RULES_V3['I3-09'],
        severity: 'error',
      },
    ]);
  });

  test.each([undefined, null, 1, 'text', [], [[]], true])('%j is no credential, and no exception', (value) => {
    expect(checkShapeV3(value)).not.toEqual([]);
  });
});

describeWithVectors('the official 3.0 schema and examples', (folder) => {
  let official: ReturnType<typeof officialSchema>;
  beforeAll(() => {
    official = officialSchema();
  });

  const all = vectors === undefined ? [] : readdirSync(join(folder, 'ob3-examples'));
  const examples = all.filter((name) => name.endsWith('.json'));
  const good = [
    'achievementAlignmentCase-01-achievement-alignment-case.json',
    'achievementAlignmentCe-01-achievement-alignment-credential-engine.json',
    'basicOpenBadgeCredential-01-sample-openbadgecredential.json',
    'docformat-01-sample-openbadgecredential-file-contents.json',
    'endorsement-01-sample-endorsementcredential.json',
    'equality-and-comparison-01-sample-credential-a.json',
    'equality-and-comparison-02-sample-credential-b.json',
    'equality-and-comparison-03-sample-credential-c.json',
    'equality-and-comparison-04-sample-credential-d.json',
    'fullOpenBadge-01-complete-openbadgecredential.json',
    'skillAssertionCase-01-skill-assertion-case.json',
    'skillAssertionCtdl-01-skill-assertion-credential-registry.json',
  ];

  test.each(good)('%s is good to both', (name) => {
    const example = readVectorJson(`ob3-examples/${name}`);
    expect(checkShapeV3(example)).toEqual([]);
    expect(official[kindOfV3(example) as KindV3](example)).toBe(true);
  });

  test.each(examples.filter((name) => !good.includes(name)))('trap 4: %s is good to neither', (name) => {
    const example = readVectorJson(`ob3-examples/${name}`);
    expect(checkShapeV3(example)).not.toEqual([]);
    expect(official.OpenBadgeCredential(example)).toBe(false);
  });

  test('built documents are good to both', () => {
    for (const assertion of [fullAssertion(), minimalAssertion()]) {
      for (const credentialStatus of [statusEntry, undefined]) {
        const credential = buildCredential(assertion, { credentialStatus });
        expect(checkShapeV3(credential)).toEqual([]);
        expect(official.OpenBadgeCredential(credential)).toBe(true);
      }
      const achievement = buildAchievementDocument(assertion.badge);
      expect(checkShapeV3(achievement, 'Achievement')).toEqual([]);
      expect(official.Achievement(achievement)).toBe(true);
      const profile = buildProfileDocument(assertion.badge.issuer);
      expect(checkShapeV3(profile, 'Profile')).toEqual([]);
      expect(official.Profile(profile)).toBe(true);
    }
  });

  test('of 2,000 mutated credentials none is taken that schema or safe mode refuses, and every finding names its rule', async () => {
    const seeds = [
      ...good.map((name) => readVectorJson(`ob3-examples/${name}`)),
      buildCredential(fullAssertion(), { credentialStatus: statusEntry }),
      buildCredential(minimalAssertion()),
    ].filter((seed) => kindOfV3(seed) === 'OpenBadgeCredential');
    let expanded = 0;
    const verdicts = { both: 0, neither: 0, onlySchema: 0 };
    for (const { document, how } of mutations(seeds, 2000, 20_261_123)) {
      const findings = checkShapeV3(document, 'OpenBadgeCredential');
      for (const { rule } of findings) expect(Object.keys(RULES_V3)).toContain(rule);
      const isTaken = findings.length === 0;
      const isOfficial = official.OpenBadgeCredential(document);
      if (isTaken) expect(isOfficial, `${how}: ${JSON.stringify(official.OpenBadgeCredential.errors)}`).toBe(true);
      if (isTaken && knowsContextsOf(document)) {
        await expandSafely(document as object);
        expanded++;
      }
      if (isTaken) verdicts.both++;
      else if (isOfficial) verdicts.onlySchema++;
      else verdicts.neither++;
    }
    expect(verdicts.both).toBeGreaterThan(100);
    expect(expanded).toBeGreaterThan(100);
    expect(verdicts.neither).toBeGreaterThan(500);
    expect(verdicts.onlySchema).toBeGreaterThan(100);
  });

  test('of 500 mutated profiles and achievements none is taken that the schema refuses', () => {
    const pairs = [
      ['Profile', buildProfileDocument(fullIssuer())],
      ['Achievement', buildAchievementDocument(fullBadge())],
    ] as const;
    for (const [kind, seed] of pairs)
      for (const { document, how } of mutations([seed], 250, 7)) {
        if (checkShapeV3(document, kind).length === 0) expect(official[kind](document), how).toBe(true);
      }
  });
});
