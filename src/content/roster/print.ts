import { printCell } from './cells.ts';
import { ROSTER_COLUMNS, type RosterRow } from './columns.ts';

/** A new roster: a header of the columns that some row uses, then the rows in the order given. */
export function printRoster(rows: readonly RosterRow[]): string {
  const columns = ROSTER_COLUMNS.filter((column) => rows.some((row) => (row[column] ?? '') !== ''));
  const lines = rows.map((row) => columns.map((column) => printCell(row[column] ?? '')));
  return [columns, ...lines].map((cells) => `${cells.join(',')}\n`).join('');
}
