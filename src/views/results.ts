import type { SnapshotAssertion, SnapshotBadge } from './snapshot.ts';
import type { Words } from './words/words.ts';

type Asked = SnapshotBadge['results'][number];

/** One result: what the badge asks, and in an award what was reached. I3-18. */
export interface ResultView {
  readonly name: string;
  readonly kind: string;
  readonly allowed: string;
  readonly required?: string | undefined;
  readonly reached?: string | undefined;
}

export const viewAsked = (words: Words, asked: Asked): ResultView => ({
  name: asked.name,
  kind: words.resultTypes[asked.resultType],
  allowed: allowedWords(words, asked),
  required: requiredWords(words, asked),
});

/** The results of an award beside what its badge asks. */
export function viewReached(words: Words, badge: SnapshotBadge, assertion: SnapshotAssertion): ResultView[] {
  return assertion.results.flatMap((result) => {
    const asked = badge.results.find(({ id }) => id === result.result);
    if (asked === undefined) return [];
    const level = asked.levels.find(({ id }) => id === result.level)?.name;
    const status = result.status && words.resultStatuses[result.status];
    const value = result.value === undefined ? undefined : unitOf(asked, result.value);
    const reached = [value, level, status].filter((part) => part !== undefined).join(', ');
    return [{ ...viewAsked(words, asked), reached }];
  });
}

function requiredWords(words: Words, asked: Asked): string | undefined {
  if (asked.requiredLevel !== undefined) return asked.levels.find(({ id }) => id === asked.requiredLevel)?.name;
  if (asked.requiredValue === undefined) return undefined;
  if (asked.resultType === 'Status') return statusWords(words, asked.requiredValue);
  return unitOf(asked, asked.requiredValue);
}

function allowedWords(words: Words, asked: Asked): string {
  const { allowedValues, levels, valueMin, valueMax } = asked;
  if (levels.length > 0) return levels.map(({ name }) => name).join(', ');
  if (allowedValues.length > 0) return allowedValues.map((value) => statusWords(words, value)).join(', ');
  if (valueMin !== undefined && valueMax !== undefined)
    return words.badge.range(unitOf(asked, valueMin), unitOf(asked, valueMax));
  if (valueMin !== undefined) return words.badge.atLeast(unitOf(asked, valueMin));
  return valueMax === undefined ? '' : words.badge.atMost(unitOf(asked, valueMax));
}

const unitOf = (asked: Asked, value: string): string =>
  asked.resultType === 'Percent' && /^[\d.]+$/.test(value) ? `${value}%` : value;

const statusWords = (words: Words, value: string): string =>
  (words.resultStatuses as Readonly<Record<string, string>>)[value] ?? value;
