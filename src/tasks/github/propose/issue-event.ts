import type { GitHub } from '../../../github/index.ts';
import { dayOf, HaversackError, type Instant, isBefore, parseInstant } from '../../../values/index.ts';
import { inside, numberIn, otherEvent, textIn } from '../event-fields.ts';

const ACTIONS = ['opened', 'edited', 'reopened', 'closed'] as const;

/** An issue as an event of GitHub tells it: everything in it was typed by somebody. */
export interface ProposedIssue {
  readonly action: (typeof ACTIONS)[number];
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** the account that wrote it */
  readonly author: string;
  readonly isBots: boolean;
  readonly isPull: boolean;
  readonly isOpen: boolean;
  /** the day on which it was opened, as 2026-02-28; undefined: GitHub does not say */
  readonly day: string | undefined;
}

/**
 * Reads an event of the kind `issues`.
 * @throws HaversackError `event-other`
 */
export function readIssueEvent(event: unknown): ProposedIssue {
  const action = ACTIONS.find((one) => one === textIn(event, 'action'));
  const number = numberIn(event, 'issue', 'number');
  if (action === undefined || number === undefined)
    return otherEvent('github propose', '`issues`: opened, edited, reopened, closed');
  const opened = parseInstant(textIn(event, 'issue', 'created_at') ?? '');
  return {
    action,
    number,
    title: textIn(event, 'issue', 'title') ?? '',
    body: textIn(event, 'issue', 'body') ?? '',
    author: textIn(event, 'issue', 'user', 'login') ?? '',
    isBots: textIn(event, 'issue', 'user', 'type') === 'Bot',
    isPull: inside(event, 'issue', 'pull_request') !== undefined,
    isOpen: textIn(event, 'issue', 'state') !== 'closed',
    day: opened.ok ? dayOf(opened.value) : undefined,
  };
}

/**
 * The day that counts as that of an award whose form names none: the one on which the issue was opened, so that a later
 * edit does not move it.
 */
export function dayOfProposal(today: Instant, day: string | undefined): Instant {
  const opened = parseInstant(day ?? '');
  return opened.ok && isBefore(opened.value, today) ? opened.value : today;
}

/**
 * The branch that pull requests are made for; GitHub is asked where the event does not say.
 * @param event  of any kind: all of them tell of the repository
 * @throws HaversackError `base-missing`, `github-unreachable`
 */
export async function defaultBranchOf(github: GitHub, event: unknown): Promise<string> {
  const told = textIn(event, 'repository', 'default_branch');
  const branch = told ?? textIn((await github.request('GET', '')).body, 'default_branch') ?? '';
  if (/^(?![/-])(?!.*(?:\.\.|\/\/|@\{))[\w./+@#-]{1,200}$/.test(branch)) return branch;
  throw new HaversackError('base-missing', 'GitHub names no default branch that can be used.', {
    remedy: 'Give the default branch of the repository a name of letters, digits, hyphens and dots.',
  });
}
