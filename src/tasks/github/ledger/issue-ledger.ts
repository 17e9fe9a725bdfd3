import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, hasErrors } from '../../../diagnostics/index.ts';
import type { GitHub } from '../../../github/index.ts';
import {
  commitFiles,
  differencesFrom,
  fetchRef,
  moveTo,
  openRepository,
  push,
  writeFileAtomically,
} from '../../../io/index.ts';
import { HaversackError } from '../../../values/index.ts';
import { type Effects, wholeSecond } from '../../effects.ts';
import { issue } from '../../issue.ts';
import { loadBackpack, soundBackpack } from '../../load.ts';
import { isCopy } from '../program.ts';
import { keptLists, LEDGER_BRANCH, proveFiles, refuseOthers, waitingSeals } from './branch.ts';
import { type Proposed, proposeLedger } from './pull.ts';
import { type Counts, ledgerMessage } from './text.ts';

export interface IssueLedger {
  /** the default branch */
  readonly branch: string;
  /** false: nothing is signed, and what waits is counted */
  readonly hasKey: boolean;
  readonly wait: (milliseconds: number) => Promise<void>;
}

export type LedgerResult =
  | { readonly kind: 'unsound'; readonly diagnostics: readonly Diagnostic[] }
  /** a copy that still shows the demonstration: nothing here is its own */
  | { readonly kind: 'copy'; readonly commit: string }
  | ({ readonly kind: 'no-key'; readonly commit: string } & Counts)
  | { readonly kind: 'nothing'; readonly commit: string }
  | ({ readonly kind: 'pushed'; readonly commit: string } & Counts)
  /** a rule guards the default branch; `commit` is its head, without the new seals */
  | ({ readonly kind: 'proposed'; readonly commit: string; readonly said: string } & Counts & Proposed);

const TRIES = 5;
/** Milliseconds before the second try. */
const PAUSE = 2_000;

/**
 * Seals what waits at the head of the default branch, and pushes the files of the ledger that this wrote, and no
 * others: as the next commit of that branch, or, where a rule guards it, to a branch of our own with a pull request.
 * When somebody else was faster, all is done again on top of theirs. Until the push nothing is published, so that a
 * run that fails leaves the other side as it was.
 * @throws HaversackError `tree-unclean`, `branch-missing`, `push-behind`, `push-ruled`, `ledger-path`, `ledger-unsound`,
 *   and as `issue` and `git` do
 */
export async function issueLedger(effects: Effects & { github: GitHub }, task: IssueLedger): Promise<LedgerResult> {
  const { root } = effects;
  await refuseUnclean(root);
  for (let go = 0; go < TRIES; go++) {
    if (go > 0) await task.wait(PAUSE * 2 ** (go - 1));
    const result = await once(effects, task);
    if (result !== 'behind') return result;
  }
  throw new HaversackError('push-behind', `${task.branch} moved on ${TRIES} times while its awards were sealed.`, {
    remedy: 'Nothing was published. Run the workflow again when fewer changes are merged at once.',
  });
}

async function once(
  effects: Effects & { github: GitHub },
  { branch, hasKey }: IssueLedger,
): Promise<LedgerResult | 'behind'> {
  const { root, github, now } = effects;
  const head = await fetchRef(root, `refs/heads/${branch}`);
  if (head === undefined) throw missing(branch);
  // What a lost attempt wrote goes: nothing of it was published.
  await moveTo(root, head, ['content']);
  if (isCopy(root, github.repository)) return { kind: 'copy', commit: head };
  if (!hasKey) return countWaiting(effects, head);

  const tip = await fetchRef(root, `refs/heads/${LEDGER_BRANCH}`);
  const waiting = tip === undefined ? [] : await waitingSeals(effects, head, tip);
  for (const { path, text } of waiting) writeFileAtomically(join(root, path), text ?? '');
  const result = await issue(effects, { dryRun: false });
  if (!result.ok) return { kind: 'unsound', diagnostics: result.diagnostics };

  const paths = [...new Set([...waiting.map(({ path }) => path), ...result.files])].sort();
  refuseOthers(paths);
  if (paths.length === 0) {
    // What waited there is merged, or of no use any more.
    if (tip !== undefined) await push(root, undefined, LEDGER_BRANCH, { lease: tip });
    return { kind: 'nothing', commit: head };
  }
  const texts = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  if (tip !== undefined) {
    for (const [path, text] of await keptLists(root, tip, texts)) {
      writeFileAtomically(join(root, path), text);
      texts.set(path, text);
    }
  }
  await proveWritten(effects, paths);
  const prefix = await prefixOf(root);
  const sealed = waiting.length + result.sealed.length + result.resealed.length;
  const counts = { sealed, lists: result.lists.length };
  const files = [...texts].map(([path, data]) => ({ path: `${prefix}${path}`, data }));
  const commit = await commitFiles(root, {
    parent: head,
    files,
    message: ledgerMessage(counts),
    date: wholeSecond(now()),
  });
  const pushed = await push(root, commit, branch);
  if (pushed.kind === 'behind') return 'behind';
  if (pushed.kind === 'pushed') {
    await moveTo(root, commit, ['content']);
    if (tip !== undefined) await push(root, undefined, LEDGER_BRANCH, { lease: tip });
    return { kind: 'pushed', commit, ...counts };
  }
  const proposed = await proposeLedger({ root, github }, { branch, tip, commit, prefix, texts, ...counts });
  // What lies here is what is built: without the seals that nobody has merged yet.
  await moveTo(root, head, ['content']);
  return proposed === 'behind'
    ? 'behind'
    : { kind: 'proposed', commit: head, said: pushed.said, ...counts, ...proposed };
}

async function countWaiting(effects: Effects, head: string): Promise<LedgerResult> {
  const { ok, diagnostics, sealed, resealed, lists } = await issue(effects, { dryRun: true });
  if (!ok) return { kind: 'unsound', diagnostics };
  return { kind: 'no-key', commit: head, sealed: sealed.length + resealed.length, lists: lists.length };
}

/** Proves what was written before anybody else sees it, in all that it stands beside. */
async function proveWritten(effects: Effects, paths: readonly string[]): Promise<void> {
  const loaded = loadBackpack(effects.root, effects.today);
  const faults = await proveFiles(effects, loaded, new Set(paths));
  if (soundBackpack(loaded) !== undefined && !hasErrors(faults)) return;
  const [first] = [...loaded.diagnostics, ...faults].filter(({ severity }) => severity === 'error');
  throw new HaversackError('ledger-unsound', `What was signed is not sound: ${first?.file} ${first?.message}`, {
    remedy: 'Nothing was published. Run the workflow again; if it happens again, please report it.',
  });
}

/** Where the root lies in its repository. */
async function prefixOf(root: string): Promise<string> {
  const repository = await openRepository(root);
  return repository.kind === 'repository' ? repository.prefix : '';
}

/** @throws HaversackError `tree-unclean`: moving to the head of the branch would take somebody's work away */
async function refuseUnclean(root: string): Promise<void> {
  const [first] = await differencesFrom(root, 'HEAD');
  if (first === undefined) return;
  throw new HaversackError('tree-unclean', `${first.path} is not committed, and would be lost.`, {
    remedy: 'This command is for a fresh clone, as a workflow makes it. On your own machine use `haversack issue`.',
  });
}

const missing = (branch: string): HaversackError =>
  new HaversackError('branch-missing', `The other side has no branch ${branch}.`, {
    remedy: 'Look whether the default branch of the repository is the one that is meant.',
  });
