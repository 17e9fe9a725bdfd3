import { readdirSync, statSync } from 'node:fs';
import { finishChanges } from '../../io/index.ts';
import { HaversackError } from '../../values/index.ts';
import type { Effects } from '../effects.ts';

/** The purpose under which the files of a new repository are written. */
export const PURPOSE = 'init';

/** What may lie in a folder that counts as empty: git's own, and what Haversack leaves when it is stopped early. */
const NO_OBSTACLE = ['.git', '.haversack'];

/**
 * Looks whether a repository can begin in a folder, and finishes one whose making was interrupted.
 * @param folder  absolute; need not be there yet
 * @param isForced  other files may lie there
 * @returns true when an interrupted `init` is finished now, and nothing is left to do
 * @throws HaversackError `folder-is-file`, `folder-occupied`
 */
export function openFolder({ root, finished }: Pick<Effects, 'root' | 'finished'>, folder: string, isForced: boolean) {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (!stat.isDirectory()) {
    throw new HaversackError('folder-is-file', `${folder} is not a folder.`, { remedy: 'Name another one.' });
  }
  // Every command finishes what was interrupted in its own root, which is seldom this folder.
  if ((folder === root ? finished : finishChanges(folder)) === PURPOSE) return true;
  const there = readdirSync(folder).filter((name) => !NO_OBSTACLE.includes(name));
  if (there.length > 0 && !isForced) {
    const more = there.length > 3 ? ` and ${there.length - 3} more` : '';
    throw new HaversackError('folder-occupied', `${folder} is not empty: ${there.slice(0, 3).join(', ')}${more}.`, {
      remedy: 'Name another folder; or give --force, which leaves every file that is there as it is.',
    });
  }
  return false;
}
