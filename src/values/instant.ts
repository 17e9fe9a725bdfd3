import { bad, good, type Result } from './result.ts';

declare const instant: unique symbol;

/**
 * A moment in UTC, always written `YYYY-MM-DDTHH:MM:SSZ`, with `.fff` before the `Z` only when the
 * milliseconds are not zero. Build one with {@link parseInstant} or {@link instantOf}, never by hand.
 */
export type Instant = string & { readonly [instant]: true };

export type InstantReason = 'date-malformed' | 'date-impossible' | 'date-without-zone';

const shape = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})?)?$/;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * Reads an RFC 3339 date or date-time with its zone; a bare date is midnight UTC. I3-06, I2-06.
 * JavaScript's own parser takes 30 February for 2 March, so it is never asked.
 * @returns the moment in UTC, finer than milliseconds cut off; or why it is none
 */
export function parseInstant(text: string): Result<Instant, InstantReason> {
  const parts = shape.exec(text);
  if (!parts) return bad('date-malformed');
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return bad('date-impossible');
  if (hour > 23 || minute > 59 || second > 59) return bad('date-impossible');
  const zone = parts[8];
  if (parts[4] !== undefined && zone === undefined) return bad('date-without-zone');
  const offset = zone === undefined || /z/i.test(zone) ? 0 : offsetMinutes(zone);
  if (offset === undefined) return bad('date-impossible');
  const fraction = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute - offset, second, fraction);
  if (date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999) return bad('date-impossible');
  return good(instantOf(date.getTime()));
}

function offsetMinutes(zone: string): number | undefined {
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** @param milliseconds since 1970-01-01T00:00:00Z, within the years 1 to 9999 */
export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z') as Instant;
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const epoch = (moment: Instant): number => Date.parse(moment);

export const isBefore = (a: Instant, b: Instant): boolean => epoch(a) < epoch(b);

/** The day in UTC, `YYYY-MM-DD`. */
export const dayOf = (moment: Instant): string => moment.slice(0, 10);
