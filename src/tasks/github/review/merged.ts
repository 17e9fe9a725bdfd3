import type { GitHub } from '../../../github/index.ts';
import { fetchRef, resolveCommit } from '../../../io/index.ts';
import { inside } from '../event-fields.ts';
import type { Nothing, OpenPull } from './find-pull.ts';

/** What GitHub makes of a pull request before anyone merges it. */
export type Merge =
  | { readonly kind: 'merge'; readonly commit: string; readonly base: string }
  | { readonly kind: 'conflict' }
  | Nothing;

export interface MergeEffects {
  /** absolute */
  readonly root: string;
  readonly github: GitHub;
  /** lets time go by */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** GitHub makes the merge of a new commit when it is asked about it, and needs some seconds. */
const PATIENCE = { tries: 12, pause: 3_000 } as const;

/**
 * Fetches the merge that GitHub keeps for a pull request, into no branch and no folder.
 * @throws HaversackError `git-unreachable`, `github-unreachable`
 */
export async function fetchMerge({ root, github, wait }: MergeEffects, pull: OpenPull): Promise<Merge> {
  for (let go = 1; ; go++) {
    const commit = await fetchRef(root, `refs/pull/${pull.number}/merge`, 2);
    const base = commit && (await baseOf(root, commit, pull.headSha));
    if (commit !== undefined && base !== undefined) return { kind: 'merge', commit, base };
    const { body } = await github.request('GET', `/pulls/${pull.number}`);
    const mergeable = inside(body, 'mergeable');
    if (mergeable === null && go < PATIENCE.tries) {
      await wait(PATIENCE.pause);
      continue;
    }
    // Where it cannot make one, it leaves the last one that it could make where it was.
    if (mergeable === false || commit === undefined) return { kind: 'conflict' };
    return { kind: 'nothing', why: 'GitHub keeps a merge of another commit by now; the check of that one says more.' };
  }
}

/** What a merge goes into; undefined when it is a merge of another commit. */
async function baseOf(root: string, merge: string, headSha: string): Promise<string | undefined> {
  return (await resolveCommit(root, `${merge}^2`)) === headSha ? resolveCommit(root, `${merge}^1`) : undefined;
}
