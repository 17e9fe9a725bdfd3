import { badgeOf, issuerOf } from './lookup.ts';
import { assertionPath, badgePath, issuerPath } from './paths.ts';
import type { Snapshot, SnapshotAssertion } from './snapshot.ts';
import { outward, type Part } from './text.ts';
import { formatDay } from './words/dates.ts';
import type { Words } from './words/words.ts';

/** What the holder of an expired award, or whoever is shown it, can do: each a sentence. */
export function viewRenewal(snapshot: Snapshot, all: Words, assertion: SnapshotAssertion): Part[][] {
  const { assertion: words, language } = all;
  const site = snapshot.site.url;
  const badge = badgeOf(snapshot, assertion.badge);
  const newer = newerOf(snapshot, assertion);
  const version = snapshot.badges.find(({ id }) => id === badge.replacedBy);
  const { url, text } = (version ?? badge).earn ?? {};
  const link = url === undefined ? undefined : outward(url, all.badge.earnLink);
  const issuer = issuerOf(snapshot, badge.issuer);
  const earn: Part[] | undefined =
    text === undefined && link === undefined
      ? undefined
      : [
          words.renewalEarn,
          ...(text === undefined ? [] : [' ', text]),
          ...(link === undefined ? [] : [' ', { text: `${link.label} (${link.host})`, href: link.href }]),
        ];
  return [
    ...(newer === undefined
      ? []
      : [
          words.renewalNewer(
            { text: badgeOf(snapshot, newer.badge).name, href: assertionPath(site, newer.id) },
            { text: formatDay(newer.issuedOn, language), datetime: newer.issuedOn },
          ),
        ]),
    ...(version === undefined ? [] : [words.renewalVersion({ text: version.name, href: badgePath(site, version.id) })]),
    earn ?? words.renewalAsk({ text: issuer.name, href: issuerPath(site, issuer.id) }),
  ];
}

/** The award that renews this one and holds; where none is recorded, a later one of the same badge to the same person. */
function newerOf(snapshot: Snapshot, assertion: SnapshotAssertion): SnapshotAssertion | undefined {
  return renewedBy(snapshot, assertion) ?? awardedLater(snapshot, assertion);
}

/** The first along the chain of renewals that holds. */
function renewedBy(snapshot: Snapshot, { replacedBy }: SnapshotAssertion): SnapshotAssertion | undefined {
  const next = snapshot.assertions.find(({ id }) => id === replacedBy);
  return next === undefined || next.state === 'valid' ? next : renewedBy(snapshot, next);
}

/** A later award of the same badge that still holds, to the same person or address. */
function awardedLater(
  { assertions }: Snapshot,
  { badge, recipient, issuedOn }: SnapshotAssertion,
): SnapshotAssertion | undefined {
  const isSame = (other: SnapshotAssertion['recipient']): boolean =>
    (recipient.person !== undefined && other.person === recipient.person) ||
    (recipient.url !== undefined && other.url === recipient.url);
  return assertions.find(
    (other) =>
      other.badge === badge &&
      other.state === 'valid' &&
      Date.parse(other.issuedOn) > Date.parse(issuedOn) &&
      isSame(other.recipient),
  );
}
