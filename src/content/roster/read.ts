import { type Diagnostic, placedReporter, type Source } from '../../diagnostics/index.ts';
import { type ContentDocument, start } from '../document.ts';
import { LIMITS } from '../limits.ts';
import { contentProblems } from '../problems.ts';
import { readCell } from './cells.ts';
import type { RosterColumn, RosterRow } from './columns.ts';
import { fieldsOf } from './fields.ts';
import { readHeader } from './header.ts';
import { columnOf, placeOf } from './places.ts';
import { type Row, splitRows } from './split.ts';

const report = placedReporter(contentProblems);

/** One row of a roster: an assertion before it is checked. */
export interface RosterDocument {
  readonly id: string;
  readonly document: ContentDocument;
}

export interface ReadRoster {
  readonly documents: readonly RosterDocument[];
  /** ids of rows that could not be read */
  readonly broken: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a roster into the same documents that Markdown files with these fields give, one for each row.
 * @param text  UTF-8, with or without a byte-order mark; cells divided by commas
 */
export function readRoster(file: string, text: string): ReadRoster {
  const bare: Source = { file, text, locate: () => start };
  const unreadable = (...diagnostics: readonly Diagnostic[]): ReadRoster => ({
    documents: [],
    broken: idsIn(text),
    diagnostics,
  });
  const split = splitRows(text, text.startsWith('\ufeff') ? 1 : 0);
  if (!split.ok) return unreadable(report('roster-malformed', bare, [], split.place, split.reason));
  const [first = EMPTY, ...rows] = split.rows;
  const header = readHeader(first, bare);
  if (!header.ok) return unreadable(...header.diagnostics);
  const tooMany = rows[LIMITS.tableRows];
  if (tooMany) {
    return unreadable(report('roster-too-long', bare, [], { line: tooMany.line, column: 1 }, String(LIMITS.tableRows)));
  }
  const read = rows.map((row) => readRow(row, header.columns, bare));
  return {
    documents: read.flatMap(({ id, document }) => (document === undefined ? [] : [{ id, document }])),
    broken: read.flatMap(({ id, document }) => (document === undefined ? [id] : [])),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

const EMPTY: Row = { line: 1, from: 0, cells: [] };

/** What look like ids at the beginning of lines. */
const idsIn = (text: string): string[] =>
  Array.from(text.matchAll(/^"?([a-z0-9-]{1,64})"?,/gm), ([, id]) => id as string);

interface ReadRow {
  readonly id: string;
  readonly document: ContentDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function readRow(row: Row, columns: readonly RosterColumn[], { file, text }: Source): ReadRow {
  const at = (column: RosterColumn | undefined) => placeOf(text, row, column && row.cells[columns.indexOf(column)]);
  const source: Source = { file, text, locate: (path) => at(columnOf(path)) };
  const texts: RosterRow = Object.fromEntries(
    columns.map((column, index) => [column, readCell(row.cells[index]?.text ?? '') || undefined]),
  );
  const id = texts.id ?? '';
  const failed = (diagnostic: Diagnostic): ReadRow => ({ id, document: undefined, diagnostics: [diagnostic] });
  if (row.cells.length !== columns.length) {
    return failed(
      report('roster-row-cells', source, [], at(undefined), String(row.cells.length), String(columns.length)),
    );
  }
  const long = columns.find((column) => (texts[column] ?? '').length > LIMITS.tableCell);
  if (long) {
    const given = String(texts[long]?.length);
    return failed(report('text-too-long', source, [long], at(long), String(LIMITS.tableCell), given));
  }
  const fields = fieldsOf(texts);
  if (fields === undefined) {
    const place = at(texts.identity !== undefined && texts.url !== undefined ? 'url' : undefined);
    return failed(report('roster-recipient', source, ['recipient'], place));
  }
  const body = (texts.narrative ?? '').replace(/\r\n/g, '\n').trimEnd();
  return { id, document: { source, fields, body, locateName: source.locate }, diagnostics: [] };
}
