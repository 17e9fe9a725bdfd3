import { printDiagnostics } from '../src/diagnostics/index.ts';
import { canAsk } from './ask.ts';
import { askForAward } from './award-ask.ts';
import { type AwardOptions, awardOptions } from './award-options.ts';
import { runAwardTable } from './award-table.ts';
import { type Command, type Context, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { counted, tally } from './words.ts';

export const awardCommand: Command = {
  name: 'award',
  summary: 'award a badge, to one or to everybody in a table',
  description:
    'Writes a record for each recipient into content/assertions/; with --csv one new roster for all. An e-mail address is hashed on this machine, with a salt of its own for each award, and never reaches the repository in plain. An award that is there already (same badge, recipient and day; without a day, one that still holds) is told and not doubled, so that the same table, or a longer one, can be given again. A recipient who gives away no address gives its hash, as the page /hash/ of every site shows it: sha256$, 64 hex digits, $ and a salt. The addresses go, with those of the pages and a text for the mail, into notify/, which git ignores: nothing else can tell the recipients.',
  arguments: [{ name: 'badge', says: 'id of the badge' }],
  options: awardOptions,
  examples: [
    { line: 'haversack award first-aid --to zoe@example.org --name "Zoë van Dam"', says: 'to one person, today' },
    { line: 'haversack award first-aid --to https://zoe.example.org/ --on 2026-02-28', says: 'to a web address' },
    {
      line: "haversack award first-aid --to 'sha256$3fc0…$9b1d…'",
      says: 'to a hash from the page /hash/, between single quotes',
    },
    {
      line: 'haversack award first-aid --csv participants.csv --where status=completed --dry-run',
      says: 'what a table would give',
    },
    { line: 'haversack award first-aid --csv people.csv --map "Work mail=to" --yes', says: 'award it' },
  ],
  run: async (context, options, [badge]) => {
    const { terminal } = context;
    const given: AwardOptions = options;
    const { csv, to = [] } = given;
    if (csv === undefined && (badge === undefined || to.length === 0) && canAsk(given)) {
      const asked = await askForAward(context, badge, given);
      if (!asked.ok) return asked.code;
      const { badge: chosen = '', to: typed, name = '' } = asked.answers;
      const recipient = typed === undefined ? {} : { to: [typed] };
      return runAward(context, chosen, { ...given, ...recipient, ...(name === '' ? {} : { name }) });
    }
    const fault = faultOf(given, badge);
    if (fault !== undefined || badge === undefined) {
      terminal.note(fault ?? '');
      terminal.note(`As in: haversack award ${badge ?? 'first-aid'} --to zoe@example.org`);
      return EXIT.usage;
    }
    return csv === undefined ? runAward(context, badge, given) : runAwardTable(context, badge, { ...given, csv });
  },
};

/** What does not go together, or is missing; undefined when nothing is. */
function faultOf({ to = [], csv, name, result = [] }: AwardOptions, badge: string | undefined): string | undefined {
  if (badge === undefined) return 'What is missing: the id of the badge.';
  if (csv !== undefined && to.length > 0) return '--to and --csv do not go together.';
  if (csv !== undefined && result.length > 0) return '--result and --csv do not go together: results differ by person.';
  if (csv !== undefined) return undefined;
  if (to.length === 0) return 'What is missing: --to with the recipient, or --csv with a table.';
  return name !== undefined && to.length > 1
    ? 'One name and several recipients: give each a command of its own, or leave --name out.'
    : undefined;
}

async function runAward(context: Context, badge: string, options: AwardOptions): Promise<number> {
  const { terminal } = context;
  const { to = [], name, on, expires, evidence = [], result: results = [], narrative, json } = options;
  const [{ award }, { readTo }, { readDay }] = await Promise.all([
    import('../src/tasks/award/award.ts'),
    import('../src/tasks/award/recipient.ts'),
    import('../src/tasks/award/wanted.ts'),
  ]);
  const days = {
    issuedOn: on === undefined ? undefined : readDay('--on', on),
    expires: expires === undefined ? undefined : readDay('--expires', expires),
  };
  const wanted = to.map((one) => ({ to: readTo(one), name, ...days, evidence, results, narrative }));
  const done = await award(effectsOf(context), badge, wanted);
  terminal.clear();
  if (json === true) terminal.print(JSON.stringify(done, null, 2));
  else if (done.diagnostics.length > 0) terminal.note(printDiagnostics(done.diagnostics, 'text', terminal.paint));
  if (!done.ok) {
    terminal.note(`${tally(done.diagnostics)}Nothing was awarded.`);
    return EXIT.problem;
  }
  if (json === true) return EXIT.good;
  for (const { isNew, file, to: shown, id, issuedOn, state } of done.awards) {
    if (isNew) terminal.print(file);
    else terminal.note(`${shown} has it already: ${id}, of ${issuedOn.slice(0, 10)}, ${state}.`);
  }
  if (done.notify !== undefined)
    terminal.note(`E-mail addresses and a text for the mail: ${done.notify}. Delete it when the mails are sent.`);
  const made = done.awards.filter(({ isNew }) => isNew).length;
  terminal.note(`${made === 0 ? 'Nothing was changed' : counted(made, 'award')}. Next: haversack issue`);
  return EXIT.good;
}
