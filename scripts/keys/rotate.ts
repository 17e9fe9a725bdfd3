import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { tellUnsound } from '../unsound.ts';

export const keysRotateCommand: Command = {
  name: 'keys rotate',
  summary: 'make a new signing key and retire the old one',
  description:
    'Makes a new key for an issuer, and retires every key that it signed with before, as one step. Retired keys stay in the DID document: what they signed verifies as before, and nothing is sealed anew. Given again before the new key has signed anything, it changes nothing. For a key that others may have seen, use `haversack keys compromise`.',
  arguments: [{ name: 'issuer', says: 'id of the issuer; may be left out when it owns the site, or is the only one' }],
  options: [{ flags: '--json', says: 'print the result as JSON' }],
  examples: [{ line: 'haversack keys rotate acme', says: 'a new key; those of before sign no more' }],
  run: async (context, options, [issuer]) => {
    const { keysRotate } = await import('../../src/tasks/keys/rotate.ts');
    const { terminal } = context;
    const result = await keysRotate(effectsOf(context), issuer);
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'Nothing was changed.');
    if (options.json === true) return EXIT.good;
    const { key, retired, isUnchanged } = result;
    terminal.print(`public half:  ${key.publicFile}`);
    if (key.privateFile !== undefined) terminal.print(`private half: ${key.privateFile}`);
    if (isUnchanged)
      terminal.note(`This rotation is done already: ${key.id} has signed nothing yet. No other key was made.`);
    terminal.note(`${key.id} signs from now on; retired: ${retired.join(', ')}. What was signed stays good.`);
    terminal.note('Next: keep a copy of the private half, git add content, commit, and haversack build');
    return EXIT.good;
  },
};
