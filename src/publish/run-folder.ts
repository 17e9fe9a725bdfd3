import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isProcessAlive } from '../io/index.ts';

/** Milliseconds; longer than a run may take. */
const LONGEST = 900_000;

/**
 * Makes a folder for one run of Astro, inside Haversack's own checkout: from there what the maintainers' pages
 * import is found (`astro/jsx-runtime`), wherever the content itself lies.
 * @returns its absolute path; the caller removes it
 */
export function makeRunFolder(checkout: string): string {
  const home = join(checkout, '.haversack');
  mkdirSync(home, { recursive: true });
  sweep(home);
  return mkdtempSync(join(home, `run-${process.pid}-`));
}

/** Removes what killed runs left behind. */
function sweep(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = /^run-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isProcessAlive(Number(pid))) continue;
    const folder = join(home, name);
    // A process of another container can be alive unseen: only what lay still for so long is dead for certain.
    const changed = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - changed > LONGEST) rmSync(folder, { recursive: true, force: true });
  }
}
