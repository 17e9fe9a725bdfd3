import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kindOf, readPlainFile, readPlainText, walk } from '../../src/io/plain-files.ts';
import { makeFolder, put } from '../roots.ts';

/** A folder with one of everything. */
function zoo(): string {
  const root = makeFolder();
  put(root, 'a/file.md', 'text');
  put(root, 'a/sub/deep.md', 'x');
  put(root, 'outside.md', 'secret');
  symlinkSync('../outside.md', join(root, 'a/link.md'));
  symlinkSync('../..', join(root, 'a/up'));
  symlinkSync('nowhere', join(root, 'a/nothing'));
  execFileSync('mkfifo', [join(root, 'a/pipe')]);
  return root;
}

/** A user who may read everything would find nothing closed: such a one becomes nobody for a while. */
function asNobody<Value>(root: string, run: () => Value): Value {
  if (process.geteuid?.() !== 0) return run();
  for (const open of [dirname(root), root]) chmodSync(open, 0o755);
  process.seteuid?.('nobody');
  try {
    return run();
  } finally {
    process.seteuid?.(0);
  }
}

describe('walk: everything below a folder, links named and never followed', () => {
  test('a folder that cannot be listed is named a second time, as closed; the others are walked', () => {
    const root = makeFolder();
    put(root, 'a/shut/file.md', 'text');
    put(root, 'a/z.md', 'text');
    chmodSync(join(root, 'a/shut'), 0o000);
    const found = asNobody(root, () => walk(root, 'a'));
    chmodSync(join(root, 'a/shut'), 0o755);
    expect(found.ok && found.value.map(({ path, kind }) => `${path} ${kind}`).sort()).toEqual([
      'a/shut closed',
      'a/shut folder',
      'a/z.md file',
    ]);
  });

  test('in the order of paths', () => {
    expect(walk(zoo(), 'a')).toEqual({
      ok: true,
      value: [
        { path: 'a/file.md', kind: 'file' },
        { path: 'a/link.md', kind: 'link' },
        { path: 'a/nothing', kind: 'link' },
        { path: 'a/pipe', kind: 'other' },
        { path: 'a/sub', kind: 'folder' },
        { path: 'a/sub/deep.md', kind: 'file' },
        { path: 'a/up', kind: 'link' },
      ],
    });
  });
  test('a folder that is not there is empty; one that is a link is named', () => {
    const root = zoo();
    expect(walk(root, 'none')).toEqual({ ok: true, value: [] });
    expect(walk(root, 'a/up')).toEqual({ ok: true, value: [{ path: 'a/up', kind: 'link' }] });
    expect(walk(root, 'outside.md')).toEqual({ ok: true, value: [{ path: 'outside.md', kind: 'file' }] });
  });
  test('gives up at its limits', () => {
    const root = makeFolder();
    for (let n = 0; n < 5; n++) put(root, `b/${n}`, '');
    expect(walk(root, 'b', { entries: 5, depth: 16 } as never).ok).toBe(true);
    expect(walk(root, 'b', { entries: 4, depth: 16 } as never)).toEqual({ ok: false, reason: 'walk-too-many' });
    mkdirSync(join(root, 'b/c/d'), { recursive: true });
    expect(walk(root, 'b', { entries: 99, depth: 3 } as never).ok).toBe(true);
    expect(walk(root, 'b', { entries: 99, depth: 2 } as never)).toEqual({ ok: false, reason: 'walk-too-deep' });
  });
});

describe('reading: plain files of a limited size', () => {
  test.each([
    ['a/file.md', undefined],
    ['a/link.md', 'file-not-plain'],
    ['a/nothing', 'file-not-plain'],
    ['a/up', 'file-not-plain'],
    ['a/pipe', 'file-not-plain'],
    ['a/sub', 'file-not-plain'],
    ['a/none', 'file-missing'],
    ['a/file.md/none', 'file-missing'],
  ])('%s: %s', (path, reason) => {
    const read = readPlainFile(join(zoo(), path), 100);
    expect(read.ok ? undefined : read.reason).toBe(reason);
  });
  test('a byte more than allowed is too large', () => {
    const root = makeFolder();
    put(root, 'x', 'x'.repeat(100));
    expect(readPlainFile(join(root, 'x'), 100)).toEqual({ ok: true, value: new Uint8Array(100).fill(120) });
    expect(readPlainFile(join(root, 'x'), 99)).toEqual({ ok: false, reason: 'file-too-large' });
  });
  test.each([
    ['é😀', Buffer.from('é😀')],
    ['\ufeffx', Buffer.from('\ufeffx')],
    ['', Buffer.alloc(0)],
  ])('text is UTF-8, a byte-order mark is kept: %j', (text, bytes) => {
    const file = join(makeFolder(), 'x');
    writeFileSync(file, bytes);
    expect(readPlainText(file, 100)).toEqual({ ok: true, value: text });
  });
  test.each(['e9', 'c3', 'c328', 'eda080', 'f8888080', 'fffe6100', 'c0af'])('the bytes %s are not UTF-8', (hex) => {
    const file = join(makeFolder(), 'x');
    writeFileSync(file, Buffer.from(hex, 'hex'));
    expect(readPlainText(file, 100)).toEqual({ ok: false, reason: 'file-not-utf8' });
  });
});

test('kindOf says what lies at a path itself', () => {
  const root = zoo();
  const kinds = ['a', 'a/file.md', 'a/link.md', 'a/up', 'a/nothing', 'a/pipe', 'none'].map((path) =>
    kindOf(join(root, path)),
  );
  expect(kinds).toEqual(['folder', 'file', 'link', 'link', 'link', 'other', undefined]);
});
