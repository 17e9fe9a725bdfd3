import { FETCH_WORDS, type FetchAddress, type ReadReason, readPlainFile, readPlainText } from '../io/index.ts';
import { bad, HaversackError, type Instant } from '../values/index.ts';
import {
  type Fetch,
  LIMITS,
  type Outcome,
  parseTrustList,
  type Report,
  StatusLists,
  type TrustList,
  verify,
  worst,
} from '../verify/index.ts';

/** Bytes that a list of trusted issuers may have. */
const TRUST_BYTES = 262_144;

export interface VerifyTask {
  /** files, addresses, or `-` for what `stdin` gives */
  readonly inputs: readonly string[];
  readonly now: Instant;
  /** a new one for each input, so that one input cannot use up the requests of the next */
  readonly openFetch: () => FetchAddress;
  readonly stdin: () => Promise<Uint8Array>;
  readonly recipient?: string | undefined;
  readonly evidence?: boolean;
  readonly trust?: readonly TrustList[];
  readonly progress: (step: string, done?: number, of?: number) => void;
}

export interface VerifiedInputs {
  readonly verified: readonly { readonly input: string; readonly report: Report }[];
  /** the worst of all */
  readonly outcome: Outcome;
}

/**
 * Verifies inputs one after the other; each is judged alone.
 * @throws HaversackError `input-unreadable` before anything is fetched, for a file that cannot be read
 */
export async function verifyInputs(task: VerifyTask): Promise<VerifiedInputs> {
  const { inputs, now, openFetch, recipient, evidence = false, trust = [], progress } = task;
  for (const input of inputs) if (!isAddress(input) && input !== '-') readInput(input);
  const statusLists = new StatusLists();
  const verified: { input: string; report: Report }[] = [];
  for (const input of inputs) {
    progress('verifying', verified.length + 1, inputs.length);
    const given = isAddress(input) ? input : input === '-' ? await task.stdin() : readInput(input);
    const options = { fetch: inWords(openFetch()), now, recipient, evidence, trust, name: input, statusLists };
    verified.push({ input, report: await verify(given, options) });
  }
  return { verified, outcome: worst(verified.map(({ report }) => report.outcome)) };
}

/** The report says in words why there was no answer. */
export const inWords =
  (fetch: FetchAddress): Fetch =>
  async (url) => {
    const answer = await fetch(url);
    return answer.ok ? answer : { ok: false, reason: FETCH_WORDS[answer.reason] };
  };

/** True for what {@link verifyInputs} and {@link readTrustList} throw for a file that cannot be read. */
export const isUnreadable = (error: unknown): error is HaversackError =>
  error instanceof HaversackError && ['input-unreadable', 'trust-unreadable'].includes(error.code);

export const isAddress = (input: string): boolean => /^https?:\/\//i.test(input);

/** @throws HaversackError `input-unreadable` */
export function readInput(path: string): Uint8Array {
  const bytes = readPlainFile(path, LIMITS.inputBytes);
  if (bytes.ok) return bytes.value;
  throw new HaversackError('input-unreadable', `${path} ${faults[bytes.reason]}.`, {
    remedy: 'Give a JSON, JWS, PNG or SVG file, an address, or - for standard input.',
  });
}

const faults: Readonly<Record<ReadReason, string>> = {
  'file-missing': 'is not there',
  'file-not-plain': 'is no plain file',
  'file-too-large': 'is larger than what is read',
  'file-unreadable': 'cannot be read',
  'file-not-utf8': 'is not UTF-8',
};

/**
 * Reads a list of trusted issuers: one id a line, a name behind it, `#` for remarks; or a JSON array of ids or of
 * objects with `id` and `name`.
 * @throws HaversackError `trust-unreadable`
 */
export function readTrustList(path: string): TrustList {
  const text = readPlainText(path, TRUST_BYTES);
  const issuers = text.ok ? parseTrustList(text.value) : bad(faults[text.reason]);
  if (issuers.ok) return { name: path, issuers: issuers.value };
  throw new HaversackError('trust-unreadable', `The list of trusted issuers ${path} ${issuers.reason}.`, {
    remedy: 'Write one DID or address a line, with a name behind it if you like; lines that begin with # are remarks.',
  });
}
