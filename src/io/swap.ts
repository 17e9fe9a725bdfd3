import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HaversackError } from '../values/index.ts';
import { isLocked } from './lock.ts';
import { kindOf } from './plain-files.ts';
import { openWorkplace } from './workplace.ts';

const site = (root: string): string => join(root, 'dist');
const previousSite = (root: string): string => join(root, '.haversack', 'previous');

/**
 * Makes an empty folder for a new site, beside the old one on the same disk, and takes away what a killed build
 * left. The caller holds the lock.
 * @param name  unlike that of every other run
 */
export function openStage(root: string, name: string): string {
  const folder = openWorkplace(root);
  for (const left of readdirSync(folder).filter((entry) => entry.startsWith('stage-'))) {
    rmSync(join(folder, left), { recursive: true, force: true });
  }
  const stage = join(folder, `stage-${name}`);
  mkdirSync(stage);
  return stage;
}

/**
 * Puts a finished site in the place of the old one: the old one aside, the new one in, the old one away. Killed
 * between the two renames, `dist` is missing and {@link restoreSite} brings the old one back.
 * @param between  called between the two renames; tests use it to be killed there
 * @throws HaversackError `dist-refused` when `dist` is a link or a file
 */
export function swapSite(root: string, stage: string, between: () => void = () => {}): void {
  const kind = kindOf(site(root));
  if (kind !== undefined && kind !== 'folder') {
    throw new HaversackError('dist-refused', `${site(root)} is not a folder.`, {
      remedy: 'Move it away: a link or a file is never replaced.',
    });
  }
  const previous = previousSite(root);
  rmSync(previous, { recursive: true, force: true });
  if (kind === 'folder') renameSync(site(root), previous);
  try {
    between();
    renameSync(stage, site(root));
  } catch (error) {
    if (kind === 'folder' && kindOf(site(root)) === undefined) renameSync(previous, site(root));
    throw error;
  }
  rmSync(previous, { recursive: true, force: true });
}

/**
 * Brings back the site that a build killed in the middle of its swap had put aside; never while a living process
 * holds the lock. Every command calls this first.
 * @returns true when a site was brought back
 */
export function restoreSite(root: string): boolean {
  const isAside = kindOf(previousSite(root)) === 'folder';
  if (!isAside || kindOf(site(root)) !== undefined || isLocked(root)) return false;
  try {
    renameSync(previousSite(root), site(root));
    return true;
  } catch {
    // Another command brought it back in the same moment.
    return false;
  }
}
