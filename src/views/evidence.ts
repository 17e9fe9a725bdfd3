import { type EvidenceFileView, viewEvidenceFiles } from './evidence-files.ts';
import type { SnapshotAssertion, SnapshotBadge, SnapshotEvidence } from './snapshot.ts';
import { type Fact, fact, facts, type LinkView, outward } from './text.ts';
import type { Words } from './words/words.ts';

export interface EvidenceView {
  readonly name: string;
  readonly link?: LinkView | undefined;
  readonly description?: string | undefined;
  /** sanitised HTML; empty when there is none */
  readonly html: string;
  readonly facts: readonly Fact[];
  readonly transcript?: LinkView | undefined;
  readonly files: readonly EvidenceFileView[];
  /** what stands before a file's digest */
  readonly digestLabel: string;
}

/** A requirement with what shows that it was met. */
export interface MetRequirement {
  readonly html: string;
  readonly need: string;
  readonly evidence: readonly EvidenceView[];
  /** said where evidence could be expected and there is none */
  readonly missing?: string | undefined;
}

/** Each requirement of the badge with the evidence that names it in `meets`. */
export function viewRequirements(words: Words, badge: SnapshotBadge, assertion: SnapshotAssertion): MetRequirement[] {
  return badge.requirements.map(({ id, html, evidence: need }) => {
    const evidence = assertion.evidence.flatMap((item, index) =>
      item.meets === id ? [viewEvidence(words, item, index)] : [],
    );
    return {
      html,
      need: words.evidenceNeeds[need],
      evidence,
      missing: evidence.length === 0 && need !== 'none' ? words.assertion.noEvidence : undefined,
    };
  });
}

/** Evidence of the whole award: what meets no requirement of the badge. */
export function viewFurtherEvidence(words: Words, badge: SnapshotBadge, assertion: SnapshotAssertion): EvidenceView[] {
  const ids = new Set(badge.requirements.map(({ id }) => id));
  return assertion.evidence.flatMap((item, index) =>
    item.meets !== undefined && ids.has(item.meets) ? [] : [viewEvidence(words, item, index)],
  );
}

function viewEvidence(all: Words, item: SnapshotEvidence, index: number): EvidenceView {
  const { assertion: words } = all;
  const { url, name, transcript } = item;
  const isAddress = transcript !== undefined && /^https?:\/\//i.test(transcript);
  return {
    name: name ?? words.evidenceUnnamed(index + 1),
    link: url === undefined ? undefined : outward(url, name ?? words.evidenceUnnamed(index + 1)),
    description: item.description,
    html: item.narrativeHtml,
    facts: facts(
      fact(words.genre, item.genre),
      fact(words.audience, item.audience),
      fact(words.alt, item.alt),
      isAddress ? undefined : fact(words.transcript, transcript),
    ),
    transcript: isAddress ? outward(transcript, words.transcript) : undefined,
    files: viewEvidenceFiles(all, item),
    digestLabel: words.evidenceDigest,
  };
}
