import { viewEffort } from './badge-facts.ts';
import { type Card, viewBadgeCard } from './cards.ts';
import type { Snapshot, SnapshotBadge } from './snapshot.ts';
import { type LinkView, outward } from './text.ts';
import { wordsFor } from './words/words.ts';

/** A badge on offer, with the way to it. */
export interface CatalogueEntry {
  readonly card: Card;
  readonly effort: string;
  readonly earn?: { readonly text?: string | undefined; readonly link?: LinkView | undefined } | undefined;
}

/** The badges of one level. */
export interface CatalogueGroup {
  readonly level: string;
  readonly entries: readonly CatalogueEntry[];
}

/** All badges on offer by their level: the levels of fewer marks first, those without a level last. */
export function viewCatalogue(snapshot: Snapshot): CatalogueGroup[] {
  const words = wordsFor(snapshot.site.language);
  const active = snapshot.badges
    .filter(({ status }) => status === 'active')
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
  const groups = Map.groupBy(active, ({ level }) => level ?? '');
  const rank = (badges: readonly SnapshotBadge[]): number => Math.max(...badges.map((badge) => badge.rank));
  return [...groups]
    .sort(([a, ofA], [b, ofB]) => Number(a === '') - Number(b === '') || rank(ofA) - rank(ofB))
    .map(([level, badges]) => ({
      level: level === '' ? words.catalogue.withoutLevel : level,
      entries: badges.map((badge) => ({
        card: viewBadgeCard(snapshot, words, badge),
        effort: viewEffort(words, badge),
        earn: badge.earn && {
          text: badge.earn.text,
          link: badge.earn.url === undefined ? undefined : outward(badge.earn.url, words.badge.earnLink),
        },
      })),
    }));
}
