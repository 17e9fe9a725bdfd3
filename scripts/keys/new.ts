import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { tellUnsound } from '../unsound.ts';

export const keysNewCommand: Command = {
  name: 'keys new',
  summary: 'make a signing key for an issuer',
  description:
    'Makes an Ed25519 key. The public half goes into content/keys/, to be committed. The private half goes into a file of its own outside the repository, readable by you alone: the folder of your configuration, or HAVERSACK_KEY_FILE. Keep a copy of it where you keep passwords.',
  arguments: [{ name: 'issuer', says: 'id of the issuer; may be left out when it owns the site, or is the only one' }],
  options: [{ flags: '--json', says: 'print the result as JSON' }],
  examples: [{ line: 'haversack keys new acme', says: 'a key for content/issuers/acme.md' }],
  run: async (context, options, [issuer]) => {
    const { keysNew } = await import('../../src/tasks/keys/new.ts');
    const { terminal } = context;
    const result = await keysNew(effectsOf(context), issuer);
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'No key was made.');
    if (options.json === true) return EXIT.good;
    const { id, publicFile, privateFile } = result.key;
    terminal.print(`public half:  ${publicFile}`);
    terminal.print(`private half: ${privateFile}`);
    if (result.wasInterrupted)
      terminal.note(`The making of ${id} was interrupted; it is whole now. No other was made.`);
    terminal.note('Next: commit the public half, keep a copy of the private half, and run haversack issue');
    return EXIT.good;
  },
};
