import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors } from '../../../diagnostics/index.ts';
import { printComment, type ReviewData } from '../../../github/index.ts';
import { extractTree, openWorkplace, walk, writeFileAtomically } from '../../../io/index.ts';
import { HaversackError, printJson } from '../../../values/index.ts';
import { checkDiff } from '../../diff/check-diff.ts';
import type { Effects } from '../../effects.ts';
import { afterMerge } from './after-merge.ts';
import { badgesToShow, reviewData, uncheckedData } from './data.ts';
import { findPull, type Nothing, type OpenPull, pullOf } from './find-pull.ts';
import { fetchMerge, type MergeEffects } from './merged.ts';
import { type DrawnReview, drawReview } from './pictures.ts';

export type ReviewEffects = Pick<Effects, 'today' | 'now' | 'random' | 'progress'> & MergeEffects;

/** Which pull request is meant: the one of a run that ended, or one by its number. */
export type Meant =
  | {
      /** `workflow_run` of the check */
      readonly event: unknown;
    }
  | { readonly pull: number };

export type ReviewResult =
  | Nothing
  | {
      readonly kind: 'reviewed';
      readonly pull: number;
      readonly mayBeMerged: boolean;
      readonly problems: number;
      readonly pictures: number;
    };

interface Reviewed {
  readonly data: ReviewData;
  readonly drawn: DrawnReview;
}

/**
 * Judges a pull request and draws its badges, and leaves what is to be said of it in a folder: `comment.md`,
 * `pull.json`, `pictures/`. Of the pull request only `content/` is taken, as data, from the merge that GitHub made;
 * nothing of it is checked out or run.
 * @param out  absolute: a folder that is empty or missing
 * @throws HaversackError `event-other`, `out-not-empty`, `github-refused`, `github-unreachable`, `git-unreachable`
 */
export async function review(effects: ReviewEffects, meant: Meant, out: string): Promise<ReviewResult> {
  refuseFull(out);
  const { github } = effects;
  const pull = await ('pull' in meant ? pullOf(github, meant.pull) : findPull(github, meant.event));
  if ('kind' in pull) return pull;
  const merge = await fetchMerge(effects, pull);
  if (merge.kind === 'nothing') return merge;
  const { data, drawn } =
    merge.kind === 'conflict'
      ? unchecked(pull, { kind: 'conflict' })
      : await judge(effects, pull, merge.commit, merge.base);
  for (const { name, bytes } of drawn.pictures) writeFileAtomically(join(out, 'pictures', name), bytes);
  writeFileAtomically(join(out, 'comment.md'), printComment(data));
  writeFileAtomically(join(out, 'pull.json'), printJson(pull));
  const isSound = data.judgement.kind === 'judged' || data.judgement.kind === 'nothing';
  return {
    kind: 'reviewed',
    pull: pull.number,
    mayBeMerged: isSound && !hasErrors(data.diagnostics),
    problems: data.diagnostics.length,
    pictures: drawn.pictures.length,
  };
}

/** Takes the content out into a folder of its own, which is gone afterwards, and holds it against the base. */
async function judge(effects: ReviewEffects, pull: OpenPull, commit: string, base: string): Promise<Reviewed> {
  const { root, random } = effects;
  const folder = join(openWorkplace(root), `review-${Buffer.from(random(8)).toString('hex')}`);
  try {
    await extractTree(root, commit, folder, ['content']);
    const taken = { repository: root, commit };
    const diff = afterMerge(await checkDiff({ ...effects, root: folder }, base, taken));
    const drawn = await drawReview(folder, diff.backpack, badgesToShow(diff));
    const { pictures, failed, left } = drawn;
    return { data: reviewData(pull.headSha, diff, { drawn: pictures.length, failed, left }), drawn };
  } catch (error) {
    if (!(error instanceof HaversackError) || error.code !== 'tree-refused') throw error;
    return unchecked(pull, { kind: 'unreadable', says: error.message, remedy: error.remedy });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const unchecked = ({ headSha }: OpenPull, judgement: ReviewData['judgement']): Reviewed => ({
  data: uncheckedData(headSha, judgement),
  drawn: { pictures: [], failed: [], left: 0 },
});

function refuseFull(out: string): void {
  const entries = walk(out, '.');
  if (entries.ok && entries.value.length === 0) return;
  throw new HaversackError('out-not-empty', `${out} is not an empty folder.`, {
    remedy: 'Give --out a folder that is empty or missing: what lies there is shown to everyone.',
  });
}
