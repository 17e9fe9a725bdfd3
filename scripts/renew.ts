import { printDiagnostics } from '../src/diagnostics/index.ts';
import { type Command, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { tally } from './words.ts';

interface Options {
  readonly to?: string;
  readonly on?: string;
  readonly expires?: string;
  readonly evidence?: readonly string[];
  readonly result?: readonly string[];
  readonly json?: boolean;
}

export const renewCommand: Command = {
  name: 'renew',
  summary: 'renew an award: a newer one that replaces it',
  description:
    'Writes a new award of the newest version of the badge, to the same recipient, with the evidence and results of the old one unless new ones are given. The old award stays as it is; its page says that there is a newer one, and leads there. What was revoked is not renewed.',
  arguments: [{ name: 'assertion', says: 'id of the award, or its address' }],
  options: [
    {
      flags: '--to <recipient>',
      says: 'another address of the recipient, or the hash of one; default: the one of before',
    },
    { flags: '--on <date>', says: 'the day of the newer award, as 2026-02-28; default: today' },
    { flags: '--expires <date>', says: 'the day it ends; default: as the badge says' },
    {
      flags: '--evidence <url>',
      says: 'address of new evidence, or <requirement>=<address>; may be given again',
      many: true,
    },
    { flags: '--result <result>', says: 'what was reached now, as test=72; may be given again', many: true },
    { flags: '--json', says: 'print the result as JSON' },
  ],
  examples: [
    { line: 'haversack expiring', says: 'what is due' },
    { line: 'haversack renew first-aid-7q3k9x2m', says: 'from today, as long as the badge says' },
  ],
  run: async (context, options, [given]) => {
    const { terminal } = context;
    const { to, on, expires, evidence = [], result: results = [], json } = options as Options;
    if (given === undefined) {
      terminal.note('What is missing: the id of the award. `haversack expiring` lists what is due.');
      terminal.note('As in: haversack renew first-aid-7q3k9x2m');
      return EXIT.usage;
    }
    const [{ renew }, { readTo }, { readDay }] = await Promise.all([
      import('../src/tasks/renew.ts'),
      import('../src/tasks/award/recipient.ts'),
      import('../src/tasks/award/wanted.ts'),
    ]);
    const done = await renew(effectsOf(context), given, {
      to: to === undefined ? undefined : readTo(to),
      on: on === undefined ? undefined : readDay('--on', on),
      expires: expires === undefined ? undefined : readDay('--expires', expires),
      evidence,
      results,
    });
    terminal.clear();
    if (json === true) terminal.print(JSON.stringify(done, null, 2));
    else if (done.diagnostics.length > 0) terminal.note(printDiagnostics(done.diagnostics, 'text', terminal.paint));
    if (!done.ok) {
      terminal.note(`${tally(done.diagnostics)}Nothing was changed.`);
      return EXIT.problem;
    }
    if (json === true) return EXIT.good;
    terminal.print(done.file);
    if (done.notify !== undefined)
      terminal.note(`E-mail address and a text for the mail: ${done.notify}. Delete it when the mail is sent.`);
    const until = done.expires === undefined ? '' : `, until ${done.expires.slice(0, 10)}`;
    terminal.note(`"${done.id}" renews "${done.replaces}"${until}. Next: haversack issue`);
    return EXIT.good;
  },
};
