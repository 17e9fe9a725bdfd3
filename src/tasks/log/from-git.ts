import type { Commit, FileChange } from '../../io/index.ts';
import { isObject, parseJson } from '../../values/index.ts';
import type { Deed, LogEvent, Subject } from './event.ts';
import { publicName, shortId } from './names.ts';
import { reviewsOf } from './reviews.ts';
import { isRoster, type Place, placeOf, readRosterVersion, readVersion, type Version } from './versions.ts';

/** A subject before and after one commit. */
interface Step extends Place {
  readonly commit: string;
  readonly file: string;
  readonly before: Version | undefined;
  readonly after: Version | undefined;
}

/** True for files whose versions have to be read; new sealed files are what their names say, but for tombstones. */
export const needsText = ({ path, before, after }: FileChange, erased: ReadonlySet<string>): boolean => {
  if (isRoster(path)) return true;
  const place = placeOf(path);
  if (place === undefined) return false;
  return place.part !== 'seal' || (before !== undefined && after !== undefined) || erased.has(place.id);
};

/**
 * What commits did to assertions, badges, issuers and keys.
 * @param texts  of versions, by the ids of their bytes
 * @param cut  commits at the end of a clone that was cut off: what they seem to add was there before
 */
export function eventsOfCommits(
  commits: readonly Commit[],
  changes: readonly FileChange[],
  texts: ReadonlyMap<string, string>,
  cut: ReadonlySet<string>,
): LogEvent[] {
  const known = new Map(commits.map((commit) => [commit.id, commit]));
  const reviews = reviewsOf(commits);
  const steps = joinMoves(changes.filter(({ commit }) => !cut.has(commit)).flatMap((change) => stepsOf(change, texts)));
  const events = steps.flatMap((step): LogEvent[] => {
    const commit = known.get(step.commit);
    if (commit === undefined) return [];
    const origin = { commit: shortId(commit.id), by: publicName(commit.author), review: reviews.get(commit.id) };
    const { kind, id } = step;
    const file = step.part === 'seal' ? step.file : undefined;
    return deedsOf(step).map((deed) => ({ kind, id, deed, on: commit.written, says: '', origin, file }));
  });
  return withoutEcho(events);
}

function stepsOf({ commit, path, before, after }: FileChange, texts: ReadonlyMap<string, string>): Step[] {
  const text = (id: string | undefined): string | undefined => (id === undefined ? undefined : (texts.get(id) ?? ''));
  const [old, fresh] = [text(before), text(after)];
  if (isRoster(path)) {
    const [rows, newRows] = [readRosterVersion(old ?? ''), readRosterVersion(fresh ?? '')];
    const ids = new Set([...rows.keys(), ...newRows.keys()]);
    return [...ids].map((id) => {
      return {
        kind: 'assertion',
        id,
        part: 'record',
        commit,
        file: path,
        before: rows.get(id),
        after: newRows.get(id),
      };
    });
  }
  const place = placeOf(path);
  if (place === undefined) return [];
  const version = (one: string | undefined): Version | undefined =>
    one === undefined ? undefined : readVersion(path, one);
  return [{ ...place, commit, file: path, before: version(old), after: version(fresh) }];
}

/** A record that goes from one file and comes in another, in one commit, has moved; that is one step. */
function joinMoves(steps: readonly Step[]): Step[] {
  const joined = new Map<string, Step>();
  for (const step of steps) {
    const name = [step.commit, step.part, step.kind, step.id, step.part === 'seal' ? step.file : ''].join(' ');
    const other = joined.get(name);
    const pair = other && { ...step, before: step.before ?? other.before, after: step.after ?? other.after };
    joined.set(name, pair ?? step);
  }
  return [...joined.values()].filter(({ before, after, part }) => part !== 'record' || before?.whole !== after?.whole);
}

const STATUS_DEEDS = ['suspended', 'reinstated', 'revoked', 'retired', 'compromised'] as const;

function deedsOf({ part, kind, before, after }: Step): Deed[] {
  if (after === undefined) return ['removed'];
  if (part === 'seal') {
    if (isErased(after)) return before !== undefined && isErased(before) ? ['changed'] : ['erased'];
    return [before === undefined ? 'issued' : 'changed'];
  }
  const deeds: Deed[] = STATUS_DEEDS.filter((field) => {
    const now = after.fields[field];
    return kind !== 'badge' && now !== undefined && now !== before?.fields[field];
  });
  if (kind === 'badge' && isRetired(after) && !(before && isRetired(before))) deeds.push('retired');
  if (before === undefined) return [part === 'key' ? 'made' : 'proposed', ...deeds];
  return deeds.length === 0 ? ['changed'] : deeds;
}

const isRetired = ({ fields }: Version): boolean => /^["']?retired["']?$/.test(fields.status ?? '');

function isErased({ whole }: Version): boolean {
  const document = parseJson(whole);
  return document.ok && isObject(document.value) && document.value.type === 'Tombstone';
}

/** Erasing takes the record away too; that is not told twice. */
function withoutEcho(events: readonly LogEvent[]): LogEvent[] {
  const name = ({ kind, id }: Subject, commit: string | undefined): string => `${kind} ${id} ${commit}`;
  const erased = new Set(
    events.filter(({ deed }) => deed === 'erased').map((event) => name(event, event.origin?.commit)),
  );
  return events.filter((event) => event.deed !== 'removed' || !erased.has(name(event, event.origin?.commit)));
}
