import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { mayHaveGit, openRepository } from '../../../src/io/index.ts';
import { makeFolder, put } from '../../roots.ts';
import { commit, git, init } from './repositories.ts';

afterEach(() => vi.unstubAllEnvs());

describe('a root is', () => {
  test('in no repository', async () => {
    const root = makeFolder();
    expect(mayHaveGit(root)).toBe(false);
    expect(await openRepository(root)).toEqual({ kind: 'no-repository' });
  });

  test('a repository without a commit, and with one', async () => {
    const root = init();
    const expected = { kind: 'repository', top: root, prefix: '', head: undefined, isShallow: false };
    expect(await openRepository(root)).toEqual(expected);
    const head = commit(root, 'one', { a: '1' });
    expect(await openRepository(root)).toEqual({ ...expected, head });
  });

  test('a folder of a repository', async () => {
    const top = init();
    const head = commit(top, 'one', { 'deep/site/a': '1' });
    const root = join(top, 'deep/site');
    expect(mayHaveGit(root)).toBe(true);
    expect(await openRepository(root)).toEqual({
      kind: 'repository',
      top,
      prefix: 'deep/site/',
      head,
      isShallow: false,
    });
  });

  test('a clone that was cut off', async () => {
    const origin = init();
    commit(origin, 'one', { a: '1' });
    commit(origin, 'two', { a: '2' });
    const clone = join(makeFolder(), 'clone');
    git(origin, ['clone', '--quiet', '--depth=1', `file://${origin}`, clone]);
    expect(await openRepository(clone)).toMatchObject({ kind: 'repository', isShallow: true });
  });

  test('one that git does not open, with its words', async () => {
    const root = init();
    writeFileSync(join(root, '.git/HEAD'), 'nonsense');
    const opened = await openRepository(root);
    expect(opened).toMatchObject({ kind: 'refused', said: expect.stringMatching(/^fatal: /) });
  });

  test('a repository that nobody can read, where there is no git program', async () => {
    const root = init();
    vi.stubEnv('PATH', makeFolder());
    expect(await openRepository(root)).toEqual({ kind: 'no-git' });
  });
});

test('settings of the repository run no program', async () => {
  const root = init();
  commit(root, 'one', { a: '1' });
  const trace = join(makeFolder(), 'trace');
  const program = join(makeFolder(), 'program');
  writeFileSync(program, `#!/bin/sh\necho ran >> ${trace}\n`, { mode: 0o755 });
  for (const name of ['core.fsmonitor', 'core.pager', 'pager.log', 'diff.external', 'core.sshCommand'])
    git(root, ['config', name, program]);
  mkdirSync(join(root, '.git/hooks'), { recursive: true });
  put(root, 'a', '2');
  const { readCommits, readFileChanges, uncommittedFiles } = await import('../../../src/io/index.ts');
  expect(await uncommittedFiles(root, ['a'])).toEqual(['a']);
  expect((await readCommits(root)).ok).toBe(true);
  expect((await readFileChanges(root, '.')).ok).toBe(true);
  const { existsSync } = await import('node:fs');
  expect(existsSync(trace)).toBe(false);
});
