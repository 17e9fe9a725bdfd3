import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { HaversackError, isObject } from '../values/index.ts';
import { sweepDrafts } from './atomic-write.ts';
import { kindOf, readPlainText } from './plain-files.ts';
import { isProcessAlive } from './processes.ts';
import { openWorkplace } from './workplace.ts';

/** Who holds the lock; enough to tell a living process from a dead one, even when its number is used again. */
interface Holder {
  readonly process: number;
  /** when the process started, as the system counts; empty where it does not tell */
  readonly started: string;
  readonly host: string;
  readonly purpose: string;
}

/** Where commands write that hold the lock. */
const WRITTEN = ['content', 'notify'];

const lockFile = (root: string): string => join(root, '.haversack', 'lock');

/**
 * Takes the lock of a root, so that two commands never write there at once. A lock whose process is dead is
 * taken over, and what that process had half written is taken away.
 * @param purpose  as `build`, for the message to another command
 * @returns lets the lock go
 * @throws HaversackError `locked` while a living process holds it
 */
export function takeLock(root: string, purpose: string): () => void {
  const folder = openWorkplace(root);
  const lock = lockFile(root);
  const mine = JSON.stringify({
    process: process.pid,
    started: startOf(process.pid),
    host: hostname(),
    purpose,
  } satisfies Holder);
  const claim = join(folder, `claim-${randomBytes(6).toString('hex')}`);
  writeFileSync(claim, mine);
  let wasDead = false;
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (tryLink(claim, lock)) {
        if (wasDead) for (const name of WRITTEN) sweep(join(root, name));
        return () => rmSync(lock, { force: true });
      }
      const holder = readHolder(lock);
      if (holder && isAlive(holder)) {
        throw new HaversackError(
          'locked',
          `Another command is at work here: ${holder.purpose}, process ${holder.process}.`,
          {
            remedy: `Wait until it is done. If it is not running any more, delete ${lock}.`,
          },
        );
      }
      takeAway(lock, folder);
      wasDead = true;
    }
  } finally {
    rmSync(claim, { force: true });
  }
  throw new HaversackError('locked', 'Other commands are taking the lock at this moment.', {
    remedy: 'Run the command again.',
  });
}

const sweep = (folder: string): void => {
  if (kindOf(folder) === 'folder') sweepDrafts(folder);
};

/** True while a living process holds the lock of a root. */
export function isLocked(root: string): boolean {
  const holder = readHolder(lockFile(root));
  return holder !== undefined && isAlive(holder);
}

/** A hard link is made whole or not at all, and never over one that is there. */
function tryLink(claim: string, lock: string): boolean {
  try {
    linkSync(claim, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead lock aside before deleting it, and puts it back should it turn out to be a living one. */
function takeAway(lock: string, folder: string): void {
  const aside = join(folder, `claim-${randomBytes(6).toString('hex')}`);
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const holder = readHolder(aside);
  if (holder && isAlive(holder)) tryLink(aside, lock);
  rmSync(aside, { force: true });
}

function readHolder(file: string): Holder | undefined {
  const text = readPlainText(file, 4_096);
  if (!text.ok) return undefined;
  try {
    const holder: unknown = JSON.parse(text.value);
    return isObject(holder) && Number.isInteger(holder.process) ? (holder as unknown as Holder) : undefined;
  } catch {
    return undefined;
  }
}

/** What cannot be asked counts as living: a process of another machine, or one whose start the system hides. */
function isAlive({ process: id, started, host }: Holder): boolean {
  if (host !== hostname()) return true;
  if (!isProcessAlive(id)) return false;
  const start = startOf(id);
  return started === '' || start === '' || start === started;
}

/** Linux tells when a process started, in ticks since boot: the 22nd field, counted behind the name in brackets. */
function startOf(id: number): string {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
