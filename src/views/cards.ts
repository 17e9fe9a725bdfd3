import { badgeOf, issuerOf } from './lookup.ts';
import { assertionPath, badgePath, pathOf } from './paths.ts';
import type { Snapshot, SnapshotAssertion, SnapshotBadge, SnapshotIssuer } from './snapshot.ts';
import { type StateView, viewState } from './state.ts';
import type { PictureView } from './text.ts';
import { formatDay } from './words/dates.ts';
import type { Words } from './words/words.ts';

/** A badge in a list. */
export interface BadgeCard {
  readonly href: string;
  readonly name: string;
  readonly description: string;
  readonly picture: PictureView;
  readonly issuer: IssuerLine;
  readonly kind: string;
  /** how many hold it, in words */
  readonly held: string;
}

/** An award in a list. */
export interface AwardCard {
  readonly href: string;
  readonly badge: string;
  readonly whom?: string | undefined;
  readonly picture: PictureView;
  readonly issuer: IssuerLine;
  readonly on: { readonly text: string; readonly datetime: string };
  readonly state: StateView;
}

/** The host, which is known, before the name, which is claimed. DESIGN 5. */
export interface IssuerLine {
  readonly host: string;
  readonly name: string;
}

/** Where the issuer's documents and keys lie. */
export const hostOf = ({ addresses }: SnapshotIssuer): string => new URL(addresses.issuer).host;

const issuerLine = (issuer: SnapshotIssuer): IssuerLine => ({ host: hostOf(issuer), name: issuer.name });

export function viewBadgeCard(snapshot: Snapshot, words: Words, badge: SnapshotBadge): BadgeCard {
  return {
    href: badgePath(snapshot.site.url, badge.id),
    name: badge.name,
    description: badge.description,
    picture: { src: pathOf(badge.addresses.image), alt: '' },
    issuer: issuerLine(issuerOf(snapshot, badge.issuer)),
    kind: words.achievementTypes[badge.achievementType],
    held: words.badges.held(holdersOf(snapshot, badge.id).length),
  };
}

export function viewAwardCard(snapshot: Snapshot, words: Words, assertion: SnapshotAssertion): AwardCard {
  const badge = badgeOf(snapshot, assertion.badge);
  return {
    href: assertionPath(snapshot.site.url, assertion.id),
    badge: badge.name,
    whom: assertion.recipient.displayName,
    picture: { src: pathOf(badge.addresses.image), alt: '' },
    issuer: issuerLine(issuerOf(snapshot, badge.issuer)),
    on: { text: formatDay(assertion.issuedOn, words.language), datetime: assertion.issuedOn },
    state: viewState(snapshot, words, assertion),
  };
}

/** Whom it was given and not taken away from. */
export const holdersOf = (snapshot: Snapshot, badge: string): SnapshotAssertion[] =>
  snapshot.assertions.filter((assertion) => assertion.badge === badge && assertion.state !== 'revoked');
