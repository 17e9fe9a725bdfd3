import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  buildAssertion,
  buildBadgeClass,
  buildProfileV2,
  buildRevocationList,
  checkShapeV2,
  kindOfV2,
} from '../../src/openbadges/index.ts';
import { TERMS_V2 } from '../../src/openbadges/v2/shape-classes.ts';
import { describeWithVectors, readVectorJson } from '../vectors.ts';
import { fullAssertion, fullBadge, fullIssuer, minimalIssuer, revokedAssertion, SITE } from './records.ts';

const found = (document: unknown) =>
  checkShapeV2(document).map(
    ({ path, rule, severity }) => `${path} ${rule}${severity === 'warning' ? ' (warning)' : ''}`,
  );

describeWithVectors('the 2.0 context and examples', (folder) => {
  test('every term of the 2.0 context that is no type and no prefix is known', () => {
    const { '@context': context } = readVectorJson('ob2-contexts/v2/context.json') as { '@context': object };
    const prefixes = ['extensions', 'obi', 'cred', 'dc', 'schema', 'sec', 'xsd', 'hosted', 'signed'];
    const terms = Object.keys(context).filter((term) => /^[a-z]/.test(term) && !prefixes.includes(term));
    expect([...TERMS_V2].sort()).toEqual(terms.sort());
  });

  const verdicts: Record<string, { kind: string | undefined; findings?: string[] }> = {
    'examples-01.json': { kind: 'Assertion' },
    'examples-02.json': { kind: 'Profile' },
    'examples-03.json': { kind: undefined },
    'examples-04.json': { kind: 'Assertion' },
    'examples-05.json': { kind: 'CryptographicKey' },
    'examples-06.json': { kind: 'RevocationList' },
    'examples-07.json': { kind: 'RevokedAssertion' },
    'examples-08.json': { kind: undefined },
    'examples-09.json': { kind: undefined },
    'examples-10.json': { kind: undefined },
    'examples-11.json': { kind: undefined },
    'examples-12.json': { kind: undefined },
    'examples-13.json': { kind: undefined },
    'examples-14.json': { kind: undefined },
    'examples-15.json': { kind: undefined },
    'examples-16.json': { kind: 'Endorsement' },
    'examples-17.json': { kind: 'Endorsement' },
    'examples-18.json': {
      kind: 'Endorsement',
      findings: ['claim endorsement', 'issuedOn I2-06', 'verification I2-08'],
    },
    'spec-01.json': { kind: 'Assertion', findings: ['recipient.hashed I2-05'] },
    'spec-02.json': { kind: 'Endorsement' },
  };

  test('no example is forgotten', () =>
    expect(
      readdirSync(join(folder, 'ob2-examples'))
        .filter((name) => name.endsWith('.json'))
        .sort(),
    ).toEqual(Object.keys(verdicts).sort()));

  test.each(Object.entries(verdicts))('%s is judged', (name, { kind, findings = [] }) => {
    const example = readVectorJson(`ob2-examples/${name}`);
    expect(kindOfV2(example)).toBe(kind);
    if (kind !== undefined) expect(found(example)).toEqual(findings);
    else expect(found(example)).not.toEqual([]);
  });
});

describe('single faults of good 2.0 documents', () => {
  type Document = { [member: string]: unknown };
  const assertion = (): Document => structuredClone(buildAssertion(fullAssertion())) as unknown as Document;
  const recipient = (change: object) => ({
    ...assertion(),
    recipient: { ...(assertion().recipient as object), ...change },
  });
  const badge = (): Document => ({ ...buildBadgeClass(fullBadge()) });
  const profile = (): Document => ({ ...buildProfileV2(fullIssuer(), [SITE]) });
  const without = (document: Document, member: string) =>
    Object.fromEntries(Object.entries(document).filter(([key]) => key !== member));

  test.each<[string, unknown, string[]]>([
    ['I2-01 another context', { ...assertion(), '@context': 'https://w3id.org/openbadges/v1' }, ['@context I2-01']],
    ['I2-01 no context', without(assertion(), '@context'), ['@context I2-01']],
    ['I2-02 no badge', without(assertion(), 'badge'), ['badge I2-02']],
    ['I2-02 a hosted assertion without a web address', { ...assertion(), id: 'urn:uuid:1' }, ['id I2-02']],
    ['I2-03 no criteria', without(badge(), 'criteria'), ['criteria I2-03']],
    ['I2-03 empty criteria', { ...badge(), criteria: {} }, ['criteria I2-03']],
    [
      'I2-03 an alignment without address',
      { ...badge(), alignment: [{ targetName: 'x' }] },
      ['alignment[0].targetUrl I2-03'],
    ],
    ['I2-04 no e-mail address', without(profile(), 'email'), ['email I2-04']],
    ['I2-04 a telephone number in words', { ...profile(), telephone: 'ring me' }, ['telephone I2-04']],
    ['I2-04 an id outside the web', { ...profile(), id: 'urn:uuid:1' }, ['id I2-04 (warning)']],
    ['I2-05 a hash that is none', recipient({ identity: 'a@example.org' }), ['recipient.identity I2-05']],
    ['I2-05 a hash said to be plain', recipient({ hashed: false }), ['recipient.identity I2-05']],
    ['I2-05 a plain e-mail that is none', recipient({ hashed: false, identity: 'alex' }), ['recipient.identity I2-05']],
    ['I2-05 an unheard-of type', recipient({ type: 'name' }), ['recipient.type I2-05']],
    ['I2-06 a date without zone', { ...assertion(), issuedOn: '2020-03-01T00:00:00' }, ['issuedOn I2-06 (warning)']],
    ['I2-06 a date without time', { ...assertion(), issuedOn: '2020-03-01' }, ['issuedOn I2-06 (warning)']],
    ['I2-06 a day that is none', { ...assertion(), issuedOn: '2020-02-30T00:00:00Z' }, ['issuedOn I2-06']],
    ['I2-06 expires before issuedOn', { ...assertion(), expires: '2019-01-01T00:00:00Z' }, ['expires I2-06']],
    [
      'I2-07 an assertion with its picture as data',
      { ...assertion(), image: 'data:image/png;base64,AA==' },
      ['image I2-07'],
    ],
    ['I2-07 a badge with its picture as data', { ...badge(), image: 'data:image/png;base64,AA==' }, []],
    ['I2-07 a badge with a GIF as data', { ...badge(), image: 'data:image/gif;base64,AA==' }, ['image I2-07']],
    ['I2-08 another verification', { ...assertion(), verification: { type: 'trust' } }, ['verification.type I2-08']],
    [
      'I2-08 an origin with scheme, with port, without dot',
      { ...profile(), verification: { allowedOrigins: ['https://a.example', 'a.example:80', 'localhost'] } },
      [0, 1, 2].map((index) => `verification.allowedOrigins[${index}] I2-08`),
    ],
    [
      'I2-11 signed without naming the key',
      { ...assertion(), verification: { type: 'signed' } },
      ['verification.creator I2-11'],
    ],
    [
      'I2-12 a list entry that names nothing',
      { ...buildRevocationList(minimalIssuer(), []), revokedAssertions: [{ revocationReason: 'x' }] },
      ['revokedAssertions[0] I2-12'],
    ],
    [
      'I2-12 legacy and plain list entries',
      { ...buildRevocationList(minimalIssuer(), []), revokedAssertions: ['urn:uuid:1', { uid: 'abc' }] },
      [],
    ],
    [
      'I2-13 a revoked assertion that was not stripped',
      { ...assertion(), revoked: true },
      Object.keys(assertion())
        .filter((member) => !['@context', 'type', 'id'].includes(member))
        .map((member) => `${member} I2-13 (warning)`),
    ],
    ['I2-13 revoked, and only id said', { '@context': badge()['@context'], id: 'urn:uuid:1', revoked: true }, []],
    ['a member that the context does not define', { ...badge(), skills: ['x'] }, ['skills undefined-member (warning)']],
    ['an extension', { ...badge(), 'extensions:applyLink': { type: 'Extension' } }, []],
    ['null, as some write what is absent', { ...assertion(), expires: null }, []],
    ['an embedded badge with a fault', { ...assertion(), badge: without(badge(), 'name') }, ['badge.name I2-03']],
    ['an empty array, as Credly writes', { ...assertion(), evidence: [] }, []],
  ])('%s', (_title, document, expected) => expect(found(document)).toEqual(expected));

  test('the documents they start from have none', () => {
    for (const document of [assertion(), badge(), profile(), buildAssertion(revokedAssertion())])
      expect(found(document)).toEqual([]);
  });
});
