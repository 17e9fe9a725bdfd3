import { printDiagnostics } from '../src/diagnostics/index.ts';
import type { Due } from '../src/tasks/expiring.ts';
import { type Command, EXIT } from './command.ts';
import { counted, tally } from './words.ts';

export const expiringCommand: Command = {
  name: 'expiring',
  summary: 'list awards that are expired or soon will be',
  description:
    'Lists awards that are expired and were not renewed, and those that expire within a time; the first day first. Awards of badges that are not awarded any more are left out.',
  options: [
    { flags: '--within <span>', says: 'days, weeks, months or years, as 90d, 12w, 6m, 1y', default: '90d' },
    { flags: '--json', says: 'print the list as JSON' },
  ],
  examples: [
    { line: 'haversack expiring', says: 'within 90 days' },
    { line: 'haversack expiring --within 1y --json', says: 'within a year, for a program' },
  ],
  run: async ({ root, today, terminal }, options) => {
    const { expiring } = await import('../src/tasks/expiring.ts');
    const result = expiring({ root, today }, String(options.within ?? '90d'));
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) {
      if (options.json !== true) terminal.note(printDiagnostics(result.diagnostics, 'text', terminal.paint));
      terminal.note(`${tally(result.diagnostics)}Nothing was listed.`);
      return EXIT.problem;
    }
    if (options.json === true) return EXIT.good;
    const { due, until } = result;
    for (const line of linesOf(due)) terminal.print(line);
    const [first] = due;
    if (first === undefined) terminal.note(`Nothing is expired, and nothing expires until ${until.slice(0, 10)}.`);
    else {
      const expired = due.filter(({ isExpired }) => isExpired).length;
      const soon = `${due.length - expired} until ${until.slice(0, 10)}`;
      terminal.note(`${counted(due.length, 'award')}: ${expired} expired, ${soon}. Next: haversack renew ${first.id}`);
    }
    return EXIT.good;
  },
};

/** The list as columns; one that is over says so. */
function linesOf(due: readonly Due[]): string[] {
  const rows = due.map(({ id, badge, name = '', expires, isExpired }) => [
    expires.slice(0, 10),
    isExpired ? 'expired' : 'expires',
    id,
    badge,
    name,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
