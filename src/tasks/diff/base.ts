import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readContent } from '../../content/index.ts';
import { type Diagnostic, fileOnly, hasErrors, reporter, visible } from '../../diagnostics/index.ts';
import {
  type Change,
  listTree,
  type OpenRepository,
  openRepository,
  openWorkplace,
  readCommits,
  readVersions,
  resolveCommit,
  type TreeFile,
} from '../../io/index.ts';
import { HaversackError, type Instant } from '../../values/index.ts';
import { loadBackpack } from '../load.ts';
import { MENDED } from '../mended.ts';
import { counted } from './phrases.ts';
import { diffProblems } from './problems.ts';
import { type Side, sideOf } from './side.ts';

const report = reporter(diffProblems);

/** Bytes of one file, of all, and of those that are asked of git at once. */
const LIMITS = { file: 16 * 1024 * 1024, all: 512 * 1024 * 1024, atOnce: 32 * 1024 * 1024, files: 200_000 } as const;

export interface Base {
  readonly repository: OpenRepository;
  readonly commit: string;
  readonly side: Side;
  /** paths of everything below content/, links too */
  readonly files: ReadonlySet<string>;
  /** warnings about BASE itself */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the commit that the files are compared with.
 * @param ref  a branch, a tag, an id, or as `HEAD^1`
 * @throws HaversackError `base-no-repository` outside of git, `base-missing` when the commit is not in this clone
 */
async function findBase(
  root: string,
  ref: string,
): Promise<{ readonly repository: OpenRepository; readonly commit: string }> {
  const repository = await openRepository(root);
  if (repository.kind !== 'repository') {
    const [why, remedy] = {
      'no-git': ['there is no git program', 'Install git.'],
      'no-repository': [
        `${root} is in no git repository`,
        'Run `haversack check` without `--diff`, or name another --root.',
      ],
      refused: ['git does not open the repository', 'See: haversack doctor'],
    }[repository.kind] as [string, string];
    throw new HaversackError('base-no-repository', `There is nothing to compare with: ${visible(why)}.`, { remedy });
  }
  const commit = await resolveCommit(root, ref);
  if (commit !== undefined) return { repository, commit };
  throw new HaversackError('base-missing', `There is no commit "${visible(ref)}" in this clone.`, {
    remedy: repository.isShallow
      ? 'The clone was cut off. Fetch more of it: `fetch-depth: 2` for actions/checkout of a merge commit, or git fetch --unshallow'
      : 'Name a branch, a tag or a commit. In a job, fetch it first: `fetch-depth: 2` for actions/checkout of a merge commit.',
  });
}

/**
 * Reads what stands in a commit, without checking it out: no attribute, filter or link of the repository has a say.
 * @param isParent  true: it is known that what is compared with it builds on it
 * @throws HaversackError `base-missing` when its files are not all here, `base-too-large`, `base-unreadable`
 */
export async function readBase(root: string, ref: string, today: Instant, isParent = false): Promise<Base> {
  const { repository, commit } = await findBase(root, ref);
  const files = await listTree(root, commit, ['content']);
  const plain = files.filter(({ mode, size }) => (mode === '100644' || mode === '100755') && size <= LIMITS.file);
  const changes = await readTexts(root, plain);
  const { side, errors } = loadTexts(root, changes, today);
  const wrong = files.length === 0 ? 0 : errors + files.length - plain.length;
  return {
    repository,
    commit,
    side,
    files: new Set(files.map(({ path }) => path)),
    diagnostics: [
      ...(wrong > 0 ? [report('base-unsound', fileOnly('content'), [], counted(wrong, 'error'))] : []),
      ...(isParent || (await isBehind(root, repository, commit))
        ? []
        : [report('base-ahead', fileOnly('content'), [])]),
    ],
  };
}

/** True when the commit that is checked out builds on BASE, or nothing is checked out. */
async function isBehind(root: string, { head }: OpenRepository, base: string): Promise<boolean> {
  if (head === undefined || head === base) return true;
  const commits = await readCommits(root);
  return !commits.ok || commits.value.some(({ id }) => id === base);
}

/** Pictures and files of evidence are only looked for, not looked at. */
const isPicture = ({ path }: TreeFile): boolean => /\.(?:png|svg|jpe?g|pdf|txt)$/.test(path);

async function readTexts(root: string, files: readonly TreeFile[]): Promise<Change[]> {
  const wanted = files.filter((file) => !isPicture(file));
  const bytes = wanted.reduce((sum, { size }) => sum + size, 0);
  if (files.length > LIMITS.files || bytes > LIMITS.all)
    throw new HaversackError('base-too-large', `BASE has ${files.length} files in content/, of ${bytes} bytes.`, {
      remedy: 'Take out what no badge needs.',
    });
  const texts = new Map<string, string>();
  for (const ids of portions(wanted)) {
    const read = await readVersions(root, ids);
    if (!read.ok)
      throw new HaversackError('base-unreadable', `git does not give the files of BASE: ${visible(read.said)}`, {
        remedy: 'See: haversack doctor',
      });
    for (const [id, text] of read.value) texts.set(id, text);
  }
  return files.map((file): Change => {
    const text = isPicture(file) ? '' : texts.get(file.id);
    if (text !== undefined) return { path: file.path, text };
    throw new HaversackError('base-missing', 'Files of BASE are not in this clone, which was made without them.', {
      remedy: 'Clone without `--filter`; actions/checkout with `fetch-depth: 2` does.',
    });
  });
}

function portions(files: readonly TreeFile[]): string[][] {
  const sizes = new Map(files.map(({ id, size }) => [id, size]));
  const found: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const [id, size] of sizes) {
    if (bytes + size > LIMITS.atOnce) {
      found.push([]);
      bytes = 0;
    }
    found.at(-1)?.push(id);
    bytes += size;
  }
  return found;
}

/** Loads a backpack of texts alone: as changes to an empty folder, which is gone when they are read. */
function loadTexts(
  root: string,
  changes: readonly Change[],
  today: Instant,
): { readonly side: Side; readonly errors: number } {
  const folder = mkdtempSync(join(openWorkplace(root), 'base-'));
  try {
    mkdirSync(join(folder, 'content'));
    const loaded = loadBackpack(folder, today, changes);
    const side = sideOf(loaded, () => readContent(folder, changes).records);
    const errors = loaded.diagnostics.filter((one) => hasErrors([one]) && !MENDED.includes(one.code));
    return { side, errors: errors.length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
