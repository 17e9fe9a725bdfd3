import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readPlainFile, walk } from '../io/index.ts';
import { HaversackError } from '../values/index.ts';

/** Where the maintainers' own pages lie, below the root and below Astro's folder alike. */
export const PAGES = 'content/pages';

/** Of one file beside the maintainers' pages. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Makes the pages below Astro's folder the same as those of the root; what is the same already is not touched. Plain
 * files only: links are for `check` to refuse, and are not followed here.
 * @returns whether there was any difference
 */
export function copyPages(root: string, runFolder: string): boolean {
  mkdirSync(join(runFolder, PAGES), { recursive: true });
  const files = new Set(filesOf(root));
  const gone = filesOf(runFolder).filter((path) => !files.has(path));
  for (const path of gone) rmSync(join(runFolder, path));
  let isChanged = gone.length > 0;
  for (const path of files) {
    const bytes = readPlainFile(join(root, path), MAX_BYTES);
    if (!bytes.ok) throw new HaversackError(bytes.reason, `${path} could not be read.`);
    const copy = join(runFolder, path);
    if (existsSync(copy) && readFileSync(copy).equals(bytes.value)) continue;
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, bytes.value);
    isChanged = true;
  }
  return isChanged;
}

function filesOf(folder: string): string[] {
  const entries = walk(folder, PAGES);
  if (!entries.ok) throw new HaversackError(entries.reason, `${PAGES} holds too many files, or too deep.`);
  return entries.value.filter(({ kind }) => kind === 'file').map(({ path }) => path);
}
