import { join } from 'node:path';
import { bad, good, type Result } from '../values/index.ts';
import type { Change } from './changes.ts';
import { type Entry, type ReadReason, readPlainFile, readPlainText, type WalkReason, walk } from './plain-files.ts';

/** The files below a root, as they are or as they would be. */
export interface Tree {
  /** Everything below a folder, in the order of paths; links are named and never followed. */
  readonly walk: (folder: string) => Result<readonly Entry[], WalkReason>;
  /** The text of a plain file. */
  readonly text: (path: string, maxBytes: number) => Result<string, ReadReason>;
  /** The bytes of a plain file. */
  readonly bytes: (path: string, maxBytes: number) => Result<Uint8Array, ReadReason>;
}

/**
 * Opens the files below a root for reading, with changes made in mind only: so a command sees what it is about to make
 * before it makes it.
 * @param root  absolute
 */
export function openTree(root: string, changes: readonly Change[] = []): Tree {
  const texts = new Map(changes.map(({ path, text }) => [path, text]));
  const changed = (path: string, maxBytes: number): Result<string, ReadReason> => {
    const text = texts.get(path);
    if (text === undefined) return bad('file-missing');
    return Buffer.byteLength(text) > maxBytes ? bad('file-too-large') : good(text);
  };
  return {
    walk: (folder) => {
      const entries = walk(root, folder);
      if (!entries.ok || texts.size === 0) return entries;
      const there = entries.value.filter(({ path }) => !texts.has(path));
      const put = [...texts].flatMap(([path, text]): Entry[] =>
        text !== undefined && path.startsWith(`${folder}/`) ? [{ path, kind: 'file' }] : [],
      );
      return good([...there, ...put].sort((a, b) => (a.path < b.path ? -1 : 1)));
    },
    text: (path, maxBytes) => (texts.has(path) ? changed(path, maxBytes) : readPlainText(join(root, path), maxBytes)),
    bytes: (path, maxBytes) => {
      if (!texts.has(path)) return readPlainFile(join(root, path), maxBytes);
      const text = changed(path, maxBytes);
      return text.ok ? good(new TextEncoder().encode(text.value)) : text;
    },
  };
}
