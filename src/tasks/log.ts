import { readContent } from '../content/index.ts';
import { hasErrors, nearest, visible } from '../diagnostics/index.ts';
import { openRepository, readCommits, readFileChanges, readVersions } from '../io/index.ts';
import { readLedger } from '../ledger/index.ts';
import type { LedgerFacts, Records } from '../model/index.ts';
import { HaversackError } from '../values/index.ts';
import type { Effects } from './effects.ts';
import { type LogEvent, type Subject, subjectName } from './log/event.ts';
import { eventsOfCommits, needsText } from './log/from-git.ts';
import { eventsOfRecords } from './log/from-records.ts';
import { joinEvents } from './log/join.ts';

export interface LogResult {
  /** newest first */
  readonly events: readonly LogEvent[];
  /** how many older ones were left out */
  readonly left: number;
  /** what could not be told, each with what to do */
  readonly missing: readonly string[];
}

/**
 * The public history of an assertion, a badge with its awards, an issuer with its keys and badges and their awards, or
 * of everything: from records, ledger and git. No addresses of people; authors by their names.
 * @param given  an id; undefined for everything but drafts
 * @param most  so many events are told
 * @throws HaversackError `log-unknown` when nothing has, or had, that id
 */
export async function log(
  { root, progress }: Pick<Effects, 'root' | 'progress'>,
  { given, most }: { readonly given: string | undefined; readonly most: number },
): Promise<LogResult> {
  progress('reading content');
  const { records, diagnostics } = readContent(root);
  const ledger = readLedger(root);
  const unread = hasErrors([...diagnostics, ...ledger.diagnostics]) ? [UNREAD] : [];
  progress('reading the history');
  const git = await readGit(root, new Set(ledger.facts.tombstones.keys()));
  const all = joinEvents(eventsOfRecords(records, ledger), git.events);
  const wanted = given === undefined ? withoutDrafts(records) : subjectsOf(given, records, ledger.facts, all);
  const events = all.filter((event) => wanted(event));
  const left = Math.max(0, events.length - most);
  return { events: events.slice(0, most), left, missing: [...unread, ...git.missing] };
}

const UNREAD = 'Some files are wrong, so not all that they say is told. See: haversack check';

type Wanted = (subject: Subject) => boolean;

function withoutDrafts({ assertions, badges }: Records): Wanted {
  const drafts = new Set([
    ...assertions.filter(({ draft }) => draft).map(({ id }) => `assertion ${id}`),
    ...badges.filter(({ status }) => status === 'draft').map(({ id }) => `badge ${id}`),
  ]);
  return (subject) => !drafts.has(subjectName(subject));
}

/** What belongs to an id: itself, its badges and keys when it is an issuer, and their awards. */
function subjectsOf(
  given: string,
  records: Records,
  { keys, tombstones }: LedgerFacts,
  all: readonly LogEvent[],
): Wanted {
  const known: Subject[] = [
    ...records.assertions.map(({ id }): Subject => ({ kind: 'assertion', id })),
    ...records.badges.map(({ id }): Subject => ({ kind: 'badge', id })),
    ...records.issuers.map(({ id }): Subject => ({ kind: 'issuer', id })),
    ...keys.map(({ id }): Subject => ({ kind: 'key', id })),
    ...all,
  ];
  const selves = known.filter(({ id }) => id === given);
  if (selves.length === 0) {
    const meant = nearest(given, [...new Set(known.map(({ id }) => id))]);
    const remedy = meant === undefined ? 'To see what there is: haversack log' : `Did you mean "${visible(meant)}"?`;
    throw new HaversackError('log-unknown', `There is no assertion, badge or issuer "${visible(given)}".`, { remedy });
  }
  const wanted = new Set(selves.map(subjectName));
  for (const { id, issuer } of keys) if (wanted.has(`issuer ${issuer}`)) wanted.add(`key ${id}`);
  for (const { id, issuer } of records.badges) if (wanted.has(`issuer ${issuer}`)) wanted.add(`badge ${id}`);
  for (const [id, { issuer }] of tombstones) if (wanted.has(`issuer ${issuer}`)) wanted.add(`assertion ${id}`);
  for (const { id, badge } of records.assertions) if (wanted.has(`badge ${badge}`)) wanted.add(`assertion ${id}`);
  return (subject) => wanted.has(subjectName(subject));
}

interface FromGit {
  readonly events: readonly LogEvent[];
  readonly missing: readonly string[];
}

const without = (...missing: string[]): FromGit => ({ events: [], missing });

async function readGit(root: string, erased: ReadonlySet<string>): Promise<FromGit> {
  const lost = 'who proposed, changed and reviewed what is not told.';
  const repository = await openRepository(root);
  if (repository.kind === 'no-git') return without(`There is no git program, so ${lost} Install git.`);
  if (repository.kind === 'no-repository') return without(`This folder is in no git repository, so ${lost}`);
  if (repository.kind === 'refused')
    return without(`git does not open the repository, so ${lost} See: haversack doctor`);
  if (repository.head === undefined) return without(`Nothing is committed yet, so ${lost}`);

  const [commits, changes] = await Promise.all([readCommits(root), readFileChanges(root, 'content')]);
  if (!commits.ok || !changes.ok) return without(`git does not tell its history, so ${lost} See: haversack doctor`);
  const needed = changes.value.filter((change) => needsText(change, erased));
  const ids = new Set(needed.flatMap(({ before, after }) => [before, after].filter((id) => id !== undefined)));
  const texts = await readVersions(root, [...ids]);
  if (!texts.ok) return without(`git does not tell its history, so ${lost} See: haversack doctor`);
  const ends = repository.isShallow ? commits.value.filter(({ parents }) => parents.length === 0) : [];
  const cut = new Set(ends.map(({ id }) => id));
  return {
    events: eventsOfCommits(commits.value, changes.value, texts.value, cut),
    missing: repository.isShallow
      ? ['The clone was cut off, so what older commits did is not told. For all of it: git fetch --unshallow']
      : [],
  };
}
