import { HaversackError } from '../../values/index.ts';
import { askGit, type GitAnswer, type GitQuestion } from './ask.ts';

/** How a push ended. */
export type Pushed =
  | { readonly kind: 'pushed' }
  /** the branch has moved meanwhile: fetch, and begin again */
  | { readonly kind: 'behind' }
  /** a rule of the other side, or a right that is missing, is in the way */
  | { readonly kind: 'ruled'; readonly said: string };

const REMOTE = 'origin';
const FETCHED = 'refs/haversack/fetched';

/** git may speak to the other side here: over https, ssh, or to a folder. Settings of the user's clone give the rights. */
function askRemote(root: string, args: readonly string[], question: GitQuestion = {}): Promise<GitAnswer> {
  const kept = ['SSH_AUTH_SOCK', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy', 'GIT_SSL_CAINFO'];
  const environment = Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
  return askGit(root, args, {
    milliseconds: 300_000,
    ...question,
    environment: { ...environment, GIT_ALLOW_PROTOCOL: 'https:ssh:file' },
  });
}

/**
 * Pushes a commit to a branch of `origin`: fast-forward only, unless a lease is given.
 * @param commit  undefined takes the branch away
 * @param lease  where the branch stands as far as we know, to put it elsewhere; null: it is not there
 * @throws HaversackError `git-unreachable`
 */
export async function push(
  root: string,
  commit: string | undefined,
  branch: string,
  { lease }: { readonly lease?: string | null } = {},
): Promise<Pushed> {
  const target = `refs/heads/${branch}`;
  const force = lease === undefined ? [] : [`--force-with-lease=${target}:${lease ?? ''}`];
  const args = ['push', '--porcelain', '--no-verify', ...force, REMOTE, `${commit ?? ''}:${target}`];
  const answer = await askRemote(root, args, { ends: [0, 1] });
  if (!answer.ok) {
    if (/denied|forbidden|403|not granted|read-only|read only/i.test(answer.said))
      return { kind: 'ruled', said: answer.said };
    throw unreachable('pushed to', answer.said);
  }
  if (answer.code === 0) return { kind: 'pushed' };
  const line =
    answer.output
      .toString('utf8')
      .split('\n')
      .find((one) => one.startsWith('!')) ?? '';
  if (/\[rejected\]|cannot lock ref|failed to update ref|fetch first/i.test(line)) return { kind: 'behind' };
  // A branch that is to go and is gone already.
  if (commit === undefined && /remote ref does not exist/i.test(answer.beside)) return { kind: 'pushed' };
  if (line === '') throw unreachable('pushed to', answer.beside.split('\n')[0] ?? '');
  return { kind: 'ruled', said: saidBy(answer.beside, line) };
}

/** What the other side said, without the lines that git adds. */
function saidBy(beside: string, line: string): string {
  const told = beside
    .split('\n')
    .filter((one) => /^remote: .*\w/.test(one))
    .map((one) => one.slice('remote: '.length).trim());
  return (told.length > 0 ? told.join(' ') : (/\((.*)\)$/.exec(line)?.[1] ?? line)).slice(0, 500);
}

/**
 * Fetches what a branch or a pull request is, into no branch of ours.
 * @param ref  in full, as `refs/heads/main` or `refs/pull/7/merge`
 * @param depth  how many commits of its history; default: all
 * @returns the commit; undefined when the other side has no such thing
 * @throws HaversackError `git-unreachable`
 */
export async function fetchRef(root: string, ref: string, depth?: number): Promise<string | undefined> {
  const shallow = depth === undefined ? [] : [`--depth=${depth}`];
  const options = ['--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--quiet', '--force', ...shallow];
  const answer = await askRemote(root, ['fetch', ...options, REMOTE, `${ref}:${FETCHED}`]);
  if (!answer.ok) {
    if (/couldn't find remote ref/i.test(answer.said)) return undefined;
    throw unreachable('fetched from', answer.said);
  }
  const parsed = await askGit(root, ['rev-parse', '--verify', '--quiet', FETCHED]);
  return parsed.ok ? parsed.output.toString('utf8').trim() : undefined;
}

/**
 * Puts the files of a clone, and the branch that is checked out, where a commit is; what was changed is lost.
 * @param cleaned  folders in which files that git does not keep are taken away too
 * @throws HaversackError `git-failed`
 */
export async function moveTo(root: string, commit: string, cleaned: readonly string[] = []): Promise<void> {
  const reset = await askGit(root, ['reset', '--hard', '--quiet', commit]);
  const clean = cleaned.length === 0 ? undefined : await askGit(root, ['clean', '-ffdq', '--', ...cleaned]);
  const failed = [reset, clean].find((answer) => answer !== undefined && !answer.ok);
  if (failed !== undefined && !failed.ok)
    throw new HaversackError('git-failed', `git did not move to ${commit.slice(0, 12)}: ${failed.said}.`, {
      remedy: 'Look at `git status`.',
    });
}

const unreachable = (what: string, said: string): HaversackError =>
  new HaversackError('git-unreachable', `Nothing could be ${what} the remote "${REMOTE}": ${said}.`, {
    remedy: 'Look whether the address is right (`git remote -v`) and the network there, then run this again.',
  });
