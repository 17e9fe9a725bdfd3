import { visible } from '../../../diagnostics/index.ts';
import type { GitHub } from '../../../github/index.ts';
import { push } from '../../../io/index.ts';
import { HaversackError } from '../../../values/index.ts';
import { openPull, type Pull, pageOf, setStatus } from '../pulls.ts';
import { holdsExactly, LEDGER_BRANCH } from './branch.ts';
import { type Counts, ledgerPull } from './text.ts';

export interface Proposed {
  readonly pull: Pull;
  /** false: the same was waiting there already */
  readonly isNew: boolean;
}

export interface Proposal extends Counts {
  readonly branch: string;
  /** where our branch stands; undefined: nowhere */
  readonly tip: string | undefined;
  /** the new files on top of the default branch */
  readonly commit: string;
  /** where the root lies in its repository */
  readonly prefix: string;
  /** the new files, by path relative to the root */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Puts sealed files on a branch of our own, marks their commit as checked (a pull request that a program opens starts
 * no run of the check), and opens the pull request that holds them alone, or finds it.
 * @returns `behind` when another run was faster
 * @throws HaversackError `push-ruled` where that branch may not be pushed either
 */
export async function proposeLedger(
  { root, github }: { readonly root: string; readonly github: GitHub },
  { branch, tip, commit, prefix, texts, ...counts }: Proposal,
): Promise<Proposed | 'behind'> {
  const isThere = tip !== undefined && prefix === '' && (await holdsExactly(root, tip, texts));
  if (!isThere) {
    const pushed = await push(root, commit, LEDGER_BRANCH, { lease: tip ?? null });
    if (pushed.kind === 'behind') return 'behind';
    if (pushed.kind === 'ruled') throw ruled(branch, pushed.said);
  }
  const pull = await openPull(github, LEDGER_BRANCH, branch, ledgerPull(counts));
  await setStatus(github, isThere ? tip : commit, 'success', 'Sealed files alone, each of them proved.', pageOf(pull));
  return { pull, isNew: !isThere };
}

const ruled = (branch: string, said: string): HaversackError =>
  new HaversackError('push-ruled', `Neither ${branch} nor ${LEDGER_BRANCH} may be pushed: ${visible(said)}`, {
    remedy:
      'Nothing was published. Give the job `contents: write`, and let rules for branches pass those that begin with haversack/.',
  });
