import { durationWords, numberWords } from './badge-facts.ts';
import { badgePath } from './paths.ts';
import type { Snapshot, SnapshotBadge } from './snapshot.ts';
import type { Words } from './words/words.ts';

/** One version of a badge, and what it changed against the one before. */
export interface VersionView {
  readonly name: string;
  /** its number, and whether it is the one that the page is about */
  readonly label: string;
  /** none for the version whose page this is */
  readonly href?: string | undefined;
  readonly changes: readonly string[];
}

/** All versions of a badge, newest first; empty when there is only one. */
export function viewVersions(snapshot: Snapshot, words: Words, badge: SnapshotBadge): VersionView[] {
  const chain = chainOf(snapshot, badge);
  if (chain.length < 2) return [];
  return chain.map((one, index): VersionView => {
    const before = chain[index + 1];
    return {
      name: one.name,
      label: [
        one.version === undefined ? '' : words.badge.versionNamed(one.version),
        one.id === badge.id ? words.badge.thisVersion : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
      href: one.id === badge.id ? undefined : badgePath(snapshot.site.url, one.id),
      changes: before === undefined ? [] : changesOf(words, before, one),
    };
  });
}

/** Content is linked, so no way leads in a circle; drafts are not public and end the chain. */
function chainOf({ badges }: Snapshot, badge: SnapshotBadge): SnapshotBadge[] {
  const byId = new Map(badges.map((one) => [one.id, one]));
  const chain = [badge];
  for (let newer = byId.get(badge.replacedBy ?? ''); newer !== undefined; newer = byId.get(newer.replacedBy ?? '')) {
    chain.unshift(newer);
  }
  for (let older = byId.get(badge.replaces ?? ''); older !== undefined; older = byId.get(older.replaces ?? '')) {
    chain.push(older);
  }
  return chain;
}

/** What a reader of both pages would find different, in words. */
function changesOf(all: Words, before: SnapshotBadge, after: SnapshotBadge): string[] {
  const { badge: words } = all;
  const { changed } = words;
  const field = (label: string, old: string | undefined, now: string | undefined): string[] =>
    old === now ? [] : [changed.field(label, old ?? changed.none, now ?? changed.none)];
  const text = (label: string, old: string, now: string): string[] => (old === now ? [] : [changed.text(label)]);
  const added = <Item extends { readonly id: string }>(
    old: readonly Item[],
    now: readonly Item[],
    say: (item: Item) => string,
  ): string[] => now.filter(({ id }) => !old.some((other) => other.id === id)).map(say);
  const found = [
    ...(before.name === after.name ? [] : [changed.name(before.name, after.name)]),
    ...text(changed.description, before.description, after.description),
    ...text(changed.criteria, before.criteriaHtml, after.criteriaHtml),
    ...added(before.requirements, after.requirements, ({ text }) => changed.added(text)),
    ...added(after.requirements, before.requirements, ({ text }) => changed.removed(text)),
    ...added(before.results, after.results, ({ name }) => changed.resultAdded(name)),
    ...added(after.results, before.results, ({ name }) => changed.resultRemoved(name)),
    ...field(words.level, before.level, after.level),
    ...field(words.credits, numberWords(all, before.credits), numberWords(all, after.credits)),
    ...field(words.hours, numberWords(all, before.hours), numberWords(all, after.hours)),
    ...field(words.validFor, durationWords(all, before.validFor), durationWords(all, after.validFor)),
  ];
  return found.length > 0 ? found : [changed.nothing];
}
