import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { differencesFrom, extractTree, listTree, resolveCommit } from '../../../src/io/index.ts';
import { makeFolder, put, remove } from '../../roots.ts';
import { fingerprint } from '../../sites/trees.ts';
import { commit, git, init } from './repositories.ts';

describe('a name of a commit', () => {
  test('is an id, a branch, what stands before it; what is not there, or no name, is nothing', async () => {
    const root = init();
    const first = commit(root, 'one');
    const second = commit(root, 'two');
    expect(await resolveCommit(root, 'main')).toBe(second);
    expect(await resolveCommit(root, 'HEAD^1')).toBe(first);
    expect(await resolveCommit(root, first.slice(0, 12))).toBe(first);
    for (const name of ['HEAD~5', 'nothing', '', '--all', '-h', 'main..HEAD', `${'0'.repeat(40)}`])
      expect(await resolveCommit(root, name), name).toBeUndefined();
  });
});

describe('the files of a commit', () => {
  test('are listed with kind and size, below folders, and from a root inside of a repository', async () => {
    const root = init();
    put(root, 'site/content/ä b.md', 'text');
    symlinkSync('/etc/passwd', join(root, 'site/link'));
    const id = commit(root, 'one', { 'other.txt': 'x' });
    expect(await listTree(join(root, 'site'), id)).toMatchObject([
      { path: 'content/ä b.md', mode: '100644', size: 4 },
      { path: 'link', mode: '120000' },
    ]);
    expect((await listTree(root, id, ['site/content'])).map(({ path }) => path)).toEqual(['site/content/ä b.md']);
    await expect(listTree(root, '0'.repeat(40))).rejects.toMatchObject({ code: 'git-failed' });
  });
  test('are written as they are, whatever attributes and filters say', async () => {
    const root = init();
    const data = {
      'content/a.json': '{\r\n}',
      'content/b/c': new Uint8Array([0, 255]),
      '.gitattributes': '* text eol=crlf',
    };
    const id = commit(root, 'one', { ...data, 'src/x.ts': 'code' });
    git(root, ['config', 'filter.evil.smudge', 'false']);
    const into = join(makeFolder(), 'new');
    expect(await extractTree(root, id, into, ['content'])).toEqual(['content/a.json', 'content/b/c']);
    expect(Object.keys(fingerprint(into))).toEqual(['content/a.json', 'content/b/c']);
  });
  test('with a link among them are refused as a whole', async () => {
    const root = init();
    put(root, 'content/a.md', 'a');
    symlinkSync('/etc/passwd', join(root, 'content/badges'));
    const id = commit(root, 'one');
    await expect(extractTree(root, id, join(makeFolder(), 'new'), ['content'])).rejects.toMatchObject({
      code: 'tree-refused',
      message: expect.stringContaining('content/badges'),
    });
  });
  test('with a repository of its own among them too', async () => {
    const root = init();
    const id = commit(root, 'one', { 'content/a.md': 'a' });
    git(root, ['update-index', '--add', '--cacheinfo', `160000,${id},content/sub`]);
    git(root, ['commit', '--quiet', '--message', 'two']);
    const into = join(makeFolder(), 'new');
    await expect(extractTree(root, 'HEAD', into, ['content'])).rejects.toMatchObject({ code: 'tree-refused' });
  });
});

describe('differences from a commit', () => {
  test('are files added, changed and deleted, staged or not, new ones too, but none that git passes over', async () => {
    const root = init();
    const base = commit(root, 'one', { a: 'a', b: 'b', c: 'c', 'd/e': 'e', '.gitignore': 'dist/\n' });
    commit(root, 'two', { b: 'b2' });
    put(root, 'a', 'a2');
    put(root, 'dist/x', 'x');
    put(root, 'new ü', 'n');
    put(root, 'staged', 's');
    git(root, ['add', 'staged']);
    remove(root, 'c');
    git(root, ['mv', 'd/e', 'd/f']);
    expect((await differencesFrom(root, base)).map(({ path, change }) => `${change} ${path}`)).toEqual([
      'changed a',
      'changed b',
      'deleted c',
      'deleted d/e',
      'added d/f',
      'added new ü',
      'added staged',
    ]);
  });
  test('are told from a root inside of a repository, of that root alone', async () => {
    const root = init();
    const base = commit(root, 'one', { 'site/a': 'a' });
    put(root, 'site/b', 'b');
    put(root, 'c', 'c');
    expect(await differencesFrom(join(root, 'site'), base)).toEqual([{ path: 'b', change: 'added' }]);
    await expect(differencesFrom(root, '0'.repeat(40))).rejects.toMatchObject({ code: 'git-failed' });
  });
});
