import { epoch, type Instant, instantOf } from './instant.ts';
import { bad, good, type Result } from './result.ts';

/** An ISO 8601 duration, whole numbers only. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  readonly seconds: number;
}

const shape =
  /^P(?:(\d{1,4})W|(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?)$/;

/** Reads an ISO 8601 duration such as `P2Y`, `P18M`, `P6W`, `P1DT12H`. */
export function parseDuration(text: string): Result<Duration, 'duration-malformed'> {
  const parts = shape.exec(text);
  if (!parts || text === 'P' || text.endsWith('T')) return bad('duration-malformed');
  const [weeks, years, months, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return good({ years, months, days: days + weeks * 7, seconds: hours * 3600 + minutes * 60 + seconds });
}

/**
 * Adds a duration in the calendar of UTC: years and months first, kept inside the month that is reached
 * (31 January and one month is 28 or 29 February), then days, then seconds.
 * @returns undefined when the result lies after the year 9999
 */
export function addDuration(start: Instant, duration: Duration): Instant | undefined {
  const date = new Date(epoch(start));
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + duration.years * 12 + duration.months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last) + duration.days);
  const end = date.getTime() + duration.seconds * 1000;
  return end <= Date.UTC(9999, 11, 31, 23, 59, 59) ? instantOf(end) : undefined;
}
