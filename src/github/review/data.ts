import type { Diagnostic } from '../../diagnostics/index.ts';

/** What is to be said of a pull request, as plain data; every text in it may be hostile. */
export interface ReviewData {
  /** the commit that the pull request ends with */
  readonly head: string;
  readonly judgement: Judgement;
  /** sentences: what a reviewer looks at first */
  readonly careful: readonly string[];
  /** sentences: what merging does */
  readonly does: readonly string[];
  /** new ones, in the order of their ids */
  readonly awards: readonly ReviewedAward[];
  /** of every badge that new awards are of, in the order of their ids */
  readonly checklists: readonly Checklist[];
  readonly pictures: ReviewedPictures;
  readonly diagnostics: readonly Diagnostic[];
  /** changed files that are programs, workflows or pages with code in them */
  readonly codeFiles: number;
}

export type Judgement =
  | { readonly kind: 'judged' }
  /** no file that Haversack reads is among the changes */
  | { readonly kind: 'nothing' }
  /** GitHub has made no merge: the branch is at odds with the one it would go into */
  | { readonly kind: 'conflict' }
  /** the content is such that it cannot even be read */
  | { readonly kind: 'unreadable'; readonly says: string; readonly remedy: string };

export interface ReviewedAward {
  readonly id: string;
  readonly badge: string;
  readonly recipient: 'email' | 'url' | 'did';
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly evidence: number;
  readonly isDraft: boolean;
}

/** What a badge asks for. */
export interface Checklist {
  readonly badge: string;
  readonly requirements: readonly {
    readonly id: string;
    readonly text: string;
    readonly evidence: 'none' | 'optional' | 'required';
  }[];
  /** how many new awards are of this badge */
  readonly awards: number;
  /** where there is one award alone: its id, and what it shows */
  readonly only?: { readonly id: string; readonly evidence: readonly ReviewedEvidence[] } | undefined;
}

export interface ReviewedEvidence {
  /** its address, else its name */
  readonly what: string;
  /** id of a requirement */
  readonly meets?: string | undefined;
}

export interface ReviewedPictures {
  /** how many were drawn */
  readonly drawn: number;
  /** badges whose picture cannot be drawn as it is */
  readonly failed: readonly string[];
  /** badges beyond the most that is drawn */
  readonly left: number;
}
