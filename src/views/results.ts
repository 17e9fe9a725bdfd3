import type { SnapshotAssertion, SnapshotBadge } from './snapshot.ts';
import type { Words } from './words/words.ts';

type Asked = SnapshotBadge['results'][number];
type Given = SnapshotAssertion['results'][number];

/** One result: what the badge asks, and in an award what was reached. I3-18. */
export interface ResultView {
  readonly name: string;
  readonly kind: string;
  readonly allowed: string;
  readonly required?: string | undefined;
  readonly reached?: string | undefined;
  /** levels or values from low to high, where they are named one by one */
  readonly scale: readonly Step[];
  /** where on a range of numbers the result lies, 0 to 1 */
  readonly range?: { readonly reached: number; readonly required?: number | undefined } | undefined;
}

/** One level of a result. */
export interface Step {
  readonly name: string;
  readonly description?: string | undefined;
  readonly isReached: boolean;
  readonly isRequired: boolean;
}

/** The words that stand beside results. */
export interface ResultWords {
  readonly reached: string;
  readonly requiredMark: string;
  readonly requiredIs: (value: string) => string;
  readonly resultAllowed: string;
}

export const resultWords = ({ assertion: words }: Words): ResultWords => words;

export const viewAsked = (words: Words, asked: Asked): ResultView => ({
  name: asked.name,
  kind: words.resultTypes[asked.resultType],
  allowed: allowedWords(words, asked),
  required: requiredWords(words, asked),
  scale: viewScale(words, asked, undefined),
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
    return [
      { ...viewAsked(words, asked), reached, scale: viewScale(words, asked, result), range: viewRange(asked, result) },
    ];
  });
}

function viewScale(words: Words, asked: Asked, result: Given | undefined): Step[] {
  if (asked.levels.length > 0) {
    return asked.levels.map(({ id, name, description }) => ({
      name,
      description,
      isReached: id === result?.level,
      isRequired: id === asked.requiredLevel,
    }));
  }
  return asked.allowedValues.map((value) => ({
    name: statusWords(words, value),
    isReached: value === (result?.value ?? result?.status),
    isRequired: value === asked.requiredValue,
  }));
}

function viewRange(asked: Asked, { value }: Given): ResultView['range'] {
  const { valueMin, valueMax, requiredValue } = asked;
  if (valueMin === undefined || valueMax === undefined || value === undefined) return undefined;
  const [min, max] = [Number(valueMin), Number(valueMax)];
  const share = (number: string): number => (Number(number) - min) / (max - min);
  if (!Number.isFinite(share(value))) return undefined;
  return { reached: share(value), required: requiredValue === undefined ? undefined : share(requiredValue) };
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
