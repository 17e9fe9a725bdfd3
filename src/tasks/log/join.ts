import { dayOf, epoch, type Instant } from '../../values/index.ts';
import { DEEDS, type LogEvent } from './event.ts';

const nameOf = ({ kind, id, deed, file = '' }: LogEvent): string => `${kind} ${id} ${deed} ${file}`;

/**
 * Makes one history of what the records say and what commits did: a deed of both is told once, with the date of the
 * record and the author of the newest commit that did it.
 * @returns newest first; what has no date is last
 */
export function joinEvents(recorded: readonly LogEvent[], committed: readonly LogEvent[]): LogEvent[] {
  const newest = new Map<string, LogEvent>();
  for (const event of committed) if (isLater(event, newest.get(nameOf(event)))) newest.set(nameOf(event), event);
  const taken = new Set<LogEvent>();
  const joined = recorded.map((event): LogEvent => {
    const { kind, newer } = event;
    if (newer !== undefined) {
      const origin = newest.get(nameOf({ ...event, kind, id: newer, deed: 'proposed' }));
      return { ...event, on: event.on ?? origin?.on, origin: origin?.origin };
    }
    const twin = newest.get(nameOf(event));
    if (twin === undefined || isOlderSuspension(twin, event)) return event;
    taken.add(twin);
    return { ...event, on: finerOf(event.on, twin.on), origin: twin.origin };
  });
  return [...joined, ...committed.filter((event) => !taken.has(event))].sort(newestFirst);
}

/** A suspension may come again: what was committed before the day of the record was an earlier one. */
const isOlderSuspension = (twin: LogEvent, { deed, on }: LogEvent): boolean =>
  (deed === 'suspended' || deed === 'reinstated') &&
  on !== undefined &&
  twin.on !== undefined &&
  dayOf(twin.on) < dayOf(on);

/** Records have days, commits have seconds: on one day the commit tells what came after what. */
const finerOf = (day: Instant | undefined, moment: Instant | undefined): Instant | undefined => {
  if (day === undefined || moment === undefined) return day ?? moment;
  return isDay(day) && dayOf(day) === dayOf(moment) ? moment : day;
};

const isLater = (event: LogEvent, than: LogEvent | undefined): boolean =>
  than === undefined || timeOf(event) > timeOf(than);

const isDay = (on: Instant): boolean => on.endsWith('T00:00:00Z');
const DAY = 86_400_000;

/** An award begins its day; whatever else has only a day ends it, since that was done to what was there. */
function timeOf({ on, deed }: LogEvent): number {
  if (on === undefined) return Number.NEGATIVE_INFINITY;
  return isDay(on) && deed !== 'awarded' ? epoch(on) + DAY - 1 : epoch(on);
}

function newestFirst(a: LogEvent, b: LogEvent): number {
  const [first, second] = [timeOf(a), timeOf(b)];
  if (first !== second) return first > second ? -1 : 1;
  return DEEDS.indexOf(b.deed) - DEEDS.indexOf(a.deed) || (nameOf(a) < nameOf(b) ? -1 : 1);
}
