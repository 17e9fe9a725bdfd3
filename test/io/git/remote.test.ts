import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commitFiles, fetchRef, moveTo, push } from '../../../src/io/index.ts';
import { makeFolder, moment, put, read } from '../../roots.ts';
import { commit, git, init } from './repositories.ts';

const date = moment('2020-07-01T10:00:00Z');

/** A bare repository and a clone of it, with one commit. */
function clones(): { origin: string; root: string; first: string } {
  const origin = makeFolder();
  git(origin, ['init', '--quiet', '--bare', '--initial-branch=main']);
  const root = init();
  git(root, ['remote', 'add', 'origin', origin]);
  const first = commit(root, 'one', { 'a.txt': 'a' });
  git(root, ['push', '--quiet', 'origin', 'main']);
  return { origin, root, first };
}

const next = (root: string, parent: string, text: string): Promise<string> =>
  commitFiles(root, { parent, files: [{ path: 'a.txt', data: text }], message: text, date });
const tip = (origin: string, branch: string): string => git(origin, ['rev-parse', branch]);

describe('a push', () => {
  test('goes forward, and makes a branch that is not there', async () => {
    const { origin, root, first } = clones();
    const second = await next(root, first, 'two');
    expect(await push(root, second, 'main')).toEqual({ kind: 'pushed' });
    expect(await push(root, second, 'new/branch')).toEqual({ kind: 'pushed' });
    expect([tip(origin, 'main'), tip(origin, 'new/branch')]).toEqual([second, second]);
    expect(await push(root, second, 'main'), 'once more').toEqual({ kind: 'pushed' });
  });
  test('that is not forward is behind, and changes nothing', async () => {
    const { origin, root, first } = clones();
    const theirs = await next(root, first, 'theirs');
    await push(root, theirs, 'main');
    expect(await push(root, await next(root, first, 'ours'), 'main')).toEqual({ kind: 'behind' });
    expect(tip(origin, 'main')).toBe(theirs);
  });
  test('with a lease puts a branch elsewhere, if it stands where we know it', async () => {
    const { origin, root, first } = clones();
    const [one, two, three] = [
      await next(root, first, '1'),
      await next(root, first, '2'),
      await next(root, first, '3'),
    ];
    expect(await push(root, one, 'b', { lease: null })).toEqual({ kind: 'pushed' });
    expect(await push(root, two, 'b', { lease: one })).toEqual({ kind: 'pushed' });
    expect(await push(root, three, 'b', { lease: one })).toEqual({ kind: 'behind' });
    expect(await push(root, three, 'b', { lease: null })).toEqual({ kind: 'behind' });
    expect(tip(origin, 'b')).toBe(two);
  });
  test('takes a branch away, also one that is gone already', async () => {
    const { origin, root, first } = clones();
    await push(root, first, 'b');
    expect(await push(root, undefined, 'b')).toEqual({ kind: 'pushed' });
    expect(await push(root, undefined, 'b')).toEqual({ kind: 'pushed' });
    expect(git(origin, ['for-each-ref', '--format=%(refname)'])).toBe('refs/heads/main');
  });
  test('that a rule of the other side refuses says what it said', async () => {
    const { origin, root, first } = clones();
    const hook = join(origin, 'hooks/pre-receive');
    put(origin, 'hooks/pre-receive', '#!/bin/sh\necho "error: GH013: Repository rule violations found" >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    const pushed = await push(root, await next(root, first, 'two'), 'main');
    expect(pushed).toEqual({ kind: 'ruled', said: 'error: GH013: Repository rule violations found' });
  });
  test('to nowhere is an error with a remedy', async () => {
    const { root, first } = clones();
    git(root, ['remote', 'set-url', 'origin', '/nowhere/at/all.git']);
    await expect(push(root, first, 'main')).rejects.toMatchObject({ code: 'git-unreachable' });
    await expect(fetchRef(root, 'refs/heads/main')).rejects.toMatchObject({ code: 'git-unreachable' });
  });
  test('speaks no protocol that runs programs', async () => {
    const { root, first } = clones();
    const trace = join(makeFolder(), 'ran');
    git(root, ['remote', 'set-url', 'origin', `ext::sh -c touch% ${trace}`]);
    await expect(push(root, first, 'main')).rejects.toMatchObject({ code: 'git-unreachable' });
    expect(existsSync(trace)).toBe(false);
  });
});

describe('what is fetched', () => {
  test('is the commit of a branch or a pull request; nothing here moves', async () => {
    const { origin, root, first } = clones();
    const other = init();
    git(other, ['remote', 'add', 'origin', origin]);
    git(other, ['pull', '--quiet', 'origin', 'main']);
    const theirs = commit(other, 'theirs', { 'b.txt': 'b' });
    git(other, ['push', '--quiet', 'origin', 'HEAD:refs/pull/7/merge']);
    expect(await fetchRef(root, 'refs/pull/7/merge', 2)).toBe(theirs);
    expect(git(root, ['rev-parse', 'HEAD'])).toBe(first);
    expect(git(root, ['status', '--porcelain'])).toBe('');
    expect(await fetchRef(root, 'refs/pull/8/merge')).toBeUndefined();
  });
  test('is gone to, with what was written meanwhile', async () => {
    const { root, first } = clones();
    const second = await next(root, first, 'two');
    put(root, 'content/x.json', 'x');
    put(root, 'notes.txt', 'mine');
    writeFileSync(join(root, 'a.txt'), 'changed');
    await moveTo(root, second, ['content']);
    expect(git(root, ['rev-parse', 'HEAD'])).toBe(second);
    expect([read(root, 'a.txt'), read(root, 'notes.txt'), existsSync(join(root, 'content'))]).toEqual([
      'two',
      'mine',
      false,
    ]);
    await expect(moveTo(root, '0'.repeat(40))).rejects.toMatchObject({ code: 'git-failed' });
  });
});
