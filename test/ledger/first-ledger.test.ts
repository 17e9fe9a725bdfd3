import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/tasks/check.ts';
import { issue } from '../../src/tasks/issue.ts';
import { effectsOf, makeFolder, moment, summary } from '../roots.ts';
import { fingerprint } from '../sites/trees.ts';

/**
 * What the first version sealed, by keys that nobody has any more. Whatever changes in Haversack, these bytes stay
 * and must prove, agree with their records and be left alone; this folder is never sealed again.
 */
const FIRST = join(import.meta.dirname, '../fixtures/first-ledger');

const sealedByTheFirst = {
  'credentials/2020/03/knots-k3v9x2ma.json': '06e65f104474e89afe7c88ddaa9c460f0d8c5535433fe7ebc75526b0e7bc5ef4',
  'credentials/2020/05/knots-p7q2w8e1.json': '92224326113ec8f0c6e2906250c15e83786bd414b57e2b99e735e7e0260ee7a7',
  'credentials/2020/06/helm-a1b2c3d4.json': 'c7d5682692f056e560c6f1dc176a582702f73ede334e5f05c4ccfbe56d6c607c',
  'credentials/2020/06/helm-z9y8x7w6.json': 'faa9fdda8956928cf3a7904f857fbd16653b4da47691b002dfa40314c0cab874',
  'credentials/2020/07/hull-m5n6b7v8.json': '522f3c161a062bc813fff19761ac004aab1c46d2ed135bd4ea8fb9b7878c4c53',
  'credentials/2020/12/hull-q1w2e3r4.json': '5770d628c8ef9807e902c847a2a6f67dd1a61aba12e213e5cf5285447b4d38c5',
  'status/harbour-revocation-1.json': '18dba941927487e9b3794b88dc7b22a947778fa3dd3d4a2e56e562813383be2e',
  'status/harbour-suspension-1.json': '59d6ed7aa51b79caec349ef75de685ba505abe298d2c89a5d9117753017557fe',
  'status/lighthouse-revocation-1.json': '90ae682fb177119aa50dfaa6835bed94f34412e76aaef4dfe87de0f2c0ce4fa6',
};

const sealedIn = (root: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fingerprint(join(root, 'content'))).filter(([path]) => /^(?:credentials|status)\//.test(path)),
  );

const copy = (): string => {
  const root = makeFolder();
  cpSync(FIRST, root, { recursive: true });
  return root;
};

describe('the ledger that the first version sealed', () => {
  test('is here byte for byte', () => expect(sealedIn(FIRST)).toEqual(sealedByTheFirst));

  test.each(['2020-12-31', '2026-11-23', '2150-01-01'])('has neither errors nor warnings on %s', async (day) => {
    const { diagnostics, ledger, counts } = await check(
      effectsOf(copy(), { today: moment(day), now: () => moment(`${day}T12:00:00Z`) }),
    );
    expect(summary(diagnostics)).toEqual([]);
    expect(counts).toEqual({ badges: 3, assertions: 6, sealed: 6 });
    expect([...ledger.facts.sealed.values()].filter(({ isSet }) => isSet).map(({ assertion }) => assertion)).toEqual([
      'knots-p7q2w8e1',
      'helm-z9y8x7w6',
    ]);
  });

  test('leaves issue nothing to sign, with no key at hand; a revocation that a list alone held is recorded', async () => {
    const root = copy();
    const result = await issue(effectsOf(root, { today: moment('2026-11-23') }), { dryRun: false });
    const files = ['content/status/harbour-suspension-1.revoked.json'];
    expect(result).toEqual({ ok: true, diagnostics: [], sealed: [], resealed: [], lists: [], files });
    expect(sealedIn(root)).toMatchObject(sealedByTheFirst);
  });
});
