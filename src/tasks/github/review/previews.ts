import { commitFiles, fetchRef, listTree, openRepository, push } from '../../../io/index.ts';
import { HaversackError, type Instant } from '../../../values/index.ts';

/** The branch that keeps pictures of open pull requests; it has no history in common with any other. */
export const PREVIEWS = 'previews';

/** So often another job may have been faster. */
const TRIES = 8;

export type Kept =
  | { readonly kind: 'kept' }
  /** nothing had to be changed */
  | { readonly kind: 'same' }
  /** GitHub lets nothing be pushed; its words */
  | { readonly kind: 'refused'; readonly said: string };

/**
 * Makes the folder of a pull request on the branch of pictures hold these and no others; whatever else is there stays.
 * @param pictures  bytes by name; none: the folder goes
 * @throws HaversackError `git-unreachable`, `git-failed`, `previews-busy`
 */
export async function keepPreviews(
  { root, now }: { readonly root: string; readonly now: () => Instant },
  number: number,
  pictures: ReadonlyMap<string, Uint8Array>,
): Promise<Kept> {
  const repository = await openRepository(root);
  // Paths in commits are of the repository, wherever in it the root is.
  const top = repository.kind === 'repository' ? repository.top : root;
  const wanted = new Map([...pictures].map(([name, data]) => [`${number}/${name}`, data]));
  for (let go = 0; go < TRIES; go++) {
    const tip = await fetchRef(top, `refs/heads/${PREVIEWS}`, 1);
    const there = tip === undefined ? [] : (await listTree(top, tip, [String(number)])).map(({ path }) => path);
    // The name of a picture is of its bytes: the same name is the same picture.
    const files = [
      ...there.filter((path) => !wanted.has(path)).map((path) => ({ path, data: undefined })),
      ...[...wanted].filter(([path]) => !there.includes(path)).map(([path, data]) => ({ path, data })),
    ];
    if (files.length === 0) return { kind: 'same' };
    const message = wanted.size > 0 ? `Pictures of pull request ${number}\n` : `Pull request ${number} is closed\n`;
    const commit = await commitFiles(top, { parent: tip, files, message, date: now() });
    const pushed = await push(top, commit, PREVIEWS, tip === undefined ? { lease: null } : {});
    if (pushed.kind === 'pushed') return { kind: 'kept' };
    if (pushed.kind === 'ruled') return { kind: 'refused', said: pushed.said };
  }
  throw new HaversackError('previews-busy', `The branch "${PREVIEWS}" has changed ${TRIES} times meanwhile.`, {
    remedy: 'Run the job again.',
  });
}
