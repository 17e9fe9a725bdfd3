import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HaversackError, isObject } from '../values/index.ts';
import { isDraft, sweepDrafts, writeFileAtomically } from './atomic-write.ts';
import { isPlainPath, kindOf, readPlainText } from './plain-files.ts';

/** Says what a folder was written for, and which files are ours to replace. */
const MARK = '.haversack-farewell.json';
const MARK_BYTES = 16 * 1024 * 1024;

export interface LeftFile {
  /** relative to the folder, with `/` */
  readonly path: string;
  readonly bytes: () => string | Uint8Array;
}

/**
 * Fills a folder outside the site; over what an earlier run for the same purpose put there, and nothing else. Files of
 * that run that are no more are taken away. A run that was killed is completed by the next.
 * @param folder  absolute; one that is not there is made
 * @param purpose  what it is for
 * @throws HaversackError `folder-refused` for one that holds other things, or serves another purpose
 */
export function leaveFolder(folder: string, purpose: string, files: readonly LeftFile[]): void {
  const before = readMark(folder, purpose);
  const paths = files.map(({ path }) => path);
  mkdirSync(folder, { recursive: true });
  sweepDrafts(folder);
  writeMark(folder, purpose, [...new Set([...before, ...paths])]);
  for (const { path, bytes } of files) writeFileAtomically(join(folder, path), bytes());
  for (const path of before) if (!paths.includes(path)) rmSync(join(folder, path), { force: true });
  writeMark(folder, purpose, paths);
}

const writeMark = (folder: string, purpose: string, files: readonly string[]): void =>
  writeFileAtomically(join(folder, MARK), `${JSON.stringify({ purpose, files }, null, 2)}\n`);

/** The files that an earlier run put there. */
function readMark(folder: string, purpose: string): readonly string[] {
  const kind = kindOf(folder);
  if (kind === undefined || (kind === 'folder' && isEmpty(folder))) return [];
  const text = kind === 'folder' ? readPlainText(join(folder, MARK), MARK_BYTES) : undefined;
  const mark: unknown = text?.ok ? JSON.parse(text.value) : undefined;
  if (!isObject(mark) || mark.purpose !== purpose || !Array.isArray(mark.files)) {
    throw new HaversackError('folder-refused', `${folder} holds something else.`, {
      remedy: `Name a folder that is empty, or not there yet, or was written for ${purpose} before.`,
    });
  }
  const files: unknown[] = mark.files;
  return files.filter((path): path is string => typeof path === 'string' && isPlainPath(path));
}

/** A repository's own `.git` is no obstacle: the folder may be a clone. Nor is what a killed run had half written. */
const isEmpty = (folder: string): boolean => readdirSync(folder).every((name) => name === '.git' || isDraft(name));
