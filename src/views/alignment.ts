import type { SnapshotBadge } from './snapshot.ts';
import { type LinkView, outward } from './text.ts';
import type { Words } from './words/words.ts';

/** An entry of a framework that a badge corresponds to. */
export interface AlignmentView {
  readonly link: LinkView;
  /** code, framework and kind, as far as they are given */
  readonly details: string;
  readonly description?: string | undefined;
}

export const viewAlignment = (words: Words, badge: SnapshotBadge): AlignmentView[] =>
  badge.alignment.map((alignment) => ({
    link: outward(alignment.targetUrl, alignment.targetName),
    details: [
      alignment.targetCode,
      alignment.targetFramework,
      alignment.targetType && words.targetTypes[alignment.targetType],
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
    description: alignment.targetDescription,
  }));
