import type { WelcomeResult } from '../../src/tasks/github/welcome/welcome.ts';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { openRunner } from './runner.ts';

export const githubWelcomeCommand: Command = {
  name: 'github welcome',
  summary: 'a step of publish.yml: propose what makes a copy of Haversack its owner’s',
  description:
    'In a copy of Haversack that still shows the demonstration: pushes the branch haversack/setup, which sets address, title and issuer from the repository, brings a first badge and takes the demonstration out, and opens a pull request for it. It does so once. Anywhere else it does nothing.',
  options: [],
  examples: [{ line: 'haversack github welcome --root backpack', says: 'in a workflow, as publish.yml runs it' }],
  run: async (context) => {
    const [{ welcome }, { defaultBranch }] = await Promise.all([
      import('../../src/tasks/github/welcome/welcome.ts'),
      import('../../src/tasks/github/default-branch.ts'),
    ]);
    const { github, event, summary } = openRunner(context);
    const result = await welcome({ ...effectsOf(context), github }, await defaultBranch(github, event));
    const said = says(result);
    context.terminal.clear();
    if (said === undefined) return EXIT.good;
    context.terminal.note(said);
    summary(said);
    return EXIT.good;
  },
};

function says(result: WelcomeResult): string | undefined {
  switch (result.kind) {
    case 'no-copy':
      return undefined;
    case 'closed':
      return `This is a copy of Haversack that still shows the demonstration. What makes it yours was proposed, and closed: [open it again](${result.url}), or change \`content/\` yourself, as \`haversack init\` would, and take \`demonstration\` out of \`content/site.yaml\`.`;
    case 'proposed': {
      const { pull } = result;
      if (pull.kind === 'open')
        return `**Welcome.** One step is left: look through [pull request ${pull.number}](${pull.url}) and merge it. It gives this copy its address and your name, and takes the demonstration out.`;
      return [
        `**Welcome.** One step is left: [open the pull request](${pull.compare}) from the branch \`haversack/setup\`, look through it and merge it. It gives this copy its address and your name, and takes the demonstration out.`,
        `GitHub does not let Actions open it here. So that later proposals need no click: [settings of Actions](${pull.settings}), *Workflow permissions*, *Allow GitHub Actions to create and approve pull requests*.`,
      ].join('\n\n');
    }
  }
}
