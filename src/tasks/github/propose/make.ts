import { type FormProblem, type GitHub, inert, type ReadForm, stick } from '../../../github/index.ts';
import { applyChanges } from '../../../io/index.ts';
import { check } from '../../check.ts';
import type { Effects } from '../../effects.ts';
import { loadBackpack, soundBackpack } from '../../load.ts';
import { MENDED } from '../../mended.ts';
import { type Base, chanceOf, offer, type Tip } from '../branches.ts';
import { openPull, type Pull, setStatus } from '../pulls.ts';
import { planAwardForm } from './award.ts';
import { planBadgeForm } from './badge.ts';
import { proposedText, refusedText, ruledText, thereText, unsoundText } from './comment.ts';
import { dayOfProposal, type ProposedIssue } from './issue-event.ts';
import { type PlannedForm, problemsOf } from './plan.ts';
import { pullText } from './pull-text.ts';

export type ProposeEffects = Effects & { readonly github: GitHub };

/** What became of a form. */
export type Made =
  | { readonly kind: 'refused'; readonly issue: number; readonly problems: readonly FormProblem[] }
  /** content itself is wrong */
  | { readonly kind: 'unsound'; readonly issue: number; readonly problems: readonly FormProblem[] }
  | { readonly kind: 'there'; readonly issue: number; readonly id: string }
  /** a rule, or a right that is missing, keeps the branch away */
  | { readonly kind: 'ruled'; readonly issue: number; readonly branch: string }
  | {
      readonly kind: 'proposed';
      readonly issue: number;
      readonly branch: string;
      readonly commit: string;
      /** false: the same stood there already */
      readonly isPushed: boolean;
      readonly pull: Pull;
      /** what the checks found wrong with it */
      readonly problems: readonly FormProblem[];
    };

/** The purpose of our comment at an issue. */
export const PROPOSAL = 'proposal';

/** The branch that an issue's proposal stands on. */
export const branchOf = (issue: number): string => `haversack/issue-${issue}`;

/** What a proposal is made on. */
export interface Ground {
  readonly base: Base;
  /** the branch that it is proposed for */
  readonly into: string;
  readonly tip: Tip | undefined;
}

type Filled = Extract<ReadForm, { readonly kind: 'read' }>;

/**
 * Makes the record that a form asks for, checks it with all the rest, and puts it on the issue's branch, with pull
 * request, status and comment.
 * @returns undefined when the branch moved meanwhile
 */
export async function makeProposal(
  effects: ProposeEffects,
  issue: ProposedIssue,
  read: Filled,
  { base, into, tip }: Ground,
): Promise<Made | undefined> {
  const { root, github, now } = effects;
  const { number } = issue;
  const planned = await plan(effects, issue, read, base);
  if (planned.kind === 'unsound') {
    await setOlder(effects, number, tip, 'What stands in this repository is not sound.');
    await stick(github, number, PROPOSAL, unsoundText(planned.problems));
    return { kind: 'unsound', issue: number, problems: planned.problems };
  }
  if (planned.kind === 'refused') return refuse(effects, number, tip, planned.problems);
  if (planned.kind === 'there') {
    await setOlder(effects, number, tip, 'What the form asks for now is there already.');
    await stick(github, number, PROPOSAL, thereText(planned.id, planned.page, tip !== undefined));
    return { kind: 'there', issue: number, id: planned.id };
  }
  const { change, title, told } = planned;
  applyChanges(base.folder, 'github propose', [change]);
  const found = await check({ ...effects, root: base.folder });
  const wrong = found.diagnostics.filter(({ severity, code }) => severity === 'error' && !MENDED.includes(code));
  const worth = found.diagnostics.filter(({ severity, file }) => severity === 'warning' && file === change.path);
  const errors = problemsOf(read.form, change.path, wrong);
  const warnings = problemsOf(read.form, change.path, worth);

  const branch = branchOf(number);
  const message = `${title}\n\nFrom issue ${number}.\n`;
  const offered = await offer(root, base, { branch, tip, change, message, date: now() });
  if (offered.kind === 'behind') return undefined;
  if (offered.kind === 'ruled') {
    await stick(github, number, PROPOSAL, ruledText(branch, offered.said));
    return { kind: 'ruled', issue: number, branch };
  }
  const { commit, isPushed } = offered;
  // First the status: nobody is to merge before it says whether that is right.
  if (errors.length === 0)
    await setStatus(github, commit, 'success', 'All of content is sound with it.', pageOf(github, number));
  else await setStatus(github, commit, 'failure', failing(errors.length), pageOf(github, number));
  const text = pullText(
    title,
    told,
    change.path,
    `Proposed by ${inert(issue.author)} in issue #${number}.`,
    `Closes #${number}`,
  );
  const pull = await openPull(github, branch, into, text);
  await stick(github, number, PROPOSAL, proposedText({ branch, path: change.path, pull, errors, warnings }));
  return { kind: 'proposed', issue: number, branch, commit, isPushed, pull, problems: errors };
}

type Planned = PlannedForm | { readonly kind: 'unsound'; readonly problems: readonly FormProblem[] };

async function plan(
  { today, progress, github }: ProposeEffects,
  issue: ProposedIssue,
  { form, values }: Filled,
  base: Base,
): Promise<Planned> {
  const loaded = loadBackpack(base.folder, today);
  const backpack = soundBackpack(loaded, MENDED);
  if (backpack === undefined) {
    const wrong = loaded.diagnostics.filter(({ severity, code }) => severity === 'error' && !MENDED.includes(code));
    return { kind: 'unsound', problems: problemsOf(form, '', wrong) };
  }
  if (form.kind === 'badge') return planBadgeForm(backpack, form, values);
  const random = chanceOf(github.repository.toLowerCase(), issue.number);
  return planAwardForm({ today: dayOfProposal(today, issue.day), random, progress }, backpack, form, values);
}

/** Says what is wrong; what an earlier version of the form proposed is not to be merged by mistake. */
export async function refuse(
  effects: ProposeEffects,
  number: number,
  tip: Tip | undefined,
  problems: readonly FormProblem[],
): Promise<Made> {
  const { root, today, github } = effects;
  await setOlder(effects, number, tip, 'The form was changed, and cannot be taken as it is.');
  const url = loadBackpack(root, today).backpack?.site.url;
  const hashPage = url === undefined ? undefined : `${url}hash/`;
  await stick(github, number, PROPOSAL, refusedText(problems, { hashPage, hasBranch: tip !== undefined }));
  return { kind: 'refused', issue: number, problems };
}

async function setOlder({ github }: ProposeEffects, number: number, tip: Tip | undefined, why: string): Promise<void> {
  if (tip?.isOurs === true) await setStatus(github, tip.id, 'failure', why, pageOf(github, number));
}

const pageOf = ({ serverUrl, repository }: GitHub, issue: number): string =>
  `${serverUrl}/${repository}/issues/${issue}`;

const failing = (count: number): string =>
  `${count} ${count === 1 ? 'thing is' : 'things are'} wrong; the comment at the issue names them.`;
