import { badgeOf, issuerOf } from './lookup.ts';
import { assertionPath, badgePath, pathOf } from './paths.ts';
import type { Snapshot, SnapshotAssertion, SnapshotBadge, SnapshotIssuer } from './snapshot.ts';
import { type StateView, viewState } from './state.ts';
import type { Part, PictureView } from './text.ts';
import { formatDay } from './words/dates.ts';
import { langOf, type Words } from './words/words.ts';

/** A badge or an award in a list. */
export interface Card {
  readonly href: string;
  /** of the badge */
  readonly name: string;
  /** of the name and the description, where the page's words are of another language */
  readonly lang?: string | undefined;
  /** to whom an award was given */
  readonly whom?: string | undefined;
  /** of a badge */
  readonly description?: string | undefined;
  /** kind and number of awards, or the day of an award */
  readonly note: readonly Part[];
  /** of an award */
  readonly state?: StateView | undefined;
  readonly picture: PictureView;
  /** where the backpack has more than one */
  readonly issuer?: IssuerLine | undefined;
}

/** The host, which is known, before the name, which is claimed. DESIGN 5. */
export interface IssuerLine {
  readonly host: string;
  readonly name: string;
}

/** Where the issuer's documents and keys lie. */
export const hostOf = ({ addresses }: SnapshotIssuer): string => new URL(addresses.issuer).host;

function issuerLine({ issuers }: Snapshot, issuer: SnapshotIssuer): IssuerLine | undefined {
  return issuers.length > 1 ? { host: hostOf(issuer), name: issuer.name } : undefined;
}

export function viewBadgeCard(snapshot: Snapshot, words: Words, badge: SnapshotBadge): Card {
  const amount = holdersOf(snapshot, badge.id).length;
  return {
    href: badgePath(snapshot.site.url, badge.id),
    name: badge.name,
    lang: langOf(words, badge.language),
    description: badge.description,
    note: [
      [
        words.achievementTypes[badge.achievementType],
        words.badges.held(amount),
        ...(badge.status === 'retired' ? [words.badges.retiredNote] : []),
      ].join(' · '),
    ],
    picture: { src: pathOf(badge.addresses.image), alt: '' },
    issuer: issuerLine(snapshot, issuerOf(snapshot, badge.issuer)),
  };
}

export function viewAwardCard(snapshot: Snapshot, words: Words, assertion: SnapshotAssertion): Card {
  const badge = badgeOf(snapshot, assertion.badge);
  return {
    href: assertionPath(snapshot.site.url, assertion.id),
    name: badge.name,
    lang: langOf(words, badge.language),
    whom: assertion.recipient.displayName,
    note: [{ text: formatDay(assertion.issuedOn, words.language), datetime: assertion.issuedOn }],
    state: viewState(snapshot, words, assertion),
    picture: { src: pathOf(badge.addresses.image), alt: '' },
    issuer: issuerLine(snapshot, issuerOf(snapshot, badge.issuer)),
  };
}

/** The same card on the page of whom it was given to. */
export const withoutName = ({ whom: _, ...card }: Card): Card => card;

/** Whom it was given and not taken away from. */
export const holdersOf = (snapshot: Snapshot, badge: string): SnapshotAssertion[] =>
  snapshot.assertions.filter((assertion) => assertion.badge === badge && assertion.state !== 'revoked');
