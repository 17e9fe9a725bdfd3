import { availableParallelism } from 'node:os';
import { printDiagnostics } from '../../src/diagnostics/index.ts';
import { dayOf } from '../../src/values/index.ts';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { counted, sized, tally } from '../words.ts';
import { openRunner } from './runner.ts';

export const githubBuildCommand: Command = {
  name: 'github build',
  summary: 'a step of publish.yml: build the site',
  description:
    'Builds the site into dist/ as `build` does; what is wrong is shown beside the lines it is about. In a copy of Haversack that still shows the demonstration, dist/ holds one page that says the next step. Needs no key and no token.',
  options: [],
  examples: [{ line: 'haversack github build --root backpack', says: 'in a workflow, as publish.yml runs it' }],
  run: async (context) => {
    const [{ buildSite }, { annotated }] = await Promise.all([
      import('../../src/tasks/github/build-site.ts'),
      import('../../src/github/index.ts'),
    ]);
    const { terminal, today } = context;
    const { github, summary } = openRunner(context);
    // What the run before has left is not trusted here: every picture is drawn.
    const effects = { ...effectsOf(context), cores: availableParallelism(), useCache: false };
    const result = await buildSite(effects, github);
    terminal.clear();
    if (result.kind === 'welcome') {
      terminal.note(
        'This is a copy of Haversack that still shows the demonstration: dist/ holds one page that welcomes.',
      );
      return EXIT.good;
    }
    const { site, diagnostics } = result;
    const { shown, left } = annotated(diagnostics);
    if (shown.length > 0) terminal.print(printDiagnostics(shown, 'github'));
    if (left > 0) terminal.note(printDiagnostics(diagnostics, 'text'));
    if (site === undefined) {
      const said = `${tally(diagnostics)}Nothing was built, and nothing is published; the site stays as it is.`;
      terminal.note(said);
      summary(
        `${said}\n\nThe problems stand in the annotations of this run and in the log of this step. On your own machine: \`haversack check\`.`,
      );
      return EXIT.problem;
    }
    const said = [
      `${counted(site.badges, 'badge')}, ${counted(site.assertions, 'assertion')}, ${site.sealed} sealed,`,
      `${counted(site.files, 'file')}, ${sized(site.bytes)}, today ${dayOf(today)}.`,
    ].join(' ');
    terminal.note(`${tally(diagnostics)}${said}`);
    summary(`Built: ${said}`);
    return EXIT.good;
  },
};
