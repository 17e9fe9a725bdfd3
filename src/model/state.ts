import { epoch, type Instant } from '../values/index.ts';

/** What holds of an assertion at one moment. */
export type State = 'draft' | 'revoked' | 'suspended' | 'expired' | 'not-yet-valid' | 'valid';

export interface StateFacts {
  readonly isDraft: boolean;
  readonly isRevoked: boolean;
  readonly isSuspended: boolean;
  readonly validFrom: Instant;
  readonly expires?: Instant | undefined;
}

/**
 * The state during a span of time: the first that applies of draft, revoked, suspended, expired, not yet valid,
 * valid. A page built for a day asks for the whole day, so that what begins at noon is there in the morning.
 * @param start  expired: what ends at or before this
 * @param end  not yet valid: what begins after this
 */
export function stateDuring(facts: StateFacts, start: Instant, end: Instant): State {
  if (facts.isDraft) return 'draft';
  if (facts.isRevoked) return 'revoked';
  if (facts.isSuspended) return 'suspended';
  if (facts.expires !== undefined && epoch(facts.expires) <= epoch(start)) return 'expired';
  return epoch(facts.validFrom) > epoch(end) ? 'not-yet-valid' : 'valid';
}

/** True while the calendar alone can still change the state. */
export const canStillChange = (facts: StateFacts, state: State): boolean =>
  state === 'not-yet-valid' || (state === 'valid' && facts.expires !== undefined);
