import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { leaveFolder } from '../../src/io/index.ts';
import { makeFolder, put, read } from '../roots.ts';
import { fingerprint } from '../sites/trees.ts';

const MARK = '.haversack-farewell.json';
const DRAFT = '.index.html.0123456789ab.tmp';
const file = (path: string, text = path) => ({ path, bytes: () => text });
const names = (folder: string): readonly string[] => Object.keys(fingerprint(folder)).sort();

describe('a folder outside of the site', () => {
  test('is made, and filled again over what stood there for the same purpose', () => {
    const folder = join(makeFolder(), 'new');
    leaveFolder(folder, 'a', [file('index.html'), file('b/gone.json')]);
    put(folder, 'mine.txt', 'mine');
    leaveFolder(folder, 'a', [file('index.html', 'newer')]);
    expect(names(folder)).toEqual([MARK, 'index.html', 'mine.txt']);
    expect(read(folder, 'index.html')).toBe('newer');
  });
  test('may be the clone of a repository', () => {
    const folder = makeFolder();
    put(folder, '.git/HEAD', 'ref: refs/heads/main');
    leaveFolder(folder, 'a', [file('index.html')]);
    expect(names(folder)).toEqual(['.git/HEAD', MARK, 'index.html']);
  });
  test.each([
    ['before its mark', []],
    ['behind it', [MARK]],
  ])('that a killed run left %s is filled by the next, without its drafts', (_title, marks) => {
    const folder = makeFolder();
    put(folder, DRAFT, '');
    for (const mark of marks) put(folder, mark, JSON.stringify({ purpose: 'a', files: ['index.html', 'b.json'] }));
    leaveFolder(folder, 'a', [file('index.html')]);
    expect(names(folder)).toEqual([MARK, 'index.html']);
  });
  test.each([
    ['holds other things', { 'mine.txt': 'mine' }],
    ['was written for something else', { [MARK]: JSON.stringify({ purpose: 'b', files: [] }) }],
  ])('that %s is refused and left alone', (_title, files) => {
    const folder = makeFolder();
    for (const [path, text] of Object.entries(files)) put(folder, path, text);
    const before = fingerprint(folder);
    expect(() => leaveFolder(folder, 'a', [file('index.html')])).toThrow(
      expect.objectContaining({ code: 'folder-refused', remedy: expect.stringContaining('Name a folder') }),
    );
    expect(fingerprint(folder)).toEqual(before);
  });
  test('takes nothing away outside of it, whatever its mark says', () => {
    const home = makeFolder();
    const folder = join(home, 'left');
    mkdirSync(folder);
    put(home, 'mine.txt', 'mine');
    put(folder, '.git/HEAD', 'ref');
    put(folder, MARK, JSON.stringify({ purpose: 'a', files: ['../mine.txt', '.git/HEAD', 7] }));
    leaveFolder(folder, 'a', [file('index.html')]);
    expect([existsSync(join(home, 'mine.txt')), existsSync(join(folder, '.git/HEAD'))]).toEqual([true, true]);
  });
});
