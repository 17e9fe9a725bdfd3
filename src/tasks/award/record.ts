import { printMarkdownRecord } from '../../content/index.ts';
import type { Assertion, Evidence, RecipientIdentity } from '../../model/index.ts';

/** An award that is about to be written; days as in 2026-02-28. */
export interface NewAward extends Partial<Pick<Assertion, 'results' | 'replaces'>> {
  readonly id: string;
  readonly badge: string;
  readonly identity: RecipientIdentity;
  /** public name: on pages only */
  readonly name?: string | undefined;
  /** id of a person */
  readonly person?: string | undefined;
  readonly issuedOn: string;
  readonly expires?: string | undefined;
  readonly evidence: readonly Evidence[];
  /** Markdown */
  readonly narrative?: string | undefined;
}

/** Where the record of an award goes, relative to the root. */
export const recordPath = ({ id, issuedOn }: NewAward): string => `content/assertions/${issuedOn.slice(0, 4)}/${id}.md`;

/** The text of that record. */
export function printRecord(award: NewAward): string {
  const { badge, identity, name, person, issuedOn, expires, evidence, results = [], replaces, narrative } = award;
  const fields = {
    badge,
    recipient: { ...identity, name, person },
    issuedOn,
    expires,
    evidence: evidence.length === 0 ? undefined : evidence,
    results: results.length === 0 ? undefined : results,
    replaces,
  };
  return printMarkdownRecord(fields, narrative);
}
