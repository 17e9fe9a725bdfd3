import { isSetAside, type PublicAssertion } from '../../model/index.ts';
import type { ChangedFile } from './files.ts';
import type { Differences } from './held.ts';
import { counted, listed } from './phrases.ts';
import { publishedAwards, type Side } from './side.ts';

type Pair = Differences['kept'][number];

/**
 * What merging does, in phrases that go on after "Merging": `adds 3 assertions`, `awards first-aid to 2 people`. Ids and
 * counts alone, so that nothing in it was written by a stranger.
 */
export function tellDoes(
  base: Side,
  now: Side,
  differences: Differences,
  files: readonly ChangedFile[],
  erased: ReadonlySet<string>,
): string[] {
  return [
    ...tell(erased, 'erases'),
    ...tellLost(base, now, erased),
    ...tellAwards(base, differences),
    ...tellKept(differences.kept),
    ...tellBadges(base, now, differences),
    ...tellIssuers(base, now, differences),
    ...tellPeople(base, now),
    ...tellHeld(differences.held),
    ...tellLedger(base, now, files),
  ];
}

/** `revokes 1 (first-aid-zoe)`; nothing for none. */
function tell(ids: Iterable<string>, verb: string): string[] {
  const all = [...ids];
  return all.length === 0 ? [] : [`${verb} ${all.length} (${listed(all)})`];
}

function tellLost(base: Side, now: Side, erased: ReadonlySet<string>): string[] {
  const before = publishedAwards(base).filter(({ id }) => !erased.has(id));
  const gone = before.filter(({ id, source }) => !now.awards.has(id) && !now.isUnread('assertions', id, source.file));
  const drafted = before.filter(({ id }) => now.awards.get(id)?.draft);
  return [...tell(ids(gone), 'deletes the records of'), ...tell(ids(drafted), 'makes drafts again of')];
}

const ids = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id);

function tellAwards(base: Side, { added: { awards } }: Differences): string[] {
  const published = awards.filter(({ draft }) => !draft);
  const drafts = awards.length - published.length;
  const renewed = published.flatMap(({ replaces }) =>
    replaces !== undefined && base.awards.has(replaces) ? [replaces] : [],
  );
  const people = new Map<string, Set<string>>();
  for (const { badge, recipient } of published) {
    const of = people.get(badge.id) ?? new Set();
    people.set(badge.id, of.add(JSON.stringify(recipient.identity)));
  }
  const badges = [...people.keys()].sort();
  const others = badges.slice(MOST);
  const toOthers = others.reduce((sum, id) => sum + (people.get(id)?.size ?? 0), 0);
  return [
    ...(published.length > 0 ? [`adds ${counted(published.length, 'assertion')}`] : []),
    ...badges.slice(0, MOST).map((id) => `awards ${id} to ${persons(people.get(id)?.size ?? 0)}`),
    ...(others.length > 0 ? [`awards ${counted(others.length, 'more badge')} to ${persons(toOthers)}`] : []),
    ...(drafts > 0 ? [`adds ${counted(drafts, 'draft')}`] : []),
    ...tell(renewed, 'renews'),
  ];
}

/** So many badges have a phrase of their own. */
const MOST = 10;

const persons = (count: number): string => counted(count, 'person', 'people');

function tellKept(kept: readonly Pair[]): string[] {
  const where = (is: (was: PublicAssertion, now: PublicAssertion) => boolean): string[] =>
    kept.filter(([was, now]) => is(was, now)).map(([{ id }]) => id);
  const identity = ({ recipient }: PublicAssertion): string => JSON.stringify(recipient.identity);
  return [
    ...tell(
      where((was, now) => was.revoked === undefined && now.revoked !== undefined),
      'revokes',
    ),
    ...tell(
      where((was, now) => !isSetAside(was) && isSetAside(now)),
      'suspends',
    ),
    ...tell(
      where((was, now) => isSetAside(was) && !isSetAside(now) && now.revoked === undefined),
      'reinstates',
    ),
    ...tell(
      where((was, now) => was.expires !== now.expires),
      'changes the expiry of',
    ),
    ...tell(
      where((was, now) => identity(was) !== identity(now)),
      'changes the recipient of',
    ),
    ...tell(
      where((was, now) => was.badge.id !== now.badge.id),
      'changes the badge of',
    ),
  ];
}

function tellBadges(base: Side, now: Side, { added, changed }: Differences): string[] {
  const drafts = added.badges.filter(({ status }) => status === 'draft');
  const fresh = added.badges.filter(({ status }) => status !== 'draft');
  const statusBefore = ({ id }: { readonly id: string }): string | undefined => base.badges.get(id)?.status;
  const all = [...now.badges.values()];
  return [
    ...each('adds badge', 'adds', 'badge', ids(fresh)),
    ...each('adds the draft of badge', 'adds drafts of', 'badge', ids(drafts)),
    ...each('changes badge', 'changes', 'badge', ids(changed.badges)),
    ...each(
      'retires badge',
      'retires',
      'badge',
      ids(all.filter((one) => one.status === 'retired' && statusBefore(one) === 'active')),
    ),
    ...each(
      'opens the retired badge',
      'opens retired badges:',
      'badge',
      ids(all.filter((one) => one.status === 'active' && statusBefore(one) === 'retired')),
    ),
    ...each('deletes badge', 'deletes', 'badge', gone(base, now, 'badges')),
  ];
}

function tellIssuers(base: Side, now: Side, { issuers }: Differences): string[] {
  const fresh = [...now.issuers.keys()].filter((id) => !base.issuers.has(id));
  return [
    ...each('adds issuer', 'adds', 'issuer', fresh),
    ...each('changes issuer', 'changes', 'issuer', [...issuers]),
    ...each('deletes issuer', 'deletes', 'issuer', gone(base, now, 'issuers')),
  ];
}

const gone = (base: Side, now: Side, of: 'badges' | 'issuers'): string[] =>
  [...base[of].values()]
    .filter(({ id, source }) => !now[of].has(id) && !now.isUnread(of, id, source.file))
    .map(({ id }) => id);

/** `adds badge care`, one phrase each while they are few; `adds 12 badges (care, … and 7 more)` when they are many. */
function each(one: string, many: string, noun: string, all: readonly string[]): string[] {
  const sorted = [...all].sort();
  if (sorted.length > FEW) return [`${many} ${counted(sorted.length, noun)} (${listed(sorted)})`];
  return sorted.map((id) => `${one} ${id}`);
}

const FEW = 5;

function tellPeople(base: Side, now: Side): string[] {
  const before = new Map(base.backpack?.people.map((one) => [one.id, one.source.text]));
  const after = new Map(now.backpack?.people.map((one) => [one.id, one.source.text]));
  const pages = (count: number, verb: string): string[] =>
    count === 0 ? [] : [`${verb} ${counted(count, 'page of a person', 'pages of people')}`];
  const fresh = [...after.keys()].filter((id) => !before.has(id));
  const changed = [...after].filter(([id, text]) => before.has(id) && before.get(id) !== text);
  const lost = now.backpack === undefined ? [] : [...before.keys()].filter((id) => !after.has(id));
  return [...pages(fresh.length, 'adds'), ...pages(changed.length, 'changes'), ...pages(lost.length, 'deletes')];
}

const tellHeld = (held: readonly string[]): string[] =>
  held.length === 0
    ? []
    : [`changes what ${persons(held.length)} already ${held.length === 1 ? 'holds' : 'hold'} (${listed(held)})`];

function tellLedger(base: Side, now: Side, files: readonly ChangedFile[]): string[] {
  const { sealed } = base.ledger.facts;
  const all = [...now.ledger.facts.sealed.values()];
  const lists = files.filter(
    ({ kind, path, change }) => kind === 'status' && change !== 'deleted' && !/\.revoked\.json$/.test(path),
  );
  return [
    ...tell(
      all.filter(({ assertion }) => !sealed.has(assertion)).map(({ assertion }) => assertion),
      'seals',
    ),
    ...tell(
      all
        .filter(({ assertion, seal }) => (sealed.get(assertion)?.seal ?? seal) < seal)
        .map(({ assertion }) => assertion),
      'seals anew',
    ),
    ...(lists.length > 0 ? [`signs ${counted(lists.length, 'status list')}`] : []),
  ];
}
