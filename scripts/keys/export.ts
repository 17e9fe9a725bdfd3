import { type Asking, canAsk, confirm } from '../ask.ts';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { tellUnsound } from './unsound.ts';

export const keysExportCommand: Command = {
  name: 'keys export',
  summary: 'print the private half of a key, for the secret of an automated job',
  description:
    'Prints the private half of a key, and nothing else, on standard output: one line, to be stored as the secret HAVERSACK_KEY of an automated job. No other command prints it. Pipe it straight into the tool that stores it; on a terminal it would stay on the screen and in its history, so it is printed there only when you agree, or with --yes. A key file that other users can read is refused, and so is a compromised key.',
  arguments: [{ name: 'key', says: 'id of the key, as acme-1' }],
  options: [{ flags: '--yes', says: 'print it on a terminal, too' }],
  examples: [
    {
      line: 'haversack keys export acme-2 | gh secret set HAVERSACK_KEY',
      says: 'as a secret of the repository on GitHub',
    },
  ],
  run: async (context, options, [given]) => {
    const { terminal } = context;
    if (given === undefined || !(await mayPrint(options, given))) {
      const missing =
        given === undefined
          ? 'the id of the key; haversack keys list shows them'
          : 'a pipe, or --yes: on a terminal everybody can read the key';
      terminal.note(`What is missing: ${missing}.`);
      terminal.note(`As in: haversack keys export ${given ?? 'acme-1'} | gh secret set HAVERSACK_KEY`);
      return EXIT.usage;
    }
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

/** Into a pipe without a question; on a terminal with --yes, or a yes. */
async function mayPrint(options: Asking, key: string): Promise<boolean> {
  if (options.yes === true || process.stdout.isTTY !== true) return true;
  return canAsk(options) && confirm(`Print the private half of ${key} on this terminal, where it can be read?`);
}
