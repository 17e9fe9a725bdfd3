import type { Diagnostic } from './diagnostic.ts';
import { visible } from './visible.ts';

export type DiagnosticFormat = 'text' | 'json' | 'github';

/** Colours a piece of text for a terminal; given from outside, so that nothing here knows a terminal. */
export type Paint = (style: 'error' | 'warning' | 'quiet' | 'strong', text: string) => string;

const plain: Paint = (_style, text) => text;

/** Prints problems for people (`text`), programs (`json`) or GitHub's annotations (`github`). */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  format: DiagnosticFormat,
  paint: Paint = plain,
): string {
  if (format === 'json') return JSON.stringify(diagnostics, null, 2);
  return diagnostics.map((one) => (format === 'github' ? annotation(one) : paragraph(one, paint))).join('\n');
}

function paragraph(one: Diagnostic, paint: Paint): string {
  const place = paint('strong', `${visible(one.file)}:${one.line}:${one.column}`);
  const field = one.field === '' ? '' : ` ${visible(one.field)}:`;
  const lines = [
    `${place} ${paint(one.severity, one.severity)} ${paint('quiet', one.code)}${field} ${visible(one.message)}`,
    ...one.frame
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => paint('quiet', `  ${line}`)),
    `  ${visible(one.remedy)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** A GitHub workflow command; everything outside it is escaped as GitHub asks. */
function annotation(one: Diagnostic): string {
  const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const message = visible(`${one.field === '' ? '' : `${one.field}: `}${one.message} ${one.remedy}`);
  return `::${one.severity} file=${property(visible(one.file))},line=${one.line},col=${one.column},title=${property(one.code)}::${data(message)}`;
}
