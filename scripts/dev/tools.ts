import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Haversack's own checkout. */
export const checkout = fileURLToPath(new URL('../../', import.meta.url));

/** The tools of our chores, as programs that Node runs: the same on every system. */
const programs = {
  astro: 'node_modules/astro/bin/astro.mjs',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
} as const;

/** Runs one tool in the checkout, its output passed through. @returns its exit code; 1 when it was killed */
export function runTool(tool: keyof typeof programs, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    spawn(process.execPath, [programs[tool], ...args], {
      cwd: checkout,
      stdio: 'inherit',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    })
      .once('error', reject)
      .once('close', (code) => resolve(code ?? 1));
  });
}
