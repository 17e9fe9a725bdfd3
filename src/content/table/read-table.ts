import { CsvError, parse } from 'csv-parse/sync';
import { LIMITS } from '../limits.ts';
import { decode, type Encoding } from './decode.ts';
import { type Delimiter, findDelimiter, readSepLine } from './delimiter.ts';

export interface TableRow {
  /** the row's first line in the file, counted from 1 */
  readonly line: number;
  /** in a broken row, or below an export's own notes, more or fewer than the header has */
  readonly cells: readonly string[];
}

/** A table that some program exported. */
export interface Table {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** names of the columns, trimmed; two may be the same, and a name may be empty */
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly rows: readonly TableRow[];
}

export interface TableOptions {
  /** found when not given */
  readonly delimiter?: Delimiter | undefined;
  /** found when not given */
  readonly encoding?: Encoding | undefined;
}

export type ReadTable = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly message: string };

/**
 * Reads a CSV export of a stranger: commas, semicolons, tabs or pipes; quoted cells with line breaks; empty rows are
 * skipped.
 * @returns the table; or one message, which names the line where there is one, and no cell's content
 */
export function readTable(bytes: Uint8Array, options: TableOptions = {}): ReadTable {
  if (bytes.length > LIMITS.tableBytes) return no(`The file is larger than ${LIMITS.tableBytes / 1024 / 1024} MB.`);
  const decoded = decode(bytes, options.encoding);
  if (!decoded.ok) return no(decoded.reason);
  const { encoding, text } = decoded.value;
  const said = readSepLine(text);
  // With line ends of one kind the parser counts lines within quotes as well.
  const content = text.slice(said?.length ?? 0).replace(/\r\n?/g, '\n');
  const delimiter = options.delimiter ?? said?.delimiter ?? findDelimiter(content.trimStart());
  const split = splitTable(content, delimiter, said === undefined ? 1 : 2);
  if ('message' in split) return no(split.message);
  const [first, ...rows] = split.rows;
  if (first === undefined) return no('The file is empty. Export it again, with the names of the columns.');
  const header = first.cells.map((cell) => cell.trim());
  const message = refuseSize(split.rows, header.length);
  if (message !== undefined) return no(message);
  return { ok: true, table: { encoding, delimiter, header, headerLine: first.line, rows } };
}

const no = (message: string): ReadTable => ({ ok: false, message });

type Split = { readonly rows: readonly TableRow[] } | { readonly message: string };

/** @param firstLine  the number of the text's first line in the file */
function splitTable(text: string, delimiter: Delimiter, firstLine: number): Split {
  const rows: TableRow[] = [];
  let line = firstLine;
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
        // The parser counts to the record's last line.
        line = firstLine + lines;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { message: `Line ${line}: ${REASONS[error.code] ?? 'the row cannot be read.'}` };
  }
  return { rows };
}

const REASONS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote opens in this row and is not closed.',
  CSV_INVALID_CLOSING_QUOTE: 'something stands behind a closing quote. A quote inside a cell is written twice.',
  INVALID_OPENING_QUOTE: 'a quote stands inside a cell without quotes. Put the cell in quotes, and write it twice.',
};

function refuseSize(rows: readonly TableRow[], columns: number): string | undefined {
  if (columns > LIMITS.tableColumns) return `The table has ${columns} columns; ${LIMITS.tableColumns} are read.`;
  if (rows.length - 1 > LIMITS.tableRows) {
    return `The table has ${rows.length - 1} rows; ${LIMITS.tableRows} are read. Divide it.`;
  }
  for (const { line, cells } of rows) {
    const index = cells.findIndex((cell) => cell.length > LIMITS.tableCell);
    if (index >= 0) return `Line ${line}: cell ${index + 1} is longer than ${LIMITS.tableCell} characters.`;
  }
  return undefined;
}
