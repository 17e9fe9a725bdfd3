import { type Diagnostic, reporter } from '../../diagnostics/index.ts';
import type { Assertion } from '../../model/index.ts';
import { parseId } from '../../values/index.ts';
import { contentProblems } from '../problems.ts';
import { checkFields } from '../schema-problems.ts';
import { assertionSchema } from '../schemas/assertion.ts';
import { readRoster } from './read.ts';

const report = reporter(contentProblems);

interface RosterAssertions {
  readonly assertions: readonly Assertion[];
  /** ids of rows that are there but could not be read */
  readonly broken: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a roster and checks each row by itself, as a file of its own would be. */
export function readAssertions(file: string, text: string): RosterAssertions {
  const { documents, broken, diagnostics } = readRoster(file, text);
  const assertions: Assertion[] = [];
  const failed: string[] = [];
  const found: Diagnostic[] = [];
  for (const { id: given, document } of documents) {
    const { source } = document;
    const id = parseId(given);
    const checked = checkFields(document, assertionSchema, 'narrative');
    if (id.ok && checked.ok) assertions.push({ ...checked.value, source, id: id.value });
    else failed.push(given);
    if (!id.ok) found.push(report(id.reason, source, ['id'], given));
    if (!checked.ok) found.push(...checked.diagnostics);
  }
  return { assertions, broken: [...broken, ...failed], diagnostics: [...diagnostics, ...found] };
}
