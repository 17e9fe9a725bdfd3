import { badgeOf, newestFirst } from './lookup.ts';
import { assertionPath, badgePath, pathOf } from './paths.ts';
import type { Snapshot, SnapshotAssertion, SnapshotBadge } from './snapshot.ts';
import type { PictureView } from './text.ts';
import type { Words } from './words/words.ts';

/** A badge or an award that the home page shows large. */
export interface Highlight {
  readonly href: string;
  readonly name: string;
  /** to whom an award was given, or what kind of badge it is */
  readonly note: string;
  readonly picture: PictureView;
}

const SHOWN = 3;

/**
 * What `highlights` names, in its order, but for awards that hold no more. Where it names nothing: the newest awards
 * in a person's backpack, elsewhere the badges that most people hold.
 */
export function viewHighlights(snapshot: Snapshot, words: Words): Highlight[] {
  const chosen = chosenOf(snapshot);
  const shown = chosen.length > 0 ? chosen : defaultsOf(snapshot).slice(0, SHOWN);
  return shown.map((one) => view(snapshot, words, one));
}

type Shown = SnapshotAssertion | SnapshotBadge;
const isAward = (one: Shown): one is SnapshotAssertion => 'recipient' in one;

function chosenOf({ site, badges, assertions }: Snapshot): Shown[] {
  return site.highlights.flatMap((id): Shown[] => {
    const award = assertions.find((assertion) => assertion.id === id);
    if (award !== undefined) return award.state === 'valid' ? [award] : [];
    return badges.filter((badge) => badge.id === id && badge.status === 'active');
  });
}

function defaultsOf({ site, issuers, badges, assertions }: Snapshot): Shown[] {
  const valid = newestFirst(assertions.filter(({ state }) => state === 'valid'));
  if (!issuers.some(({ id }) => id === site.owner)) {
    return valid.filter(({ badge }, index) => valid.findIndex((other) => other.badge === badge) === index);
  }
  const held = Map.groupBy(valid, ({ badge }) => badge);
  const amount = ({ id }: SnapshotBadge): number => held.get(id)?.length ?? 0;
  return badges.filter(({ status }) => status === 'active').sort((a, b) => amount(b) - amount(a));
}

function view(snapshot: Snapshot, words: Words, one: Shown): Highlight {
  const { url } = snapshot.site;
  const badge = isAward(one) ? badgeOf(snapshot, one.badge) : one;
  return {
    href: isAward(one) ? assertionPath(url, one.id) : badgePath(url, one.id),
    name: badge.name,
    note: (isAward(one) ? one.recipient.displayName : undefined) ?? words.achievementTypes[badge.achievementType],
    picture: { src: pathOf(badge.addresses.image), alt: '' },
  };
}
