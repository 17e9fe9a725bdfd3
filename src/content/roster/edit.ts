import { printCell, readCell } from './cells.ts';
import { isRosterColumn, type RosterColumn } from './columns.ts';
import { type Row, splitRows } from './split.ts';

/** One cell of a row that is to have another text. */
export interface RosterEdit {
  readonly column: RosterColumn;
  /** undefined: nothing stands there any more */
  readonly value: string | undefined;
}

/**
 * Changes cells of one row and leaves all others byte for byte. A column that is not there yet is added at the end;
 * then every row has one more comma.
 * @param text  of a roster that `check` accepts
 */
export function editRosterRow(text: string, id: string, edits: readonly RosterEdit[]): string {
  const { rows, columns, row } = findRow(text, id);
  const wanted = new Map(edits.map(({ column, value }) => [column, value ?? '']));
  const added = [...wanted].filter(([column, value]) => value !== '' && !columns.includes(column));
  const changes = row.cells.flatMap(({ from, to }, at): Change[] => {
    const value = wanted.get(columns[at] as RosterColumn);
    return value === undefined ? [] : [{ from, to, text: printCell(value) }];
  });
  for (const one of added.length > 0 ? rows : []) {
    const cells = added.map(([column, value]) => (one === rows[0] ? column : one === row ? printCell(value) : ''));
    changes.push({ from: endOf(one), to: endOf(one), text: cells.map((cell) => `,${cell}`).join('') });
  }
  return apply(text, changes);
}

/**
 * Takes one row out.
 * @param text  of a roster that `check` accepts
 * @returns undefined when no other row is left
 */
export function removeRosterRow(text: string, id: string): string | undefined {
  const { rows, row } = findRow(text, id);
  if (rows.length === 2) return undefined;
  const next = rows[rows.indexOf(row) + 1];
  return apply(text, [{ from: row.from, to: next?.from ?? text.length, text: '' }]);
}

interface Found {
  /** the first is the header */
  readonly rows: readonly Row[];
  readonly columns: readonly RosterColumn[];
  readonly row: Row;
}

function findRow(text: string, id: string): Found {
  const split = splitRows(text, text.startsWith('\ufeff') ? 1 : 0);
  const rows = split.ok ? split.rows : [];
  const columns = (rows[0]?.cells ?? []).map((cell) => cell.text).filter(isRosterColumn);
  const at = columns.indexOf('id');
  const row = rows.slice(1).find(({ cells }) => readCell(cells[at]?.text ?? '') === id);
  if (row === undefined) throw new Error(`There is no row "${id}" in this roster.`);
  return { rows, columns, row };
}

const endOf = ({ from, cells }: Row): number => cells.at(-1)?.to ?? from;

interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function apply(text: string, changes: readonly Change[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const change of [...changes].sort((a, b) => a.from - b.from || a.to - b.to)) {
    parts.push(text.slice(at, change.from), change.text);
    at = change.to;
  }
  return parts.join('') + text.slice(at);
}
