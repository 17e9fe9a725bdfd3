import { type Card, hostOf, viewAwardCard, viewBadgeCard } from '../cards.ts';
import { type Frame, viewFrame } from '../frame.ts';
import { type Highlight, viewHighlights } from '../highlights.ts';
import { newestFirst } from '../lookup.ts';
import { badgesPath, homePath, issuerPath, pagePath, pathOf, personPath, portraitPath } from '../paths.ts';
import { skillsOf } from '../skills.ts';
import type { Snapshot, SnapshotAssertion } from '../snapshot.ts';
import { dated } from '../state-clock.ts';
import type { LinkView, Part, PictureView, Prose } from '../text.ts';
import { langOf, type Words, wordsFor } from '../words/words.ts';

/** A number, and what it counts. */
export interface Figure {
  readonly value: string;
  readonly label: string;
}

export interface HomeView {
  readonly frame: Frame;
  readonly heading: string;
  readonly description: string;
  /** whose backpack this is */
  readonly owner: readonly Part[];
  /** of the owner */
  readonly picture?: PictureView | undefined;
  readonly figures: readonly Figure[];
  /** the day that the figures hold for, where another day can have others */
  readonly asOf?: string | undefined;
  /** those who awarded what is in force: the host, then the claimed name */
  readonly issuers: readonly { readonly host: string; readonly name: string; readonly href: string }[];
  readonly skills: { readonly shown: readonly string[]; readonly more: string };
  /** none where there is nothing to check */
  readonly check?: { readonly text: string; readonly link?: LinkView | undefined } | undefined;
  readonly highlights: readonly Highlight[];
  readonly about?: Prose | undefined;
  readonly newest: readonly Card[];
  readonly badges: readonly Card[];
  /** where the rest of the badges is, when not all are shown */
  readonly allBadges?: LinkView | undefined;
  readonly words: Words['home'];
}

const NEWEST = 4;
const BADGES = 12;
const SKILLS = 9;
/** The maintainers' own page that explains how to check. */
const HOW_TO_CHECK = 'employers';

export function viewHome(snapshot: Snapshot): HomeView {
  const { site, badges, assertions } = snapshot;
  const words = wordsFor(site.language);
  const active = badges.filter(({ status }) => status === 'active');
  const current = assertions.filter(({ state }) => state === 'valid');
  const person = snapshot.people.find(({ id }) => id === site.owner);
  const skills = skillsOf(snapshot, current).map(({ name }) => name);
  return {
    frame: viewFrame(snapshot, homePath(site.url), site.title, site.description),
    heading: site.title,
    description: site.description,
    owner: viewOwner(snapshot, words),
    picture: viewOwnerPicture(snapshot),
    figures: viewFigures(words, current.length, active.length, skills.length),
    asOf: assertions.some(({ canStillChange }) => canStillChange)
      ? dated(words.home.asOf, snapshot.today, words.language)
      : undefined,
    issuers: issuersOf(snapshot, current),
    skills: {
      shown: skills.slice(0, SKILLS),
      more: skills.length > SKILLS ? words.home.moreSkills(skills.length - SKILLS) : '',
    },
    check: badges.length > 0 ? viewCheck(snapshot, words) : undefined,
    highlights: viewHighlights(snapshot, words),
    about: person?.descriptionHtml ? { html: person.descriptionHtml, lang: langOf(words, site.language) } : undefined,
    newest: newestFirst(assertions.filter(({ state }) => state !== 'revoked'))
      .slice(0, NEWEST)
      .map((assertion) => viewAwardCard(snapshot, words, assertion)),
    badges: active.slice(0, BADGES).map((badge) => viewBadgeCard(snapshot, words, badge)),
    allBadges:
      active.length > BADGES ? { label: words.home.allBadges(active.length), href: badgesPath(site.url) } : undefined,
    words: words.home,
  };
}

const viewCheck = ({ site, pages }: Snapshot, { home: words }: Words): NonNullable<HomeView['check']> => ({
  text: words.check,
  link: pages.includes(HOW_TO_CHECK) ? { label: words.checkLink, href: pagePath(site.url, HOW_TO_CHECK) } : undefined,
});

function viewOwner(snapshot: Snapshot, words: Words): readonly Part[] {
  const { owner, url } = snapshot.site;
  const issuer = snapshot.issuers.find(({ id }) => id === owner);
  if (issuer !== undefined) {
    const host = { text: hostOf(issuer), strong: true };
    return words.home.ofIssuer(host, { text: issuer.name, href: issuerPath(url, issuer.id) });
  }
  const person = snapshot.people.find(({ id }) => id === owner);
  return person === undefined ? [] : words.home.ofPerson({ text: person.name, href: personPath(url, person.id) });
}

/** It stands beside the owner's name, which says what it shows. */
function viewOwnerPicture(snapshot: Snapshot): PictureView | undefined {
  const { owner, url } = snapshot.site;
  const issuer = snapshot.issuers.find(({ id }) => id === owner);
  if (issuer?.imageAlt !== undefined) return { src: pathOf(issuer.addresses.image), alt: '' };
  const person = snapshot.people.find(({ id }) => id === owner);
  return person?.imageAlt === undefined ? undefined : { src: portraitPath(url, person.id), alt: '' };
}

function viewFigures({ home: words, language }: Words, current: number, onOffer: number, skills: number): Figure[] {
  const figure = (amount: number, label: string): Figure => ({
    value: new Intl.NumberFormat(language).format(amount),
    label,
  });
  return [
    figure(current, words.current(current)),
    figure(onOffer, words.onOffer(onOffer)),
    ...(skills > 0 ? [figure(skills, words.skillsCounted(skills))] : []),
  ];
}

function issuersOf(snapshot: Snapshot, current: readonly SnapshotAssertion[]): HomeView['issuers'] {
  const badges = new Map(snapshot.badges.map((badge) => [badge.id, badge.issuer]));
  const awarding = new Set(current.map(({ badge }) => badges.get(badge)));
  return snapshot.issuers
    .filter(({ id }) => awarding.has(id))
    .map((issuer) => ({
      host: hostOf(issuer),
      name: issuer.name,
      href: issuerPath(snapshot.site.url, issuer.id),
    }));
}
