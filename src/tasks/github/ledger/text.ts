import type { PullText } from '../pulls.ts';

/** What was signed, or would be. */
export interface Counts {
  /** credentials, those that were sealed anew among them */
  readonly sealed: number;
  /** status lists */
  readonly lists: number;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `3 sealed credentials and 1 signed status list`. */
function countedText({ sealed, lists }: Counts): string {
  const parts = [
    ...(sealed > 0 ? [counted(sealed, 'sealed credential')] : []),
    ...(lists > 0 ? [counted(lists, 'signed status list')] : []),
  ];
  return parts.length === 0 ? 'a record of what is revoked' : parts.join(' and ');
}

/** The message of a commit that holds files of the ledger. */
export const ledgerMessage = (counts: Counts): string => `Ledger: ${countedText(counts)}\n`;

/** The pull request that brings them where a rule guards the default branch. */
export const ledgerPull = (counts: Counts): PullText => ({
  title: `Ledger: ${countedText(counts)}`,
  body: [
    `A rule guards the default branch, so what was signed waits here: ${countedText(counts)}.`,
    'It holds files of `content/credentials` and `content/status`, made by Haversack, and nothing else. Merge it as it is: until then these awards are published as Open Badges 2.0 alone, and what was taken back is not yet in a signed list. What waits here is not signed a second time.',
    'So that this needs no click, let a deploy key pass the rule: `docs/github.md` says how.',
  ].join('\n\n'),
});
