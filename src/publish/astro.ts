import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { type Diagnostic, fileOnly, type Place, placedReporter } from '../diagnostics/index.ts';
import { HaversackError } from '../values/index.ts';
import type { Snapshot } from '../views/snapshot.ts';
import type { AstroFault } from './astro-fault.ts';
import { runAstro } from './astro-process.ts';
import { copyPages, PAGES } from './copy-pages.ts';
import { publishProblems } from './problems.ts';
import { makeRunFolder } from './run-folder.ts';

export interface RenderOptions {
  readonly snapshot: Snapshot;
  /** the root of the user's repository; its `content/pages` are drawn too */
  readonly root: string;
  /** absolute; must be empty or not exist yet, because Astro empties it */
  readonly outDir: string;
  /** where Haversack's own files lie */
  readonly checkout?: string;
  /** milliseconds */
  readonly timeout?: number;
}

const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));
const TIMEOUT = 600_000;

const report = placedReporter(publishProblems);

/**
 * Draws all pages with Astro into a folder. The bytes depend on the snapshot and `content/pages` alone: not on names
 * of folders, the time zone, the environment, or another build at the same time.
 * @returns what is wrong with the maintainers' own pages; nothing when all is well
 * @throws HaversackError `astro-out-not-empty`, `astro-timeout`, `astro-stopped`, `astro-failed`
 */
export async function renderPages(options: RenderOptions): Promise<readonly Diagnostic[]> {
  const { snapshot, root, checkout = CHECKOUT, timeout = TIMEOUT } = options;
  const outDir = resolve(options.outDir);
  if (existsSync(outDir) && readdirSync(outDir).length > 0) {
    throw new HaversackError('astro-out-not-empty', `${outDir} is not empty, and pages would replace what it holds.`);
  }
  const runFolder = makeRunFolder(checkout);
  try {
    copyPages(root, runFolder);
    const cacheDir = join(runFolder, 'cache');
    const run = { snapshot, root: runFolder, outDir, cacheDir, publicDir: join(checkout, 'public') };
    writeFileSync(join(runFolder, 'run.json'), JSON.stringify(run));
    const outcome = await runAstro(runFolder, checkout, timeout);
    return outcome.ok ? [] : [faultOfPage(outcome.fault, runFolder, checkout)];
  } finally {
    rmSync(runFolder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * What Astro found wrong with a page, as a diagnostic.
 * @throws HaversackError when no page of the user's is named: then the fault is ours or the machine's
 */
export function faultOfPage(fault: AstroFault, runFolder: string, checkout: string): Diagnostic {
  const folders = [runFolder, relative(checkout, runFolder), checkout];
  const message = readable(fault.message, folders);
  const hint = readable(fault.hint ?? '', folders);
  const file = fault.file === undefined ? '' : relative(runFolder, resolve(runFolder, fault.file)).split(sep).join('/');
  if (!file.startsWith(`${PAGES}/`)) {
    throw new HaversackError('astro-failed', `The pages could not be drawn: ${message}`, {
      remedy: hint || 'Look at the pages that were added or changed last.',
      cause: fault,
    });
  }
  const text = readFileSync(join(runFolder, file), 'utf8');
  const place = placeOf(fault, text);
  const code = fault.name === 'InvalidContentEntryDataError' ? 'page-front-matter' : 'page-broken';
  return report(code, { file, text, locate: () => place }, [], place, message);
}

/** What Astro's loader says of a page that it does not name as data. */
export const wrongFrontMatter = (message: string): Diagnostic =>
  report('page-front-matter', fileOnly(PAGES), [], { line: 1, column: 1 }, readable(message, []));

function placeOf(fault: AstroFault, text: string): Place {
  const at = fault.mentions === undefined ? -1 : text.indexOf(fault.mentions);
  if (at === -1) return { line: Math.max(1, fault.line ?? 1), column: Math.max(1, fault.column ?? 1) };
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** Astro's words for a terminal as one line: without colours, emphasis, drawn frames and our own folders. */
function readable(text: string, folders: readonly string[]): string {
  const plain = folders.reduce(
    (rest, folder) => rest.replaceAll(`${folder}${sep}`, '').replaceAll(`${folder}/`, ''),
    stripVTControlCharacters(text),
  );
  const lines = plain.split('\n');
  const frame = lines.findIndex((line) => line.trimStart().startsWith('╭'));
  return lines
    .slice(0, frame === -1 ? undefined : frame)
    .join(' ')
    .replaceAll('**', '')
    .replace(/\s+/g, ' ')
    .trim();
}
