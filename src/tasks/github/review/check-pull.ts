import { openRepository, resolveCommit } from '../../../io/index.ts';
import { HaversackError } from '../../../values/index.ts';
import { checkDiff, type DiffResult } from '../../diff/check-diff.ts';
import type { Effects } from '../../effects.ts';
import { commitIn, otherEvent } from '../event-fields.ts';
import { afterMerge } from './after-merge.ts';

export interface CheckedPull {
  readonly diff: DiffResult;
  /** where the root lies in the repository: empty, or as `site/` */
  readonly prefix: string;
}

/**
 * Holds what a pull request would make of the repository against what it is: the merge that GitHub made is checked
 * out, and its first parent is what it would be merged into.
 * @param event  `pull_request` or `merge_group`
 * @throws HaversackError `event-other`, `base-missing`
 */
export async function checkPull(
  effects: Pick<Effects, 'root' | 'today' | 'now' | 'progress'>,
  eventName: string,
  event: unknown,
): Promise<CheckedPull> {
  const base = await baseOf(effects.root, eventName, event);
  const repository = await openRepository(effects.root);
  return {
    diff: afterMerge(await checkDiff(effects, base)),
    prefix: repository.kind === 'repository' ? repository.prefix : '',
  };
}

async function baseOf(root: string, eventName: string, event: unknown): Promise<string> {
  if (eventName === 'merge_group') {
    const named = commitIn(event, 'merge_group', 'base_sha');
    const base = named && (await resolveCommit(root, named));
    return base ?? missing('the commit that the merge group stands on', 'Check out with `fetch-depth: 0`.');
  }
  const head = commitIn(event, 'pull_request', 'head', 'sha');
  if (eventName !== 'pull_request' || head === undefined)
    return otherEvent('github check', '`pull_request` or `merge_group`');
  // The first parent of a commit that a contributor made is whatever they want it to be; of GitHub's merge it is not.
  const base = (await resolveCommit(root, 'HEAD^2')) === head ? await resolveCommit(root, 'HEAD^1') : undefined;
  const remedy = 'Check out the commit of the event, as `actions/checkout` does by itself, with `fetch-depth: 2`.';
  return base ?? missing('the merge of the pull request with its two parents', remedy);
}

function missing(what: string, remedy: string): never {
  throw new HaversackError('base-missing', `The clone lacks ${what}: there is nothing to hold the change against.`, {
    remedy,
  });
}
