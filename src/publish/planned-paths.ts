import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PublicBackpack } from '../model/index.ts';
import { HaversackError } from '../values/index.ts';
import type { Output } from './outputs.ts';
import { pagePaths } from './page-paths.ts';

/** Haversack's own files, which Astro copies as they are. */
export const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url));

/**
 * The one table of all paths of the site, but for what Astro puts under `_astro/`.
 * @throws HaversackError `paths-collide` for two that a disk without upper and lower case takes for one
 */
export function planPaths(backpack: PublicBackpack, outputs: readonly Pick<Output, 'path'>[]): ReadonlySet<string> {
  const paths = [...outputs.map(({ path }) => path), ...pagePaths(backpack), '404.html', ...publicFiles()];
  const folded = new Map<string, string>();
  for (const path of paths) {
    const other = folded.get(path.toLowerCase());
    if (other !== undefined) {
      throw new HaversackError('paths-collide', `Two things want one place in the site: ${other} and ${path}.`, {
        remedy: 'Rename one of the files of `content` that they come from.',
      });
    }
    folded.set(path.toLowerCase(), path);
  }
  return new Set(paths);
}

/** Files of Haversack's own `public/`, relative to it. */
export const publicFiles = (): string[] =>
  readdirSync(PUBLIC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(PUBLIC.length).replaceAll('\\', '/'));
