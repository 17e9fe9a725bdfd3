import { type AlignmentView, viewAlignment } from '../alignment.ts';
import { type AssessmentView, viewAssessment } from '../assessment.ts';
import { viewEffort } from '../badge-facts.ts';
import { hostOf } from '../cards.ts';
import { type CheckNowView, viewCheckNow } from '../check-now.ts';
import { type DownloadsView, viewDownloads } from '../downloads.ts';
import { type EvidenceView, type MetRequirement, viewFurtherEvidence, viewRequirements } from '../evidence.ts';
import { type Frame, viewFrame } from '../frame.ts';
import { assertionOf, badgeOf, issuerOf } from '../lookup.ts';
import { assertionPath, badgePath, issuerPath, pathOf, personPath } from '../paths.ts';
import { viewRenewal } from '../renewal.ts';
import { type ResultView, type ResultWords, resultWords, viewReached } from '../results.ts';
import type { Snapshot, SnapshotAssertion, SnapshotBadge, SnapshotIssuer } from '../snapshot.ts';
import { type StateView, viewState } from '../state.ts';
import {
  type Fact,
  fact,
  facts,
  type LinkView,
  outward,
  type Part,
  type PictureView,
  type Prose,
  plainText,
} from '../text.ts';
import { formatDay } from '../words/dates.ts';
import { langOf, type Words, wordsFor } from '../words/words.ts';

export interface AssertionView {
  readonly frame: Frame;
  readonly heading: string;
  readonly lang?: string | undefined;
  readonly picture: PictureView;
  /** who says what about whom since when */
  readonly sentence: readonly Part[];
  readonly state: StateView;
  /** what the state means for whoever is shown this */
  readonly meaning: string;
  readonly selfIssued?: string | undefined;
  readonly description: string;
  /** kind, level, effort, alignment, in a word or two */
  readonly glance: readonly Fact[];
  readonly assessment?: AssessmentView | undefined;
  /** what to do once it has expired */
  readonly renewal: readonly (readonly Part[])[];
  readonly narrative?: Prose | undefined;
  readonly criteria?: Prose | undefined;
  readonly criteriaLink?: LinkView | undefined;
  readonly requirements: readonly MetRequirement[];
  readonly evidence: readonly EvidenceView[];
  readonly results: readonly ResultView[];
  readonly alignment: readonly AlignmentView[];
  readonly recipient: { readonly facts: readonly Fact[]; readonly note?: string | undefined };
  readonly issuer: readonly Fact[];
  readonly check: CheckNowView | undefined;
  readonly downloads: DownloadsView;
  /** the page that tells all about the badge */
  readonly badge: LinkView;
  readonly resultWords: ResultWords;
  readonly words: Words['assertion'] & { readonly alignment: string; readonly criteria: string };
}

export const assertionPaths = (snapshot: Snapshot): { params: { id: string } }[] =>
  snapshot.assertions.map(({ id }) => ({ params: { id } }));

export function viewAssertion(snapshot: Snapshot, id: string): AssertionView {
  const assertion = assertionOf(snapshot, id);
  const badge = badgeOf(snapshot, assertion.badge);
  const issuer = issuerOf(snapshot, badge.issuer);
  const site = snapshot.site.url;
  const all = wordsFor(snapshot.site.language);
  const words = all.assertion;
  const lang = langOf(all, badge.language);
  const sentence = viewSentence(snapshot, all, assertion);
  const title = words.title(badge.name, assertion.recipient.displayName);
  return {
    frame: {
      ...viewFrame(snapshot, assertionPath(site, id), title, plainText(sentence)),
      alternates: viewAlternates(assertion),
    },
    heading: badge.name,
    lang,
    picture: { src: pathOf(badge.addresses.image), alt: badge.imageAlt ?? all.badge.pictureAlt(badge.name) },
    sentence,
    state: viewState(snapshot, all, assertion),
    meaning: all.meanings[assertion.state],
    selfIssued: assertion.isSelfIssued ? words.selfIssued : undefined,
    description: badge.description,
    glance: viewGlance(snapshot, all, badge, assertion),
    assessment: viewAssessment(all, badge),
    renewal: assertion.state === 'expired' ? viewRenewal(snapshot, all, assertion) : [],
    narrative: assertion.narrativeHtml === '' ? undefined : { html: assertion.narrativeHtml, lang },
    criteria: badge.criteriaHtml === '' ? undefined : { html: badge.criteriaHtml, lang },
    criteriaLink: badge.criteriaUrl === undefined ? undefined : outward(badge.criteriaUrl, all.badge.criteriaElsewhere),
    requirements: viewRequirements(all, badge, assertion),
    evidence: viewFurtherEvidence(all, badge, assertion),
    results: viewReached(all, badge, assertion),
    alignment: viewAlignment(all, badge),
    recipient: viewRecipient(words, assertion),
    issuer: viewIssuerFacts(site, words, issuer),
    check: viewCheckNow(snapshot, all, assertion),
    downloads: viewDownloads(all, assertion),
    badge: { label: words.badgeLink(badge.name), href: badgePath(site, badge.id) },
    resultWords: resultWords(all),
    words: { ...words, alignment: all.badge.alignment, criteria: all.badge.criteria },
  };
}

/** The credential itself, for verifiers that are given the page's address. */
const viewAlternates = ({ files, addresses }: SnapshotAssertion): NonNullable<Frame['alternates']> => [
  ...(files.credential ? [{ type: 'application/vc+ld+json', href: pathOf(addresses.credential) }] : []),
  ...(files.assertion ? [{ type: 'application/ld+json', href: pathOf(addresses.assertion) }] : []),
];

function viewSentence(snapshot: Snapshot, all: Words, assertion: SnapshotAssertion): Part[] {
  const badge = badgeOf(snapshot, assertion.badge);
  const issuer = issuerOf(snapshot, badge.issuer);
  const { type, displayName, person } = assertion.recipient;
  const site = snapshot.site.url;
  const say = assertion.state === 'revoked' ? all.assertion.tookBack : all.assertion.says;
  return say(
    { text: hostOf(issuer), strong: true },
    { text: issuer.name, href: issuerPath(site, issuer.id) },
    person !== undefined
      ? { text: displayName ?? '', href: personPath(site, person) }
      : displayName === undefined
        ? all.assertion.someone[type]
        : { text: displayName },
    { text: badge.name, href: badgePath(site, badge.id) },
    { text: formatDay(assertion.issuedOn, all.language), datetime: assertion.issuedOn },
  );
}

/** What somebody who has a minute asks first: dates, kind, level, effort, codes. */
function viewGlance(snapshot: Snapshot, all: Words, badge: SnapshotBadge, assertion: SnapshotAssertion): Fact[] {
  const { assertion: words } = all;
  return facts(
    ...viewDates(all, assertion),
    viewRenewed(snapshot, all, assertion),
    fact(words.kind, all.achievementTypes[badge.achievementType]),
    fact(words.level, badge.level),
    fact(words.effort, viewEffort(all, badge)),
    fact(words.codes, codesOf(badge)),
  );
}

const codesOf = ({ alignment }: SnapshotBadge): string =>
  alignment
    .map(({ targetCode, targetName }) => [targetCode, targetName].filter((part) => part !== undefined).join(' '))
    .join('; ');

function viewRecipient(words: Words['assertion'], { recipient }: SnapshotAssertion): AssertionView['recipient'] {
  const { type, url, displayName } = recipient;
  const known: Record<typeof type, readonly Part[]> = {
    email: [words.recipientEmail],
    url: [words.recipientUrl, ': ', { text: url ?? '', href: url }],
    did: [words.recipientDid, ': ', url ?? ''],
  };
  return {
    facts: facts(fact(words.recipientName, displayName), { label: words.recipientKnownBy, value: known[type] }),
    note: displayName === undefined ? undefined : words.nameIsClaim,
  };
}

const viewIssuerFacts = (site: string, words: Words['assertion'], issuer: SnapshotIssuer): Fact[] => [
  { label: words.issuerHost, value: [{ text: hostOf(issuer), strong: true }] },
  { label: words.issuerName, value: [{ text: issuer.name, href: issuerPath(site, issuer.id) }] },
  { label: words.issuerDid, value: [issuer.addresses.did] },
];

function viewDates({ assertion: words, language }: Words, assertion: SnapshotAssertion): Fact[] {
  const { issuedOn, validFrom, expires, revoked, suspended, reinstated } = assertion;
  const day = (label: string, moment: string | undefined): Fact | undefined =>
    moment === undefined ? undefined : { label, value: [{ text: formatDay(moment, language), datetime: moment }] };
  return facts(
    day(words.issuedOn, issuedOn),
    day(words.validFrom, validFrom === issuedOn ? undefined : validFrom),
    day(words.expires, expires),
    day(words.suspendedOn, suspended?.on),
    day(words.reinstatedOn, reinstated?.on),
    day(words.revokedOn, revoked?.on),
  );
}

/** The older award that this one renews; none when it is not to be seen any more. */
function viewRenewed(
  snapshot: Snapshot,
  { assertion: words, language }: Words,
  { replaces }: SnapshotAssertion,
): Fact | undefined {
  const older = snapshot.assertions.find(({ id }) => id === replaces);
  if (older === undefined) return undefined;
  const text = formatDay(older.issuedOn, language);
  return { label: words.renews, value: [{ text, href: assertionPath(snapshot.site.url, older.id) }] };
}
