import type { GitHub, GitHubThing } from '../../../github/index.ts';

import { commitIn, inside, numberIn, otherEvent, textIn } from '../event-fields.ts';

/** A pull request that is open. */
export interface OpenPull {
  readonly number: number;
  /** the commit that it ends with */
  readonly headSha: string;
}

/** Where there is nothing to be said, and why. */
export interface Nothing {
  readonly kind: 'nothing';
  readonly why: string;
}

/**
 * The open pull request that a finished run of the check was for. An event names none for a fork, so GitHub is asked,
 * and only what ends with the very commit that was checked counts.
 * @param event  `workflow_run`
 * @throws HaversackError `event-other`, `github-refused`, `github-unreachable`
 */
export async function findPull(github: GitHub, event: unknown): Promise<OpenPull | Nothing> {
  const run = inside(event, 'workflow_run');
  const headSha = commitIn(run, 'head_sha');
  if (run === undefined || headSha === undefined) return otherEvent('github review', '`workflow_run`');
  const branch = textIn(run, 'head_branch');
  const from = textIn(run, 'head_repository', 'full_name');
  if (textIn(run, 'event') !== 'pull_request' || branch === undefined || from === undefined)
    return { kind: 'nothing', why: 'The run that ended was for no pull request.' };
  const owner = from.split('/')[0] ?? '';
  const pulls = await github.list(`/pulls?state=open&head=${encodeURIComponent(`${owner}:${branch}`)}`);
  const isOf = (pull: GitHubThing): boolean => textIn(pull, 'head', 'repo', 'full_name') === from;
  const ours = pulls.filter(isOf);
  const numbers = ours
    .filter((pull) => commitIn(pull, 'head', 'sha') === headSha)
    .flatMap((pull) => numberIn(pull, 'number') ?? []);
  const named = namedIn(run).find((number) => numbers.includes(number));
  // One branch may be proposed for several others: the run says for which, but not for a fork.
  const number = named ?? numbers.sort((a, b) => a - b)[0];
  if (number !== undefined) return { number, headSha };
  const why =
    ours.length > 0
      ? 'The pull request has moved on; the check of its newer commit says more.'
      : 'No open pull request ends with the commit that was checked.';
  return { kind: 'nothing', why };
}

function namedIn(run: unknown): number[] {
  const named = inside(run, 'pull_requests');
  return Array.isArray(named) ? named.flatMap((one: unknown) => numberIn(one, 'number') ?? []) : [];
}

/**
 * A pull request by its number, as it is now.
 * @throws HaversackError `github-unreachable`
 */
export async function pullOf(github: GitHub, number: number): Promise<OpenPull | Nothing> {
  const { status, body } = await github.request('GET', `/pulls/${number}`);
  const headSha = commitIn(body, 'head', 'sha');
  return status === 200 && textIn(body, 'state') === 'open' && headSha !== undefined
    ? { number, headSha }
    : { kind: 'nothing', why: `There is no open pull request ${number}.` };
}

/**
 * Whether a pull request is open and still ends with the commit it ended with.
 * @throws HaversackError `github-unreachable`
 */
export async function standing(
  github: GitHub,
  { number, headSha }: OpenPull,
): Promise<'still' | 'moved on' | 'closed'> {
  const { status, body } = await github.request('GET', `/pulls/${number}`);
  if (status !== 200 || textIn(body, 'state') !== 'open') return 'closed';
  return commitIn(body, 'head', 'sha') === headSha ? 'still' : 'moved on';
}
