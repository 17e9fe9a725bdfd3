import { bad, good, type Instant, type Json, type JsonReason, parseJson, type Result } from '../values/index.ts';
import type { Limits } from './limits.ts';
import { StatusLists } from './status-list.ts';

/** What a fetcher gives: any answer of a server, or why there is none. It never throws. */
export type Fetched =
  | {
      readonly ok: true;
      /** after redirects */
      readonly url: string;
      readonly status: number;
      readonly contentType: string;
      readonly body: Uint8Array;
    }
  | {
      readonly ok: false;
      /** in a few words, which the report repeats */
      readonly reason: string;
    };

export type Fetch = (url: string) => Promise<Fetched>;

export type LoadReason =
  /** the server answers, and has nothing there */
  | 'not-there'
  | 'gone'
  /** it answers with another status */
  | 'not-served'
  /** no answer */
  | 'unreachable'
  | 'too-many-requests'
  | 'not-text'
  | JsonReason;

export type Loaded<Value> = Result<Value, LoadReason> & { readonly detail?: string };

/** One run: its clock, its limits, and what it has fetched; each address is asked once. */
export interface Session {
  readonly now: Instant;
  readonly limits: Limits;
  readonly statusLists: StatusLists;
  readonly load: (address: string) => Promise<Loaded<Uint8Array>>;
  readonly loadJson: (address: string) => Promise<Loaded<Json>>;
}

export function openSession(
  fetch: Fetch,
  now: Instant,
  limits: Limits,
  statusLists: StatusLists = new StatusLists(),
): Session {
  const asked = new Map<string, Promise<Loaded<Uint8Array>>>();
  const load = (address: string): Promise<Loaded<Uint8Array>> => {
    const url = address.replace(/#.*$/s, '');
    const before = asked.get(url);
    if (before) return before;
    if (asked.size >= limits.requests) return Promise.resolve(bad('too-many-requests'));
    const answer = ask(fetch, url, limits);
    asked.set(url, answer);
    return answer;
  };
  return { now, limits, statusLists, load, loadJson: async (address) => readJson(await load(address)) };
}

async function ask(fetch: Fetch, url: string, limits: Limits): Promise<Loaded<Uint8Array>> {
  const answer = await fetch(url);
  if (!answer.ok) return { ...bad('unreachable'), detail: answer.reason };
  if (answer.status === 404) return bad('not-there');
  if (answer.status === 410) return bad('gone');
  if (answer.status < 200 || answer.status > 299) return { ...bad('not-served'), detail: String(answer.status) };
  return answer.body.length > limits.inputBytes ? { ...bad('unreachable'), detail: 'too large' } : good(answer.body);
}

function readJson(loaded: Loaded<Uint8Array>): Loaded<Json> {
  if (!loaded.ok) return loaded;
  const text = textOf(loaded.value);
  return text === undefined ? bad('not-text') : parseJson(text);
}

/** Strict UTF-8 without a byte-order mark; undefined for other bytes. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
