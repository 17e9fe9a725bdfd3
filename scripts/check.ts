import { type DiagnosticFormat, hasErrors, printDiagnostics } from '../src/diagnostics/index.ts';
import { type Command, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { counted, tally } from './words.ts';

export const checkCommand: Command = {
  name: 'check',
  summary: 'check content and ledger; write nothing',
  description:
    'Reads every file of content/, says everything that is wrong with place and remedy, holds records against what is sealed, proves every seal and draws every badge. Needs no network and no key.',
  options: [
    {
      flags: '--format <kind>',
      says: 'how problems are printed',
      choices: ['text', 'json', 'github'],
      default: 'text',
    },
  ],
  examples: [
    { line: 'haversack check', says: 'the content of this folder' },
    { line: 'haversack check --format github', says: 'annotations in a pull request' },
  ],
  run: async (context, options) => {
    const { check } = await import('../src/tasks/check.ts');
    const { terminal } = context;
    const { diagnostics, counts } = await check(effectsOf(context));
    const format = options.format as DiagnosticFormat;
    terminal.clear();
    if (format === 'json' || diagnostics.length > 0)
      terminal.print(printDiagnostics(diagnostics, format, terminal.paint));
    const isSound = !hasErrors(diagnostics);
    if (format === 'text') {
      const what = `${counted(counts.badges, 'badge')}, ${counted(counts.assertions, 'assertion')}, ${counts.sealed} sealed`;
      terminal.note(
        isSound
          ? `${tally(diagnostics)}${what}. Next: haversack build`
          : `${tally(diagnostics)}Mend them, then run: haversack check`,
      );
    }
    return isSound ? EXIT.good : EXIT.problem;
  },
};
