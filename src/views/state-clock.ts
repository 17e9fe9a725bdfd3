import { stateDuring } from '../model/index.ts';
import { formatDay } from './words/dates.ts';

/** The states that the calendar leads through. */
export type ClockState = 'not-yet-valid' | 'valid' | 'expired';

/** The dates that decide; on pages in data attributes. RFC 3339, as in the credential. */
export interface Clock {
  readonly validFrom: string;
  readonly expires?: string | undefined;
}

/** What a page needs to say the state of any other day: plain JSON, once a page. */
export interface ClockWords {
  /** BCP 47, for dates */
  readonly language: string;
  readonly labels: Readonly<Record<ClockState, string>>;
  /** with `{date}` */
  readonly details: Readonly<Record<ClockState, string>>;
  readonly forever: string;
  /** with `{date}` */
  readonly asOf: string;
}

export interface Face {
  readonly label: string;
  readonly detail: string;
}

/** How a state is said. */
export function faceOf(words: ClockWords, clock: Clock, kind: ClockState): Face {
  const date = kind === 'not-yet-valid' ? clock.validFrom : clock.expires;
  const detail = date === undefined ? words.forever : dated(words.details[kind], date, words.language);
  return { label: words.labels[kind], detail };
}

/**
 * The state at one moment, from what stands on the page.
 * @param now  RFC 3339
 */
export function readClock(words: ClockWords, clock: Clock, now: string): Face & { kind: ClockState; asOf: string } {
  type Moment = Parameters<typeof stateDuring>[1];
  const kind = stateDuring(
    {
      isDraft: false,
      isRevoked: false,
      isSuspended: false,
      validFrom: clock.validFrom as Moment,
      expires: clock.expires as Moment | undefined,
    },
    now as Moment,
    now as Moment,
  ) as ClockState;
  return { kind, ...faceOf(words, clock, kind), asOf: dated(words.asOf, now, words.language) };
}

/** Fills the one gap of a sentence with a day in words. */
export const dated = (template: string, moment: string, language: string): string =>
  template.replace('{date}', () => formatDay(moment, language));
