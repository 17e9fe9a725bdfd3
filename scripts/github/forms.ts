import { type Command, type Context, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { tellUnsound } from '../unsound.ts';
import { counted } from '../words.ts';

export const githubFormsCommand: Command = {
  name: 'github forms',
  summary: 'keep the issue forms up to date',
  description:
    'Writes the issue forms Award a badge, Propose a badge and Request a badge into .github/ISSUE_TEMPLATE/, with the badges that can be awarded and the issuers to choose from. What is as it should be is not written; files of these names that Haversack has not written are left alone.',
  options: [
    { flags: '--check', says: 'write nothing; end with 1 when they are not up to date' },
    {
      flags: '--push',
      says: 'a step of publish.yml: bring those that are there up to date at the remote, by a pull request where a rule wants one',
    },
    { flags: '--json', says: 'print the result as JSON' },
  ],
  examples: [
    { line: 'haversack github forms', says: 'after a badge was added or retired' },
    { line: 'haversack github forms --check', says: 'say whether they are up to date' },
  ],
  run: async (context, options) => {
    const { root, today, terminal } = context;
    if (options.push === true) return pushed(context, options.json === true);
    const { writeForms } = await import('../../src/tasks/github/forms/forms.ts');
    const isLook = options.check === true;
    const result = writeForms({ root, today }, isLook);
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'No form was written.');
    const { changed, others, badges } = result;
    const code = isLook && changed.length > 0 ? EXIT.problem : EXIT.good;
    if (options.json === true) return code;
    for (const path of changed) terminal.print(path);
    for (const path of others)
      terminal.note(`${path} is not from Haversack, and is left as it is. Rename it to have ours.`);
    const of = `${counted(badges, 'badge')} to choose from`;
    if (changed.length === 0) terminal.note(`The issue forms are up to date: ${of}.`);
    else if (isLook) terminal.note('The issue forms are not up to date. Next: haversack github forms');
    else terminal.note(`The issue forms have ${of}. Next: commit .github/ISSUE_TEMPLATE`);
    return code;
  },
};

async function pushed(context: Context, isJson: boolean): Promise<number> {
  const { terminal } = context;
  const [{ pushForms }, { defaultBranchOf }, { openRunner }] = await Promise.all([
    import('../../src/tasks/github/forms/push.ts'),
    import('../../src/tasks/github/propose/issue-event.ts'),
    import('./runner.ts'),
  ]);
  const { github, event } = openRunner(context);
  const result = await pushForms({ ...effectsOf(context), github }, await defaultBranchOf(github, event));
  if (isJson) terminal.print(JSON.stringify(result, null, 2));
  if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'No form was written.');
  if (isJson) return EXIT.good;
  const { changed, how } = result;
  for (const path of changed) terminal.print(path);
  if (how === 'same') terminal.note('The issue forms are up to date.');
  else if (how === 'pushed') terminal.note('The issue forms are brought up to date.');
  else
    terminal.note(`A pull request brings the issue forms up to date: ${how.kind === 'open' ? how.url : how.compare}`);
  return EXIT.good;
}
