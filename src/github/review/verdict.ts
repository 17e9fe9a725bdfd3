import { hasErrors } from '../../diagnostics/index.ts';
import type { ReviewData } from './data.ts';
import { counted, sentence } from './words.ts';

/** One line: whether this may be merged. */
export function verdict({ judgement, diagnostics }: Pick<ReviewData, 'judgement' | 'diagnostics'>): string {
  switch (judgement.kind) {
    case 'conflict':
      return '⛔ **Must not be merged:** the branch is at odds with the one it would go into, so nothing was checked. Bring it up to date first.';
    case 'unreadable':
      return `⛔ **Must not be merged:** its content cannot be read. ${sentence(judgement.says)} ${sentence(judgement.remedy)}`;
    default:
      break;
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  if (hasErrors(diagnostics)) return `⛔ **Must not be merged:** ${counted(errors, 'problem')} must be mended first.`;
  const beside = warnings > 0 ? ` There ${warnings === 1 ? 'is' : 'are'} ${counted(warnings, 'warning')}.` : '';
  return judgement.kind === 'nothing'
    ? `➖ **Nothing that Haversack judges** is changed here; what is changed, people must judge.${beside}`
    : `✅ **May be merged**, as far as Haversack can tell.${beside}`;
}
