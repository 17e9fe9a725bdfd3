import type { Snapshot, SnapshotAssertion } from './snapshot.ts';
import { wordsFor } from './words/words.ts';

/** A state, as pages show it, and what it means. */
export interface StateMeaning {
  readonly kind: SnapshotAssertion['state'];
  readonly label: string;
  readonly meaning: string;
}

const STATES = ['valid', 'expired', 'revoked', 'suspended', 'not-yet-valid'] as const;

/** Every state that an award can be shown in. */
export function viewLegend(snapshot: Snapshot): StateMeaning[] {
  const { state, meanings } = wordsFor(snapshot.site.language);
  return STATES.map((kind) => ({ kind, label: state[kind], meaning: meanings[kind] }));
}
