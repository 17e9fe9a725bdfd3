import { type DiagnosticFormat, hasErrors, printDiagnostics } from '../src/diagnostics/index.ts';
import type { CheckResult } from '../src/tasks/check.ts';
import type { DiffResult } from '../src/tasks/diff/check-diff.ts';
import { type Command, type Context, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { counted, tally } from './words.ts';

export const checkCommand: Command = {
  name: 'check',
  summary: 'check content and ledger; write nothing',
  description:
    'Reads every file of content/, says everything that is wrong with place and remedy, holds records against what is sealed, proves every seal and draws every badge. Needs no network and no key. With --diff it also says what merging these files does to those of a commit, and refuses what would undo what is for good.',
  options: [
    {
      flags: '--format <kind>',
      says: 'how problems are printed',
      choices: ['text', 'json', 'github'],
      default: 'text',
    },
    {
      flags: '--diff <base>',
      says: 'the commit that the files are to be merged into: a branch, a tag, an id, or HEAD^1 in the merge commit of a pull request',
    },
  ],
  examples: [
    { line: 'haversack check', says: 'the content of this folder' },
    { line: 'haversack check --format github', says: 'annotations in a pull request' },
    { line: 'haversack check --diff main', says: 'and what merging this branch into main does' },
  ],
  run: async (context, options) => {
    const { diff } = options as { readonly diff?: string };
    if (diff !== undefined) return runDiff(context, diff, options.format as DiagnosticFormat);
    const { check } = await import('../src/tasks/check.ts');
    const { terminal } = context;
    const result = await check(effectsOf(context));
    const { diagnostics } = result;
    const format = options.format as DiagnosticFormat;
    terminal.clear();
    if (format === 'json' || diagnostics.length > 0)
      terminal.print(printDiagnostics(diagnostics, format, terminal.paint));
    if (format === 'text') noteResult(context, result, 'haversack build', 'haversack check');
    return hasErrors(diagnostics) ? EXIT.problem : EXIT.good;
  },
};

async function runDiff(context: Context, base: string, format: DiagnosticFormat): Promise<number> {
  const { checkDiff } = await import('../src/tasks/diff/check-diff.ts');
  const { terminal } = context;
  const result = await checkDiff(effectsOf(context), base);
  const { diagnostics } = result;
  terminal.clear();
  if (format === 'json') {
    const { careful, does, files, base } = result;
    terminal.print(JSON.stringify({ diagnostics, careful, does, files, base }, null, 2));
  } else if (format === 'text') {
    terminal.print(`${wordsOf(result, terminal.paint)}${diagnostics.length > 0 ? '\n' : ''}`);
  }
  if (format !== 'json' && diagnostics.length > 0)
    terminal.print(printDiagnostics(diagnostics, format, terminal.paint));
  if (format === 'text') noteResult(context, result, 'merge', 'haversack check --diff');
  return hasErrors(diagnostics) ? EXIT.problem : EXIT.good;
}

function wordsOf({ careful, does, base }: DiffResult, paint: Context['terminal']['paint']): string {
  const list = (title: string, lines: readonly string[]): string =>
    [paint('strong', title), ...lines.map((line) => `  - ${line}`)].join('\n');
  const into = `Merging into ${base.slice(0, 10)}`;
  const first = careful.length === 0 ? '' : `${list('Look at these first', careful)}\n\n`;
  return first + (does.length === 0 ? `${paint('strong', into)} changes nothing that readers see.` : list(into, does));
}

function noteResult({ terminal }: Context, { diagnostics, counts }: CheckResult, next: string, again: string): void {
  const what = `${counted(counts.badges, 'badge')}, ${counted(counts.assertions, 'assertion')}, ${counts.sealed} sealed`;
  terminal.note(
    hasErrors(diagnostics)
      ? `${tally(diagnostics)}Mend them, then run: ${again}`
      : `${tally(diagnostics)}${what}. Next: ${next}`,
  );
}
