import type { Diagnostic } from '../../diagnostics/index.ts';
import { inert } from '../inert.ts';
import { counted, number, sentence } from './words.ts';

/** Errors before warnings, each in the order they came. */
const errorsFirst = (diagnostics: readonly Diagnostic[]): Diagnostic[] => [
  ...diagnostics.filter(({ severity }) => severity === 'error'),
  ...diagnostics.filter(({ severity }) => severity === 'warning'),
];

const placeOf = ({ file, line, column }: Diagnostic): string => `${file}:${line}:${column}`;

const said = ({ message, remedy }: Diagnostic, most: number): string =>
  [message, remedy]
    .filter((text) => text !== '')
    .map((text) => sentence(text, most))
    .join(' ');

/** The first problems, as a list. */
export function problemList(diagnostics: readonly Diagnostic[], most: number, text: number): string[] {
  if (diagnostics.length === 0) return [];
  const more = diagnostics.length - most;
  return [
    '### Problems',
    '',
    ...errorsFirst(diagnostics)
      .slice(0, most)
      .map((one) => {
        const field = one.field === '' ? '' : ` ${inert(one.field, 100)}`;
        return `- ${one.severity} ${inert(placeOf(one), text)}${field}: ${said(one, text)} (${inert(one.code)})`;
      }),
    ...(more > 0 ? [`- and ${counted(more, 'more problem')}; the summary of the check has them all`] : []),
    '',
  ];
}

/** Every problem in a table, as far as so many bytes reach. */
export function problemTable(diagnostics: readonly Diagnostic[], bytes: number): string[] {
  if (diagnostics.length === 0) return [];
  const rows: string[] = [];
  let left = bytes;
  for (const one of errorsFirst(diagnostics)) {
    const row = `| ${one.severity} | ${inert(placeOf(one))} | ${one.field === '' ? '' : inert(one.field)} | ${inert(one.message, 300)} | ${inert(one.remedy, 300)} | ${inert(one.code)} |`;
    left -= new TextEncoder().encode(row).length + 1;
    if (left < 0) break;
    rows.push(row);
  }
  const more = diagnostics.length - rows.length;
  return [
    `### Problems (${number(diagnostics.length)})`,
    '',
    '| | place | field | what is wrong | what to do | code |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    ...(more > 0 ? ['', `and ${counted(more, 'more problem')}; \`haversack check\` says them all`] : []),
    '',
  ];
}
