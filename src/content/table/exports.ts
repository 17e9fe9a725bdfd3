import { foldColumn } from './known-columns.ts';
import type { TableRow } from './read-table.ts';

/** True for a gradebook of Canvas: `Student`, or `LastName` and `FirstName`; `ID`; `SIS Login ID`. */
export function isGradebook(header: readonly string[]): boolean {
  const folded = header.map(foldColumn);
  return (
    (folded[0] === 'student' || folded[0] === 'lastname') && folded.includes('id') && folded.includes('sisloginid')
  );
}

/**
 * Rows of a gradebook that are about nobody: how grades are posted and the points possible, which have no id, and the
 * student of the preview.
 */
export function isNoStudent(header: readonly string[], cells: readonly string[]): boolean {
  const [first = '', second = ''] = cells.map((cell) => cell.trim());
  const id = cells[header.findIndex((name) => foldColumn(name) === 'id')] ?? '';
  return (
    id.trim() === '' ||
    /^Student, ?Test$/.test(foldColumn(header[0] ?? '') === 'student' ? first : `${first}, ${second}`)
  );
}

/** True for exports of Canvas that have names as `van Dam, Zoë`, by which it sorts. */
export function hasSortedNames(header: readonly string[]): boolean {
  const folded = header.map(foldColumn);
  return isGradebook(header) || (folded.includes('studentname') && folded.includes('studentsisid'));
}

/** Turns such a name round. */
export function swapName(name: string): string {
  const [last, first, ...more] = name.split(/,\s*/);
  return first === undefined || first === '' || more.length > 0 ? name : `${first} ${last}`;
}

/**
 * True when the first column has no name and holds those of people, as in Moodle's report of activities: `Email
 * address` is beside it, and every cell has a letter.
 */
export const hasUnnamedNames = (header: readonly string[], rows: readonly TableRow[]): boolean =>
  header[0] === '' &&
  header.some((name) => foldColumn(name) === 'emailaddress') &&
  rows.every(({ cells }) => /\p{L}/u.test(cells[0] ?? ''));

/** True for a column that tells when something was completed: who has no day there has not completed it. */
export const tellsCompletion = (column: string): boolean => /complet|abgeschlossen|abschluss/.test(foldColumn(column));
