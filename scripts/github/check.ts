import { hasErrors, printDiagnostics } from '../../src/diagnostics/index.ts';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { counted, tally } from '../words.ts';
import { openRunner } from './runner.ts';

export const githubCheckCommand: Command = {
  name: 'github check',
  summary: 'a step of check.yml: check what a pull request changes',
  description:
    'Checks the merge that GitHub made of a pull request, or of a merge group, as `check --diff` does. What is wrong is shown beside the lines it is about, as far as GitHub shows it (ten errors and ten warnings), and whole in the summary of the run, with what needs care and what merging does. Needs no token and no key.',
  options: [],
  examples: [{ line: 'haversack github check --root backpack', says: 'the repository lies in the folder backpack/' }],
  // What a stopped command left in the folder would come from the pull request here.
  looksOnly: true,
  run: async (context, _options) => {
    const { terminal } = context;
    const [{ checkPull }, { refuseCommittedKeys }, { judgementOf }, { annotated, printSummary }] = await Promise.all([
      import('../../src/tasks/github/review/check-pull.ts'),
      import('../../src/tasks/committed-keys.ts'),
      import('../../src/tasks/github/review/data.ts'),
      import('../../src/github/index.ts'),
    ]);
    const { event, eventName, summary } = openRunner(context);
    const unseen = await refuseCommittedKeys(context.root);
    if (unseen !== undefined) terminal.note(unseen);
    const { diff, prefix } = await checkPull(effectsOf(context), eventName, event);
    // GitHub knows files by their place in the repository.
    const diagnostics = diff.diagnostics.map((one) => ({ ...one, file: `${prefix}${one.file}` }));
    const { shown, left } = annotated(diagnostics);
    terminal.clear();
    if (shown.length > 0) terminal.print(printDiagnostics(shown, 'github'));
    summary(printSummary({ ...diff, judgement: judgementOf(diff.files), diagnostics }));
    const isSound = !hasErrors(diagnostics);
    const more = left > 0 ? `${counted(left, 'more problem')} in the summary of this run. ` : '';
    terminal.note(`${tally(diagnostics)}${more}${isSound ? 'May be merged.' : 'Must not be merged.'}`);
    return isSound ? EXIT.good : EXIT.problem;
  },
};
