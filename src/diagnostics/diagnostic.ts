import { type FieldPath, type Place, printField, type Source } from './source.ts';
import { visible } from './visible.ts';

export type Severity = 'error' | 'warning';

/** One problem in the user's files. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** relative to the root, with `/` */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** as `evidence[0].url`; empty when the file as a whole is meant */
  readonly field: string;
  /** what is wrong */
  readonly message: string;
  /** what to do */
  readonly remedy: string;
  /** the lines around the place, with a mark under it */
  readonly frame: string;
}

/** One kind of problem: its sentence and its remedy, made from what was found. */
export interface Problem<Args extends readonly string[] = readonly string[]> {
  readonly severity?: Severity;
  readonly says: (...args: Args) => string;
  readonly remedy: string | ((...args: Args) => string);
}

/** A room's table of problems, by their codes. */
export type Problems = Readonly<Record<string, Problem<never>>>;

type ArgsOf<Entry> = Entry extends { says: (...args: infer Args extends string[]) => string } ? Args : never;

/**
 * Makes a room's reporter from its table.
 * @returns a function of code, source, field and the sentence's arguments
 */
export function reporter<Table extends Problems>(table: Table) {
  return <Code extends keyof Table & string>(
    code: Code,
    source: Source,
    path: FieldPath,
    ...args: ArgsOf<Table[Code]>
  ): Diagnostic => diagnose(table, code, source, path, source.locate(path), args);
}

/** The same with a place of its own: a line of a Markdown body, a comma of a JSON text. */
export function placedReporter<Table extends Problems>(table: Table) {
  return <Code extends keyof Table & string>(
    code: Code,
    source: Source,
    path: FieldPath,
    place: Place,
    ...args: ArgsOf<Table[Code]>
  ): Diagnostic => diagnose(table, code, source, path, place, args);
}

function diagnose(
  table: Problems,
  code: string,
  source: Source,
  path: FieldPath,
  place: Place,
  args: readonly string[],
): Diagnostic {
  const problem = table[code] as Problem;
  return {
    code,
    severity: problem.severity ?? 'error',
    file: source.file,
    line: place.line,
    column: place.column,
    field: printField(path),
    message: problem.says(...args),
    remedy: typeof problem.remedy === 'string' ? problem.remedy : problem.remedy(...args),
    frame: codeFrame(source.text, place),
  };
}

const WIDTH = 100;

/** The line before, the line itself, a mark under the column; long lines are cut around the mark. */
export function codeFrame(text: string, place: Place): string {
  if (text === '') return '';
  const lines = linesOf(text);
  const width = String(place.line).length;
  const from = Math.max(0, place.column - WIDTH * 0.7);
  const row = (number: number): string =>
    `${String(number).padStart(width)} | ${visible((lines[number - 1] ?? '').slice(from, from + WIDTH))}`.trimEnd();
  const before = place.line > 1 ? [row(place.line - 1)] : [];
  const mark = `${' '.repeat(width)} | ${' '.repeat(Math.max(0, Math.floor(place.column - 1 - from)))}^`;
  return [...before, row(place.line), mark].join('\n');
}

let latest: { readonly text: string; readonly lines: readonly string[] } = { text: '', lines: [] };

/** A roster may have thousands of problems: its lines are told apart once. */
function linesOf(text: string): readonly string[] {
  if (latest.text !== text) latest = { text, lines: text.split(/\r\n|\r|\n/) };
  return latest.lines;
}

/** Ordered by file, line, column, code; the same list for the same files, whatever order they were read in. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...diagnostics].sort(
    (a, b) =>
      text(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      text(a.code, b.code) ||
      text(a.field, b.field) ||
      text(a.message, b.message),
  );
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');
