import { availableParallelism } from 'node:os';
import { dayOf } from '../../src/values/index.ts';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { counted, sized, tally } from '../words.ts';
import { annotate, tellUnsound } from './problems.ts';
import { openRunner } from './runner.ts';

export const githubBuildCommand: Command = {
  name: 'github build',
  summary: 'a step of publish.yml: build the site',
  description:
    'Builds the site into dist/ as `build` does; what is wrong is shown beside the lines it is about. In a copy of Haversack that still shows the demonstration, dist/ holds one page that says the next step. Needs no key and no token.',
  options: [],
  examples: [{ line: 'haversack github build --root backpack', says: 'in a workflow, as publish.yml runs it' }],
  run: async (context) => {
    const { buildSite } = await import('../../src/tasks/github/build-site.ts');
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
    await annotate(terminal, diagnostics);
    if (site === undefined) return tellUnsound(terminal, diagnostics, 'built', summary);
    const said = [
      `${counted(site.badges, 'badge')}, ${counted(site.assertions, 'assertion')}, ${site.sealed} sealed,`,
      `${counted(site.files, 'file')}, ${sized(site.bytes)}, today ${dayOf(today)}.`,
    ].join(' ');
    terminal.note(`${tally(diagnostics)}${said}`);
    summary(`Built: ${said}`);
    return EXIT.good;
  },
};
