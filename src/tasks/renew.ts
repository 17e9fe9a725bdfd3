import type { Diagnostic } from '../diagnostics/index.ts';
import { applyChanges, takeLock } from '../io/index.ts';
import type { Backpack, Evidence, LinkedAssertion, LinkedBadge } from '../model/index.ts';
import { dayOf, HaversackError } from '../values/index.ts';
import { chooseNewest } from './award/choose-badge.ts';
import { openIds } from './award/new-ids.ts';
import { notifyChanges, notifyTable } from './award/notify.ts';
import { identityOf, type To } from './award/recipient.ts';
import { type NewAward, printRecord, recordPath } from './award/record.ts';
import { readResults } from './award/results.ts';
import { readEvidence } from './award/wanted.ts';
import type { Effects } from './effects.ts';
import { findAssertion } from './find-assertion.ts';
import { loadBackpack, soundBackpack } from './load.ts';
import { MENDED } from './mended.ts';

/** How the newer award is to differ from the older. */
export interface RenewOptions {
  /** undefined: the same recipient, with the same hash */
  readonly to?: To | undefined;
  /** a day, as 2026-02-28; undefined: today */
  readonly on?: string | undefined;
  /** undefined: as the badge says */
  readonly expires?: string | undefined;
  /** none: those of the older award */
  readonly evidence: readonly string[];
  /** none: those of the older award */
  readonly results: readonly string[];
}

export type RenewResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true;
      /** warnings about the new record */
      readonly diagnostics: readonly Diagnostic[];
      readonly id: string;
      /** id of the award that is renewed */
      readonly replaces: string;
      readonly badge: string;
      readonly expires?: string | undefined;
      readonly page: string;
      readonly file: string;
      /** holds an e-mail address; undefined when none was typed */
      readonly notify?: string | undefined;
      /** true when an interrupted run had written all of it */
      readonly isUnchanged: boolean;
    };

/**
 * Renews an award: a new one, of the newest version of its badge, that replaces the old.
 * @param given  the old award's id, or its address
 * @throws HaversackError `assertion-unknown`, `assertion-erased`, `renewed-already`, `renewal-not-possible`, or what
 *   choosing the badge throws
 */
export async function renew(effects: Effects, given: string, options: RenewOptions): Promise<RenewResult> {
  const { root, today, random, finished } = effects;
  const unlock = takeLock(root, 'renew');
  try {
    const loaded = loadBackpack(root, today);
    const backpack = soundBackpack(loaded, MENDED);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const old = findAssertion(backpack, given);
    const purpose = `renew ${old.id}`;
    const newer = backpack.assertions.find(({ id }) => id === old.replacedBy);
    if (newer !== undefined && finished === purpose)
      return { ...resultOf(newer, old), diagnostics: [], isUnchanged: true };
    refuseUnlessRenewable(old);
    const badge = chooseNewest(backpack, old.badge);
    const id = openIds(badge.id, takenIds(backpack), random)();
    const { to } = options;
    const identity = to === undefined ? old.recipient.identity : await identityOf(to, random);
    const award: NewAward = { ...fieldsOf(old, badge, options, dayOf(today)), id, identity };
    const record = { path: recordPath(award), text: printRecord(award) };
    const after = loadBackpack(root, today, [record]);
    const made = soundBackpack(after, MENDED)?.assertions.find((one) => one.id === id);
    if (made === undefined) return { ok: false, diagnostics: after.diagnostics };
    const told = to?.kind === 'email' ? [{ email: to.value, name: award.name, award: made }] : [];
    applyChanges(root, purpose, [record, ...notifyChanges(id, told)]);
    const notify = told.length === 0 ? undefined : notifyTable(id);
    const diagnostics = after.diagnostics.filter(({ file }) => file === record.path);
    return { ...resultOf(made, old), diagnostics, notify, isUnchanged: false };
  } finally {
    unlock();
  }
}

const takenIds = ({ assertions, erased }: Backpack): ReadonlySet<string> =>
  new Set([...assertions.map(({ id }) => id), ...erased.map(({ assertion }) => assertion)]);

/** What the newer award takes over from the older, and what it does not. */
function fieldsOf(
  old: LinkedAssertion,
  badge: LinkedBadge,
  { on, expires, evidence, results }: RenewOptions,
  today: string,
): Omit<NewAward, 'id' | 'identity'> {
  const issuedOn = on ?? today;
  if (issuedOn < dayOf(old.issuedOn)) {
    throw notPossible(`"${old.id}" was awarded on ${dayOf(old.issuedOn)}, after ${issuedOn}.`, 'Write a later --on.');
  }
  if (expires === undefined && badge.validFor === undefined && old.expires !== undefined) {
    const what = `"${old.id}" ends on ${dayOf(old.expires)}; its badge does not say how long the newer is to hold.`;
    throw notPossible(what, 'Write --expires with the day on which the newer ends.');
  }
  return {
    badge: badge.id,
    name: old.recipient.name,
    person: old.recipient.person,
    issuedOn,
    expires,
    evidence: evidence.length === 0 ? oldEvidence(old) : readEvidence(evidence, badge),
    results: results.length === 0 ? old.results : readResults(results, badge),
    replaces: old.id,
  };
}

/** Files stay with the older award, whose page stays too: the newer one names where they are published. */
const oldEvidence = ({ evidence, attachments = [] }: LinkedAssertion): Evidence[] =>
  evidence.map(({ file: _file, kept: _kept, ...rest }, position) => {
    const url = rest.url ?? attachments.find((one) => one.evidence === position && one.field === 'file')?.address;
    return url === undefined ? rest : { ...rest, url };
  });

function refuseUnlessRenewable({ id, state, replacedBy }: LinkedAssertion): void {
  if (replacedBy !== undefined) {
    throw new HaversackError('renewed-already', `"${id}" was renewed by "${replacedBy}".`, {
      remedy: `Renew that one: haversack renew ${replacedBy}.`,
    });
  }
  if (state === 'revoked') throw notPossible(`"${id}" is revoked, and that is for good.`, 'Award again instead.');
  if (state === 'suspended') throw notPossible(`"${id}" is suspended.`, `First: haversack reinstate ${id}.`);
  if (state === 'draft') throw notPossible(`"${id}" is a draft.`, 'Change the draft itself.');
}

const notPossible = (what: string, remedy: string): HaversackError =>
  new HaversackError('renewal-not-possible', what, { remedy });

const resultOf = ({ id, badge, expires, addresses, source }: LinkedAssertion, old: LinkedAssertion) => ({
  ok: true as const,
  id,
  replaces: old.id,
  badge: badge.id,
  expires,
  page: addresses.page,
  file: source.file,
});
