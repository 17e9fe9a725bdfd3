import { describe, expect, test } from 'vitest';
import { commitFiles } from '../../../src/io/index.ts';
import { moment } from '../../roots.ts';
import { commit, git, init } from './repositories.ts';

const date = moment('2020-07-01T10:00:00Z');
const files = (root: string, id: string): string[] => git(root, ['ls-tree', '-r', '--name-only', id]).split('\n');

describe('a commit that is made to be pushed', () => {
  test('stands on its parent, with files put, changed and taken away; disk, index and branches stay', async () => {
    const root = init();
    const parent = commit(root, 'one', { 'a.txt': 'a', 'b/c.txt': 'c', 'b/d.txt': 'd', 'ä "x".txt': 'x' });
    const made = await commitFiles(root, {
      parent,
      files: [
        { path: 'a.txt', data: 'new\n' },
        { path: 'b', data: undefined },
        { path: 'ä "x".txt', data: undefined },
        { path: 'bytes', data: new Uint8Array([0, 10, 255]) },
      ],
      message: 'two\n\nwith “quotes” and a\nsecond line',
      date,
    });
    expect(files(root, made)).toEqual(['a.txt', 'bytes']);
    expect(git(root, ['show', `${made}:a.txt`])).toBe('new');
    expect(git(root, ['cat-file', '-s', `${made}:bytes`])).toBe('3');
    expect(git(root, ['log', '-1', '--format=%P|%an|%ae|%aI|%B', made])).toBe(
      `${parent}|haversack[bot]|haversack[bot]@users.noreply.github.com|2020-07-01T10:00:00+00:00|two\n\nwith “quotes” and a\nsecond line`,
    );
    expect(git(root, ['status', '--porcelain'])).toBe('');
    expect(git(root, ['for-each-ref', '--format=%(refname)'])).toBe('refs/heads/main');
  });

  test('may stand on nothing, or keep nothing of its parent', async () => {
    const root = init();
    const parent = commit(root, 'one', { 'a.txt': 'a' });
    const orphan = await commitFiles(root, {
      parent: undefined,
      files: [{ path: 'p', data: 'p' }],
      message: 'm',
      date,
    });
    const bare = await commitFiles(root, { parent, files: [{ path: 'p', data: 'p' }], message: 'm', date, only: true });
    expect([files(root, orphan), files(root, bare)]).toEqual([['p'], ['p']]);
    expect(git(root, ['log', '-1', '--format=%P', orphan])).toBe('');
  });

  test('is the same for the same things', async () => {
    const root = init();
    const parent = commit(root, 'one', { 'a.txt': 'a' });
    const make = () => commitFiles(root, { parent, files: [{ path: 'b', data: 'b' }], message: 'm', date });
    expect(await make()).toBe(await make());
  });

  test.each(['../a', '/a', 'a//b', '.git/config', 'a/.GIT/x', 'a/.', '', 'a\0b'])(
    'is refused with a path such as %j',
    async (path) => {
      const root = init();
      const given = { parent: undefined, files: [{ path, data: 'x' }], message: 'm', date };
      await expect(commitFiles(root, given)).rejects.toMatchObject({ code: 'commit-refused' });
    },
  );

  test('on a parent that is not there says so', async () => {
    const given = { parent: 'a'.repeat(40), files: [], message: 'm', date };
    await expect(commitFiles(init(), given)).rejects.toMatchObject({ code: 'git-failed' });
  });
});
