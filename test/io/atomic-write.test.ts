import { linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kindOf, writeFileAtomically, writeFileMeanwhile } from '../../src/io/index.ts';
import { makeFolder, put, read } from '../roots.ts';

describe.each([
  {
    name: 'while everything waits',
    write: async (...args: Parameters<typeof writeFileAtomically>) => writeFileAtomically(...args),
  },
  { name: 'meanwhile', write: writeFileMeanwhile },
])('a file, written $name, is there whole or not at all', ({ write }) => {
  test('text and bytes, in folders that are not there yet, nothing left beside', async () => {
    const root = makeFolder();
    await write(join(root, 'a/b/text.json'), 'é\n');
    await write(join(root, 'a/b/bytes'), new Uint8Array([0, 255]));
    expect(readFileSync(join(root, 'a/b/text.json'))).toEqual(Buffer.from('é\n'));
    expect([...readFileSync(join(root, 'a/b/bytes'))]).toEqual([0, 255]);
    expect(readdirSync(join(root, 'a/b')).sort()).toEqual(['bytes', 'text.json']);
  });
  test.skipIf(process.platform === 'win32')('with the permissions asked for, whatever the old file had', async () => {
    const file = join(makeFolder(), 'key.json');
    await write(file, 'a', 0o644);
    await write(file, 'b', 0o600);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
  test('an old file is replaced, never written into: what else points at it keeps the old text', async () => {
    const root = makeFolder();
    put(root, 'old', 'old');
    linkSync(join(root, 'old'), join(root, 'twin'));
    put(root, 'target', 'target');
    symlinkSync('target', join(root, 'link'));
    await write(join(root, 'old'), 'new');
    await write(join(root, 'link'), 'new');
    expect([read(root, 'old'), read(root, 'twin'), read(root, 'link'), read(root, 'target')]).toEqual([
      'new',
      'old',
      'new',
      'target',
    ]);
    expect(kindOf(join(root, 'link'))).toBe('file');
  });
  test('what fails leaves no draft behind', async () => {
    const root = makeFolder();
    mkdirSync(join(root, 'folder/full'), { recursive: true });
    await expect(write(join(root, 'folder'), 'x')).rejects.toThrow();
    expect(readdirSync(root)).toEqual(['folder']);
  });
});
