import { readContent } from '../../src/content/index.ts';
import {
  type Assertion,
  type Badge,
  type LedgerFacts,
  type LinkResult,
  link,
  type Records,
} from '../../src/model/index.ts';
import { makeRoot, moment, summary, TODAY } from '../roots.ts';

/** Nothing sealed, no keys. */
export const emptyLedger: LedgerFacts = {
  sealed: new Map(),
  tombstones: new Map(),
  revokedForGood: new Set(),
  keys: [],
  statusLists: [],
};

/** The sound backpack's records, each as its file gives it. */
export const records: Records = readContent(makeRoot()).records;

export const badge = (id: string): Badge => records.badges.find((one) => one.id === id) as Badge;
export const assertion = (id: string): Assertion => records.assertions.find((one) => one.id === id) as Assertion;

/** The records with some of one kind replaced by id, or added. */
export function withRecords(change: { badges?: readonly Badge[]; assertions?: readonly Assertion[] }): Records {
  const merged = <Value extends { readonly id: string }>(
    known: readonly Value[],
    more: readonly Value[] = [],
  ): Value[] => [...known.filter(({ id }) => !more.some((one) => one.id === id)), ...more];
  return {
    ...records,
    badges: merged(records.badges, change.badges),
    assertions: merged(records.assertions, change.assertions),
  };
}

export const linked = (of: Records = records, ledger: LedgerFacts = emptyLedger, today = TODAY): LinkResult =>
  link(of, ledger, moment(today));

/** `code field` of each problem. */
export const codes = ({ diagnostics }: LinkResult): string[] =>
  summary(diagnostics).map((line) => line.slice(line.indexOf(' ') + 1));
