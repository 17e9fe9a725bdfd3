import { type AssertionEdit, editAssertion } from '../content/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { takeLock } from '../io/index.ts';
import { isSetAside, type LinkedAssertion, type StatusPurpose } from '../model/index.ts';
import { dayOf, HaversackError } from '../values/index.ts';
import type { Effects } from './effects.ts';
import { findAssertion } from './find-assertion.ts';
import { loadBackpack, soundBackpack } from './load.ts';
import { MENDED } from './mended.ts';
import { applySoundChanges } from './sound-changes.ts';

export type StatusVerb = 'revoke' | 'suspend' | 'reinstate';

export type StatusResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true;
      readonly id: string;
      /** the file that says so, relative to the root */
      readonly file: string;
      /** true when it said so before, and nothing was changed */
      readonly isUnchanged: boolean;
      /** a signed status list has to say so too */
      readonly isSealed: boolean;
    };

/**
 * Writes into an award's record that it is revoked, suspended or reinstated. The signed status list says so after the
 * next `issue`: no key is needed here. S-01.
 * @param given  the award's id, or its address
 * @param on  a day, as 2026-02-28; today when left out
 * @throws HaversackError `assertion-unknown`, `assertion-erased`, `suspension-not-possible`, `status-not-possible`
 */
export function changeStatus(
  effects: Effects,
  verb: StatusVerb,
  { given, reason, on }: { readonly given: string; readonly reason: string; readonly on?: string | undefined },
): StatusResult {
  const { root, today } = effects;
  const unlock = takeLock(root, verb);
  try {
    const loaded = loadBackpack(root, today);
    const backpack = soundBackpack(loaded, MENDED);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const assertion = findAssertion(backpack, given);
    const { id, source } = assertion;
    const edits = editsFor(verb, assertion, { on: on ?? dayOf(today), reason });
    const result = { ok: true, id, file: source.file, isSealed: assertion.sealed !== undefined } as const;
    if (edits.length === 0) return { ...result, isUnchanged: true };
    const text = editAssertion(source.file, source.text, id, edits);
    const diagnostics = applySoundChanges(effects, `${verb} ${id}`, [{ path: source.file, text }]);
    return diagnostics.length > 0 ? { ok: false, diagnostics } : { ...result, isUnchanged: false };
  } finally {
    unlock();
  }
}

type Value = AssertionEdit['value'];

/** What has to be written; nothing when the record says so already. */
function editsFor(verb: StatusVerb, assertion: LinkedAssertion, value: Value): AssertionEdit[] {
  const { id, revoked, suspended, badge, sealed } = assertion;
  if (verb === 'revoke') return revoked === undefined ? [{ field: 'revoked', value }] : [];
  if (revoked !== undefined) throw notPossible(`"${id}" is revoked, and that is for good.`, 'Award again instead.');
  if (verb === 'suspend') {
    refuseUnlessSuspendable(badge.id, badge.suspendable, sealed?.purpose);
    if (isSetAside(assertion)) return [];
    return [
      { field: 'suspended', value },
      { field: 'reinstated', value: undefined },
    ];
  }
  if (suspended === undefined) throw notPossible(`"${id}" is not suspended.`, 'There is nothing to reinstate.');
  return isSetAside(assertion) ? [{ field: 'reinstated', value }] : [];
}

function refuseUnlessSuspendable(badge: string, suspendable: boolean, purpose: StatusPurpose | undefined): void {
  if (purpose === undefined ? suspendable : purpose === 'suspension') return;
  const [what, remedy] = suspendable
    ? ['This award was sealed before its badge became suspendable, and cannot be suspended.', 'Revoke it instead.']
    : [
        `Awards of "${badge}" cannot be suspended.`,
        `Revoke instead; or write \`suspendable: true\` into the badge, which holds for awards that are sealed from then on.`,
      ];
  throw new HaversackError('suspension-not-possible', what, { remedy });
}

const notPossible = (what: string, remedy: string): HaversackError =>
  new HaversackError('status-not-possible', what, { remedy });
