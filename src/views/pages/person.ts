import { type Card, viewAwardCard, withoutName } from '../cards.ts';
import { type Frame, viewFrame } from '../frame.ts';
import { badgeOf, newestFirst, personOf } from '../lookup.ts';
import { badgePath, personPath, portraitPath } from '../paths.ts';
import { skillsOf } from '../skills.ts';
import type { Snapshot, SnapshotAssertion } from '../snapshot.ts';
import { type LinkView, outward, type Phrase, type PictureView, type Prose } from '../text.ts';
import { formatDay } from '../words/dates.ts';
import { langOf, type Words, wordsFor } from '../words/words.ts';

export interface PersonView {
  readonly frame: Frame;
  /** the name as this person writes it */
  readonly heading: string;
  readonly picture?: PictureView | undefined;
  readonly owner?: string | undefined;
  readonly current: string;
  readonly about?: Prose | undefined;
  /** to be marked `rel="me"` */
  readonly links: readonly LinkView[];
  /** newest year first */
  readonly timeline: readonly { readonly year: string; readonly awards: readonly Card[] }[];
  readonly skills: readonly SkillRow[];
  readonly words: Words['person'];
}

export interface SkillRow {
  readonly skill: LinkView | { readonly label: string; readonly href?: undefined };
  readonly first: Phrase;
  readonly latest: Phrase;
  readonly badges: readonly LinkView[];
}

export const personPaths = (snapshot: Snapshot): { params: { id: string } }[] =>
  snapshot.people.map(({ id }) => ({ params: { id } }));

/** One person, with all that was awarded to them and not taken back. */
export function viewPerson(snapshot: Snapshot, id: string): PersonView {
  const person = personOf(snapshot, id);
  const { site } = snapshot;
  const all = wordsFor(site.language);
  const words = all.person;
  const awards = newestFirst(
    snapshot.assertions.filter(({ recipient, state }) => recipient.person === id && state !== 'revoked'),
  );
  const links = person.url === undefined ? [] : [outward(person.url)];
  return {
    frame: viewFrame(snapshot, personPath(site.url, id), person.name, words.description(person.name)),
    heading: person.name,
    picture: person.imageAlt === undefined ? undefined : { src: portraitPath(site.url, id), alt: person.imageAlt },
    owner: site.owner === id ? words.owner : undefined,
    current: words.current(awards.filter(({ state }) => state === 'valid').length),
    about:
      person.descriptionHtml === '' ? undefined : { html: person.descriptionHtml, lang: langOf(all, site.language) },
    links: [...links, ...person.links.map(({ url, label }) => outward(url, label))],
    timeline: [...Map.groupBy(awards, ({ issuedOn }) => issuedOn.slice(0, 4))].map(([year, ofYear]) => ({
      year,
      awards: ofYear.map((award) => withoutName(viewAwardCard(snapshot, all, award))),
    })),
    skills: viewSkills(snapshot, all, awards),
    words,
  };
}

function viewSkills(snapshot: Snapshot, { language }: Words, awards: readonly SnapshotAssertion[]): SkillRow[] {
  const day = ({ issuedOn }: SnapshotAssertion): Phrase => ({
    text: formatDay(issuedOn, language),
    datetime: issuedOn,
  });
  return skillsOf(snapshot, awards).map(({ name, url, awards }) => ({
    skill: url === undefined ? { label: name } : outward(url, name),
    first: day(awards.at(-1) as SnapshotAssertion),
    latest: day(awards[0] as SnapshotAssertion),
    badges: [...new Set(awards.map(({ badge }) => badge))].map((badge) => ({
      label: badgeOf(snapshot, badge).name,
      href: badgePath(snapshot.site.url, badge),
    })),
  }));
}
