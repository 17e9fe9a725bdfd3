import { type FormProblem, parseForm, stick } from '../../../github/index.ts';
import { HaversackError } from '../../../values/index.ts';
import { readTip, withBase } from '../branches.ts';
import { isCopy } from '../program.ts';
import { copyText, leftText } from './comment.ts';
import { defaultBranchOf, readIssueEvent } from './issue-event.ts';
import { branchOf, type Made, makeProposal, PROPOSAL, type ProposeEffects, refuse } from './make.ts';
import { type Withdrawn, withdraw } from './withdraw.ts';

export type ProposeResult =
  /** nothing was done, and why */
  | { readonly kind: 'passed'; readonly why: string }
  /** somebody else has committed to the branch */
  | { readonly kind: 'left'; readonly issue: number; readonly branch: string }
  | { readonly kind: 'closed'; readonly issue: number; readonly what: Withdrawn }
  | Made;

/** How often a branch may move under our hands before we give up. */
const TRIES = 3;

/**
 * Makes a proposal from an issue: the record on a branch, its check, its pull request, the status, one comment. The same
 * event again changes nothing.
 * @param event  of GitHub, of the kind `issues`
 * @throws HaversackError `event-other`, `github-refused`, `github-unreachable`, `git-unreachable`, `base-missing`,
 *   `branch-moving`
 */
export async function propose(effects: ProposeEffects, event: unknown): Promise<ProposeResult> {
  const { root, github } = effects;
  const issue = readIssueEvent(event);
  const { number } = issue;
  const branch = branchOf(number);
  if (issue.isPull) return { kind: 'passed', why: 'This is a pull request.' };
  if (issue.isBots) return { kind: 'passed', why: 'A program wrote this issue.' };
  if (issue.action === 'closed')
    return { kind: 'closed', issue: number, what: await withdraw(effects, number, branch, PROPOSAL) };
  if (!issue.isOpen) return { kind: 'passed', why: 'This issue is closed. Reopen it to propose it again.' };
  const form = parseForm(issue.body, issue.title);
  if (form.kind === 'none') {
    const tip = issue.action === 'edited' ? await readTip(root, branch) : undefined;
    if (tip?.isOurs !== true) return { kind: 'passed', why: 'This issue was not written with one of our forms.' };
    return refuse(effects, number, tip, [NO_FORM]);
  }
  if (isCopy(root, github.repository)) {
    await stick(github, number, PROPOSAL, copyText);
    return { kind: 'passed', why: COPY };
  }
  const base = await defaultBranchOf(github, event);
  for (let go = 0; go < TRIES; go++) {
    const tip = await readTip(root, branch);
    if (tip?.isOurs === false) {
      await stick(github, number, PROPOSAL, leftText(branch));
      return { kind: 'left', issue: number, branch };
    }
    if (form.kind === 'refused') return refuse(effects, number, tip, form.problems);
    const done = await withBase(root, base, (lent) =>
      makeProposal(effects, issue, form, { base: lent, into: base, tip }),
    );
    if (done !== undefined) return done;
  }
  throw new HaversackError('branch-moving', `The branch ${branch} is moved by others again and again.`, {
    remedy: 'Run the workflow again.',
  });
}

const COPY = 'This is a copy of Haversack that still shows the demonstration.';

const NO_FORM: FormProblem = {
  code: 'form-missing',
  field: '',
  says: 'The headings of the form are not there any more. Put them back, or close this issue to take the proposal back.',
};
