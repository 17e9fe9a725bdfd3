import { rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'astro';
import { type AstroFault, faultOf } from './astro-fault.ts';

/** What the child process leaves behind for its parent. */
export type AstroOutcome = { readonly ok: true } | { readonly ok: false; readonly fault: AstroFault };

/** The program of the child process that `astro.ts` starts: one build, its outcome in a file. */
async function main(runFolder: string, config: string): Promise<void> {
  // The channel closes when the parent is gone, however it went; nobody else is left to tidy up then.
  process.once('disconnect', () => {
    rmSync(runFolder, { recursive: true, force: true });
    process.exit(1);
  });
  const outcome = await build({ root: runFolder, configFile: relative(runFolder, config), logLevel: 'error' }).then(
    (): AstroOutcome => ({ ok: true }),
    (error: unknown): AstroOutcome => ({ ok: false, fault: faultOf(error) }),
  );
  writeFileSync(join(runFolder, 'outcome.json'), JSON.stringify(outcome));
  process.exit(outcome.ok ? 0 : 1);
}

const [runFolder = '', config = ''] = process.argv.slice(2);
await main(runFolder, config);
