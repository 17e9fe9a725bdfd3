import type { Diagnostic } from '../../diagnostics/index.ts';
import { applyChanges, type Change, takeLock } from '../../io/index.ts';
import type { LinkedAssertion } from '../../model/index.ts';
import type { Effects } from '../effects.ts';
import { loadBackpack, soundBackpack } from '../load.ts';
import { MENDED } from '../mended.ts';
import { chooseBadge } from './choose-badge.ts';
import { notifyChanges, notifyTable, type Told } from './notify.ts';
import { type Planned, planAwards } from './plan.ts';
import { masked } from './recipient.ts';
import { printRecord, recordPath } from './record.ts';
import type { Wanted } from './wanted.ts';

/** An award that is there now. */
export interface Awarded {
  readonly id: string;
  /** the recipient; of an e-mail address only its first character and its domain */
  readonly to: string;
  /** false: it was there before */
  readonly isNew: boolean;
  readonly issuedOn: string;
  readonly state: string;
  /** address of its page */
  readonly page: string;
  /** the record, relative to the root */
  readonly file: string;
}

export type AwardResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true;
      /** warnings about the new records */
      readonly diagnostics: readonly Diagnostic[];
      readonly awards: readonly Awarded[];
      /** holds e-mail addresses, relative to the root; undefined when there is nobody to tell */
      readonly notify?: string | undefined;
    };

/**
 * Awards a badge: one record for each recipient, all of them or none. What is there already is told, not doubled.
 * @param given  id of the badge
 * @throws HaversackError what choosing the badge and reading the wishes throws
 */
export async function award(effects: Effects, given: string, wanted: readonly Wanted[]): Promise<AwardResult> {
  const { root, today } = effects;
  const unlock = takeLock(root, 'award');
  try {
    const loaded = loadBackpack(root, today);
    const backpack = soundBackpack(loaded, MENDED);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const badge = chooseBadge(backpack, given);
    const planned = await planAwards(effects, backpack, badge, wanted, false);
    const records = planned.flatMap(({ isNew, award }): Change[] =>
      isNew ? [{ path: recordPath(award), text: printRecord(award) }] : [],
    );
    const after = loadBackpack(root, today, records);
    const made = soundBackpack(after, MENDED);
    if (made === undefined) return { ok: false, diagnostics: after.diagnostics };
    const byId = new Map(made.assertions.map((one) => [one.id, one]));
    const linked = planned.map((plan) => ({ plan, award: byId.get(plan.award.id) as LinkedAssertion }));
    const told = linked.flatMap(({ plan, award }) => toldOf(plan, award));
    const name = told[0]?.award.id ?? '';
    applyChanges(root, `award ${badge.id}`, [...records, ...notifyChanges(name, told)]);
    return {
      ok: true,
      diagnostics: after.diagnostics.filter(({ file }) => records.some(({ path }) => path === file)),
      awards: linked.map(({ plan, award }) => awarded(plan, award)),
      notify: told.length === 0 ? undefined : notifyTable(name),
    };
  } finally {
    unlock();
  }
}

const toldOf = ({ wanted: { to }, isNew }: Planned, award: LinkedAssertion): Told[] =>
  isNew && to.kind === 'email' ? [{ email: to.value, name: award.recipient.name, award }] : [];

const awarded = ({ wanted: { to }, isNew }: Planned, award: LinkedAssertion): Awarded => ({
  id: award.id,
  to: masked(to),
  isNew,
  issuedOn: award.issuedOn,
  state: award.state,
  page: award.addresses.page,
  file: award.source.file,
});
