import type { SnapshotBadge } from './snapshot.ts';
import { type Fact, fact, facts, type LinkView, outward } from './text.ts';
import type { Words } from './words/words.ts';

/** How a badge is assessed, and by whom. */
export interface AssessmentView {
  readonly facts: readonly Fact[];
  readonly description?: string | undefined;
  readonly link?: LinkView | undefined;
}

export function viewAssessment({ badge: words }: Words, { assessment }: SnapshotBadge): AssessmentView | undefined {
  if (assessment === undefined) return undefined;
  const { method, assessor, description, url } = assessment;
  return {
    facts: facts(fact(words.assessmentMethod, method), fact(words.assessor, assessor)),
    description,
    link: url === undefined ? undefined : outward(url, words.assessmentMore),
  };
}
