import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Change,
  COMMITTER,
  commitFiles,
  extractTree,
  fetchRef,
  openRepository,
  push,
  readVersions,
} from '../../io/index.ts';
import { HaversackError, type Instant, instantOf } from '../../values/index.ts';

/** The content that a proposal is made for: that of the default branch as it stands now. */
export interface Base {
  /** the commit */
  readonly head: string;
  /** absolute: a folder that holds its `content/` alone, to be read and written in */
  readonly folder: string;
}

/** Where a branch of ours stands. */
export interface Tip {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  /** false: somebody else has committed */
  readonly isOurs: boolean;
  readonly committed: Instant;
}

/**
 * Lends the content of the head of a branch, fetched anew, in a folder of its own: what is checked out stays as it is.
 * @throws HaversackError `base-missing`, `git-unreachable`, `tree-refused`, `git-failed`
 */
export async function withBase<Value>(
  root: string,
  branch: string,
  use: (base: Base) => Promise<Value>,
): Promise<Value> {
  const head = await fetchRef(root, `refs/heads/${branch}`);
  if (head === undefined) {
    throw new HaversackError('base-missing', `The remote has no branch "${branch}".`, {
      remedy: 'Push a first commit to the default branch of the repository.',
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'haversack-base-'));
  try {
    await extractTree(root, head, folder, ['content']);
    return await use({ head, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a branch stands at the remote; undefined when it is not there. */
export async function readTip(root: string, branch: string): Promise<Tip | undefined> {
  const id = await fetchRef(root, `refs/heads/${branch}`);
  return id === undefined ? undefined : readCommit(root, id);
}

async function readCommit(root: string, id: string): Promise<Tip> {
  const read = await readVersions(root, [id]);
  const text = (read.ok ? read.value.get(id) : undefined) ?? '';
  const lines = text.slice(0, text.indexOf('\n\n')).split('\n');
  const all = (name: string): string[] =>
    lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  const [, who, seconds] = /^(.*) (\d{1,11}) [+-]\d{4}$/.exec(all('committer')[0] ?? '') ?? [];
  return {
    id,
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    isOurs: who === `${COMMITTER.name} <${COMMITTER.email}>`,
    committed: instantOf(Math.min(Number(seconds ?? 0), 253_402_300_799) * 1000),
  };
}

export type Offered =
  /** `isPushed` false: the same stands there already */
  | { readonly kind: 'offered'; readonly commit: string; readonly isPushed: boolean }
  | { readonly kind: 'behind' }
  | { readonly kind: 'ruled'; readonly said: string };

/**
 * Puts one change on top of the base, and that at the end of a branch, in place of what we had put there before.
 * @throws HaversackError `git-unreachable`, `git-failed`
 */
export async function offer(
  root: string,
  base: Base,
  {
    branch,
    tip,
    change,
    message,
    date,
  }: {
    readonly branch: string;
    readonly tip: Tip | undefined;
    readonly change: Change;
    readonly message: string;
    readonly date: Instant;
  },
): Promise<Offered> {
  const repository = await openRepository(root);
  const prefix = repository.kind === 'repository' ? repository.prefix : '';
  const files = [{ path: `${prefix}${change.path}`, data: change.text }];
  const commit = await commitFiles(root, { parent: base.head, files, message, date });
  if (tip !== undefined) {
    const made = await readCommit(root, commit);
    const isSame = tip.tree === made.tree && tip.parents.length === 1 && tip.parents[0] === base.head;
    if (isSame) return { kind: 'offered', commit: tip.id, isPushed: false };
  }
  const pushed = await push(root, commit, branch, { lease: tip?.id ?? null });
  return pushed.kind === 'pushed' ? { kind: 'offered', commit, isPushed: true } : pushed;
}

/** Chance that is the same whenever the same is asked for: what is proposed again is not another proposal. */
export function chanceOf(...seed: readonly (string | number)[]): (bytes: number) => Uint8Array {
  let counter = 0;
  const portion = (): Buffer =>
    createHash('sha256')
      .update(JSON.stringify([...seed, counter++]))
      .digest();
  return (bytes) => {
    const parts: Buffer[] = [];
    for (let length = 0; length < bytes; length += 32) parts.push(portion());
    return new Uint8Array(Buffer.concat(parts).subarray(0, bytes));
  };
}
