import { holdersOf } from './cards.ts';
import { newestFirst } from './lookup.ts';
import { assertionPath } from './paths.ts';
import type { Snapshot, SnapshotBadge } from './snapshot.ts';
import { type StateView, viewState } from './state.ts';
import { formatDay } from './words/dates.ts';
import type { Words } from './words/words.ts';

/** Who holds a badge: by name those who may be named, the others as a number. */
export interface HoldersView {
  readonly named: readonly {
    readonly name: string;
    readonly href: string;
    readonly on: { readonly text: string; readonly datetime: string };
    readonly state: StateView;
  }[];
  /** about those without a name; empty when there are none */
  readonly others: string;
}

export function viewHolders(snapshot: Snapshot, words: Words, badge: SnapshotBadge): HoldersView {
  const holders = newestFirst(holdersOf(snapshot, badge.id));
  const named = holders.flatMap((assertion) => {
    const name = assertion.recipient.displayName;
    if (name === undefined) return [];
    return [
      {
        name,
        href: assertionPath(snapshot.site.url, assertion.id),
        on: { text: formatDay(assertion.issuedOn, words.language), datetime: assertion.issuedOn },
        state: viewState(snapshot, words, assertion),
      },
    ];
  });
  return { named, others: othersWords(words.badge, named.length, holders.length - named.length) };
}

function othersWords(words: Words['badge'], named: number, unnamed: number): string {
  if (unnamed > 0) return named > 0 ? words.holdersAndMore(unnamed) : words.holdersUnnamed(unnamed);
  return named > 0 ? '' : words.holdersNone;
}
