import { type AwardRow, readAwardRow } from './award-row.ts';
import { isEmpty, shown } from './cells.ts';
import { type Columns, findColumns, foldValue } from './columns.ts';
import { type DateFormat, findDateFormat } from './dates.ts';
import { isGradebook, isNoStudent, tellsCompletion } from './exports.ts';
import type { Table, TableRow } from './read-table.ts';
import { mergeRepeated } from './repeated.ts';

export interface AwardRowOptions {
  /** field by column, or `ignore` */
  readonly map?: Readonly<Record<string, string>> | undefined;
  /** only rows with these values, all of them; case and blanks around do not count */
  readonly where?: readonly { readonly column: string; readonly value: string }[] | undefined;
  /** found when not given */
  readonly dateFormat?: DateFormat | undefined;
}

export interface AwardRows {
  readonly rows: readonly AwardRow[];
  /** in the order of lines; line 0 where it is no single row's */
  readonly problems: readonly TableProblem[];
  /** what was found out about the table */
  readonly told: {
    readonly columns: readonly { readonly column: string; readonly field: string }[];
    readonly ignored: readonly string[];
    /** undefined where the table has no days */
    readonly dateFormat: DateFormat | undefined;
  };
  /** rows left out: not as `where` says, without the day of completion that others have, or about nobody */
  readonly skipped: number;
  /** rows left out because an earlier one says the same */
  readonly merged: number;
}

export interface TableProblem {
  readonly line: number;
  readonly message: string;
}

/** Reads a table into the awards that it asks for, and numbers what is wrong. No message holds an e-mail address. */
export function readAwardRows(table: Table, options: AwardRowOptions = {}): AwardRows {
  const { header, rows } = table;
  const found = findColumns(table, options.map ?? {}, options.where ?? []);
  if (!found.ok) return nothing(found.messages);
  const { columns } = found;
  const people = isGradebook(header) ? rows.filter(({ cells }) => !isNoStudent(header, cells)) : rows;
  const ragged = people.filter(({ cells }) => isRagged(cells, header.length));
  const whole = people.filter(({ cells }) => !isRagged(cells, header.length));
  const wanted = whole.filter(({ cells }) => isWanted(cells, header, columns));
  const recipients = wanted.map(({ cells }) => cells[columns.at.get('to') as number] as string);
  if (recipients.length > 1 && !recipients.some((cell) => /[@:=$]/.test(cell))) {
    return nothing([noRecipients(header[columns.at.get('to') as number] as string)]);
  }
  const dates = options.dateFormat === undefined ? findFormat(whole, columns) : { format: options.dateFormat };
  if ('message' in dates) return nothing([dates.message]);
  const read = wanted.map((row) => ({ line: row.line, ...readAwardRow(row, header, columns, dates.format) }));
  const merged = mergeRepeated(read.flatMap((one) => (one.ok ? [one.row] : [])));
  const broken = ragged.map(({ line, cells }) => ({ line, message: raggedness(cells.length, header.length) }));
  const wrong = read.flatMap((one): TableProblem[] =>
    one.ok ? [] : one.messages.map((message) => ({ line: one.line, message })),
  );
  return {
    rows: merged.rows,
    problems: [...broken, ...wrong, ...merged.problems].sort((a, b) => a.line - b.line),
    told: tell(header, columns, dates.format),
    skipped: rows.length - ragged.length - wanted.length,
    merged: merged.count,
  };
}

const noRecipients = (column: string): string =>
  `The column "${column}" holds no e-mail addresses, web addresses or DIDs. Say which one does, as in --map "Work mail=to".`;

/** Empty cells behind the last column are a spreadsheet's; anything else is a row that broke. */
const isRagged = (cells: readonly string[], columns: number): boolean =>
  cells.length < columns || cells.slice(columns).some((cell) => cell.trim() !== '');

const raggedness = (given: number, columns: number): string =>
  `The row has ${given} cells, the header ${columns}. Mend the row, or export the table again.`;

function isWanted(cells: readonly string[], header: readonly string[], { at, where }: Columns): boolean {
  const day = at.get('issuedOn');
  if (day !== undefined && isEmpty(cells[day] as string) && tellsCompletion(header[day] as string)) return false;
  return where.every(({ index, value }) => foldValue(cells[index] as string) === value);
}

function nothing(messages: readonly string[]): AwardRows {
  const problems = messages.map((message) => ({ line: 0, message }));
  return { rows: [], problems, told: { columns: [], ignored: [], dateFormat: undefined }, skipped: 0, merged: 0 };
}

function tell(
  header: readonly string[],
  { at, where }: Columns,
  dateFormat: DateFormat | undefined,
): AwardRows['told'] {
  const used = new Set([...at.values(), ...where.map(({ index }) => index)]);
  return {
    columns: [...at].map(([field, index]) => ({ column: header[index] as string, field })),
    ignored: header.filter((name, index) => name !== '' && !used.has(index)),
    dateFormat,
  };
}

/** How the days of a table are written, told from all of its rows. */
function findFormat(
  rows: readonly TableRow[],
  { at }: Columns,
): { readonly format: DateFormat | undefined } | { readonly message: string } {
  const indexes = [at.get('issuedOn'), at.get('expires')].filter((index) => index !== undefined);
  const found = findDateFormat(rows.flatMap(({ cells }) => indexes.map((index) => cells[index] as string)));
  if ('format' in found) return found;
  const ways = found.between.map((format) => `--date-format ${format}`).join(' or ');
  return { message: `Days like ${shown(found.example)} can be read in several ways. Say ${ways}.` };
}
