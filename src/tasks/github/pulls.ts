import { type Answer, type GitHub, type GitHubThing, inert, unexpected } from '../../github/index.ts';
import { isObject } from '../../values/index.ts';

/** The context of our commit status, and the name that a ruleset asks for. */
const STATUS = 'haversack';
/** Characters that GitHub takes for the words of a status. */
const STATUS_CHARACTERS = 140;

/** What a pull request of ours says. */
export interface PullText {
  readonly title: string;
  readonly body: string;
}

export type Pull =
  | { readonly kind: 'open'; readonly number: number; readonly url: string }
  /** Actions may not open one here */
  | { readonly kind: 'by-hand'; readonly compare: string; readonly settings: string; readonly said: string };

/** Every pull request from a branch of this repository, the newest first. */
export async function findPulls(
  github: GitHub,
  branch: string,
  state: 'open' | 'all',
): Promise<readonly GitHubThing[]> {
  const [owner = ''] = github.repository.split('/');
  const found = await github.list(`/pulls?state=${state}&head=${encodeURIComponent(`${owner}:${branch}`)}`);
  // Should a filter be passed over one day, no other pull request is touched.
  return found
    .filter(({ head }) => isObject(head) && head.ref === branch && isHere(github, head.repo))
    .sort((a, b) => Number(b.number) - Number(a.number));
}

/** A fork may have a branch of the same name. */
const isHere = (github: GitHub, repo: unknown): boolean =>
  isObject(repo) &&
  typeof repo.full_name === 'string' &&
  repo.full_name.toLowerCase() === github.repository.toLowerCase();

/** The open pull request of a branch of this repository. */
export async function findOpenPull(github: GitHub, branch: string): Promise<GitHubThing | undefined> {
  return (await findPulls(github, branch, 'open'))[0];
}

/** True when a pull request of a branch was merged. */
export async function isMerged(github: GitHub, branch: string): Promise<boolean> {
  const [last] = await findPulls(github, branch, 'all');
  return last !== undefined && (typeof last.merged_at === 'string' || last.merged === true);
}

/**
 * Opens the pull request of a branch, or gives the one that is open what it says now.
 * @throws HaversackError `github-refused`, `github-unreachable`
 */
export async function openPull(github: GitHub, branch: string, base: string, text: PullText): Promise<Pull> {
  const there = await findOpenPull(github, branch);
  if (there !== undefined) return keepPull(github, there, text);
  const { title, body } = text;
  const made = await github.request('POST', '/pulls', { title, body, head: branch, base });
  if (made.status === 201 && isObject(made.body)) return pullOf(github, made.body);
  if (made.status !== 403 && made.status !== 422) throw unexpected(made, 'a new pull request');
  // Two runs at once: the other one was faster.
  const other = made.status === 422 ? await findOpenPull(github, branch) : undefined;
  return other === undefined ? byHand(github, branch, base, text, made) : keepPull(github, other, text);
}

async function keepPull(github: GitHub, there: GitHubThing, { title, body }: PullText): Promise<Pull> {
  const said = typeof there.body === 'string' ? there.body.replaceAll('\r\n', '\n') : '';
  if (there.title !== title || said !== body) {
    const changed = await github.request('PATCH', `/pulls/${there.number}`, { title, body });
    if (changed.status !== 200) throw unexpected(changed, 'a changed pull request');
  }
  return pullOf(github, there);
}

/** Where people see what is proposed: the page of the pull request, or without one the comparison of its branch. */
export const pageOf = (pull: Pull): string => (pull.kind === 'open' ? pull.url : pull.compare.replace(/\?.*$/, ''));

/** A pull request as GitHub tells it. */
export const pullOf = (github: GitHub, { number }: GitHubThing): Pull & { readonly kind: 'open' } => ({
  kind: 'open',
  number: Number(number),
  url: `${github.serverUrl}/${github.repository}/pull/${Number(number)}`,
});

/** One click for somebody who may open pull requests; its form is filled in as far as an address is long enough. */
function byHand(
  github: GitHub,
  branch: string,
  base: string,
  { title, body }: PullText,
  { body: answer }: Answer,
): Pull {
  const pages = `${github.serverUrl}/${github.repository}`;
  const last = body.slice(body.lastIndexOf('\n') + 1);
  const filled = new URLSearchParams({ expand: '1', title, body: last });
  return {
    kind: 'by-hand',
    compare: `${pages}/compare/${inAddress(base)}...${inAddress(branch)}?${filled}`,
    settings: `${pages}/settings/actions`,
    said: inert(isObject(answer) && typeof answer.message === 'string' ? answer.message : ''),
  };
}

const inAddress = (branch: string): string => branch.split('/').map(encodeURIComponent).join('/');

/**
 * Closes a pull request that is open.
 * @throws HaversackError `github-refused`, `github-unreachable`
 */
export async function closePull(github: GitHub, { number }: GitHubThing): Promise<void> {
  const closed = await github.request('PATCH', `/pulls/${number}`, { state: 'closed' });
  if (closed.status !== 200) throw unexpected(closed, 'a closed pull request');
}

/**
 * Sets the status of a commit, unless it stands there already.
 * @param description  our own words
 * @throws HaversackError `github-refused`, `github-unreachable`
 */
export async function setStatus(
  github: GitHub,
  commit: string,
  state: 'success' | 'failure',
  description: string,
  target: string,
): Promise<void> {
  const words = description.slice(0, STATUS_CHARACTERS);
  const before = await github.list(`/commits/${commit}/statuses`, 100);
  const last = before.find(({ context }) => context === STATUS);
  if (last?.state === state && last.description === words && last.target_url === target) return;
  const body = { state, context: STATUS, description: words, target_url: target };
  const made = await github.request('POST', `/statuses/${commit}`, body);
  if (made.status !== 201) throw unexpected(made, 'a commit status');
}
