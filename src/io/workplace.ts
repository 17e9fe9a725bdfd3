import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HaversackError } from '../values/index.ts';
import { kindOf } from './plain-files.ts';

/** Haversack's own folder in the user's repository: staging, the lock, the site of before during a swap. */
const NAME = '.haversack';

/**
 * Makes `.haversack` in the root; git never sees it, whatever the user's own ignore file says.
 * @throws HaversackError `workplace-refused` when something else has that name
 */
export function openWorkplace(root: string): string {
  const folder = join(root, NAME);
  const kind = kindOf(folder);
  if (kind !== undefined && kind !== 'folder') {
    throw new HaversackError('workplace-refused', `${folder} is not a folder.`, {
      remedy: 'Move it away; Haversack keeps its drafts there.',
    });
  }
  mkdirSync(folder, { recursive: true });
  if (kindOf(join(folder, '.gitignore')) === undefined) writeFileSync(join(folder, '.gitignore'), '*\n');
  return folder;
}
