/**
 * A day in words, in UTC, so that every reader and every machine sees the same one.
 * @param moment  RFC 3339
 * @param language  BCP 47
 * @returns as `March 5, 2020`
 */
export const formatDay = (moment: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(moment));

/**
 * A duration in words.
 * @param parts  whole numbers by unit; zeros are left out
 * @returns as `2 years and 6 months`
 */
export function formatDuration(
  parts: { readonly years: number; readonly months: number; readonly days: number; readonly seconds: number },
  language: string,
): string {
  const isWeeks = parts.days > 0 && parts.days % 7 === 0;
  const amounts: readonly (readonly [string, number])[] = [
    ['year', parts.years],
    ['month', parts.months],
    [isWeeks ? 'week' : 'day', isWeeks ? parts.days / 7 : parts.days],
    ['hour', Math.floor(parts.seconds / 3600)],
    ['minute', Math.floor((parts.seconds % 3600) / 60)],
    ['second', parts.seconds % 60],
  ];
  const words = amounts
    .filter(([, amount]) => amount > 0)
    .map(([unit, amount]) =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount),
    );
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
}
