import { askGit, type GitReason } from './ask.ts';
import { readObjects } from './objects.ts';

/** A text in an object of git: a version of a file, or the message of a commit or tag. */
export interface HistoryMatch {
  readonly text: string;
  /** short, of the commit that brought it; undefined when no branch, tag or stash holds it any more */
  readonly commit: string | undefined;
  /** relative to the repository's top; undefined for a message */
  readonly path: string | undefined;
}

export type HistorySearch =
  | {
      readonly ok: true;
      readonly matches: readonly HistoryMatch[];
      /** objects looked through, of how many; fewer when time ran out */
      readonly done: number;
      readonly of: number;
      /** objects passed over because they are larger than {@link OBJECT_BYTES} */
      readonly large: number;
    }
  | { readonly ok: false; readonly reason: GitReason; readonly said: string };

/** Larger objects are pictures and archives. */
const OBJECT_BYTES = 1_048_576;
/** Bytes that are asked of git at once. */
const BATCH_BYTES = 16 * 1024 * 1024;
const LIST_BYTES = 512 * 1024 * 1024;

interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly size: number;
}

/**
 * Looks for a pattern in everything that the repository stores, each object once: all branches, tags and stashes, and
 * what was rewritten but is not gone yet.
 * @param pattern  global; matches ASCII
 * @param time  aborted when it is used up; what was found until then is told
 */
export async function searchHistory(root: string, pattern: RegExp, time: AbortSignal): Promise<HistorySearch> {
  const format = '--batch-check=%(objectname) %(objecttype) %(objectsize)';
  const listed = await askGit(root, ['cat-file', '--batch-all-objects', '--unordered', format], { bytes: LIST_BYTES });
  if (!listed.ok) return listed;
  const all = listed.output
    .toString('latin1')
    .split('\n')
    .map((line): Listed => {
      const [id = '', kind = '', size] = line.split(' ');
      return { id, kind, size: Number(size) };
    })
    .filter(({ kind }) => kind === 'blob' || kind === 'commit' || kind === 'tag');
  const objects = all.filter(({ size }) => size <= OBJECT_BYTES);
  const matches: HistoryMatch[] = [];
  let done = 0;
  for (const batch of batches(objects)) {
    if (time.aborted) break;
    const answer = await readObjects(
      root,
      batch.map(({ id }) => id),
    );
    if (!answer.ok) return answer;
    for (const { id, kind, bytes } of answer.objects) {
      const found = new Set(bytes.toString('latin1').match(pattern) ?? []);
      if (found.size === 0) continue;
      const place = kind === 'blob' ? await placeOf(root, id) : { commit: short(id), path: undefined };
      for (const one of found) matches.push({ text: one, ...place });
    }
    done += batch.length;
  }
  return { ok: true, matches, done, of: objects.length, large: all.length - objects.length };
}

const short = (id: string): string => id.slice(0, 10);

function batches(objects: readonly Listed[]): Listed[][] {
  const found: Listed[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const one of objects) {
    if (bytes + one.size > BATCH_BYTES) {
      found.push([]);
      bytes = 0;
    }
    found.at(-1)?.push(one);
    bytes += one.size;
  }
  return found;
}

/** The oldest commit of any branch, tag or stash that has a version of a file, and the file's path there. */
async function placeOf(root: string, id: string): Promise<Pick<HistoryMatch, 'commit' | 'path'>> {
  const shown = ['-z', '--raw', '--no-abbrev', '--no-renames', '--topo-order', '-m', '--format=%x01%H'];
  const answer = await askGit(root, ['log', '--all', '--reflog', `--find-object=${id}`, ...shown, '--']);
  const last = answer.ok ? answer.output.toString('utf8').split('\u0001').at(-1) : undefined;
  const [commit, , path] = last?.split('\0') ?? [];
  return commit === undefined || commit === ''
    ? { commit: undefined, path: undefined }
    : { commit: short(commit), path };
}
