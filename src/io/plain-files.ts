import { closeSync, constants, type Dirent, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { bad, good, type Result } from '../values/index.ts';

export interface Entry {
  /** relative to the root, with `/` */
  readonly path: string;
  /** closed: a folder, named a second time because it could not be listed */
  readonly kind: 'file' | 'folder' | 'link' | 'other' | 'closed';
}

/** Entries and depth of folders that a walk goes through before it gives up. */
const WALK_LIMITS = { entries: 200_000, depth: 16 } as const;

export type WalkReason = 'walk-too-many' | 'walk-too-deep';

/**
 * Everything below a folder, in the order of paths; links are named and never followed.
 * @param root  absolute
 * @param folder  relative to the root, with `/`; one that does not exist is empty
 */
export function walk(root: string, folder: string, limits = WALK_LIMITS): Result<Entry[], WalkReason> {
  const found: Entry[] = [];
  const top = kindOf(join(root, folder));
  if (top === undefined) return good([]);
  if (top !== 'folder') return good([{ path: folder, kind: top }]);
  const folders = [{ path: folder, depth: 1 }];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const entries = listFolder(join(root, next.path));
    if (entries === undefined) found.push({ path: next.path, kind: 'closed' });
    for (const entry of entries ?? []) {
      const path = `${next.path}/${entry.name}`;
      if (found.length >= limits.entries) return bad('walk-too-many');
      const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other';
      found.push({ path, kind });
      if (kind === 'folder' && next.depth >= limits.depth) return bad('walk-too-deep');
      if (kind === 'folder') folders.push({ path, depth: next.depth + 1 });
    }
  }
  return good(found.sort((a, b) => (a.path < b.path ? -1 : 1)));
}

/** What lies in a folder; undefined when its permissions keep us out. */
function listFolder(path: string): Dirent[] | undefined {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') return undefined;
    throw error;
  }
}

/** What lies at a path itself, links not followed; undefined when nothing does. */
export function kindOf(path: string): Entry['kind'] | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'other';
}

export type ReadReason = 'file-missing' | 'file-not-plain' | 'file-too-large' | 'file-unreadable' | 'file-not-utf8';

/** Reads a plain file of a limited size; never through a link, not even one put there meanwhile. */
export function readPlainFile(path: string, maxBytes: number): Result<Uint8Array, ReadReason> {
  let file: number;
  try {
    // Where the system has no O_NOFOLLOW (Windows), the look before has to do.
    if (constants.O_NOFOLLOW === undefined && kindOf(path) === 'link') return bad('file-not-plain');
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return bad('file-missing');
    return bad(code === 'ELOOP' || code === 'ENXIO' ? 'file-not-plain' : 'file-unreadable');
  }
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return bad('file-not-plain');
    if (stats.size > maxBytes) return bad('file-too-large');
    const bytes = new Uint8Array(stats.size);
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return good(bytes.subarray(0, length));
  } catch {
    return bad('file-unreadable');
  } finally {
    closeSync(file);
  }
}

/** The same as text; bytes that are not UTF-8 are refused, a byte-order mark is kept. */
export function readPlainText(path: string, maxBytes: number): Result<string, ReadReason> {
  const bytes = readPlainFile(path, maxBytes);
  if (!bytes.ok) return bytes;
  try {
    return good(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.value));
  } catch {
    return bad('file-not-utf8');
  }
}

/** True for a path below a folder, with `/`, that every system takes for the same file, and that leads into no `.git`. */
export const isPlainPath = (path: string): boolean =>
  path.split('/').every((part) => /^[^\\:\0]+$/.test(part) && !/^(?:\.|\.\.|\.git)$/i.test(part));
