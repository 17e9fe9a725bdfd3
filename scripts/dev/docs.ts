import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EXIT } from '../command.ts';
import { writeCommands } from './docs/commands.ts';
import { writeDiagnostics } from './docs/diagnostics.ts';
import { writeFormats } from './docs/formats.ts';
import { reportSchema } from './docs/report-schema.ts';
import { schemaFiles } from './docs/schemas.ts';
import { writeVerifying } from './docs/verifying.ts';
import { checkout } from './tools.ts';

/** Files that are made from the code: as a whole, or in the parts between marks. */
const pages: Readonly<Record<string, (now: string) => string | Promise<string>>> = {
  'docs/commands.md': writeCommands,
  'docs/diagnostics.md': writeDiagnostics,
  'docs/formats.md': writeFormats,
  'docs/verifying.md': writeVerifying,
  'public/schemas/report.schema.json': reportSchema,
  ...schemaFiles,
};

/** Pages that are not what the code would make of them now. */
export async function findStale(): Promise<{ readonly path: string; readonly text: string }[]> {
  const stale: { path: string; text: string }[] = [];
  for (const [path, write] of Object.entries(pages)) {
    const file = join(checkout, path);
    const now = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const text = await write(now);
    if (text !== now) stale.push({ path, text });
  }
  return stale;
}

/** `npm run docs`: writes what is stale; with `--check` only names it. */
export async function run(args: readonly string[]): Promise<number> {
  const stale = await findStale();
  const isCheck = args.includes('--check');
  for (const { path, text } of stale) {
    if (!isCheck) mkdirSync(dirname(join(checkout, path)), { recursive: true });
    if (!isCheck) writeFileSync(join(checkout, path), text);
    process.stdout.write(`${isCheck ? 'stale' : 'written'}: ${path}\n`);
  }
  return isCheck && stale.length > 0 ? EXIT.problem : EXIT.good;
}
