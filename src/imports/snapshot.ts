import { IMPORT_LIMITS, type ImportedCredential } from '../model/index.ts';
import { type Instant, printJson } from '../values/index.ts';
import type { Fetch } from '../verify/index.ts';

/** What a server answered while a badge was verified. */
export interface SnapshotAnswer {
  readonly address: string;
  /** after redirects, where it is another */
  readonly url?: string | undefined;
  readonly status: number;
  readonly contentType: string;
  /** the body: as text where that is what it is, else in base64 */
  readonly text?: string | undefined;
  readonly base64?: string | undefined;
}

/** `<id>.snapshot.json`: all that the verifier was told, so that the badge can be explained when its issuer is gone. */
export interface Snapshot {
  readonly version: 1;
  /** of the original, in lower-case hex */
  readonly sha256: string;
  readonly takenOn: Instant;
  readonly credentials: readonly ImportedCredential[];
  /** in the order of their addresses */
  readonly answers: readonly SnapshotAnswer[];
  /** true when limits left answers out */
  readonly isPartial: boolean;
}

/** A fetcher that remembers every answer. */
export interface Recording {
  readonly fetch: Fetch;
  readonly answers: () => Pick<Snapshot, 'answers' | 'isPartial'>;
}

/** Puts a recorder around a fetcher. What is beyond the limits is handed on, and not remembered. */
export function recordFetch(fetch: Fetch): Recording {
  const answers = new Map<string, SnapshotAnswer>();
  let bytes = 0;
  let isPartial = false;
  return {
    fetch: async (address) => {
      const answer = await fetch(address);
      if (!answer.ok || answers.has(address)) return answer;
      const isWithin = answers.size < IMPORT_LIMITS.answers && bytes + answer.body.length <= IMPORT_LIMITS.answerBytes;
      if (isWithin) {
        bytes += answer.body.length;
        const { url, status, contentType, body } = answer;
        answers.set(address, { address, ...(url !== address && { url }), status, contentType, ...bodyOf(body) });
      } else isPartial = true;
      return answer;
    },
    answers: () => ({
      answers: [...answers.values()].sort((a, b) => (a.address < b.address ? -1 : 1)),
      isPartial,
    }),
  };
}

/** As the shorter of both: control characters cost six letters each in JSON. */
function bodyOf(body: Uint8Array): Pick<SnapshotAnswer, 'text' | 'base64'> {
  const base64 = Buffer.from(body).toString('base64');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    if (JSON.stringify(text).length <= Math.max(base64.length, body.length + 1_000)) return { text };
  } catch {
    // No text.
  }
  return { base64 };
}

/** A fetcher that answers from a snapshot and asks nobody. */
export function replayFetch(answers: readonly SnapshotAnswer[]): Fetch {
  const known = new Map(answers.map((answer) => [answer.address, answer]));
  return async (address) => {
    const answer = known.get(address);
    if (answer === undefined) return { ok: false, reason: 'not in the snapshot' };
    const { url = address, status, contentType, text, base64 = '' } = answer;
    const body = text === undefined ? new Uint8Array(Buffer.from(base64, 'base64')) : new TextEncoder().encode(text);
    return { ok: true, url, status, contentType, body };
  };
}

/** The snapshot as it is written: the same text for the same answers. */
export const buildSnapshot = (snapshot: Omit<Snapshot, 'version'>): string => {
  const { sha256, takenOn, credentials, answers, isPartial } = snapshot;
  return printJson({ version: 1, sha256, takenOn, credentials, answers, isPartial });
};
