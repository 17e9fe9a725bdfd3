import type { Check, CheckId, CheckOutcome } from './report.ts';
import { detailOf, titleOf } from './words.ts';

/**
 * Makes a check, with its words.
 * @param about  what the detail is about: an address, a value, a count; text of credentials stays as it is
 */
export function say(id: CheckId, outcome: CheckOutcome, reason: string, about = '', path?: string): Check {
  const said = { id, outcome, reason, title: titleOf(id, outcome, reason), detail: detailOf(reason, about) };
  return path === undefined || path === '' ? said : { ...said, path };
}
