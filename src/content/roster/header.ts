import { type Diagnostic, nearest, placedReporter, type Source } from '../../diagnostics/index.ts';
import { start } from '../document.ts';
import { LIMITS } from '../limits.ts';
import { contentProblems } from '../problems.ts';
import { isRosterColumn, ROSTER_COLUMNS, type RosterColumn } from './columns.ts';
import { placeOf } from './places.ts';
import type { Row } from './split.ts';

const report = placedReporter(contentProblems);

export type ReadHeader =
  | { readonly ok: true; readonly columns: readonly RosterColumn[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What every roster has; one name of each is enough. */
const REQUIRED: readonly (readonly RosterColumn[])[] = [['id'], ['badge'], ['issuedOn'], ['identity', 'url']];

/** Reads the first row of a roster: known columns, each once, and none missing. */
export function readHeader(row: Row, source: Source): ReadHeader {
  const names = row.cells.map(({ text }) => text);
  const other = names.length === 1 ? /[;\t|]/.exec(names[0] as string)?.[0] : undefined;
  if (other !== undefined) {
    const reason = `cells are divided by ${other === '\t' ? 'tabs' : `"${other}"`}`;
    return { ok: false, diagnostics: [report('roster-malformed', source, [], start, reason)] };
  }
  const diagnostics = row.cells.slice(0, LIMITS.tableColumns).flatMap((cell, index): Diagnostic[] => {
    const name = cell.text.slice(0, LIMITS.name);
    const place = placeOf(source.text, row, cell);
    if (!isRosterColumn(name)) {
      return [report('field-unknown', source, [name], place, name, nearest(name, ROSTER_COLUMNS) ?? '')];
    }
    return names.indexOf(name) < index ? [report('duplicate-key', source, [name], place, name)] : [];
  });
  for (const choice of REQUIRED) {
    if (choice.some((column) => names.includes(column))) continue;
    diagnostics.push(
      report('roster-column-missing', source, [], placeOf(source.text, row, undefined), choice.join('" or "')),
    );
  }
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, columns: names.filter(isRosterColumn) };
}
