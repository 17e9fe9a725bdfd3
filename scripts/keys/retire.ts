import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { tellUnsound } from '../unsound.ts';

export const keysRetireCommand: Command = {
  name: 'keys retire',
  summary: 'let a key sign no more',
  description:
    'Marks a key as retired: it signs no more, and what it signed stays good. The last key of an issuer is retired only with --yes: without a key nothing can be issued or revoked. To put a new key in its place, use `haversack keys rotate`.',
  arguments: [{ name: 'key', says: 'id of the key, as acme-1' }],
  options: [
    { flags: '--yes', says: 'retire the last key of an issuer, too' },
    { flags: '--json', says: 'print the result as JSON' },
  ],
  examples: [
    { line: 'haversack keys retire acme-1', says: 'a newer key signs' },
    { line: 'haversack keys retire acme-2 --yes', says: 'the issuer stops awarding' },
  ],
  run: async (context, options, [given]) => {
    const { terminal } = context;
    if (given === undefined) {
      terminal.note('What is missing: the id of the key; haversack keys list shows them.');
      terminal.note('As in: haversack keys retire acme-1');
      return EXIT.usage;
    }
    const { keysRetire } = await import('../../src/tasks/keys/retire.ts');
    const result = await keysRetire(effectsOf(context), given, { isSure: options.yes === true });
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'Nothing was changed.');
    if (options.json === true) return EXIT.good;
    const { id, issuer, file, isUnchanged, next } = result;
    if (isUnchanged) {
      terminal.note(`${id} signs no more already (${file}). Nothing was changed.`);
      return EXIT.good;
    }
    terminal.print(file);
    const now = next === undefined ? `${issuer} has no key that signs: nothing can be issued` : `${next} signs now`;
    terminal.note(`${id} is retired; ${now}. What ${id} signed stays good. Next: git add content, and commit`);
    return EXIT.good;
  },
};
