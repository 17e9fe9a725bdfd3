import { join, posix } from 'node:path';
import { askGit, type GitReason, pieces } from './ask.ts';
import type { OpenRepository } from './repository.ts';

/** Where a text stands in what is staged or committed. */
export interface Match {
  /** relative to the root, with `/`; may begin with `../` */
  readonly path: string;
  readonly text: string;
  readonly isStaged: boolean;
  readonly isCommitted: boolean;
}

export type SearchResult =
  | { readonly ok: true; readonly matches: readonly Match[] }
  | { readonly ok: false; readonly reason: GitReason; readonly said: string };

/** So many staged paths are named to git one by one; with more the whole index is searched. */
const NAMED = 200;

/**
 * Looks for a pattern in every file of the commit that is checked out, then in what is staged over it; binary files
 * too, and the whole repository when the root is only a folder of it.
 * @param pattern  an extended regular expression that matches neither NUL nor a line end
 */
export async function searchFiles(root: string, repository: OpenRepository, pattern: string): Promise<SearchResult> {
  const top = join(root, ...repository.prefix.split('/').slice(1).fill('..'));
  const { head } = repository;
  const staged = head === undefined ? ['.'] : await stagedPaths(top);
  const [committed, changed] = await Promise.all([
    head === undefined ? nothing : grep(top, pattern, [head], ['.']),
    staged.length === 0 ? nothing : grep(top, pattern, ['--cached'], staged),
  ]);
  if (!committed.ok) return committed;
  if (!changed.ok) return changed;
  const isChanged = new Set(staged);
  const place = (path: string): string => posix.relative(repository.prefix, path);
  const kept = committed.found.map(({ path, text }) => ({
    path: place(path),
    text,
    isCommitted: true,
    isStaged: isChanged.has('.') ? changed.found.some((one) => one.path === path) : !isChanged.has(path),
  }));
  const known = new Set(kept.map(({ path, text }) => `${path}\0${text}`));
  const added = changed.found
    .map(({ path, text }) => ({ path: place(path), text, isCommitted: false, isStaged: true }))
    .filter(({ path, text }) => !known.has(`${path}\0${text}`));
  return { ok: true, matches: [...kept, ...added] };
}

interface Found {
  readonly path: string;
  readonly text: string;
}

type Grepped =
  | { readonly ok: true; readonly found: readonly Found[] }
  | { readonly ok: false; readonly reason: GitReason; readonly said: string };

const nothing: Grepped = { ok: true, found: [] };

async function grep(
  top: string,
  pattern: string,
  [where]: readonly [string],
  paths: readonly string[],
): Promise<Grepped> {
  const shown = ['--only-matching', '--null', '--no-line-number', '--no-column', '--no-color', '--full-name'];
  const answer = await askGit(top, ['grep', '--text', ...shown, '-E', '-e', pattern, where, '--', ...paths], {
    ends: [0, 1],
  });
  if (!answer.ok) return answer;
  const found = [...answer.output.toString('utf8').matchAll(/([^\0]+)\0([^\n]*)\n/g)].map(
    ([, name = '', text = '']) => ({ path: name.startsWith(`${where}:`) ? name.slice(where.length + 1) : name, text }),
  );
  return { ok: true, found };
}

/** Paths whose staged bytes differ from the commit, from the top; `.` when they are many or git does not tell. */
async function stagedPaths(top: string): Promise<readonly string[]> {
  const answer = await askGit(top, ['diff-index', '--cached', '--name-only', '--no-renames', '-z', 'HEAD', '--']);
  if (!answer.ok) return ['.'];
  const paths = pieces(answer.output);
  return paths.length > NAMED ? ['.'] : paths;
}
