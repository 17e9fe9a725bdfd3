import { type GitHub, unexpected } from '../../../github/index.ts';
import {
  type Change,
  commitFiles,
  fetchRef,
  listTree,
  openRepository,
  push,
  resolveCommit,
} from '../../../io/index.ts';
import { HaversackError } from '../../../values/index.ts';
import { type Effects, wholeSecond } from '../../effects.ts';
import type { RepositoryAnswers } from '../../init/answers.ts';
import { codeOwners } from '../../init/github-files.ts';
import { loadBackpack, soundBackpack } from '../../load.ts';
import { readTip } from '../branches.ts';
import { textIn } from '../event-fields.ts';
import { isCopy } from '../program.ts';
import { findPulls, openPull, type Pull, pageOf, pullOf, setStatus } from '../pulls.ts';
import { firstAnswers, firstContent } from './content.ts';
import { SETUP_BRANCH } from './page.ts';
import { setupPull } from './text.ts';

export type WelcomeResult =
  | { readonly kind: 'no-copy' }
  /** what makes the copy its owner's waits to be merged */
  | { readonly kind: 'proposed'; readonly pull: Pull; readonly isNew: boolean }
  /** somebody closed it: it is not opened a second time */
  | { readonly kind: 'closed'; readonly url: string };

/**
 * Proposes, in a copy of Haversack that still shows the demonstration, what makes it its owner's: address, title and
 * issuer, a first badge, and the demonstration out. It is proposed once: whoever changes the branch, or closes the
 * pull request, is not overruled.
 * @param branch  the default branch, whose head is checked out
 * @throws HaversackError `setup-ruled`, `setup-unsound`, `github-refused`, `github-unreachable`, and as git does
 */
export async function welcome(effects: Effects & { github: GitHub }, branch: string): Promise<WelcomeResult> {
  const { root, github } = effects;
  if (!isCopy(root, github.repository)) return { kind: 'no-copy' };
  const pulls = await findPulls(github, SETUP_BRANCH, 'all');
  const open = pulls.find(({ state }) => state === 'open');
  if (open !== undefined) return { kind: 'proposed', pull: pullOf(github, open), isNew: false };
  const [last] = pulls;
  if (last !== undefined) return { kind: 'closed', url: pullOf(github, last).url };
  const isThere = (await fetchRef(root, `refs/heads/${SETUP_BRANCH}`)) !== undefined;
  const { answers, files } = await plan(effects);
  if (!isThere) await offer(effects, files);
  const pull = await openPull(github, SETUP_BRANCH, branch, setupPull(github, answers, files));
  // A pull request that a program opens starts no run of the check.
  const tip = await readTip(root, SETUP_BRANCH);
  if (tip?.isOurs === true)
    await setStatus(github, tip.id, 'success', 'A first content of its own, checked.', pageOf(pull));
  return { kind: 'proposed', pull, isNew: !isThere || pull.kind === 'open' };
}

/** The new content, held against every check before anybody sees it. */
async function plan({ root, today, github }: Pick<Effects, 'root' | 'today'> & { github: GitHub }): Promise<{
  readonly answers: RepositoryAnswers;
  readonly files: readonly Change[];
}> {
  const there = (await listTree(root, 'HEAD', ['content', '.github'])).map(({ path }) => path);
  const [owner = ''] = github.repository.split('/');
  const owners = [codeOwners(owner)].filter(({ path }) => there.includes(path));
  // A name that content may not hold is left out; an account's is always plain.
  for (const name of [await ownerName(github), '']) {
    const answers = firstAnswers(github, name);
    const files = [
      ...firstContent(
        answers,
        there.filter((path) => path.startsWith('content/')),
      ),
      ...owners,
    ];
    if (soundBackpack(loadBackpack(root, today, files)) !== undefined) return { answers, files };
  }
  throw new HaversackError('setup-unsound', `No sound content can be made for ${github.repository}.`, {
    remedy: 'Make it on your own machine: haversack init. And please report this.',
  });
}

async function ownerName(github: GitHub): Promise<string> {
  const [owner = ''] = github.repository.split('/');
  const answer = await github.request('GET', `/users/${owner}`);
  if (answer.status !== 200 && answer.status !== 404) throw unexpected(answer, 'the name of the owner');
  return textIn(answer.body, 'name') ?? '';
}

async function offer({ root, now }: Effects, files: readonly Change[]): Promise<void> {
  const repository = await openRepository(root);
  const prefix = repository.kind === 'repository' ? repository.prefix : '';
  const commit = await commitFiles(root, {
    parent: await resolveCommit(root, 'HEAD'),
    files: files.map(({ path, text }) => ({ path: `${prefix}${path}`, data: text })),
    message: 'Make this copy our own: address, issuer and a first badge\n',
    date: wholeSecond(now()),
  });
  // `behind`: another run pushed it in this moment.
  const pushed = await push(root, commit, SETUP_BRANCH, { lease: null });
  if (pushed.kind !== 'ruled') return;
  throw new HaversackError('setup-ruled', `The branch ${SETUP_BRANCH} cannot be pushed.`, {
    remedy: 'Give the job `contents: write`, and let rules for branches pass those that begin with haversack/.',
  });
}
