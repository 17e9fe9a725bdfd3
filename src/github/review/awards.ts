import { inert } from '../inert.ts';
import type { Checklist, ReviewedAward } from './data.ts';
import { counted, listed, number } from './words.ts';

const RECIPIENTS = { email: 'e-mail, hashed', url: 'web address', did: 'DID' } as const;

/** The table of new awards. */
export function awardTable(awards: readonly ReviewedAward[], most: number): string[] {
  if (awards.length === 0) return [];
  const more = awards.length - most;
  return [
    `### New awards (${number(awards.length)})`,
    '',
    '| award | badge | to | issued on | evidence |',
    '| --- | --- | --- | --- | ---: |',
    ...awards
      .slice(0, most)
      .map(
        ({ id, badge, recipient, day, evidence, isDraft }) =>
          `| ${inert(id)}${isDraft ? ' (draft)' : ''} | ${inert(badge)} | ${RECIPIENTS[recipient]} | ${inert(day)} | ${number(evidence)} |`,
      ),
    ...(more > 0 ? ['', `and ${number(more)} more`] : []),
    '',
  ];
}

/** How much of the checklists is shown. */
export interface ChecklistLimits {
  readonly badges: number;
  readonly requirements: number;
  readonly evidence: number;
  /** characters of a requirement, or of an address */
  readonly text: number;
}

/** What a reviewer ticks off, once for each badge. */
export function checklists(lists: readonly Checklist[], limits: ChecklistLimits): string[] {
  if (lists.length === 0) return [];
  const more = lists.length - limits.badges;
  return [
    '### For the reviewer to tick off',
    '',
    ...lists.slice(0, limits.badges).flatMap((list) => checklist(list, limits)),
    ...(more > 0 ? [`and the requirements of ${counted(more, 'more badge')}`, ''] : []),
  ];
}

function checklist({ badge, requirements, awards, only }: Checklist, limits: ChecklistLimits): string[] {
  const evidence = only?.evidence ?? [];
  const known = new Set(requirements.map(({ id }) => id));
  const loose = evidence.filter(({ meets }) => meets === undefined || !known.has(meets));
  const shown = (items: typeof evidence): string[] =>
    listed(items, limits.evidence, ({ what }) => `- ${inert(what, limits.text)}`).map((line) => `  ${line}`);
  const asked = requirements
    .slice(0, limits.requirements)
    .flatMap(({ id, text, evidence: need }) => [
      `- [ ] ${inert(text, limits.text)}${NEEDS[need]}`,
      ...shown(evidence.filter(({ meets }) => meets === id)),
    ]);
  const more = requirements.length - limits.requirements;
  return [
    `**${inert(badge)}**${only === undefined ? `, for each of the ${counted(awards, 'award')}` : `, for ${inert(only.id)}`}`,
    '',
    ...(requirements.length === 0 ? ['- [ ] The criteria of the badge are met.'] : asked),
    ...(more > 0 ? [`- [ ] and ${number(more)} more`] : []),
    ...(loose.length > 0 ? ['- [ ] Evidence for the badge as a whole:', ...shown(loose)] : []),
    '- [ ] The recipient is the one who earned it.',
    '',
  ];
}

const NEEDS = { none: '', optional: ' (evidence optional)', required: ' (evidence required)' } as const;
