import type { Diagnostic } from '../../diagnostics/index.ts';
import { problemTable } from './problems.ts';
import { verdict } from './verdict.ts';
import { listed, sentence } from './words.ts';

/** GitHub takes 1 MB of a step; the rest of the summary needs some of it. */
const BYTES = 900_000;
const SENTENCES = 100;

/** The summary of a run of the check: the verdict, what to look at, and every problem. */
export function printSummary(data: {
  readonly judgement: { readonly kind: 'judged' | 'nothing' };
  readonly careful: readonly string[];
  readonly does: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}): string {
  const told = (title: string, said: readonly string[]): string[] =>
    said.length === 0 ? [] : [`### ${title}`, '', ...listed(said, SENTENCES, (one) => `- ${sentence(one)}`), ''];
  return `${[
    '## Haversack',
    '',
    verdict(data),
    '',
    ...told('What needs your care', data.careful),
    ...told('What merging does', data.does),
    ...problemTable(data.diagnostics, BYTES),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

/** Annotations of one kind that GitHub shows of a step. */
const SHOWN = 10;

/** What GitHub shows beside the lines of a pull request: errors first, so many of each kind. */
export function annotated(diagnostics: readonly Diagnostic[]): {
  readonly shown: readonly Diagnostic[];
  readonly left: number;
} {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').slice(0, SHOWN);
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').slice(0, SHOWN);
  const shown = [...errors, ...warnings];
  return { shown, left: diagnostics.length - shown.length };
}
