import { type AwardCard, type BadgeCard, hostOf, viewAwardCard, viewBadgeCard } from '../cards.ts';
import { type Frame, langOf, viewFrame } from '../frame.ts';
import { newestFirst } from '../lookup.ts';
import { homePath } from '../paths.ts';
import type { Snapshot } from '../snapshot.ts';
import { dated } from '../state-clock.ts';
import type { Part, Prose } from '../text.ts';
import { type Words, wordsFor } from '../words/words.ts';

export interface HomeView {
  readonly frame: Frame;
  readonly heading: string;
  readonly description: string;
  /** whose backpack this is */
  readonly owner: readonly Part[];
  readonly counts: readonly string[];
  /** the day that the counts hold for, where another day can have others */
  readonly asOf?: string | undefined;
  readonly about?: Prose | undefined;
  readonly newest: readonly AwardCard[];
  readonly badges: readonly BadgeCard[];
  readonly words: Words['home'];
}

const NEWEST = 8;

export function viewHome(snapshot: Snapshot): HomeView {
  const { site, badges, assertions } = snapshot;
  const words = wordsFor(site.language);
  const active = badges.filter(({ status }) => status === 'active');
  const current = assertions.filter(({ state }) => state === 'valid');
  return {
    frame: viewFrame(snapshot, homePath(site.url), site.title, site.description),
    heading: site.title,
    description: site.description,
    owner: viewOwner(snapshot, words),
    counts: [words.home.badges(active.length), words.home.awards(current.length)],
    asOf: assertions.some(({ canStillChange }) => canStillChange)
      ? dated(words.home.asOf, snapshot.today, words.language)
      : undefined,
    about: snapshot.ownerHtml === '' ? undefined : { html: snapshot.ownerHtml, lang: langOf(words, site.language) },
    newest: newestFirst(assertions.filter(({ state }) => state !== 'revoked'))
      .slice(0, NEWEST)
      .map((assertion) => viewAwardCard(snapshot, words, assertion)),
    badges: active.map((badge) => viewBadgeCard(snapshot, words, badge)),
    words: words.home,
  };
}

function viewOwner(snapshot: Snapshot, words: Words): readonly Part[] {
  const issuer = snapshot.issuers.find(({ id }) => id === snapshot.site.owner);
  if (issuer !== undefined) return words.home.ofIssuer(hostOf(issuer), issuer.name);
  return snapshot.ownerName === undefined ? [] : [words.home.ofPerson(snapshot.ownerName)];
}
