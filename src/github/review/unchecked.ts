import { inert } from '../inert.ts';
import type { ReviewData } from './data.ts';
import { counted, listed } from './words.ts';

/** What nobody has looked at yet, whatever the verdict is. */
export function unchecked({ awards, codeFiles, pictures, judgement }: ReviewData, cut: boolean): string[] {
  if (judgement.kind === 'conflict') return [];
  const evidence = awards.reduce((sum, one) => sum + one.evidence, 0);
  const drafts = awards.filter(({ isDraft }) => isDraft).length;
  const lines = [
    ...(evidence > 0
      ? [
          `- What stands behind the ${counted(evidence, 'piece')} of evidence: no address was opened. They are shown as text on purpose.`,
        ]
      : []),
    ...(awards.length > 0
      ? [
          '- Who the recipients are, whether they want the badge, and whether they did what it asks for.',
          '- Whether an address or a hash belongs to the one who is meant: a hash says nothing that can be read.',
        ]
      : []),
    ...(drafts > 0 ? [`- What becomes of ${counted(drafts, 'draft')}: a draft is not sealed and not published.`] : []),
    ...(codeFiles > 0
      ? [
          `- What ${counted(codeFiles, 'changed file')} with code or workflows would do: none was run. Read them line by line.`,
        ]
      : []),
    ...(pictures.failed.length > 0
      ? [
          '- Pictures that cannot be drawn as they are:',
          ...listed(pictures.failed, 12, (id) => `- ${inert(id)}`).map((line) => `  ${line}`),
        ]
      : []),
    ...(pictures.left > 0 ? [`- ${counted(pictures.left, 'more picture')}: no more than twelve are drawn.`] : []),
    ...(cut ? ['- What this comment has no room for. The files of the pull request have all of it.'] : []),
  ];
  return lines.length === 0 ? [] : ['### What could not be checked', '', ...lines, ''];
}
