import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRepository, searchFiles } from '../../../src/io/index.ts';
import { makeFolder, put, remove } from '../../roots.ts';
import { commit, git, init } from './repositories.ts';

const sought = { holds: 'needle', pattern: /needle\d+/g };

/** One line a match: `path text staged committed`. */
async function search(root: string): Promise<string[]> {
  const repository = await openRepository(root);
  if (repository.kind !== 'repository') throw new Error(repository.kind);
  const found = await searchFiles(repository, sought);
  if (!found.ok) throw new Error(found.said);
  return found.matches
    .map(({ path, text, isStaged, isCommitted }) =>
      [path, text, isStaged && 'staged', isCommitted && 'committed'].filter(Boolean).join(' '),
    )
    .sort();
}

describe('a text is found', () => {
  test('before the first commit, when it is staged, and not before', async () => {
    const root = init();
    put(root, 'a', 'needle1\n');
    expect(await search(root)).toEqual([]);
    git(root, ['add', 'a']);
    expect(await search(root)).toEqual(['a needle1 staged']);
  });

  test('committed, staged over it, and staged away', async () => {
    const root = init();
    commit(root, 'one', { a: 'needle1\n', b: 'needle2\n', c: 'needle3\n', d: 'hay\n' });
    expect(await search(root)).toEqual([
      'a needle1 staged committed',
      'b needle2 staged committed',
      'c needle3 staged committed',
    ]);
    put(root, 'b', 'needle2 needle5\n');
    put(root, 'd', 'needle4\n');
    git(root, ['add', 'b', 'd']);
    git(root, ['rm', '--cached', '--quiet', 'c']);
    expect(await search(root)).toEqual([
      'a needle1 staged committed',
      'b needle2 staged committed',
      'b needle5 staged',
      'c needle3 committed',
      'd needle4 staged',
    ]);
  });

  test('no more when it is gone, though older commits have it', async () => {
    const root = init();
    commit(root, 'one', { a: 'needle1\n' });
    remove(root, 'a');
    commit(root, 'two');
    expect(await search(root)).toEqual([]);
  });

  test('in binary files, without a line end, several times in a line', async () => {
    const root = init();
    commit(root, 'one', { 'a.png': Buffer.from('\x89PNG\0\0needle1\0needle2\n\0needle3', 'latin1') });
    expect(await search(root)).toEqual([
      'a.png needle1 staged committed',
      'a.png needle2 staged committed',
      'a.png needle3 staged committed',
    ]);
  });

  test('in paths with spaces, colons, other scripts and patterns', async () => {
    const root = init();
    const names = ['two words', 'a:b', 'größe', '[x]*', '-e'];
    commit(root, 'one', Object.fromEntries(names.map((name) => [name, 'needle1\n'])));
    for (const name of names) put(root, name, 'needle2\n');
    git(root, ['add', '--all']);
    expect(await search(root)).toEqual(
      names.flatMap((name) => [`${name} needle1 committed`, `${name} needle2 staged`]).sort(),
    );
  });

  test('when more paths are staged than are named to git', async () => {
    const root = init();
    const files = (text: string): Record<string, string> =>
      Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`f${index}`, `${text}${index}\n`]));
    commit(root, 'one', { ...files('hay'), a: 'needle1\n' });
    for (const [path, text] of Object.entries(files('straw'))) put(root, path, text);
    put(root, 'a', 'hay\n');
    git(root, ['add', '--all']);
    expect(await search(root)).toEqual(['a needle1 committed']);
  });

  test('in the whole repository when the root is a folder of it, also through a link', async () => {
    const top = init();
    mkdirSync(join(top, 'site'));
    commit(top, 'one', { 'site/a': 'needle1\n', 'other/b': 'needle2\n' });
    const expected = ['../other/b needle2 staged committed', 'a needle1 staged committed'];
    expect(await search(join(top, 'site'))).toEqual(expected);
    const link = join(makeFolder(), 'link');
    symlinkSync(join(top, 'site'), link);
    expect(await search(link)).toEqual(expected);
  });

  test('in a worktree beside the repository', async () => {
    const top = init();
    commit(top, 'one', { a: 'needle1\n' });
    const tree = join(makeFolder(), 'tree');
    git(top, ['worktree', 'add', '--quiet', tree]);
    put(tree, 'b', 'needle2\n');
    git(tree, ['add', 'b']);
    expect(await search(tree)).toEqual(['a needle1 staged committed', 'b needle2 staged']);
    expect(await search(top)).toEqual(['a needle1 staged committed']);
  });
});

test('what only holds the fixed part is passed over', async () => {
  const root = init();
  commit(root, 'one', { a: 'needle\nneedlework\n' });
  expect(await search(root)).toEqual([]);
});
