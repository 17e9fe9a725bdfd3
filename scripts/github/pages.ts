import type { PagesState } from '../../src/tasks/github/pages.ts';
import { type Command, EXIT } from '../command.ts';
import { openRunner } from './runner.ts';

export const githubPagesCommand: Command = {
  name: 'github pages',
  summary: 'a step of publish.yml: is GitHub Pages on?',
  description:
    'Asks GitHub whether Pages takes a site from workflows, and gives `pages`, on or off, to later jobs. Off is no fault: the summary of the run says where to turn it on. It also warns when Pages has another address than url of content/site.yaml, which credentials name for good.',
  options: [],
  examples: [{ line: 'haversack github pages --root backpack', says: 'in a workflow, as publish.yml runs it' }],
  run: async (context) => {
    const [{ pagesState }, { inert }] = await Promise.all([
      import('../../src/tasks/github/pages.ts'),
      import('../../src/github/index.ts'),
    ]);
    const { github, output, summary } = openRunner(context);
    const state = await pagesState({ root: context.root, github });
    const said = says(state, inert);
    output('pages', state.kind);
    context.terminal.note(said);
    if (state.kind === 'off' || state.differs !== undefined) summary(said);
    return EXIT.good;
  },
};

function says(state: PagesState, inert: (text: string) => string): string {
  if (state.kind === 'off') {
    const why =
      state.why === 'off'
        ? 'GitHub Pages is off, so the site was built and proved, and is not published yet.'
        : 'GitHub Pages takes the site from a branch, so the site was built and proved, and is not published yet.';
    return `**One step is left.** ${why} [Open its settings](${state.settings}), choose *Source: GitHub Actions*, and run this workflow again.`;
  }
  const { served, differs } = state;
  if (differs === undefined || served === undefined) return 'GitHub Pages is on.';
  return [
    `**The site is published at another address than its credentials say.** GitHub Pages has it at ${inert(served)}, \`url\` in \`content/site.yaml\` is ${inert(differs)}. Whoever checks a credential asks at the latter.`,
    `A repository that was renamed, and a new domain, change the address of Pages. If the new one is meant, run \`haversack move --to\` with it on your own machine, and commit what it changes; what is sealed stays verifiable as long as the old address leads to the new one. If it is not, set the domain under *Settings, Pages*.`,
  ].join('\n\n');
}
