import { type Command, EXIT } from '../command.ts';
import { tellUnsound } from '../unsound.ts';
import { counted } from '../words.ts';

export const githubRemindCommand: Command = {
  name: 'github remind',
  summary: 'keep an issue about awards that expire soon',
  description:
    'A step of a workflow that runs once a week: keeps one issue that lists the awards that expire within 60 days. It is made when there is one, changed while it is open, and closed when nothing is left. It names nobody.',
  options: [{ flags: '--json', says: 'print the result as JSON' }],
  examples: [{ line: 'haversack github remind --root backpack', says: 'as remind.yml runs it' }],
  run: async ({ root, today, terminal }, options) => {
    const [{ remind }, { openRunner }] = await Promise.all([
      import('../../src/tasks/github/remind.ts'),
      import('./runner.ts'),
    ]);
    const { github } = openRunner({ terminal });
    const result = await remind({ root, today, github });
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'Nobody was reminded.');
    if (options.json === true) return EXIT.good;
    const { did, issue, due } = result;
    const what = `${counted(due, 'award')} ${due === 1 ? 'expires' : 'expire'} soon`;
    const said = {
      made: `${what}: issue #${issue} is new.`,
      changed: `${what}: issue #${issue} says so now.`,
      same: `${what}: issue #${issue} says so already.`,
      closed: `Nothing expires soon: issue #${issue} is closed.`,
      nothing: 'Nothing expires soon.',
    };
    terminal.note(said[did]);
    return EXIT.good;
  },
};
