import { type GitHub, stick } from '../../../github/index.ts';
import { push } from '../../../io/index.ts';
import { readTip } from '../branches.ts';
import { closePull, findOpenPull, isMerged } from '../pulls.ts';
import { closedText } from './comment.ts';

/** What became of the proposal of an issue that was closed. */
export type Withdrawn = 'merged' | 'withdrawn' | 'left' | 'nothing';

/**
 * An issue was closed: its pull request is closed too, and the branch deleted, where nobody but us has committed to it.
 * @throws HaversackError `github-refused`, `github-unreachable`, `git-unreachable`
 */
export async function withdraw(
  { root, github }: { readonly root: string; readonly github: GitHub },
  issue: number,
  branch: string,
  purpose: string,
): Promise<Withdrawn> {
  const tip = await readTip(root, branch);
  const open = await findOpenPull(github, branch);
  const isThere = tip !== undefined || open !== undefined;
  let what: Withdrawn = open === undefined && (await isMerged(github, branch)) ? 'merged' : 'withdrawn';
  if (what === 'withdrawn' && !isThere) return 'nothing';
  if (what === 'withdrawn' && tip?.isOurs === false) what = 'left';
  if (tip?.isOurs === true) {
    const deleted = await push(root, undefined, branch, { lease: tip.id });
    // Somebody has committed to it since we looked.
    if (deleted.kind === 'behind' && what === 'withdrawn') what = 'left';
  }
  if (open !== undefined && what === 'withdrawn') await closePull(github, open);
  await stick(github, issue, purpose, closedText(what, branch));
  return what;
}
