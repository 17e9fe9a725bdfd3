import { type Card, viewBadgeCard } from '../cards.ts';
import { type Frame, viewFrame } from '../frame.ts';
import { badgesPath } from '../paths.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Words, wordsFor } from '../words/words.ts';

export interface BadgesView {
  readonly frame: Frame;
  readonly heading: string;
  readonly lead: string;
  readonly current: readonly Card[];
  readonly retired: readonly Card[];
  readonly words: Words['badges'];
}

/** Every badge: those on offer, and those that are awarded no more. */
export function viewBadges(snapshot: Snapshot): BadgesView {
  const { site, badges } = snapshot;
  const words = wordsFor(site.language);
  const cards = (status: string): Card[] =>
    badges.filter((badge) => badge.status === status).map((badge) => viewBadgeCard(snapshot, words, badge));
  return {
    frame: viewFrame(snapshot, badgesPath(site.url), words.badges.title, words.badges.description(site.title)),
    heading: words.badges.title,
    lead: words.badges.description(site.title),
    current: cards('active'),
    retired: cards('retired'),
    words: words.badges,
  };
}
