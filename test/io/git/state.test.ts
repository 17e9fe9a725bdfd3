import { expect, test } from 'vitest';
import { attributesOf, ignoredPaths, settingOf, trackedFiles, uncommittedFiles } from '../../../src/io/index.ts';
import { makeFolder, put, remove } from '../../roots.ts';
import { commit, git, init } from './repositories.ts';

test('files are uncommitted when they are new, changed, staged or gone', async () => {
  const root = init();
  commit(root, 'one', { 'in/kept': '1', 'in/changed': '1', 'in/gone': '1', out: '1' });
  put(root, 'in/changed', '2');
  put(root, 'in/ünew', '1');
  put(root, 'in/staged', '1');
  put(root, 'out', '2');
  git(root, ['add', 'in/staged']);
  remove(root, 'in/gone');
  expect((await uncommittedFiles(root, ['in']))?.toSorted()).toEqual(['in/changed', 'in/gone', 'in/staged', 'in/ünew']);
});

test('paths are ignored when an ignore file says so, whether they are there or not', async () => {
  const root = init();
  put(root, '.gitignore', '/notify/\n');
  put(root, 'own/.gitignore', '*\n');
  expect(await ignoredPaths(root, ['notify/file', 'own/file', 'other', '[x]*'])).toEqual(['notify/file', 'own/file']);
  expect(await ignoredPaths(root, ['other'])).toEqual([]);
});

test('files are tracked when they are staged or committed', async () => {
  const root = init();
  commit(root, 'one', { 'notify/a': '1', b: '1' });
  put(root, 'notify/c', '1');
  expect(await trackedFiles(root, ['notify', '.haversack'])).toEqual(['notify/a']);
  git(root, ['add', 'notify/c']);
  expect(await trackedFiles(root, ['notify'])).toEqual(['notify/a', 'notify/c']);
});

test('attributes and settings are read; one that is not set is told from one that is', async () => {
  const root = init();
  put(root, '.gitattributes', 'content/** -text\n*.md text eol=lf\n');
  expect(await attributesOf(root, 'content/a.json', ['text', 'eol'])).toEqual({ text: 'unset', eol: 'unspecified' });
  expect(await attributesOf(root, 'README.md', ['text', 'eol'])).toEqual({ text: 'set', eol: 'lf' });
  expect(await settingOf(root, 'remote.origin.url')).toBeUndefined();
  git(root, ['remote', 'add', 'origin', 'https://code.example.org/a/b.git']);
  expect(await settingOf(root, 'remote.origin.url')).toBe('https://code.example.org/a/b.git');
});

test('nothing is known where there is no repository', async () => {
  const root = makeFolder();
  expect(await uncommittedFiles(root, ['.'])).toBeUndefined();
  expect(await trackedFiles(root, ['.'])).toBeUndefined();
  expect(await ignoredPaths(root, ['a'])).toBeUndefined();
  expect(await attributesOf(root, 'a', ['text'])).toBeUndefined();
});
