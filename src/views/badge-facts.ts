import { parseDuration } from '../values/index.ts';
import { hostOf } from './cards.ts';
import { issuerOf } from './lookup.ts';
import { issuerPath } from './paths.ts';
import type { Snapshot, SnapshotBadge } from './snapshot.ts';
import { type Fact, fact, facts } from './text.ts';
import { formatDuration } from './words/dates.ts';
import { langOf, type Words } from './words/words.ts';

export type BadgeFacts = readonly Fact[];

/** What can be said of a badge in a word or two. */
export function viewBadgeFacts(snapshot: Snapshot, all: Words, badge: SnapshotBadge): BadgeFacts {
  const { badge: words } = all;
  return facts(
    fact(words.type, all.achievementTypes[badge.achievementType]),
    fact(words.level, badge.level),
    fact(words.credits, numberWords(all, badge.credits)),
    fact(words.hours, numberWords(all, badge.hours)),
    fact(words.validFor, durationWords(all, badge.validFor)),
    fact(words.version, badge.version),
    fact(words.language, languageWords(all, badge.language)),
    fact(words.suspendable, badge.suspendable ? words.yes : undefined),
    creatorFact(snapshot, words, badge),
  );
}

/** A number as the page's language writes it. */
export const numberWords = ({ language }: Words, value: number | undefined): string | undefined =>
  value === undefined ? undefined : new Intl.NumberFormat(language).format(value);

/** Hours and credits in one line; empty when neither is given. */
export function viewEffort(all: Words, badge: SnapshotBadge): string {
  const { assertion: words } = all;
  const hours = numberWords(all, badge.hours);
  const credits = numberWords(all, badge.credits);
  return [hours && words.effortHours(hours), credits && words.effortCredits(credits)]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** How long something holds. */
export function durationWords(all: Words, duration: string | undefined): string {
  const parsed = duration === undefined ? undefined : parseDuration(duration);
  return parsed?.ok ? formatDuration(parsed.value, all.language) : all.badge.forever;
}

/** The language's name, where it is not the page's own. */
function languageWords(all: Words, language: string): string | undefined {
  return langOf(all, language) && new Intl.DisplayNames(all.language, { type: 'language' }).of(language);
}

function creatorFact(snapshot: Snapshot, words: Words['badge'], badge: SnapshotBadge): Fact | undefined {
  if (badge.creator === undefined) return undefined;
  const creator = issuerOf(snapshot, badge.creator);
  const name = { text: creator.name, href: issuerPath(snapshot.site.url, creator.id) };
  return { label: words.creator, value: [{ text: hostOf(creator), strong: true }, ': ', name] };
}
