import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { tellUnsound } from '../unsound.ts';
import { counted } from '../words.ts';

export const badgeRetireCommand: Command = {
  name: 'badge retire',
  summary: 'award a badge no more',
  description:
    'Writes `status: retired` into the record of a badge: it is not awarded any more, and its page says so. What was awarded stays as it is.',
  arguments: [{ name: 'badge', says: 'id of the badge' }],
  options: [{ flags: '--json', says: 'print the result as JSON' }],
  examples: [{ line: 'haversack badge retire first-aid', says: 'its awards go on holding' }],
  run: async (context, options, [given]) => {
    const { terminal } = context;
    if (given === undefined) {
      terminal.note('What is missing: the id of the badge.\nAs in: haversack badge retire first-aid');
      return EXIT.usage;
    }
    const { badgeRetire } = await import('../../src/tasks/badge/retire.ts');
    const result = badgeRetire(effectsOf(context), given);
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'Nothing was changed.');
    if (options.json === true) return EXIT.good;
    const { id, file, holding, isUnchanged } = result;
    if (isUnchanged) terminal.note(`"${id}" is retired already (${file}). Nothing was changed.`);
    else {
      terminal.print(file);
      const kept =
        holding === 0 ? '' : ` ${counted(holding, 'award')} of it still ${holding === 1 ? 'holds' : 'hold'}.`;
      terminal.note(`"${id}" is retired.${kept} Next: commit, and haversack build`);
    }
    return EXIT.good;
  },
};
