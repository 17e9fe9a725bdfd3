import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCommits, readFileChanges, readVersions } from '../../../src/io/index.ts';
import { makeFolder, remove } from '../../roots.ts';
import { commit, git, init, merge } from './repositories.ts';

async function commits(root: string) {
  const answer = await readCommits(root);
  if (!answer.ok) throw new Error(answer.said);
  return answer.value;
}

async function changes(root: string, folder: string) {
  const answer = await readFileChanges(root, folder);
  if (!answer.ok) throw new Error(answer.said);
  return answer.value;
}

describe('commits', () => {
  test('have names, times in UTC and the first line of their message, newest first, and no address', async () => {
    const root = init();
    const first = commit(root, 'one\n\nand more', {}, { name: 'Bo Öst', on: '2020-01-02T03:04:05+02:00' });
    const second = commit(root, 'two', {}, { name: 'Cy' });
    const read = await commits(root);
    expect(read.map(({ id }) => id)).toEqual([second, first]);
    expect(read[1]).toEqual({
      id: first,
      parents: [],
      author: 'Bo Öst',
      written: '2020-01-02T01:04:05Z',
      committed: '2020-01-02T01:04:05Z',
      subject: 'one',
    });
    expect(read[0]?.parents).toEqual([first]);
    expect(JSON.stringify(read)).not.toContain('@');
  });

  test('have the names of .mailmap', async () => {
    const root = init();
    commit(root, 'one', { '.mailmap': 'New Name <ann@example.org>\n' }, { name: 'Old Name' });
    expect((await commits(root))[0]?.author).toBe('New Name');
  });

  test('with an empty message, or of a year that is none, are read too', async () => {
    const root = init();
    git(root, ['commit', '--quiet', '--allow-empty', '--allow-empty-message', '--message', '']);
    git(root, ['commit', '--quiet', '--allow-empty', '--message', 'late'], { on: '@999999999999 +0000' });
    expect((await commits(root)).map(({ subject, written }) => `${subject} ${written}`)).toEqual([
      'late 9999-12-31T23:59:59Z',
      ' 2020-03-01T10:00:00Z',
    ]);
  });

  test('are none before the first: git says so', async () => {
    expect(await readCommits(init())).toMatchObject({ ok: false, reason: 'git-failed' });
  });
});

describe('changes of files', () => {
  test('are additions, edits and removals below a folder', async () => {
    const root = init();
    const added = commit(root, 'one', { 'content/a b.md': '1\n', other: '1\n' });
    const edited = commit(root, 'two', { 'content/a b.md': '2\n' });
    remove(root, 'content/a b.md');
    const removed = commit(root, 'three');
    const read = await changes(root, 'content');
    expect(read.map((one) => [one.commit, one.path, one.before === undefined, one.after === undefined])).toEqual([
      [removed, 'content/a b.md', false, true],
      [edited, 'content/a b.md', false, false],
      [added, 'content/a b.md', true, false],
    ]);
    const texts = await readVersions(root, [read[1]?.before ?? '', read[1]?.after ?? '', '0'.repeat(40)]);
    expect(texts.ok && [...texts.value.values()]).toEqual(['1\n', '2\n']);
  });

  test('of a rename are a file less and a file more', async () => {
    const root = init();
    commit(root, 'one', { 'content/a': 'same\n' });
    renameSync(join(root, 'content/a'), join(root, 'content/b'));
    const moved = commit(root, 'two');
    const read = (await changes(root, 'content')).filter((one) => one.commit === moved);
    expect(read.map(({ path, after }) => [path, after !== undefined])).toEqual([
      ['content/a', false],
      ['content/b', true],
    ]);
  });

  test('stand once, in the commit of the branch, not in the merge', async () => {
    const root = init();
    commit(root, 'one', { 'content/a': '1\n' });
    git(root, ['checkout', '--quiet', '-b', 'side']);
    const onSide = commit(root, 'side', { 'content/b': '1\n' });
    git(root, ['checkout', '--quiet', 'main']);
    merge(root, 'side', 'Merge pull request #1 from side');
    const read = await changes(root, 'content');
    expect(read.filter(({ path }) => path === 'content/b').map((one) => one.commit)).toEqual([onSide]);
  });

  test('have paths from the root when that is a folder of the repository', async () => {
    const top = init();
    commit(top, 'one', { 'site/content/a': '1\n', 'content/b': '1\n' });
    expect((await changes(join(top, 'site'), 'content')).map(({ path }) => path)).toEqual(['content/a']);
  });

  test('cannot be read where there is no repository', async () => {
    expect(await readFileChanges(makeFolder(), 'content')).toMatchObject({ ok: false, reason: 'git-failed' });
  });
});
