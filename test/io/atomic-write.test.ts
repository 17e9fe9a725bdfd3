import { linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kindOf, writeFileAtomically } from '../../src/io/index.ts';
import { makeFolder, put, read } from '../roots.ts';

describe('a file is there whole or not at all', () => {
  test('text and bytes, in folders that are not there yet, nothing left beside', () => {
    const root = makeFolder();
    writeFileAtomically(join(root, 'a/b/text.json'), 'é\n');
    writeFileAtomically(join(root, 'a/b/bytes'), new Uint8Array([0, 255]));
    expect(readFileSync(join(root, 'a/b/text.json'))).toEqual(Buffer.from('é\n'));
    expect([...readFileSync(join(root, 'a/b/bytes'))]).toEqual([0, 255]);
    expect(readdirSync(join(root, 'a/b')).sort()).toEqual(['bytes', 'text.json']);
  });
  test.skipIf(process.platform === 'win32')('with the permissions asked for, whatever the old file had', () => {
    const file = join(makeFolder(), 'key.json');
    writeFileAtomically(file, 'a', 0o644);
    writeFileAtomically(file, 'b', 0o600);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
  test('an old file is replaced, never written into: what else points at it keeps the old text', () => {
    const root = makeFolder();
    put(root, 'old', 'old');
    linkSync(join(root, 'old'), join(root, 'twin'));
    put(root, 'target', 'target');
    symlinkSync('target', join(root, 'link'));
    writeFileAtomically(join(root, 'old'), 'new');
    writeFileAtomically(join(root, 'link'), 'new');
    expect([read(root, 'old'), read(root, 'twin'), read(root, 'link'), read(root, 'target')]).toEqual([
      'new',
      'old',
      'new',
      'target',
    ]);
    expect(kindOf(join(root, 'link'))).toBe('file');
  });
  test('what fails leaves no draft behind', () => {
    const root = makeFolder();
    mkdirSync(join(root, 'folder/full'), { recursive: true });
    expect(() => writeFileAtomically(join(root, 'folder'), 'x')).toThrow();
    expect(readdirSync(root)).toEqual(['folder']);
  });
});
