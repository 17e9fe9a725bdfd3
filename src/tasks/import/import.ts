import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Container } from '../../imports/index.ts';
import { type FetchAddress, takeLock } from '../../io/index.ts';
import { type Effects, wholeSecond } from '../effects.ts';
import { loadBackpack, soundBackpack } from '../load.ts';
import { MENDED } from '../mended.ts';
import { expand, type Given, receive } from './receive.ts';
import { Shelf } from './shelf.ts';
import { type TakenIn, takeIn } from './take-in.ts';

export interface ImportTask {
  /** files, folders, addresses, or `-` for what `stdin` gives */
  readonly inputs: readonly string[];
  /** a new one for each input and each credential */
  readonly openFetch: () => FetchAddress;
  readonly stdin: () => Promise<Uint8Array>;
  readonly recipient?: string | undefined;
  readonly keepInvalid: boolean;
  readonly publishPersonalData: boolean;
  /** judges everything and writes nothing */
  readonly isDryRun: boolean;
}

/** What became of one credential of one input. */
export interface ImportedOne extends TakenIn {
  readonly input: string;
  /** it was taken out of one of these, and is kept by itself */
  readonly container?: Container | undefined;
}

export type ImportResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true;
      readonly imports: readonly ImportedOne[];
      /** files in folders that hold no badge */
      readonly passedOver: number;
      readonly isDryRun: boolean;
    };

/**
 * Brings home badges from elsewhere: each is opened, verified, and kept byte for byte as received, with a snapshot of
 * all that the verifier was told and the first check. Each is written before the next is looked at.
 * @throws HaversackError `input-unreadable` before anything is written
 */
export async function importBadges(effects: Effects, task: ImportTask): Promise<ImportResult> {
  const { root, today, progress } = effects;
  const given = expand(task.inputs);
  const unlock = task.isDryRun ? () => {} : takeLock(root, 'import');
  try {
    const loaded = loadBackpack(root, today);
    const backpack = soundBackpack(loaded, MENDED);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const shelf = new Shelf(root, backpack);
    const imports: ImportedOne[] = [];
    let passedOver = 0;
    for (const [index, one] of given.entries()) {
      progress('importing', index + 1, given.length);
      const found = await importGiven(effects, task, shelf, one);
      if (one.isInFolder && found.every(({ state }) => state === 'no-badge')) passedOver++;
      else imports.push(...found);
    }
    return { ok: true, imports, passedOver, isDryRun: task.isDryRun };
  } finally {
    unlock();
  }
}

async function importGiven(effects: Effects, task: ImportTask, shelf: Shelf, given: Given): Promise<ImportedOne[]> {
  const { input } = given;
  const received = await receive(given, task.openFetch(), task.stdin);
  if (!received.ok) return [nothing(input, received.reason)];
  const { items, container } = received;
  if (items.length === 0) return [{ ...nothing(input, 'there is no credential in it'), container }];
  const done: ImportedOne[] = [];
  for (const item of items) {
    const options = { ...task, root: effects.root, fetch: task.openFetch(), now: wholeSecond(effects.now()) };
    const one = await takeIn(item, shelf, options);
    done.push({ input, ...(container !== undefined && { container }), ...one });
  }
  return done;
}

const nothing = (input: string, reason: string): ImportedOne => ({
  input,
  state: 'no-badge',
  outcome: 'unknown',
  why: [reason],
  personalData: [],
});
