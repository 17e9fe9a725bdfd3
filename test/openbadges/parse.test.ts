import { describe, expect, test } from 'vitest';
import {
  buildAchievementDocument,
  buildAssertion,
  buildBadgeClass,
  buildCredential,
  buildProfileDocument,
  buildProfileV2,
  buildRevocationList,
  parseV2,
  parseV3,
} from '../../src/openbadges/index.ts';
import { printJson } from '../../src/values/index.ts';
import { fullAssertion, fullBadge, fullIssuer, revokedAssertion, SITE, statusEntry } from './records.ts';

const credential = buildCredential(fullAssertion(), { credentialStatus: statusEntry });

describe('parseV3', () => {
  test.each([
    ['OpenBadgeCredential', credential],
    ['Achievement', buildAchievementDocument(fullBadge())],
    ['Profile', buildProfileDocument(fullIssuer())],
  ])('reads a printed %s back', (kind, document) =>
    expect(parseV3(printJson(document))).toEqual({ ok: true, kind, value: document }),
  );

  test.each([
    ['json-malformed', '{'],
    ['json-duplicate-member', printJson(credential).replace('"name"', '"id": "urn:x:y",\n  "name"')],
    ['json-too-large', ' '.repeat(2 ** 20 + 1)],
    ['json-too-deep', '['.repeat(65) + ']'.repeat(65)],
    ['json-lone-surrogate', '{"type":"\\ud800"}'],
    ['not-open-badges-3', printJson(buildAssertion(fullAssertion()))],
    ['not-open-badges-3', '[]'],
  ])('says %s', (reason, text) => expect(parseV3(text)).toEqual({ ok: false, reason, findings: [] }));

  test('gives every finding when the shape is wrong', () => {
    const parsed = parseV3(printJson({ ...credential, id: 'x', validFrom: 'soon' }));
    expect(parsed.ok ? [] : parsed.findings.map(({ rule }) => rule)).toEqual(['I3-04', 'I3-06']);
  });
});

describe('parseV2', () => {
  test.each([
    ['Assertion', buildAssertion(fullAssertion())],
    ['RevokedAssertion', buildAssertion(revokedAssertion())],
    ['BadgeClass', buildBadgeClass(fullBadge())],
    ['Profile', buildProfileV2(fullIssuer(), [SITE])],
    ['RevocationList', buildRevocationList(fullIssuer(), [])],
  ])('reads a printed %s back', (kind, document) =>
    expect(parseV2(printJson(document))).toEqual({ ok: true, kind, value: document, warnings: [] }),
  );

  test('takes what can be read, with warnings; refuses what cannot', () => {
    const assertion = buildAssertion(fullAssertion());
    const warned = parseV2(printJson({ ...assertion, mine: 1 }));
    expect(warned.ok && warned.warnings.map(({ path }) => path)).toEqual(['mine']);
    const refused = parseV2(printJson({ ...assertion, recipient: 1 }));
    expect(refused).toMatchObject({ ok: false, reason: 'shape', findings: [{ path: 'recipient', rule: 'I2-05' }] });
    expect(parseV2(printJson(credential))).toMatchObject({ ok: false, reason: 'not-open-badges-2' });
    expect(parseV2('{"a":1,"a":2}')).toMatchObject({ ok: false, reason: 'json-duplicate-member' });
  });
});
