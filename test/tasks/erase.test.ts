import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changeStatus } from '../../src/tasks/change-status.ts';
import { check } from '../../src/tasks/check.ts';
import { erase } from '../../src/tasks/erase.ts';
import { issue } from '../../src/tasks/issue.ts';
import { edit, effectsOf, makeRoot, put, read, sealedRoot, summary } from '../roots.ts';
import { differences, fingerprint } from '../sites/trees.ts';

const ZOE = 'content/assertions/2020/care-zoe.md';
const SEALED_ZOE = 'content/credentials/2020/03/care-zoe.json';

const tree = (root: string) => fingerprint(join(root, 'content'));
const problems = async (root: string) => summary((await check(effectsOf(root))).diagnostics);
const issued = (root: string) => issue(effectsOf(root), { dryRun: false });
const texts = (root: string): string =>
  readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('/people'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');

describe('erase', () => {
  test('leaves a tombstone in place of the sealed file, and no record', async () => {
    const root = await sealedRoot();
    const { credentialStatus } = JSON.parse(read(root, SEALED_ZOE));
    const sha256 = createHash('sha256').update(read(root, SEALED_ZOE)).digest('hex');
    expect(erase(effectsOf(root), 'care-zoe')).toEqual({
      ok: true,
      id: 'care-zoe',
      files: [ZOE],
      tombstone: SEALED_ZOE,
      isUnchanged: false,
      isSealed: true,
      person: 'zoe',
    });
    expect(existsSync(join(root, ZOE))).toBe(false);
    expect(JSON.parse(read(root, SEALED_ZOE))).toEqual({
      type: 'Tombstone',
      id: 'https://badges.example.org/pack/assertions/care-zoe/credential.json',
      issuer: 'acme',
      erased: '2020-07-01T00:00:00Z',
      sha256: [sha256],
      credentialStatus: {
        statusPurpose: 'revocation',
        statusListCredential: credentialStatus.statusListCredential,
        statusListIndex: credentialStatus.statusListIndex,
      },
    });
  });

  test('neither name nor hash of the recipient stays in content', async () => {
    const root = await sealedRoot();
    const { credentialSubject } = JSON.parse(read(root, SEALED_ZOE));
    const { identityHash, salt } = credentialSubject.identifier[0];
    expect(texts(root)).toContain(identityHash);
    erase(effectsOf(root), 'care-zoe');
    await issued(root);
    for (const trace of [identityHash, salt, 'Zoë']) expect(texts(root)).not.toContain(trace);
  });

  test('the next issue sets its bit, and gives its place to no other', async () => {
    const root = await sealedRoot();
    erase(effectsOf(root), 'care-zoe');
    expect(await problems(root)).toEqual([`${SEALED_ZOE}:1:1 revocation-not-listed`]);
    expect((await issued(root)).files).toEqual(['content/status/acme-revocation-1.json']);
    expect(await problems(root)).toEqual([]);
  });

  test('done again, changes nothing and says so', async () => {
    const root = await sealedRoot();
    erase(effectsOf(root), 'care-zoe');
    const before = tree(root);
    expect(erase(effectsOf(root), 'care-zoe')).toMatchObject({ ok: true, isUnchanged: true, files: [] });
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('what is revoked already, what was never sealed and what is among the highlights can be erased', async () => {
    const root = await sealedRoot();
    changeStatus(effectsOf(root), 'revoke', { given: 'care-zoe', reason: 'Asked.' });
    await issued(root);
    edit(root, 'content/site.yaml', 'language: en', 'language: en\nhighlights: [care-zoe, care]');
    erase(effectsOf(root), 'care-zoe');
    expect(read(root, 'content/site.yaml')).toContain('highlights:\n  - care\n');
    expect(await problems(root)).toEqual([]);
    put(
      root,
      'content/assertions/late.json',
      '{"badge":"plain","recipient":{"type":"url","url":"https://a.example.org/"},"issuedOn":"2020-06-01"}',
    );
    expect(erase(effectsOf(root), 'late')).toMatchObject({ isSealed: false });
    expect(await problems(root)).toEqual([]);
  });

  test('a row of a roster goes, and with the last row the roster', async () => {
    const roster = 'content/assertions/course.csv';
    const row = (id: string): string => `${id},plain,https://${id}.example.org/,2020-05-01\n`;
    const root = makeRoot({ [roster]: `id,badge,url,issuedOn\n${row('course-a')}${row('course-b')}` });
    erase(effectsOf(root), 'course-a');
    expect(read(root, roster)).toBe(`id,badge,url,issuedOn\n${row('course-b')}`);
    erase(effectsOf(root), 'course-b');
    expect(existsSync(join(root, roster))).toBe(false);
    expect(await problems(root)).toEqual([]);
  });

  test('the id of an erased award is given to no other', async () => {
    const root = makeRoot();
    const record = read(root, ZOE);
    erase(effectsOf(root), 'care-zoe');
    put(root, ZOE, record);
    expect(await problems(root)).toEqual([`${ZOE}:2:1 id-erased`]);
  });

  test('an unknown id changes nothing', async () => {
    const root = await sealedRoot();
    const before = tree(root);
    expect(() => erase(effectsOf(root), 'nobody')).toThrow(expect.objectContaining({ code: 'assertion-unknown' }));
    expect(differences(before, tree(root))).toEqual([]);
  });
});
