import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HaversackError } from '../values/index.ts';
import type { AstroOutcome } from './astro-build.ts';

const PROGRAM = fileURLToPath(new URL('./astro-build.ts', import.meta.url));
/** Characters of the end of the child's output that are kept for an error. */
const KEPT = 4000;

/**
 * Runs one build in a process of its own, which ends when this one does.
 * @param runFolder  with `run.json`
 * @throws HaversackError `astro-timeout`, or `astro-stopped` when it ended without saying how
 */
export async function runAstro(runFolder: string, checkout: string, timeout: number): Promise<AstroOutcome> {
  const child = spawn(process.execPath, [PROGRAM, runFolder, join(checkout, 'astro.config.mjs')], {
    // Astro puts what it compiles below the current folder when the pages go elsewhere: never into one that two share.
    cwd: runFolder,
    env: environment(runFolder),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    windowsHide: true,
  });
  let output = '';
  const keep = (chunk: string): void => {
    output = (output + chunk).slice(-KEPT);
  };
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, timeout);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => clearTimeout(timer));
  if (isLate) {
    throw new HaversackError('astro-timeout', `Drawing the pages took longer than ${timeout / 1000} seconds.`, {
      remedy: 'Look for a page in content/pages that never ends.',
    });
  }
  return readOutcome(runFolder, code, output);
}

function readOutcome(runFolder: string, code: number | null, output: string): AstroOutcome {
  try {
    return JSON.parse(readFileSync(join(runFolder, 'outcome.json'), 'utf8')) as AstroOutcome;
  } catch {
    throw new HaversackError('astro-stopped', `The program that draws the pages stopped (${code ?? 'killed'}).`, {
      remedy: 'Run the build again; if it stops again, please report it with this output.',
      cause: output,
    });
  }
}

/**
 * All that Astro, and with it the maintainers' MDX, sees of the environment: no key, no token. Language, zone and home
 * are fixed, so that a page says the same wherever it is drawn.
 */
export function environment(runFolder: string): NodeJS.ProcessEnv {
  const kept = ['PATH', 'Path', 'SystemRoot', 'SYSTEMROOT', 'windir', 'ComSpec', 'PATHEXT', 'TMPDIR', 'TEMP', 'TMP'];
  return {
    ...Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))),
    HAVERSACK_RUN: join(runFolder, 'run.json'),
    HOME: runFolder,
    USERPROFILE: runFolder,
    APPDATA: runFolder,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    CI: 'true',
    NO_COLOR: '1',
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
}
