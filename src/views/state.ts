import type { Snapshot, SnapshotAssertion } from './snapshot.ts';
import { type Clock, type ClockWords, dated, type Face, faceOf } from './state-clock.ts';
import type { Words } from './words/words.ts';

/** The state in words. There is none that says "verified": a page cannot check itself. */
export interface StateView extends Face {
  readonly kind: SnapshotAssertion['state'];
  readonly reason?: string | undefined;
  /** the day of the build, where another day can bring another state */
  readonly asOf?: string | undefined;
  /** there where the page's script must look again */
  readonly clock?: Clock | undefined;
}

export function viewState(snapshot: Snapshot, words: Words, assertion: SnapshotAssertion): StateView {
  const { state: kind, revoked, suspended, validFrom, expires } = assertion;
  if (kind === 'revoked') {
    return {
      kind,
      label: words.state.revoked,
      detail:
        revoked === undefined ? words.state.revokedSometime : dated(words.state.revokedOn, revoked.on, words.language),
      reason: revoked === undefined ? undefined : words.state.reason(revoked.reason),
    };
  }
  if (kind === 'suspended') {
    return {
      kind,
      label: words.state.suspended,
      detail:
        suspended === undefined
          ? words.state.suspendedNow
          : dated(words.state.suspendedOn, suspended.on, words.language),
      reason: suspended === undefined ? undefined : words.state.reason(suspended.reason),
    };
  }
  const clock = { validFrom, expires };
  const face = faceOf(clockWords(words), clock, kind);
  if (!assertion.canStillChange) return { kind, ...face };
  return { kind, ...face, asOf: dated(words.state.asOf, snapshot.today, words.language), clock };
}

/** The words of the three states that the calendar leads through. */
export const clockWords = ({ state, language }: Words): ClockWords => ({
  language,
  labels: { 'not-yet-valid': state['not-yet-valid'], valid: state.valid, expired: state.expired },
  details: { 'not-yet-valid': state.notYetUntil, valid: state.validUntil, expired: state.expiredSince },
  forever: state.validForever,
  asOf: state.asOf,
});
