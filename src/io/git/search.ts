import { posix } from 'node:path';
import { askGit, type GitReason, pieces } from './ask.ts';
import type { OpenRepository } from './repository.ts';

/** Where a text stands in what is staged or committed. */
export interface Match {
  /** relative to the root, with `/`; may begin with `../` */
  readonly path: string;
  readonly text: string;
  /** true when it stands in the index: the next commit has it */
  readonly isStaged: boolean;
  /** true when it stands in the commit that is checked out */
  readonly isCommitted: boolean;
}

export type SearchResult =
  | { readonly ok: true; readonly matches: readonly Match[] }
  | { readonly ok: false; readonly reason: GitReason; readonly said: string };

/** What is looked for; git finds the lines, the pattern judges them. */
interface Sought {
  /** part of every match, word for word */
  readonly holds: string;
  /** global; matches ASCII within a line */
  readonly pattern: RegExp;
}

/** So many changed paths are named to git one by one; with more it searches the whole commit. */
const NAMED = 200;

/**
 * Looks for a pattern in every file of the index and of the commit that is checked out; in binary files too, and in the
 * whole repository when the root is only a folder of it. The index is read whole; of the commit only what differs.
 */
export async function searchFiles({ top, prefix, head }: OpenRepository, sought: Sought): Promise<SearchResult> {
  const [staged, changed] = await Promise.all([
    grep(top, sought, ['--cached'], ['.']),
    head === undefined ? undefined : changedPaths(top, head),
  ]);
  if (!staged.ok) return staged;
  if (changed !== undefined && !changed.ok) return changed;
  const differing = changed?.paths ?? [];
  const named = differing.length > NAMED ? ['.'] : differing;
  const committed = head === undefined || named.length === 0 ? nothing : await grep(top, sought, [head], named);
  if (!committed.ok) return committed;

  const differs = new Set(differing);
  const inIndex = new Set(staged.found.map(nameOf));
  const inCommit = new Set(committed.found.map(nameOf));
  const all = new Map([...staged.found, ...committed.found].map((found) => [nameOf(found), found]));
  const matches = [...all].map(([name, { path, text }]) => ({
    path: posix.relative(prefix, path),
    text,
    isStaged: inIndex.has(name),
    isCommitted: head !== undefined && (differs.has(path) ? inCommit.has(name) : true),
  }));
  return { ok: true, matches };
}

interface Found {
  /** from the top */
  readonly path: string;
  readonly text: string;
}

type Grepped =
  | { readonly ok: true; readonly found: readonly Found[] }
  | { readonly ok: false; readonly reason: GitReason; readonly said: string };

const nothing: Grepped = { ok: true, found: [] };
const nameOf = ({ path, text }: Found): string => `${path}\0${text}`;

async function grep(
  top: string,
  { holds, pattern }: Sought,
  [where]: readonly [string],
  paths: readonly string[],
): Promise<Grepped> {
  const shown = ['--text', '--null', '--no-line-number', '--no-column', '--no-color', '--full-name'];
  const asked = ['grep', '--fixed-strings', ...shown, '-e', holds, where, '--', ...paths];
  const answer = await askGit(top, asked, { ends: [0, 1] });
  if (!answer.ok) return answer;
  const found = [...answer.output.toString('utf8').matchAll(/([^\0]+)\0([^\n]*)\n/g)].flatMap(
    ([, name = '', line = '']) => {
      const path = name.startsWith(`${where}:`) ? name.slice(where.length + 1) : name;
      return (line.match(pattern) ?? []).map((text) => ({ path, text }));
    },
  );
  return { ok: true, found };
}

/** Paths whose staged bytes differ from the commit, from the top. */
async function changedPaths(
  top: string,
  head: string,
): Promise<
  | { readonly ok: true; readonly paths: readonly string[] }
  | { readonly ok: false; readonly reason: GitReason; readonly said: string }
> {
  const shown = ['--cached', '--name-only', '--no-renames', '--ignore-submodules=all', '-z'];
  const answer = await askGit(top, ['diff-index', ...shown, head, '--']);
  return answer.ok ? { ok: true, paths: pieces(answer.output) } : answer;
}
