import { inert } from '../inert.ts';
import { markOf } from '../sticky.ts';
import { awardTable, type ChecklistLimits, checklists } from './awards.ts';
import type { ReviewData } from './data.ts';
import { picturePlace } from './pictures.ts';
import { problemList } from './problems.ts';
import { unchecked } from './unchecked.ts';
import { verdict } from './verdict.ts';
import { listed, sentence } from './words.ts';

/** What the comment is for, as its mark says. */
export const REVIEW = 'review';

interface Limits {
  readonly awards: number;
  readonly problems: number;
  readonly sentences: number;
  /** characters of a foreign text */
  readonly text: number;
  readonly checklists: ChecklistLimits;
}

/** Tried in turn, until the text is short enough. */
const LIMITS: readonly [Limits, ...Limits[]] = [
  limits(50, 30, 30, 300, { badges: 12, requirements: 30, evidence: 5, text: 300 }),
  limits(50, 30, 20, 160, { badges: 8, requirements: 12, evidence: 3, text: 120 }),
  limits(25, 15, 10, 100, { badges: 4, requirements: 8, evidence: 2, text: 80 }),
  limits(10, 5, 5, 60, { badges: 2, requirements: 5, evidence: 1, text: 40 }),
];

/** Room is left for the addresses of pictures. */
const MOST = 58_000;

/**
 * The comment that stands at a pull request, with its mark; the same text for the same data. Nothing of the data
 * mentions, links, draws or refers to anything; pictures come in by `fillPictures`.
 * @returns Markdown, shorter than 58,000 characters
 */
export function printComment(data: ReviewData): string {
  let text = '';
  for (const [step, each] of LIMITS.entries()) {
    text = print(data, each, step > 0);
    if (text.length < MOST) return text;
  }
  // Only content made for it comes here: rather whole lines than a text that GitHub refuses.
  const lines = text.split('\n');
  while (lines.join('\n').length > MOST - 100) lines.splice(Math.floor(lines.length * 0.9));
  return `${lines.join('\n')}\n\nThe rest of this comment is cut: it has no room for more.\n`;
}

function print(
  data: ReviewData,
  { awards, problems, sentences, text, checklists: lists }: Limits,
  cut: boolean,
): string {
  const told = (title: string, said: readonly string[]): string[] =>
    said.length === 0 ? [] : [`### ${title}`, '', ...listed(said, sentences, (one) => `- ${sentence(one)}`), ''];
  const isCut =
    cut ||
    data.awards.length > awards ||
    data.diagnostics.length > problems ||
    Math.max(data.careful.length, data.does.length) > sentences ||
    data.checklists.length > lists.badges;
  return [
    markOf(REVIEW),
    verdict(data),
    '',
    `This is about commit ${inert(data.head)}.`,
    '',
    ...told('What needs your care', data.careful),
    ...told('What merging does', data.does),
    ...problemList(data.diagnostics, problems, text),
    ...awardTable(data.awards, awards),
    ...checklists(data.checklists, lists),
    ...picturePlace(data.pictures.drawn),
    ...unchecked(data, isCut),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function limits(awards: number, problems: number, sentences: number, text: number, lists: ChecklistLimits): Limits {
  return { awards, problems, sentences, text, checklists: lists };
}

/** True when two comments say the same, whatever was ticked, and whichever run keeps the pictures. */
export const saysTheSame = (before: string, after: string): boolean => bare(before) === bare(after);

const bare = (text: string): string =>
  text
    .replace(/^- \[[xX]\] /gm, '- [ ] ')
    .replace(/\/actions\/runs\/\d+/g, '/actions/runs/0')
    .trimEnd();
