export const AREAS = ['node', 'git', 'keys', 'address', 'content', 'ledger', 'history'] as const;
export type Area = (typeof AREAS)[number];

/** One thing that `doctor` looked at. */
export interface Finding {
  readonly area: Area;
  /** a note wants a look; a problem makes the exit code 1 */
  readonly level: 'ok' | 'note' | 'problem';
  /** one sentence; safe for a terminal */
  readonly says: string;
  /** what to do; empty when all is well */
  readonly remedy: string;
}

export const ok = (area: Area, says: string): Finding => ({ area, level: 'ok', says, remedy: '' });
export const note = (area: Area, says: string, remedy: string): Finding => ({ area, level: 'note', says, remedy });
export const problem = (area: Area, says: string, remedy: string): Finding => ({
  area,
  level: 'problem',
  says,
  remedy,
});

/** `a`, `a and 2 more`: the first of a list, and how many there are. */
export const firstOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names[0]} and ${names.length - 1} more`;
