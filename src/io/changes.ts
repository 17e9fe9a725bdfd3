import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { HaversackError, isObject } from '../values/index.ts';
import { writeFileAtomically } from './atomic-write.ts';
import { isLocked, takeLock } from './lock.ts';
import { isPlainPath, kindOf, readPlainText } from './plain-files.ts';
import { openWorkplace } from './workplace.ts';

/** One file that is to be as told. */
export interface Change {
  /** relative to the root, with `/` */
  readonly path: string;
  /** undefined: the file is taken away */
  readonly text: string | undefined;
}

/** What is written down before the first file is touched. */
interface Journal {
  /** the command, as `keys rotate acme` */
  readonly purpose: string;
  readonly changes: readonly Change[];
}

/** Bytes of a journal; the largest roster with its addresses stays far below. */
const JOURNAL_BYTES = 64 * 1024 * 1024;

const journalFile = (root: string): string => join(root, '.haversack', 'changes.json');

/**
 * Changes several files as one: all of them are written down first, then made one by one. Killed before the writing
 * down, nothing has happened; killed after it, the next command makes the rest. The caller holds the lock.
 * @param purpose  the command with its arguments, for {@link finishChanges}
 * @throws HaversackError `change-refused` for a path that leads out of the root, into `.git`, or through a link
 */
export function applyChanges(root: string, purpose: string, changes: readonly Change[]): void {
  for (const { path } of changes) refuseWay(root, path);
  if (changes.length === 0) return;
  if (changes.length > 1) {
    openWorkplace(root);
    writeFileAtomically(journalFile(root), JSON.stringify({ purpose, changes } satisfies Journal), 0o600);
  }
  perform(root, changes);
  rmSync(journalFile(root), { force: true });
}

/**
 * Makes what a killed command had written down and not made any more; never while a living process holds the lock.
 * Every command calls this first.
 * @returns the purpose of the command that is finished now
 */
export function finishChanges(root: string): string | undefined {
  if (kindOf(journalFile(root)) === undefined || isLocked(root)) return undefined;
  const unlock = takeLock(root, 'finishing what was interrupted');
  try {
    const journal = readJournal(root);
    if (journal === undefined) return undefined;
    for (const { path } of journal.changes) refuseWay(root, path);
    perform(root, journal.changes);
    rmSync(journalFile(root), { force: true });
    return journal.purpose;
  } finally {
    unlock();
  }
}

/** The purpose of a command whose changes are written down and not all made; they are left as they stand. */
export const unfinishedChanges = (root: string): string | undefined => readJournal(root)?.purpose;

function perform(root: string, changes: readonly Change[]): void {
  for (const { path, text } of changes) {
    if (text === undefined) rmSync(join(root, path), { force: true });
    else writeFileAtomically(join(root, path), text);
  }
}

function readJournal(root: string): Journal | undefined {
  const text = readPlainText(journalFile(root), JOURNAL_BYTES);
  if (!text.ok) return undefined;
  try {
    const journal: unknown = JSON.parse(text.value);
    if (isObject(journal) && typeof journal.purpose === 'string' && Array.isArray(journal.changes)) {
      const changes: unknown[] = journal.changes;
      if (changes.every(isChange)) return { purpose: journal.purpose, changes };
    }
  } catch {
    // Said below, with what to do.
  }
  throw new HaversackError('journal-malformed', `${journalFile(root)} cannot be read.`, {
    remedy: 'Nobody but Haversack writes there. Delete it, then look at `git status`.',
  });
}

const isChange = (value: unknown): value is Change =>
  isObject(value) && typeof value.path === 'string' && (value.text === undefined || typeof value.text === 'string');

/** Every folder on the way is a plain folder or not there yet; the last part is a plain file or nothing. */
function refuseWay(root: string, path: string): void {
  const parts = path.split('/');
  const isPlain = isPlainPath(path) && !parts.some((part) => /^\.haversack$/i.test(part));
  const kinds = isPlain ? parts.map((_, index) => kindOf(join(root, ...parts.slice(0, index + 1)))) : ['other'];
  const last = kinds.pop();
  const isOpen = kinds.every((kind) => kind === undefined || kind === 'folder');
  if (isOpen && (last === undefined || last === 'file')) return;
  throw new HaversackError('change-refused', `${path} is not written: it is no plain file below the root.`, {
    remedy: 'Put plain files and folders where links or special files are.',
  });
}
