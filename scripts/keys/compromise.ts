import type { KeysCompromiseResult } from '../../src/tasks/keys/compromise.ts';
import { agree } from '../ask.ts';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import type { Terminal } from '../terminal.ts';
import { tellUnsound } from '../unsound.ts';
import { counted } from '../words.ts';

export const keysCompromiseCommand: Command = {
  name: 'keys compromise',
  summary: 'take a key that others may have out of service, and seal anew what it signed',
  description:
    'For a private half that others may have seen. Marks the key as compromised, so that the next build leaves it out of the DID document; makes another key if the issuer has none; then seals anew every credential that the key sealed, and signs its status lists anew. The older seals are kept beside the new ones. Pictures and files that holders took along no longer verify: each gets the new one from the page of the award, and those pages are printed. Interrupted, the same command does what is left.',
  arguments: [{ name: 'key', says: 'id of the key, as acme-1' }],
  options: [
    { flags: '--yes', says: 'do it without asking' },
    { flags: '--json', says: 'print the result as JSON' },
  ],
  examples: [
    { line: 'haversack keys compromise acme-1 --yes', says: 'from the next publication on, it is worth nothing' },
  ],
  run: async (context, options, [given]) => {
    const { terminal } = context;
    if (given === undefined) {
      terminal.note('What is missing: the id of the key; haversack keys list shows them.');
      terminal.note('As in: haversack keys compromise acme-1 --yes');
      return EXIT.usage;
    }
    const refused = await agree(
      terminal,
      options,
      `Mark ${given} as compromised? What holders took along will not verify any more; there is no way back.`,
      `What is missing: --yes: what holders took along will not verify any more, and this cannot be undone.\nAs in: haversack keys compromise ${given} --yes`,
    );
    if (refused !== undefined) return refused;
    const { keysCompromise } = await import('../../src/tasks/keys/compromise.ts');
    const result = await keysCompromise(effectsOf(context), given);
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'Nothing was changed.');
    if (!result.issued.ok) {
      const { id, issued } = result;
      return tellUnsound(
        terminal,
        issued.diagnostics,
        `${id} is marked as compromised, and nothing is sealed anew yet. Next: mend that, then haversack keys compromise ${id} --yes`,
      );
    }
    if (options.json !== true) tell(terminal, result);
    return EXIT.good;
  },
};

/** What was done, then what has to be done by whom. */
function tell(terminal: Terminal, result: Extract<KeysCompromiseResult, { readonly ok: true }>): void {
  const { id, file, wasMarked, made, issued, pages } = result;
  for (const changed of [...(wasMarked ? [] : [file]), ...(made ? [made.publicFile] : []), ...issued.files])
    terminal.print(changed);
  for (const page of pages) terminal.print(page);
  if (made) terminal.note(`${made.id} signs now. Keep a copy of its private half: ${made.privateFile}`);
  const { length: anew } = issued.resealed;
  terminal.note(
    `${id} is compromised. ${counted(anew, 'credential')} sealed anew, ${counted(issued.lists.length, 'status list')} signed anew. The older seals are kept; they do not verify any more.`,
  );
  if (anew > 0)
    terminal.note(
      'Tell the holders: the pictures and files that they downloaded do not verify any more. Each downloads the new ones from the page of the award, at the address of before; those pages are listed above.',
    );
  terminal.note(
    `What others sign with ${id} is worth nothing once the new did.json is published. Verifiers may keep the old one for a while: allow for a day.`,
  );
  terminal.note('Next: git add content, commit, haversack build, and publish at once');
}
