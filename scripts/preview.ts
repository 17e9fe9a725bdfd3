import { resolve } from 'node:path';
import { hasErrors, printDiagnostics } from '../src/diagnostics/index.ts';
import { type Command, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { tally } from './words.ts';

export const previewCommand: Command = {
  name: 'preview',
  summary: "draw one badge's picture",
  description:
    'Draws the picture of one badge as the build would, drafts too, and prints where it lies. What is wrong with the badge is said; what is wrong elsewhere in content/ does not matter.',
  arguments: [{ name: 'badge', says: 'id of the badge' }],
  options: [
    { flags: '--out <file>', says: 'where to write it; default: .haversack/preview/ of the root' },
    { flags: '--svg', says: 'the SVG instead of the PNG' },
  ],
  examples: [
    { line: 'haversack preview first-aid', says: 'the picture of content/badges/first-aid.md' },
    { line: 'haversack preview first-aid --svg --out face.svg', says: 'its SVG, in this folder' },
  ],
  run: async (context, options, [badge]) => {
    const { terminal } = context;
    if (badge === undefined) {
      terminal.note('Name the badge, as in: haversack preview first-aid');
      return EXIT.usage;
    }
    const { preview } = await import('../src/tasks/preview.ts');
    const out = typeof options.out === 'string' ? resolve(options.out) : undefined;
    const format = options.svg === true ? 'svg' : 'png';
    const { diagnostics, file } = await preview(effectsOf(context), { badge, out, format });
    terminal.clear();
    if (diagnostics.length > 0) terminal.note(printDiagnostics(diagnostics, 'text', terminal.paint));
    if (file === undefined) {
      terminal.note(`${tally(diagnostics)}Nothing was drawn.`);
      return EXIT.problem;
    }
    terminal.print(file);
    if (diagnostics.length > 0) terminal.note(`${tally(diagnostics)}The build would say so too.`);
    return hasErrors(diagnostics) ? EXIT.problem : EXIT.good;
  },
};
