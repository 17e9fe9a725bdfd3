import { resolve } from 'node:path';
import { type DiagnosticFormat, printDiagnostics, visible } from '../src/diagnostics/index.ts';
import { type Command, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { placeOfRun } from './site-options.ts';
import { counted, sized, tally } from './words.ts';

/** So many faults are told one by one. */
const SHOWN = 50;

export const proveCommand: Command = {
  name: 'prove',
  summary: 'prove a built site before it is published',
  description:
    'Holds a built site against content and ledger, without building it: every key, credential, status list, document and baked picture is there as content/ has it, byte for byte, and nothing else is but pages and what pages show. So whoever built the site, be it a machine that ran code of others, cannot publish a key or a credential that the ledger does not hold. Needs no network and no key, and loads neither Astro nor the maintainers’ pages.',
  arguments: [{ name: 'dir', says: 'the built site; default: dist/ of the root' }],
  options: [
    {
      flags: '--format <kind>',
      says: 'how problems of the content are printed',
      choices: ['text', 'github'],
      default: 'text',
    },
    { flags: '--json', says: 'print the result as JSON' },
  ],
  examples: [
    { line: 'haversack prove', says: 'the site in dist/' },
    { line: 'haversack prove site --root backpack', says: 'a site that another job has built' },
  ],
  run: async (context, options, [dir]) => {
    const { prove } = await import('../src/tasks/prove.ts');
    const { terminal, root } = context;
    const folder = dir === undefined ? resolve(root, 'dist') : resolve(dir);
    const result = await prove(effectsOf(context), { folder, place: await placeOfRun(process.env) });
    const { ok, diagnostics, faults, files, bytes, sealed } = result;
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    else if (diagnostics.length > 0)
      terminal.print(printDiagnostics(diagnostics, options.format as DiagnosticFormat, terminal.paint));
    if (options.json !== true) {
      for (const fault of faults.slice(0, SHOWN)) terminal.print(visible(fault));
      if (faults.length > SHOWN) terminal.print(`and ${faults.length - SHOWN} more`);
    }
    if (ok) {
      terminal.note(
        `Proved: ${counted(files, 'file')}, ${sized(bytes)}, ${counted(sealed, 'credential')} as sealed. This site may be published.`,
      );
      return EXIT.good;
    }
    terminal.note(
      faults.length === 0
        ? `${tally(diagnostics)}Mend the content first; the site was not looked at.`
        : `${counted(faults.length, 'fault')}. This site must not be published: build it again from this content, on the same day (--today).`,
    );
    return EXIT.problem;
  },
};
