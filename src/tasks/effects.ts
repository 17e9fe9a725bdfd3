import type { KeyPlace } from '../ledger/index.ts';
import { epoch, type Instant, instantOf } from '../values/index.ts';

/** Told while a task is at work; `done` and `of` where it counts. */
export type Progress = (step: string, done?: number, of?: number) => void;

/** What a task is given of the world: it looks at no clock, no chance and no environment by itself. */
export interface Effects {
  /** absolute: the folder that holds `content/` */
  readonly root: string;
  /** midnight UTC at the start of the day that counts as today */
  readonly today: Instant;
  /** an interrupted command that has just been finished, as `keys rotate acme`: it is not to be done again */
  readonly finished?: string | undefined;
  readonly now: () => Instant;
  readonly random: (bytes: number) => Uint8Array;
  readonly keys: KeyPlace;
  readonly progress: Progress;
}

/** A moment without its milliseconds, as proofs are dated. */
export const wholeSecond = (moment: Instant): Instant => instantOf(Math.floor(epoch(moment) / 1000) * 1000);
