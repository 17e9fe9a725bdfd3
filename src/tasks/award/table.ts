import { join } from 'node:path';
import type { Diagnostic, Severity } from '../../diagnostics/index.ts';
import { applyChanges, kindOf, takeLock } from '../../io/index.ts';
import type { LinkedAssertion, LinkedBadge } from '../../model/index.ts';
import { dayOf, HaversackError } from '../../values/index.ts';
import type { Effects } from '../effects.ts';
import { loadBackpack, soundBackpack } from '../load.ts';
import { MENDED } from '../mended.ts';
import { chooseBadge } from './choose-badge.ts';
import { notifyChanges, notifyTable, type Told } from './notify.ts';
import { type Planned, planAwards } from './plan.ts';
import { type Detected, type ReadOptions, type RowProblem, readRows } from './read-rows.ts';
import { masked } from './recipient.ts';
import type { NewAward } from './record.ts';
import { buildRoster, type NewRoster, nameRoster, rosterPath } from './roster.ts';
import { readEvidence, refuseEmails, type Wanted } from './wanted.ts';

export interface AwardTableOptions extends ReadOptions {
  /** of the roster; undefined: badge and day */
  readonly name?: string | undefined;
  /** look, and write nothing */
  readonly isDryRun: boolean;
}

/** One row and what became of it. */
export interface TableRow {
  /** of the table, the header counted */
  readonly line: number;
  /** the recipient; of an e-mail address only its first character and its domain */
  readonly to: string;
  readonly name?: string | undefined;
  readonly issuedOn: string;
  readonly isNew: boolean;
  /** undefined for a new award that is not written: ids are made up when it is */
  readonly id?: string | undefined;
}

export interface AwardTableResult {
  readonly ok: boolean;
  /** problems of what is in content already */
  readonly diagnostics: readonly Diagnostic[];
  /** problems of the table, in the order of rows */
  readonly problems: readonly RowProblem[];
  /** what is not as good as it could be in new awards, in the order of rows */
  readonly warnings: readonly RowProblem[];
  /** undefined when the table could not be read */
  readonly detected?: Detected | undefined;
  readonly rows: readonly TableRow[];
  /** rows that were left out: not as asked, or about nobody */
  readonly skipped: number;
  /** rows that say the same as an earlier one */
  readonly merged: number;
  /** the roster that was written, relative to the root */
  readonly roster?: string | undefined;
  /** holds e-mail addresses, relative to the root */
  readonly notify?: string | undefined;
}

/**
 * Awards a badge to everybody in a table: one new roster with what is not there yet, or nothing at all when a single
 * row is wrong.
 * @param given  id of the badge
 * @throws HaversackError what choosing the badge and naming the roster throws
 */
export async function awardTable(
  effects: Effects,
  given: string,
  options: AwardTableOptions,
): Promise<AwardTableResult> {
  const { root, today, progress } = effects;
  const unlock = takeLock(root, 'award');
  try {
    progress('reading content');
    const loaded = loadBackpack(root, today);
    const backpack = soundBackpack(loaded, MENDED);
    if (backpack === undefined) return { ...nothing, diagnostics: loaded.diagnostics };
    const badge = chooseBadge(backpack, given);
    const read = readRows(options);
    const problems = [...read.problems, ...read.rows.flatMap((row) => textProblems(row, badge))];
    const seen = { ...nothing, detected: read.detected, skipped: read.skipped, merged: read.merged };
    if (problems.length > 0) return { ...seen, problems: inOrder(problems) };
    const planned = await planAwards(effects, backpack, badge, read.rows, true);
    const rows = planned.map((plan) => rowOf(plan, options.isDryRun));
    const fresh = planned.filter(({ isNew }) => isNew);
    if (fresh.length === 0) return { ...seen, ok: true, rows };
    const isTaken = (name: string): boolean =>
      [rosterPath(name, dayOf(today)), `notify/${name}`].some((path) => kindOf(join(root, path)) !== undefined);
    const name = nameRoster(options.name ?? `${badge.id}-${dayOf(today)}`, isTaken);
    const roster = buildRoster(
      rosterPath(name, dayOf(today)),
      fresh.map(({ award }) => award as NewAward),
    );
    const change = { path: roster.path, text: roster.text };
    progress('holding the new roster against the rest');
    const after = loadBackpack(root, today, [change]);
    const made = soundBackpack(after, MENDED);
    if (made === undefined) return { ...seen, rows, problems: said(after.diagnostics, 'error', roster, fresh) };
    const warnings = said(after.diagnostics, 'warning', roster, fresh).filter(({ line }) => line > 0);
    if (options.isDryRun) return { ...seen, ok: true, rows, warnings };
    const told = toldOf(fresh, new Map(made.assertions.map((one) => [one.id, one])));
    applyChanges(root, `award ${badge.id}`, [change, ...notifyChanges(name, told)]);
    return {
      ...seen,
      ok: true,
      rows,
      warnings,
      roster: roster.path,
      notify: told.length === 0 ? undefined : notifyTable(name),
    };
  } finally {
    unlock();
  }
}

const nothing = { ok: false, diagnostics: [], problems: [], warnings: [], rows: [], skipped: 0, merged: 0 } as const;

const inOrder = (problems: readonly RowProblem[]): RowProblem[] => [...problems].sort((a, b) => a.line - b.line);

/** What a command line would be refused for, said of a row. */
function textProblems(row: Wanted & { readonly line: number }, badge: LinkedBadge): RowProblem[] {
  try {
    refuseEmails(row);
    readEvidence(row.evidence, badge);
    return [];
  } catch (error) {
    if (!(error instanceof HaversackError)) throw error;
    return [{ line: row.line, message: `${error.message} ${error.remedy}` }];
  }
}

/** What the backpack says of the new roster, said of the rows of the table that it came from. */
function said(
  diagnostics: readonly Diagnostic[],
  severity: Severity,
  { path, lines }: NewRoster,
  fresh: readonly Planned[],
): RowProblem[] {
  const found = diagnostics.filter((one) => one.severity === severity && !MENDED.includes(one.code));
  return found.map(({ file, line, message, remedy }) => {
    const row = file === path ? fresh[lines.findLastIndex((start) => start <= line)] : undefined;
    return { line: row?.wanted.line ?? 0, message: `${message} ${remedy}` };
  });
}

const rowOf = ({ wanted, isNew, award }: Planned, isDryRun: boolean): TableRow => ({
  line: wanted.line ?? 0,
  to: masked(wanted.to),
  name: wanted.name,
  issuedOn: award.issuedOn.slice(0, 10),
  isNew,
  id: isNew && isDryRun ? undefined : award.id,
});

function toldOf(fresh: readonly Planned[], byId: ReadonlyMap<string, LinkedAssertion>): Told[] {
  return fresh.flatMap(({ wanted: { to, name }, award }) =>
    to.kind === 'email' ? [{ email: to.value, name, award: byId.get(award.id) as LinkedAssertion }] : [],
  );
}
