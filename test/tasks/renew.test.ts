import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTo } from '../../src/tasks/award/recipient.ts';
import { changeStatus } from '../../src/tasks/change-status.ts';
import { check } from '../../src/tasks/check.ts';
import { erase } from '../../src/tasks/erase.ts';
import { type RenewOptions, renew } from '../../src/tasks/renew.ts';
import { countedChance, edit, effectsOf, makeRoot, put, read, summary } from '../roots.ts';
import { differences, fingerprint } from '../sites/trees.ts';

const random = countedChance(9_000);
const renewed = (root: string, given: string, change: Partial<RenewOptions> = {}) =>
  renew(effectsOf(root, { random }), given, { evidence: [], results: [], ...change });

async function made(root: string, given: string, change: Partial<RenewOptions> = {}) {
  const result = await renewed(root, given, change);
  if (!result.ok) throw new Error(summary(result.diagnostics).join('\n'));
  return result;
}

const tree = (root: string) => fingerprint(join(root, 'content'));
const problems = async (root: string) => summary((await check(effectsOf(root))).diagnostics);
const front = (text: string): string => text.split('---\n')[1] ?? '';

describe('a renewal', () => {
  test('is a new award that replaces the old: same recipient, evidence and results, from today', async () => {
    const root = makeRoot();
    const old = read(root, 'content/assertions/2020/care-zoe.md');
    const result = await made(root, 'care-zoe');
    expect(result).toMatchObject({ replaces: 'care-zoe', badge: 'care', expires: '2022-07-01T00:00:00Z' });
    expect(result.file).toBe(`content/assertions/2020/${result.id}.md`);
    expect(front(read(root, result.file))).toBe(
      `${front(old).replace('issuedOn: 2020-03-01', 'issuedOn: 2020-07-01').replaceAll('"', '')}replaces: care-zoe\n`,
    );
    expect(read(root, 'content/assertions/2020/care-zoe.md')).toBe(old);
    expect(result.notify).toBeUndefined();
    expect(await problems(root)).toEqual([]);
  });

  test('to another address has a hash of its own, and somebody to tell', async () => {
    const root = makeRoot();
    const result = await made(root, 'care-zoe', { to: readTo('new@example.org'), on: '2020-06-01' });
    const text = read(root, result.file);
    expect(text).not.toContain(/identity: (\S+)/.exec(read(root, 'content/assertions/2020/care-zoe.md'))?.[1]);
    expect(text).toContain('issuedOn: 2020-06-01');
    expect(text).not.toContain('new@');
    expect(read(root, result.notify ?? '')).toContain('new@example.org,Zoë van Dam,Care,');
  });

  test('is of the newest version of the badge', async () => {
    const root = makeRoot();
    for (const [id, replaces] of [
      ['plain-v2', 'plain'],
      ['plain-v3', 'plain-v2'],
    ])
      put(
        root,
        `content/badges/${id}.json`,
        `{"name":"Plain","description":"D.","issuer":"acme","criteria":"C.","replaces":"${replaces}"}`,
      );
    expect(await made(root, 'plain-json')).toMatchObject({ badge: 'plain-v3' });
    expect(await problems(root)).toEqual([]);
  });

  test('takes new evidence and an end of its own', async () => {
    const root = makeRoot();
    const change = { evidence: ['https://a.example.org/again'], expires: '2021-01-01' };
    const text = read(root, (await made(root, 'care-zoe', change)).file);
    expect(text).toContain('evidence:\n  - url: https://a.example.org/again\n    meets: course\n');
    expect(text).toContain('expires: 2021-01-01');
  });

  test('that was interrupted and finished since is not made twice', async () => {
    const root = makeRoot();
    const { id } = await made(root, 'care-zoe');
    const before = tree(root);
    const effects = effectsOf(root, { random, finished: 'renew care-zoe' });
    const again = await renew(effects, 'care-zoe', { evidence: [], results: [] });
    expect(again).toMatchObject({ ok: true, id, isUnchanged: true });
    expect(differences(before, tree(root))).toEqual([]);
  });
});

describe('refused, and nothing is changed', () => {
  const refusals: readonly [says: string, code: string, given: string, change: Partial<RenewOptions>][] = [
    ['an award that is not there', 'assertion-unknown', 'care-zoo', {}],
    ['one that is erased', 'assertion-erased', 'plain-json', {}],
    ['one that is renewed', 'renewed-already', 'care-zoe', {}],
    ['one that is revoked', 'renewal-not-possible', 'care-url', {}],
    ['one that is suspended', 'renewal-not-possible', 'grade-did', {}],
    ['a draft', 'renewal-not-possible', 'care-draft', {}],
    ['one of a badge that is retired', 'badge-retired', 'gone-url', {}],
    ['a day before the old award', 'renewal-not-possible', 'ends', { on: '2020-05-01' }],
    ['one that ended by its own word, without a new end', 'renewal-not-possible', 'ends', {}],
  ];
  test.each(refusals)('%s', async (_, code, given, change) => {
    const root = makeRoot();
    const fields = { name: 'Gone', description: 'D.', issuer: 'acme', criteria: 'C.', status: 'retired' };
    const recipient = { type: 'url', url: 'https://a.example.org/' };
    put(root, 'content/badges/gone.json', JSON.stringify(fields));
    for (const [id, badge] of [
      ['gone-url', 'gone'],
      ['ends', 'plain'],
    ])
      put(
        root,
        `content/assertions/${id}.json`,
        JSON.stringify({
          badge,
          recipient,
          issuedOn: '2020-06-01',
          ...(id === 'ends' ? { expires: '2020-06-30' } : {}),
        }),
      );
    await made(root, 'care-zoe');
    changeStatus(effectsOf(root), 'suspend', { given: 'grade-did', reason: 'Under review.' });
    erase(effectsOf(root), 'plain-json');
    const before = tree(root);
    await expect(renewed(root, given, change)).rejects.toMatchObject({ code });
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('what check would refuse', async () => {
    const root = makeRoot();
    edit(root, 'content/badges/care.md', 'id: course', 'id: lesson');
    edit(root, 'content/assertions/2020/care-zoe.md', 'meets: course', 'meets: lesson');
    edit(root, 'content/assertions/2020/care-url.md', 'meets: course', 'meets: lesson');
    const before = tree(root);
    const result = await renewed(root, 'care-zoe', { on: '2020-07-02' });
    expect(result.ok ? [] : result.diagnostics.map((one) => one.code)).toEqual(['issued-in-future']);
    expect(differences(before, tree(root))).toEqual([]);
    expect(existsSync(join(root, 'notify'))).toBe(false);
  });
});
