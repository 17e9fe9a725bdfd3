import { availableParallelism } from 'node:os';
import { printDiagnostics } from '../src/diagnostics/index.ts';
import { dayOf } from '../src/values/index.ts';
import { type Command, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { counted, sized, tally } from './words.ts';

export const buildCommand: Command = {
  name: 'build',
  summary: 'build the site into dist/',
  description:
    'Checks everything, draws the badges, bakes the credentials, builds the site beside the old one, proves it, and only then puts it in the place of dist/. Whatever goes wrong, the old site stays. Needs no network and no key.',
  options: [
    { flags: '--no-cache', says: 'draw every badge anew, and keep no picture for the next build' },
    { flags: '--json', says: 'print the result as JSON' },
  ],
  examples: [
    { line: 'haversack build', says: 'the site of this folder' },
    { line: 'haversack build --root ../my-badges --today 2026-11-23', says: 'another folder, for a fixed day' },
  ],
  run: async (context, options) => {
    const started = performance.now();
    const { build } = await import('../src/tasks/build.ts');
    const { terminal, today } = context;
    const result = await build({
      ...effectsOf(context),
      cores: availableParallelism(),
      useCache: options.cache !== false,
    });
    const { site, diagnostics } = result;
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    else if (diagnostics.length > 0) terminal.note(printDiagnostics(diagnostics, 'text', terminal.paint));
    if (site === undefined) {
      terminal.note(`${tally(diagnostics)}Nothing was built; the old site, if there is one, stays as it is.`);
      return EXIT.problem;
    }
    if (options.json === true) return EXIT.good;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    terminal.print(
      [
        `${counted(site.badges, 'badge')}, ${counted(site.assertions, 'assertion')}, ${site.sealed} sealed,`,
        `${counted(site.files, 'file')}, ${sized(site.bytes)}, ${seconds} s, today ${dayOf(today)}`,
      ].join(' '),
    );
    const { page, heaviest, styles } = site.weights;
    terminal.print(`heaviest page ${sized(page)} (${heaviest}), styles ${sized(styles)}, after gzip`);
    terminal.note(
      site.pending > 0
        ? `${counted(site.pending, 'assertion')} published as Open Badges 2.0 only. Next, to sign them: haversack issue`
        : 'The site is in dist/; publish that folder on any static host.',
    );
    return EXIT.good;
  },
};
