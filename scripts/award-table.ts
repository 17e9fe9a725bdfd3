import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { AwardTableResult } from '../src/tasks/award/table.ts';
import { agree } from './ask.ts';
import type { AwardOptions } from './award-options.ts';
import { printPreview, printProblems } from './award-preview.ts';
import { type Context, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { counted } from './words.ts';

type TableOptions = AwardOptions & { readonly csv: string };

/** Awards a badge to everybody in a table: shows what would be done, asks, and does it. */
export async function runAwardTable(context: Context, badge: string, options: TableOptions): Promise<number> {
  const { terminal } = context;
  const map = pairsOf(options.map, (text) => text.lastIndexOf('='));
  const where = pairsOf(options.where, (text) => text.indexOf('='));
  if (map === undefined || where === undefined) {
    terminal.note('Write --map column=field and --where column=value, as in --map "Work mail=to".');
    return EXIT.usage;
  }
  const { awardTable } = await import('../src/tasks/award/table.ts');
  const { json } = options;
  const asked = {
    ...(await readAsked(options)),
    map: Object.fromEntries(map),
    where: where.map(([column, value]) => ({ column, value })),
  };
  const run = async (isDryRun: boolean): Promise<AwardTableResult> => {
    const result = await awardTable(effectsOf(context), badge, { ...asked, isDryRun });
    terminal.clear();
    return result;
  };
  const isTold = options.yes === true && options.dryRun !== true;
  const first = await run(!isTold);
  if (json === true) terminal.print(JSON.stringify(first, null, 2));
  else printPreview(first, terminal, isTold ? terminal.note : terminal.print);
  if (isInside(context.root, asked.file))
    terminal.note(
      `${options.csv} lies in the repository, with addresses in plain. Move it out, or into notify/, before you commit.`,
    );
  if (!first.ok) {
    if (json !== true) printProblems(first, terminal);
    return EXIT.problem;
  }
  const isDone = isTold || !first.rows.some(({ isNew }) => isNew);
  if (isDone) return json === true ? EXIT.good : close(first, context);
  if (options.dryRun === true) {
    terminal.note('Nothing is written yet. Next: the same command with --yes instead of --dry-run');
    return EXIT.good;
  }
  const made = first.rows.filter(({ isNew }) => isNew).length;
  const refused = await agree(
    terminal,
    options,
    `Award "${badge}" to ${counted(made, 'recipient')}?`,
    'Nothing is written yet. Next: the same command with --yes',
  );
  if (refused !== undefined) return refused;
  const second = await run(false);
  if (second.ok) return close(second, context);
  printProblems(second, terminal);
  return EXIT.problem;
}

/** What is asked of the table, but for its columns. */
async function readAsked({
  csv,
  name,
  on,
  expires,
  evidence = [],
  narrative,
  delimiter,
  dateFormat,
  encoding,
}: TableOptions) {
  const { readDay } = await import('../src/tasks/award/wanted.ts');
  return {
    file: resolve(csv),
    name,
    delimiter: delimiter === 'tab' ? ('\t' as const) : delimiter,
    encoding,
    dateFormat,
    otherwise: {
      issuedOn: on === undefined ? undefined : readDay('--on', on),
      expires: expires === undefined ? undefined : readDay('--expires', expires),
      evidence,
      narrative,
    },
  };
}

function close({ rows, roster, notify }: AwardTableResult, { terminal }: Context): number {
  if (roster !== undefined) terminal.print(roster);
  if (notify !== undefined)
    terminal.note(`E-mail addresses and a text for the mail: ${notify}. Delete it when the mails are sent.`);
  const made = rows.filter(({ isNew }) => isNew).length;
  terminal.note(`${made === 0 ? 'Nothing was changed' : counted(made, 'award')}. Next: haversack issue`);
  return EXIT.good;
}

/** True for a table that the next commit may take along; notify/ is ignored by git. */
function isInside(root: string, file: string): boolean {
  const way = relative(root, file);
  return !isAbsolute(way) && !['..', 'notify'].includes(way.split(sep)[0] ?? '');
}

/** The two parts of each `column=value`; undefined when one has an empty part. */
function pairsOf(
  texts: readonly string[] = [],
  middle: (text: string) => number,
): readonly (readonly [string, string])[] | undefined {
  const pairs = texts.map((text) => {
    const at = Math.max(middle(text), 0);
    return [text.slice(0, at).trim(), text.slice(at + 1).trim()] as const;
  });
  return pairs.some((pair) => pair.includes('')) ? undefined : pairs;
}
