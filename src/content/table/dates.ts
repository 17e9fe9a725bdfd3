import { dayOf, parseInstant } from '../../values/index.ts';
import { monthNumber } from './months.ts';

/** How a table writes days: 2025-12-31, 2025/12/31, 31.12.2025, 12/31/2025, 31 December 2025. */
const DATE_FORMATS = ['iso', 'ymd', 'dmy', 'mdy', 'month-name'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/** A time behind a day: without a zone it is that of the place, and the day is as written. */
const TIME = String.raw`(?:,?[T\s]+(?:at\s+|um\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s+Uhr|\s+UTC)?)?`;
const pattern = (day: string): RegExp => new RegExp(`^${day}${TIME}$`, 'iu');

const ISO = pattern(String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})`);
const YEAR_FIRST = [
  pattern(String.raw`(?<year>\d{4})([/.])(?<month>\d{1,2})\2(?<day>\d{1,2})`),
  pattern(String.raw`(?<year>\d{2})/(?<month>\d{1,2})/(?<day>\d{1,2})`),
];
const DAY_FIRST = [
  pattern(String.raw`(?<day>\d{1,2})([/.-])(?<month>\d{1,2})\2(?<year>\d{4})`),
  pattern(String.raw`(?<day>\d{1,2})([/.])(?<month>\d{1,2})\2(?<year>\d{2})`),
];
const MONTH_FIRST = [
  pattern(String.raw`(?<month>\d{1,2})([/-])(?<day>\d{1,2})\2(?<year>\d{4})`),
  pattern(String.raw`(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{2})`),
];
const WEEKDAY = String.raw`(?:\p{L}+\.?,?\s+)?`;
const DAY_AND_NAME = pattern(
  String.raw`${WEEKDAY}(?<day>\d{1,2})(?:\.|st|nd|rd|th)?[\s-]+(?:de\s+)?(?<name>\p{L}+)\.?,?[\s-]+(?:de\s+)?(?<year>\d{4})`,
);
const NAME_AND_DAY = pattern(
  String.raw`${WEEKDAY}(?<name>\p{L}+)\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})`,
);

const PATTERNS: Readonly<Record<DateFormat, readonly RegExp[]>> = {
  iso: [ISO],
  ymd: YEAR_FIRST,
  dmy: DAY_FIRST,
  mdy: MONTH_FIRST,
  'month-name': [DAY_AND_NAME, NAME_AND_DAY],
};

/**
 * Reads a day as a table writes it.
 * @returns as 2025-12-31; undefined when it is written otherwise, or does not exist
 */
export function readDate(text: string, format: DateFormat): string | undefined {
  const given = text.trim();
  // With its zone a time may belong to another day of UTC.
  const moment = format === 'iso' ? parseInstant(given) : undefined;
  if (moment?.ok) return dayOf(moment.value);
  for (const one of PATTERNS[format]) {
    const { year, month, day, name } = one.exec(given)?.groups ?? {};
    if (year === undefined || day === undefined) continue;
    const number = name === undefined ? month : monthNumber(name);
    if (number === undefined) continue;
    // Two digits are a year of this century.
    const read = parseInstant(`${year.padStart(4, '20')}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`);
    if (read.ok) return dayOf(read.value);
  }
  return undefined;
}

export type FoundFormat =
  | { readonly format: DateFormat | undefined }
  | { readonly between: readonly DateFormat[]; readonly example: string };

/**
 * Finds how a column writes its days: the way in which most of them can be read.
 * @returns undefined when none can be read; or several ways that fit equally and give different days
 */
export function findDateFormat(texts: readonly string[]): FoundFormat {
  const ways = DATE_FORMATS.map((format) => ({ format, days: texts.map((text) => readDate(text, format)) }));
  const counts = ways.map(({ days }) => days.filter((day) => day !== undefined).length);
  const most = Math.max(...counts);
  const fitting = ways.filter((_, index) => counts[index] === most);
  const [first, ...others] = fitting;
  if (first === undefined || most === 0) return { format: undefined };
  const index = first.days.findIndex((day, at) => others.some(({ days }) => days[at] !== day));
  if (index < 0) return { format: first.format };
  return { between: fitting.map(({ format }) => format), example: texts[index] as string };
}
