import { printDiagnostics, visible } from '../src/diagnostics/index.ts';
import type { Detected, RowProblem } from '../src/tasks/award/read-rows.ts';
import type { AwardTableResult, TableRow } from '../src/tasks/award/table.ts';
import type { Terminal } from './terminal.ts';
import { counted, tally } from './words.ts';

/** Rows and problems that are shown; the rest is counted. */
const SHOWN = { rows: 10, problems: 20 } as const;

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

const DATES: Readonly<Record<string, string>> = {
  iso: '2025-12-31',
  ymd: '2025/12/31',
  dmy: '31/12/2025',
  mdy: '12/31/2025',
  'month-name': '31 December 2025',
};

/**
 * Says what was found in a table, its first rows, and how many there are of each kind.
 * @param show  takes the rows: they are the result of a dry run, and a remark beside the file of another
 */
export function printPreview(
  result: AwardTableResult,
  terminal: Terminal,
  show: (line: string) => void = terminal.print,
): void {
  const { detected, rows, problems } = result;
  if (detected !== undefined) noteDetected(detected, terminal);
  for (const line of linesOf(rows.slice(0, SHOWN.rows))) show(line);
  if (rows.length > SHOWN.rows) show(`… and ${counted(rows.length - SHOWN.rows, 'more row')}`);
  const made = rows.filter(({ isNew }) => isNew).length;
  const wrong = new Set(problems.map(({ line }) => line).filter((line) => line > 0)).size;
  const counts: readonly (readonly [number, string])[] = [
    [made, 'new'],
    [rows.length - made, 'there already'],
    [result.skipped, 'skipped'],
    [result.merged, 'repeated'],
    [wrong, 'with an error'],
  ];
  const told = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  noteRows(result.warnings, 'warning', terminal);
  if (told.length > 0) terminal.note(`Rows: ${told.join(', ')}.`);
}

function noteDetected({ encoding, delimiter, dateFormat, columns, ignored }: Detected, terminal: Terminal): void {
  const days = dateFormat === undefined ? 'without days' : `days as in ${DATES[dateFormat] ?? dateFormat}`;
  terminal.note(`Read as ${encoding}, separated by ${DELIMITERS[delimiter] ?? delimiter}, ${days}.`);
  const used = columns.map(({ column, field }) => `${visible(column)} = ${field}`);
  if (used.length > 0) terminal.note(`Columns: ${used.join(', ')}.`);
  if (ignored.length > 0) terminal.note(`Not used: ${ignored.map(visible).join(', ')}.`);
}

/** What is wrong, with the lines of the table by number. */
export function printProblems({ diagnostics, problems }: AwardTableResult, terminal: Terminal): void {
  if (diagnostics.length > 0) terminal.note(printDiagnostics(diagnostics, 'text', terminal.paint));
  noteRows(problems, 'problem', terminal);
  terminal.note(`${tally(diagnostics)}Nothing was awarded.`);
}

function noteRows(found: readonly RowProblem[], noun: string, terminal: Terminal): void {
  for (const { line, message } of found.slice(0, SHOWN.problems))
    terminal.note(visible(line === 0 ? message : `line ${line}: ${message}`));
  if (found.length > SHOWN.problems) terminal.note(`… and ${counted(found.length - SHOWN.problems, `more ${noun}`)}.`);
}

function linesOf(rows: readonly TableRow[]): string[] {
  const cells = rows.map(({ line, to, name = '', issuedOn, isNew, id }) => [
    `line ${line}`,
    isNew ? 'new' : 'there already',
    issuedOn,
    visible(to),
    visible(name),
    id ?? '',
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
