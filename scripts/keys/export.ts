import { agree } from '../ask.ts';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { tellUnsound } from '../unsound.ts';

export const keysExportCommand: Command = {
  name: 'keys export',
  summary: 'print the private half of a key, for the secret of an automated job',
  description:
    'Prints the private half of a key, and nothing else, on standard output: one line, to be stored as the secret HAVERSACK_KEY of an automated job. No other command prints it. Pipe it straight into the tool that stores it; on a terminal it would stay on the screen and in its history, so it is printed there only when you agree, or with --yes. A key file that other users can read is refused, and so is a compromised key.',
  arguments: [{ name: 'key', says: 'id of the key, as acme-1' }],
  options: [{ flags: '--yes', says: 'print it on a terminal, too' }],
  examples: [
    {
      line: 'haversack keys export acme-2 | gh secret set HAVERSACK_KEY --env issuing',
      says: 'as a secret of the repository on GitHub',
    },
  ],
  run: async (context, options, [given]) => {
    const { terminal } = context;
    if (given === undefined) {
      terminal.note('What is missing: the id of the key; haversack keys list shows them.');
      terminal.note('As in: haversack keys export acme-1 | gh secret set HAVERSACK_KEY --env issuing');
      return EXIT.usage;
    }
    const isPiped = process.stdout.isTTY !== true;
    const refused = await agree(
      terminal,
      { yes: isPiped || options.yes === true },
      `Print the private half of ${given} on this terminal, where it can be read?`,
      `What is missing: a pipe, or --yes: on a terminal everybody can read the key.\nAs in: haversack keys export ${given} | gh secret set HAVERSACK_KEY --env issuing`,
    );
    if (refused !== undefined) return refused;
    const { keysExport } = await import('../../src/tasks/keys/export.ts');
    const result = await keysExport(effectsOf(context), given);
    terminal.clear();
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'No key was printed.');
    terminal.print(result.secret);
    if (result.isRetired) terminal.note(`${result.id} is retired: \`issue\` does not sign with it any more.`);
    terminal.note('Whoever has this line can award in your name. Next: store it as the secret HAVERSACK_KEY');
    return EXIT.good;
  },
};
