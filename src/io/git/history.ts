import { type Instant, instantOf } from '../../values/index.ts';
import { askGit, type GitReason, pieces } from './ask.ts';
import { readObjects } from './objects.ts';

/** One commit, without its author's address: nobody here needs it. */
export interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
  /** the author's name, as `.mailmap` has it */
  readonly author: string;
  /** when it was written */
  readonly written: Instant;
  /** when it came to stand where it stands: later after a rebase or a squash */
  readonly committed: Instant;
  /** the first line of its message */
  readonly subject: string;
}

/** One file that a commit added, changed or took away. */
export interface FileChange {
  readonly commit: string;
  /** relative to the root, with `/` */
  readonly path: string;
  /** ids of the file's bytes before and after; undefined where there was none */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: GitReason; readonly said: string };

/** Every commit behind the one that is checked out, newest first; merges too. */
export async function readCommits(root: string): Promise<Answer<readonly Commit[]>> {
  const format = ['%H', '%P', '%at', '%ct', '%aN', '%s'].join('%n');
  const answer = await askGit(root, ['log', '-z', '--encoding=UTF-8', `--format=${format}`, 'HEAD', '--']);
  if (!answer.ok) return answer;
  return { ok: true, value: answer.output.toString('utf8').split('\0').filter(Boolean).map(commitOf) };
}

function commitOf(text: string): Commit {
  const [id = '', parents = '', written, committed, author = '', subject = ''] = text.split('\n');
  return {
    id,
    parents: parents.split(' ').filter(Boolean),
    author,
    written: momentOf(written),
    committed: momentOf(committed),
    subject,
  };
}

/** The year 9999 at most: git takes any number for a date. */
const momentOf = (seconds: string | undefined): Instant =>
  instantOf(Math.min(Math.max(Number(seconds) || 0, 0), 253_402_300_799) * 1000);

/**
 * What each commit did to the files below a folder, newest first. Renames are a file less and a file more. Merges are
 * left out: what they bring stands in the commits that they merge.
 * @param folder  relative to the root
 */
export async function readFileChanges(root: string, folder: string): Promise<Answer<readonly FileChange[]>> {
  const shown = ['-z', '--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', '--relative', '--format=%x01%H'];
  const asked = ['log', '--full-history', '--no-merges', ...shown, 'HEAD', '--', folder];
  const answer = await askGit(root, asked);
  if (!answer.ok) return answer;
  const changes: FileChange[] = [];
  let commit = '';
  let raw: string | undefined;
  for (const piece of pieces(answer.output).map((one) => one.replace(/^\n/, ''))) {
    if (piece.startsWith('\u0001')) commit = piece.slice(1);
    else if (raw === undefined) raw = piece;
    else {
      const [, , before = '', after = ''] = raw.split(' ');
      changes.push({ commit, path: piece, before: bytesOf(before), after: bytesOf(after) });
      raw = undefined;
    }
  }
  return { ok: true, value: changes };
}

const bytesOf = (id: string): string | undefined => (/^0*$/.test(id) ? undefined : id);

/** Versions that are asked of git at once. */
const AT_ONCE = 2_000;

/** Texts of versions of files, by the ids of their bytes. */
export async function readVersions(root: string, ids: readonly string[]): Promise<Answer<ReadonlyMap<string, string>>> {
  const texts = new Map<string, string>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const answer = await readObjects(root, ids.slice(from, from + AT_ONCE));
    if (!answer.ok) return answer;
    for (const { id, bytes } of answer.objects) texts.set(id, bytes.toString('utf8'));
  }
  return { ok: true, value: texts };
}
