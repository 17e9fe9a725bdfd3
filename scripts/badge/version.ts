import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { tellUnsound } from '../unsound.ts';

export const badgeVersionCommand: Command = {
  name: 'badge version',
  summary: 'make the next version of a badge',
  description:
    'What is sealed in credentials of a badge cannot be changed any more: its name, description, criteria and alignment. The next version is a copy of its record under an id of its own, which `replaces` the old one. Awards of the old version stay as they are, and its page links the new; new awards are of the new. A badge of which nothing is sealed needs none, and is refused without --yes: edit it.',
  arguments: [{ name: 'badge', says: 'id of the badge' }],
  options: [
    { flags: '--yes', says: 'also when no award of the badge is sealed' },
    { flags: '--json', says: 'print the result as JSON' },
  ],
  examples: [{ line: 'haversack badge version first-aid', says: 'makes content/badges/first-aid-v2.md' }],
  run: async (context, options, [given]) => {
    const { terminal } = context;
    if (given === undefined) {
      terminal.note('What is missing: the id of the badge.\nAs in: haversack badge version first-aid');
      return EXIT.usage;
    }
    const { badgeVersion } = await import('../../src/tasks/badge/version.ts');
    const result = badgeVersion(effectsOf(context), given, options.yes === true);
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'Nothing was changed.');
    if (options.json === true) return EXIT.good;
    const { id, replaces, version, file, artwork, isUnchanged } = result;
    if (isUnchanged) {
      terminal.note(`"${replaces}" has its next version already: ${id} (${file}). Nothing was changed.`);
      return EXIT.good;
    }
    terminal.print(file);
    if (artwork !== undefined)
      terminal.note(`It shows the same picture, ${artwork}; a new one needs a name of its own.`);
    terminal.note(`It is version ${version} of "${replaces}", and awarded from now on in its place.`);
    terminal.note(`Next: edit ${file}, then haversack award ${id}`);
    return EXIT.good;
  },
};
