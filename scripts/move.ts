import { ask, type Question } from './ask.ts';
import { type Command, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { tellUnsound } from './unsound.ts';
import { counted } from './words.ts';

const QUESTIONS: readonly Question[] = [
  { field: 'to', option: '--to', question: 'The new address of the site, as https://badges.example.org/' },
];

export const moveCommand: Command = {
  name: 'move',
  summary: 'move the site to another address; what is sealed stays verifiable',
  description:
    'Writes the new address into content/site.yaml, and keeps the old one there under `formerly`. Sealed credentials stay byte for byte and name the old address for good; new ones name the new. The next `build` publishes what the old ones name (DID document, status lists, 2.0 documents) at the same paths below the new address, where a redirect from the old one leads. Where the old host cannot redirect, --farewell writes the small site to leave there; run it again after each `issue`, for the status lists.',
  options: [
    { flags: '--to <url>', says: 'the new address of the site, as https://badges.example.org/' },
    { flags: '--farewell <dir>', says: 'also write the site to leave at the old address into this folder' },
    { flags: '--json', says: 'print the result as JSON' },
  ],
  examples: [
    { line: 'haversack move --to https://badges.example.org/', says: 'to a domain of your own' },
    {
      line: 'haversack move --to https://badges.example.org/ --farewell ../old-site',
      says: 'and what to leave at the old address',
    },
  ],
  run: async (context, options) => {
    const { terminal } = context;
    const { farewell } = options as { readonly farewell?: string };
    const asked = await ask(terminal, options, QUESTIONS, 'haversack move --to https://badges.example.org/');
    if (!asked.ok) return asked.code;
    const { to = '' } = asked.answers;
    const { move } = await import('../src/tasks/move.ts');
    const result = await move(effectsOf(context), { to, farewell });
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'Nothing was changed.');
    if (options.json === true) return EXIT.good;
    const { from, isUnchanged, kept } = result;
    terminal.note(isUnchanged ? `The site is at ${result.to} already.` : `Moved from ${from} to ${result.to}`);
    if (kept > 0) terminal.note(`${counted(kept, 'sealed credential')} keep naming an address of before.`);
    if (result.farewell) {
      const { folder, address, files } = result.farewell;
      terminal.print(folder);
      terminal.note(`${counted(files, 'file')} to publish at ${address}`);
    }
    const redirect = kept > 0 && !result.farewell ? ', and a redirect from the old address (or --farewell)' : '';
    terminal.note(`Next: commit, haversack build, publish at ${result.to}${redirect}`);
    return EXIT.good;
  },
};
