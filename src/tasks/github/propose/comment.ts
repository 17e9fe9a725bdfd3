import { COMMENT_CHARACTERS, EMAIL, type FormProblem, inert } from '../../../github/index.ts';
import type { Pull } from '../pulls.ts';

/** Problems that a comment names one by one. */
const NAMED = 40;

/** The comment for a form that cannot be read, or asks for what cannot be. */
export function refusedText(
  problems: readonly FormProblem[],
  { hashPage, hasBranch }: { readonly hashPage: string | undefined; readonly hasBranch: boolean },
): string {
  const before = hasBranch
    ? 'What an earlier version of this form had proposed still stands on its branch, marked as failed, so that it is not merged by mistake.'
    : '';
  return joined([
    '**This form cannot be taken as it is.** Nothing was proposed.',
    numbered(problems),
    hasEmail(problems) ? emailText(hashPage) : '',
    before,
    'What to do: edit this issue (the three dots at its top). It is read again at once.',
  ]);
}

const hasEmail = (problems: readonly FormProblem[]): boolean => problems.some(({ code }) => code === EMAIL.code);

/** How an e-mail address goes away again; where it stood is said, what it was is not. */
function emailText(hashPage: string | undefined): string {
  const page = hashPage === undefined ? 'the page that the form names' : `[the page for that](${target(hashPage)})`;
  return [
    'Everybody can read that e-mail address here. It goes away in two steps:',
    '',
    '1. Edit the issue and take the address out.',
    '2. It still stands in the history of the issue. Choose *edited* at the top of the issue, open each version that has the address, and choose *Delete revision from history*. Whoever wrote the issue can do that, and everybody who may write to this repository. From a title it cannot be taken like that: there a maintainer deletes the issue.',
    '',
    `In its place write what ${page} makes of the address in your browser: a text that begins with \`sha256$\`.`,
  ].join('\n');
}

/** The comment for a proposal that stands on a branch. */
export function proposedText({
  branch,
  path,
  pull,
  errors,
  warnings,
}: {
  readonly branch: string;
  readonly path: string;
  readonly pull: Pull;
  readonly errors: readonly FormProblem[];
  readonly warnings: readonly FormProblem[];
}): string {
  const isSound = errors.length === 0;
  const where =
    pull.kind === 'open'
      ? `${isSound ? 'It waits for a maintainer' : 'It stands'} in [pull request ${pull.number}](${pull.url}).`
      : [
          `It stands on the branch \`${branch}\`. This repository does not let Actions open pull requests, so one click is left for somebody who may write to it: [open the pull request](${pull.compare}).`,
          `So that this needs no click: [settings of Actions](${pull.settings}), *Workflow permissions*, *Allow GitHub Actions to create and approve pull requests*. GitHub said: ${pull.said}`,
        ].join('\n\n');
  return joined([
    isSound ? '**This is ready to be looked at.**' : '**This was proposed, and cannot be merged like this.**',
    numbered(errors),
    isSound ? `Merging adds \`${path}\`.` : `What the checks found is in \`${path}\`, or comes from it.`,
    warnings.length === 0 ? '' : `Not wrong, but worth a look:\n\n${numbered(warnings)}`,
    where,
    isSound
      ? 'What comes next: a maintainer looks at it and merges. Edit this issue to change it, close it to take it back.'
      : 'What to do: edit this issue, and it is made anew. What the form has no field for, a maintainer adds on the branch; from then on edits of this issue change nothing there.',
  ]);
}

/** The comment for what is there already. */
export const thereText = (id: string, page: string, hasBranch: boolean): string =>
  joined([
    `**This is there already**, as \`${id}\`: [its page](${target(page)}).`,
    hasBranch ? 'What an earlier version of this form had proposed is marked as failed, so that it is not merged.' : '',
    'Nothing is left to do here: close this issue, or edit it if something else was meant.',
  ]);

/** The comment where somebody else has committed to the branch. */
export const leftText = (branch: string): string =>
  joined([
    `**This form was not read again.** Somebody has committed to the branch \`${branch}\`, and that is left as it is.`,
    'What to do: change it there. Or delete the branch and edit this issue: then it is made from the form again.',
  ]);

/** The comment in a copy that is nobody's yet. */
export const copyText = joined([
  '**Nothing was proposed.** This backpack still shows the demonstration that it came with.',
  'What comes next: its owner merges the pull request from the branch `haversack/setup`. Then edit this issue, and it is read again.',
]);

/** The comment where content itself is wrong. */
export const unsoundText = (problems: readonly FormProblem[]): string =>
  joined([
    '**This could not be looked at yet**: something is wrong in what stands in this repository, not in your form.',
    numbered(problems),
    'What comes next: a maintainer mends that. Then edit this issue, or close and reopen it, and it is read again.',
  ]);

/** The comment where the branch could not be made. */
export const ruledText = (branch: string, said: string): string =>
  joined([
    `**The branch \`${branch}\` could not be pushed**: a rule of this repository, or a right that is missing, is in the way.`,
    `It says: ${inert(said, 400)}`,
    'What comes next: a maintainer lets Actions push branches whose names begin with `haversack/`, then edits this issue.',
  ]);

/** The comment at an issue that was closed. */
export function closedText(what: 'merged' | 'withdrawn' | 'left', branch: string): string {
  if (what === 'merged') return '**This was merged.** It is published with the next run.';
  if (what === 'withdrawn')
    return '**This was taken back**: its pull request is closed and its branch deleted. Reopen the issue to propose it again.';
  return `**This issue is closed.** Somebody has committed to the branch \`${branch}\`, so it was left as it is, with its pull request.`;
}

/** Problems as a numbered list, each with the heading of its field. */
function numbered(problems: readonly FormProblem[]): string {
  const named = problems.slice(0, NAMED);
  const lines = named.map(({ field, says }, index) => `${index + 1}. ${field === '' ? '' : `**${field}**: `}${says}`);
  const more = problems.length - named.length;
  return [...lines, ...(more > 0 ? ['', `And ${more} more.`] : [])].join('\n');
}

const target = (address: string): string => address.replaceAll('(', '%28').replaceAll(')', '%29');

function joined(parts: readonly string[]): string {
  const text = parts.filter((part) => part !== '').join('\n\n');
  // With its mark it stays below the limit, whatever the problems say.
  return text.length < COMMENT_CHARACTERS - 200
    ? text
    : `${text.slice(0, text.lastIndexOf('\n', COMMENT_CHARACTERS - 300))}\n\n…`;
}
