import { type Card, viewBadgeCard } from './cards.ts';
import { badgeOf } from './lookup.ts';
import type { Snapshot } from './snapshot.ts';
import { wordsFor } from './words/words.ts';

/**
 * Cards of the badges that a maintainer's page names; of all on offer when it names none.
 * @throws RangeError for an id that is no public badge
 */
export function viewCards(snapshot: Snapshot, ids: readonly string[] | undefined): Card[] {
  const words = wordsFor(snapshot.site.language);
  const badges = ids?.map((id) => badgeOf(snapshot, id)) ?? snapshot.badges.filter(({ status }) => status === 'active');
  return badges.map((badge) => viewBadgeCard(snapshot, words, badge));
}
