import { type AlignmentView, viewAlignment } from '../alignment.ts';
import { type AssessmentView, viewAssessment } from '../assessment.ts';
import { type BadgeFacts, viewBadgeFacts } from '../badge-facts.ts';
import { hostOf } from '../cards.ts';
import { type Frame, viewFrame } from '../frame.ts';
import { type HoldersView, viewHolders } from '../holders.ts';
import { badgeOf, issuerOf } from '../lookup.ts';
import { badgePath, issuerPath, pathOf } from '../paths.ts';
import { type ResultView, type ResultWords, resultWords, viewAsked } from '../results.ts';
import type { Snapshot, SnapshotBadge } from '../snapshot.ts';
import { type LinkView, outward, type Part, type PictureView, type Prose } from '../text.ts';
import { type VersionView, viewVersions } from '../versions.ts';
import { langOf, type Words, wordsFor } from '../words/words.ts';

export interface BadgeView {
  readonly frame: Frame;
  readonly heading: string;
  /** of the badge's own texts, where the page's words are of another */
  readonly lang?: string | undefined;
  readonly picture: PictureView;
  readonly description: string;
  readonly by: readonly Part[];
  /** retired, replaced, replacing */
  readonly notes: readonly (readonly Part[])[];
  readonly facts: BadgeFacts;
  readonly criteria?: Prose | undefined;
  readonly criteriaLink?: LinkView | undefined;
  readonly requirements: readonly { readonly html: string; readonly need: string }[];
  readonly assessment?: AssessmentView | undefined;
  readonly results: readonly ResultView[];
  readonly alignment: readonly AlignmentView[];
  readonly skills: readonly (LinkView | { readonly label: string; readonly href?: undefined })[];
  readonly tags: readonly string[];
  readonly earn?: { readonly text?: string | undefined; readonly link?: LinkView | undefined } | undefined;
  readonly resources: readonly LinkView[];
  readonly related: readonly LinkView[];
  readonly versions: readonly VersionView[];
  readonly holders: HoldersView;
  readonly data: readonly LinkView[];
  readonly resultWords: ResultWords;
  readonly words: Words['badge'];
}

export const badgePaths = (snapshot: Snapshot): { params: { id: string } }[] =>
  snapshot.badges.map(({ id }) => ({ params: { id } }));

export function viewBadge(snapshot: Snapshot, id: string): BadgeView {
  const badge = badgeOf(snapshot, id);
  const site = snapshot.site.url;
  const all = wordsFor(snapshot.site.language);
  const words = all.badge;
  const issuer = issuerOf(snapshot, badge.issuer);
  const lang = langOf(all, badge.language);
  return {
    frame: viewFrame(snapshot, badgePath(site, id), badge.name, badge.description),
    heading: badge.name,
    lang,
    picture: { src: pathOf(badge.addresses.image), alt: badge.imageAlt ?? words.pictureAlt(badge.name) },
    description: badge.description,
    by: words.definedBy(
      { text: hostOf(issuer), strong: true },
      { text: issuer.name, href: issuerPath(site, issuer.id) },
    ),
    notes: viewNotes(snapshot, words, badge),
    facts: viewBadgeFacts(snapshot, all, badge),
    criteria: badge.criteriaHtml === '' ? undefined : { html: badge.criteriaHtml, lang },
    criteriaLink: badge.criteriaUrl === undefined ? undefined : outward(badge.criteriaUrl, words.criteriaElsewhere),
    requirements: badge.requirements.map(({ html, evidence }) => ({ html, need: all.evidenceNeeds[evidence] })),
    assessment: viewAssessment(all, badge),
    results: badge.results.map((asked) => viewAsked(all, asked)),
    alignment: viewAlignment(all, badge),
    skills: badge.skills.map(({ name, url }) => (url === undefined ? { label: name } : outward(url, name))),
    tags: badge.tags,
    earn: badge.earn && {
      text: badge.earn.text,
      link: badge.earn.url === undefined ? undefined : outward(badge.earn.url, words.earnLink),
    },
    resources: badge.resources.map(({ url, label }) => outward(url, label)),
    related: badge.related.map(({ id: other, version }) =>
      outward(other, version === undefined ? undefined : `${other} (${words.relatedVersion(version)})`),
    ),
    versions: viewVersions(snapshot, all, badge),
    holders: viewHolders(snapshot, all, badge),
    data: [
      { label: words.badgeClass, href: pathOf(badge.addresses.badgeClass) },
      { label: words.achievement, href: pathOf(badge.addresses.achievement) },
      { label: words.picturePng, href: pathOf(badge.addresses.image) },
      ...(badge.hasSvg
        ? [{ label: words.pictureSvg, href: pathOf(badge.addresses.image).replace(/\.png$/, '.svg') }]
        : []),
    ],
    resultWords: resultWords(all),
    words,
  };
}

function viewNotes(snapshot: Snapshot, words: Words['badge'], badge: SnapshotBadge): Part[][] {
  const link = (id: string): Part => ({
    text: badgeOf(snapshot, id).name,
    href: badgePath(snapshot.site.url, id),
  });
  const isPublic = (id: string | undefined): id is string => snapshot.badges.some((other) => other.id === id);
  return [
    ...(badge.status === 'retired' ? [[words.retired]] : []),
    ...(isPublic(badge.replacedBy) ? [[words.replacedBy, ' ', link(badge.replacedBy), '.']] : []),
    ...(isPublic(badge.replaces) ? [[words.replaces, ' ', link(badge.replaces), '.']] : []),
  ];
}
