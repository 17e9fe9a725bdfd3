import type { Instant } from '../../../values/index.ts';
import { numberIn, otherEvent, textIn } from '../event-fields.ts';
import { type Kept, keepPreviews } from './previews.ts';

export interface CloseResult {
  readonly pull: number;
  readonly kept: Kept;
}

/**
 * Takes the pictures of a pull request away when it is closed, merged or not; all others stay.
 * @param event  `pull_request_target`, closed
 * @throws HaversackError `event-other`, `git-unreachable`, `git-failed`, `previews-busy`
 */
export async function close(
  effects: { readonly root: string; readonly now: () => Instant },
  event: unknown,
): Promise<CloseResult> {
  const pull = numberIn(event, 'pull_request', 'number');
  if (pull === undefined || textIn(event, 'action') !== 'closed')
    return otherEvent('github close', '`pull_request_target`, closed');
  return { pull, kept: await keepPreviews(effects, pull, new Map()) };
}
