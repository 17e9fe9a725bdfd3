import type { LogEvent, Origin } from '../src/tasks/log/event.ts';
import { type Command, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { counted } from './words.ts';

/** Lines that a reader gets without asking for all. */
const MOST = 50;

export const logCommand: Command = {
  name: 'log',
  summary: 'tell the public history of an assertion, a badge, an issuer or everything',
  description:
    'Tells from records, ledger and git what happened: proposed by, reviewed in, awarded, issued, changed, suspended, reinstated, renewed, revoked, erased; badge versions that were superseded; keys made, retired and compromised. A badge is told with its awards, an issuer with its keys, badges and awards. Newest first. Authors stand with their names, nobody with an address. Without git, or in a clone that was cut off, it says what is missing.',
  arguments: [{ name: 'id', says: 'of an assertion, a badge or an issuer; may be left out for everything' }],
  options: [
    { flags: '--all', says: `tell all of it, not only the newest ${MOST}` },
    { flags: '--json', says: 'print the events as JSON' },
  ],
  examples: [
    { line: 'haversack log', says: `the newest ${MOST} events of the repository` },
    { line: 'haversack log first-aid', says: 'a badge and its awards' },
    { line: 'haversack log first-aid-7q3k9x2m --json', says: 'one award, for a program' },
  ],
  run: async (context, options, [given]) => {
    const { log } = await import('../src/tasks/log.ts');
    const { terminal } = context;
    const most = options.all === true ? Number.POSITIVE_INFINITY : MOST;
    const result = await log(effectsOf(context), { given, most });
    terminal.clear();
    if (options.json === true) {
      terminal.print(JSON.stringify(result, null, 2));
      return EXIT.good;
    }
    for (const event of result.events) terminal.print(lineOf(event));
    for (const line of result.missing) terminal.note(line);
    const { events, left } = result;
    if (events.length === 0) terminal.note('Nothing has happened yet. Next: haversack check');
    else if (left > 0)
      terminal.note(
        `The newest ${events.length} of ${counted(events.length + left, 'event')}. For all of them: haversack log${given === undefined ? '' : ` ${given}`} --all`,
      );
    else terminal.note(`${counted(events.length, 'event')}. Next: haversack log <id>`);
    return EXIT.good;
  },
};

function lineOf({ on, deed, kind, id, says, origin }: LogEvent): string {
  const day = on === undefined ? '-'.padEnd(10) : on.slice(0, 10);
  const parts = [day, deed.padEnd(11), kind.padEnd(9), id, says, origin === undefined ? '' : sourceOf(origin)];
  return parts.filter((part) => part !== '').join('  ');
}

function sourceOf({ by, commit, review }: Origin): string {
  const merged = review?.by === undefined ? '' : ` by ${review.by}`;
  return `by ${by} in ${commit}${review === undefined ? '' : `, reviewed in ${review.in}${merged}`}`;
}
