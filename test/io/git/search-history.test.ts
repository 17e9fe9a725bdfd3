import { describe, expect, test } from 'vitest';
import { searchHistory } from '../../../src/io/index.ts';
import { makeFolder, put, remove } from '../../roots.ts';
import { commit, git, init } from './repositories.ts';

const PATTERN = /needle\d+/g;
const forever = (): AbortSignal => new AbortController().signal;

async function search(root: string, time = forever()) {
  const found = await searchHistory(root, PATTERN, time);
  if (!found.ok) throw new Error(found.said);
  return found;
}

const lines = ({ matches }: Awaited<ReturnType<typeof search>>): string[] =>
  matches.map(({ text, commit, path }) => `${text} ${commit} ${path}`).sort();

const short = (id: string): string => id.slice(0, 10);

describe('a text is found', () => {
  test('in a file that is gone, in the oldest commit that had it', async () => {
    const root = init();
    commit(root, 'one', { b: '1\n' });
    const second = commit(root, 'two', { 'deep/a b': 'needle1\n' });
    remove(root, 'deep/a b');
    commit(root, 'three');
    commit(root, 'four', { 'deep/a b': 'needle1\n' });
    expect(lines(await search(root))).toEqual([`needle1 ${short(second)} deep/a b`]);
  });

  test('on another branch, in a stash, in a tag, in a message', async () => {
    const root = init();
    commit(root, 'one', { a: '1\n' });
    git(root, ['checkout', '--quiet', '-b', 'side']);
    const side = commit(root, 'two', { a: 'needle1\n' });
    git(root, ['checkout', '--quiet', 'main']);
    put(root, 'a', 'needle3\n');
    git(root, ['stash', 'push', '--quiet']);
    const told = commit(root, 'three needle2');
    git(root, ['tag', '--annotate', '--message', 'needle4', 'v1']);
    const found = lines(await search(root));
    expect(found).toHaveLength(4);
    expect(found[0]).toBe(`needle1 ${short(side)} a`);
    expect(found[1]).toBe(`needle2 ${short(told)} undefined`);
    expect(found[2]).toMatch(/^needle3 [0-9a-f]{10} a$/);
    expect(found[3]).toMatch(/^needle4 [0-9a-f]{10} undefined$/);
  });

  test('in what no branch holds any more, until git throws it away', async () => {
    const root = init();
    commit(root, 'one', { a: '1\n' });
    commit(root, 'two', { a: 'needle1\n' });
    git(root, ['reset', '--quiet', '--hard', 'HEAD~1']);
    expect((await search(root)).matches).toHaveLength(1);
    git(root, ['reflog', 'expire', '--expire=now', '--all']);
    expect(lines(await search(root))).toEqual(['needle1 undefined undefined']);
    git(root, ['gc', '--quiet', '--prune=now']);
    expect((await search(root)).matches).toEqual([]);
  });

  test('in packed and in binary files', async () => {
    const root = init();
    commit(root, 'one', { a: Buffer.from('\0\xff\0needle1\0', 'latin1') });
    git(root, ['gc', '--quiet']);
    expect((await search(root)).matches).toHaveLength(1);
  });
});

test('it says how much it looked through, and what it passed over', async () => {
  const root = init();
  commit(root, 'one', { a: '1\n', large: Buffer.alloc(1_048_577, 'x') });
  expect(await search(root)).toMatchObject({ matches: [], done: 2, of: 2, large: 1 });
  expect(await search(root, AbortSignal.abort())).toMatchObject({ matches: [], done: 0, of: 2 });
});

test('where there is no repository it says so', async () => {
  expect(await searchHistory(makeFolder(), PATTERN, forever())).toMatchObject({ ok: false, reason: 'git-failed' });
});
