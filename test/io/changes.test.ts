import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Change, finishChanges, takeLock } from '../../src/io/index.ts';
import { makeFolder, put, read } from '../roots.ts';

const journal = (root: string): string => join(root, '.haversack/changes.json');

/** As a command leaves it that was killed right behind its writing down. */
const interrupted = (root: string, purpose: string, changes: readonly Change[]): void =>
  put(root, '.haversack/changes.json', JSON.stringify({ purpose, changes }));

describe('several changes as one', () => {
  test('are made, and nothing is left of the writing down', () => {
    const root = makeFolder();
    put(root, 'content/old.md', 'old');
    applyChanges(root, 'test', [
      { path: 'content/new.md', text: 'new' },
      { path: 'content/old.md', text: undefined },
    ]);
    expect(read(root, 'content/new.md')).toBe('new');
    expect(existsSync(join(root, 'content/old.md'))).toBe(false);
    expect(existsSync(journal(root))).toBe(false);
  });

  test('that were interrupted are finished by the next command, which says what it was', () => {
    const root = makeFolder();
    put(root, 'content/a.md', 'after');
    interrupted(root, 'keys rotate acme', [
      { path: 'content/a.md', text: 'after' },
      { path: 'content/b.md', text: 'after' },
      { path: 'content/c.md', text: undefined },
    ]);
    expect(finishChanges(root)).toBe('keys rotate acme');
    expect(read(root, 'content/b.md')).toBe('after');
    expect(existsSync(journal(root))).toBe(false);
    expect(finishChanges(root)).toBeUndefined();
  });

  test('are left to the living command that makes them', () => {
    const root = makeFolder();
    const unlock = takeLock(root, 'test');
    interrupted(root, 'test', [{ path: 'content/a.md', text: 'a' }]);
    expect(finishChanges(root)).toBeUndefined();
    unlock();
    expect(finishChanges(root)).toBe('test');
  });

  test.each([
    '../outside.md',
    '/etc/outside',
    'content/../../outside',
    '.git/hooks/pre-commit',
    'content/.GIT/config',
    '.haversack/lock',
    'content\\..\\outside',
    'C:outside',
    '',
    'content//a',
    'content/a\0',
  ])('are refused as a whole with a path like %j, be it in a forged writing down', (path) => {
    const root = makeFolder();
    const changes = [
      { path: 'content/good.md', text: 'good' },
      { path, text: 'bad' },
    ];
    expect(() => applyChanges(root, 'test', changes)).toThrow('is not written');
    interrupted(root, 'test', changes);
    expect(() => finishChanges(root)).toThrow('is not written');
    expect(existsSync(join(root, 'content/good.md'))).toBe(false);
  });

  test('never go through a link', () => {
    const root = makeFolder();
    const outside = makeFolder();
    mkdirSync(join(root, 'content'));
    symlinkSync(outside, join(root, 'content/badges'));
    symlinkSync(join(outside, 'x'), join(root, 'content/site.yaml'));
    for (const path of ['content/badges/a.md', 'content/site.yaml'])
      expect(() => applyChanges(root, 'test', [{ path, text: 'x' }])).toThrow('is not written');
    expect(existsSync(join(outside, 'a.md'))).toBe(false);
  });

  test.each(['', '{', '[]', '{"purpose":1,"changes":[]}', '{"purpose":"x","changes":[{"path":"a","text":1}]}'])(
    'whose writing down is %j are not guessed at',
    (text) => {
      const root = makeFolder();
      put(root, '.haversack/changes.json', text);
      expect(() => finishChanges(root)).toThrow('cannot be read');
    },
  );
});
