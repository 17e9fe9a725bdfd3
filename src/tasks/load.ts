import { readContent } from '../content/index.ts';
import { type Diagnostic, hasErrors, inOrder } from '../diagnostics/index.ts';
import type { Change } from '../io/index.ts';
import { guardRecords, guardStatusLists, type Ledger, readLedger } from '../ledger/index.ts';
import { type Backpack, link, type Records } from '../model/index.ts';
import { checkNarrative } from '../narrative/refuse.ts';
import type { Instant } from '../values/index.ts';

/** Everything of a root, read, checked and linked. */
export interface Loaded {
  /** whole only when no error stands among the diagnostics */
  readonly backpack: Backpack | undefined;
  readonly ledger: Ledger;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads content and ledger, links them and holds them against each other. Without network, key, Astro or any
 * renderer: what signs starts from here too. Seals and pictures are proved by `check`.
 * @param changes  read as if they were made already: what a command is about to write is held against all the rest first
 */
export function loadBackpack(root: string, today: Instant, changes: readonly Change[] = []): Loaded {
  const content = readContent(root, changes);
  const ledger = readLedger(root, changes);
  const linked = link(content.records, ledger.facts, today);
  const diagnostics = [
    ...content.diagnostics,
    ...checkNarratives(content.records),
    ...ledger.diagnostics,
    ...linked.diagnostics,
    ...(linked.backpack ? guardRecords(linked.backpack, ledger, content.records) : []),
    ...guardStatusLists(ledger),
  ];
  return { backpack: linked.backpack, ledger, diagnostics: inOrder(diagnostics) };
}

/** The backpack when nothing is wrong with it; `mended` are codes that the caller is about to set right. */
export function soundBackpack({ backpack, diagnostics }: Loaded, mended: readonly string[] = []): Backpack | undefined {
  return hasErrors(diagnostics.filter(({ code }) => !mended.includes(code))) ? undefined : backpack;
}

/** Every piece of contributors' Markdown, in its field. */
function checkNarratives({ issuers, people, badges, assertions, imports }: Records): Diagnostic[] {
  return [
    ...issuers.flatMap(({ description, source }) =>
      checkNarrative(description, source, bodyOf(source.file, 'description')),
    ),
    ...people.flatMap(({ description, source }) =>
      checkNarrative(description, source, bodyOf(source.file, 'description')),
    ),
    ...badges.flatMap(({ criteria, requirements, source }) => [
      ...checkNarrative(criteria, source, bodyOf(source.file, 'criteria')),
      ...requirements.flatMap(({ text }, index) => checkNarrative(text, source, ['requirements', index, 'text'])),
    ]),
    ...assertions.flatMap(({ narrative, evidence, source }) => [
      ...checkNarrative(narrative, source, bodyOf(source.file, 'narrative')),
      ...evidence.flatMap((one, index) =>
        checkNarrative(one.narrative ?? '', source, ['evidence', index, 'narrative']),
      ),
    ]),
    ...imports.flatMap(({ words, source }) => checkNarrative(words, source, bodyOf(source.file, 'words'))),
  ];
}

const bodyOf = (file: string, field: string): readonly string[] => [file.endsWith('.json') ? field : 'body'];
