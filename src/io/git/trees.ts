import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HaversackError } from '../../values/index.ts';
import { isPlainPath } from '../plain-files.ts';
import { askGit, pieces } from './ask.ts';
import { readObjects } from './objects.ts';

/** One file of a commit. */
export interface TreeFile {
  /** relative to the root, with `/` */
  readonly path: string;
  /** `100644` or `100755` for a plain file, `120000` for a link, `160000` for a submodule */
  readonly mode: string;
  readonly id: string;
  /** bytes; 0 for a submodule */
  readonly size: number;
}

/** What differs between a commit and the files on the disk. */
export interface FileDifference {
  /** relative to the root, with `/` */
  readonly path: string;
  readonly change: 'added' | 'changed' | 'deleted';
}

const LIMITS = { files: 50_000, bytes: 512 * 1024 * 1024, atOnce: 32 * 1024 * 1024 } as const;

/** The commit that a branch, a tag, an id or `HEAD^1` names; undefined when it is not here. */
export async function resolveCommit(root: string, ref: string): Promise<string | undefined> {
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const answer = await askGit(root, asked, { ends: [0, 1, 128] });
  return answer.ok && answer.code === 0 ? answer.output.toString('utf8').trim() : undefined;
}

/**
 * Every file of a commit below some folders; below the root when none is named.
 * @throws HaversackError `git-failed`
 */
export async function listTree(
  root: string,
  commit: string,
  folders: readonly string[] = [],
): Promise<readonly TreeFile[]> {
  const answer = await askGit(root, ['ls-tree', '-r', '-z', '--long', commit, '--', ...folders]);
  if (!answer.ok) throw failed(`The files of commit ${commit.slice(0, 12)} cannot be listed`, answer.said);
  return pieces(answer.output).map((line) => {
    const [, mode = '', id = '', size = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line) ?? [];
    return { path, mode, id, size: size === '-' ? 0 : Number(size) };
  });
}

/**
 * Writes the plain files of a commit into a folder of their own, which holds nothing yet. They are never checked out:
 * no filter, no attribute and no hook of the repository has a say.
 * @param into  absolute
 * @param folders  relative to the root
 * @returns the paths that were written
 * @throws HaversackError `tree-refused` for a link, a submodule, a name that leads out, or too much; `git-failed`
 */
export async function extractTree(
  root: string,
  commit: string,
  into: string,
  folders: readonly string[],
): Promise<readonly string[]> {
  const files = await listTree(root, commit, folders);
  for (const { path, mode } of files) {
    if (mode !== '100644' && mode !== '100755')
      throw refused(`${path} is a link or a repository of its own`, 'Put a plain file there.');
    if (!isPlainPath(path)) throw refused(`${path} is no name for a file`, 'Rename it.');
  }
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length > LIMITS.files || bytes > LIMITS.bytes)
    throw refused(`${files.length} files of ${bytes} bytes are too much`, 'Take out what no badge needs.');
  for (const some of inPortions(files)) {
    const read = await readObjects(root, [...new Set(some.map(({ id }) => id))]);
    if (!read.ok) throw failed('Files of a commit cannot be read', read.said);
    const byId = new Map(read.objects.map((object) => [object.id, object.bytes]));
    for (const { path, id } of some) {
      const data = byId.get(id);
      if (data === undefined) throw failed('Files of a commit are not here', 'the clone is not whole');
      mkdirSync(dirname(join(into, path)), { recursive: true });
      writeFileSync(join(into, path), data, { flag: 'wx' });
    }
  }
  return files.map(({ path }) => path);
}

/**
 * Files below the root that differ from a commit, those included that git does not keep yet and does not pass over.
 * A file that was renamed is one gone and one new.
 * @param to  another commit, which is looked at instead of the files
 * @throws HaversackError `git-failed`
 */
export async function differencesFrom(root: string, commit: string, to?: string): Promise<readonly FileDifference[]> {
  const asked = ['diff', '--name-status', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', '--relative'];
  const differing = await askGit(root, [
    ...asked,
    '--ignore-submodules=none',
    commit,
    ...(to === undefined ? [] : [to]),
    '--',
    '.',
  ]);
  const listing = ['ls-files', '-z', '--others', '--exclude-standard', '--', '.'];
  const untracked = to === undefined ? await askGit(root, listing) : undefined;
  if (!differing.ok) throw failed('What changed cannot be told', differing.said);
  if (untracked !== undefined && !untracked.ok) throw failed('What is new cannot be told', untracked.said);
  const parts = pieces(differing.output);
  const changes = new Map<string, FileDifference>();
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const path = parts[at + 1] ?? '';
    const letter = parts[at]?.[0];
    changes.set(path, { path, change: letter === 'A' ? 'added' : letter === 'D' ? 'deleted' : 'changed' });
  }
  for (const path of untracked === undefined ? [] : pieces(untracked.output))
    changes.set(path, { path, change: changes.has(path) ? 'changed' : 'added' });
  return [...changes.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function inPortions(files: readonly TreeFile[]): TreeFile[][] {
  const portions: TreeFile[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const file of files) {
    bytes += file.size;
    if (bytes > LIMITS.atOnce) {
      portions.push([]);
      bytes = file.size;
    }
    portions.at(-1)?.push(file);
  }
  return portions;
}

const refused = (what: string, remedy: string): HaversackError =>
  new HaversackError('tree-refused', `${what}.`, { remedy });

const failed = (what: string, said: string): HaversackError =>
  new HaversackError('git-failed', `${what}: ${said}.`, {
    remedy: 'Fetch the whole history, as `actions/checkout` does with `fetch-depth: 0`.',
  });
