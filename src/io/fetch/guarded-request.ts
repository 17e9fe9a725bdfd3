import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type Fetched, refuse } from './fetched.ts';
import { ADDRESS_REFUSED } from './guarded-lookup.ts';

export interface Request {
  readonly url: URL;
  readonly accept: string;
  /** decides where the connection goes */
  readonly lookup: LookupFunction;
  /** milliseconds to the last byte */
  readonly within: number;
  /** of the body */
  readonly bytes: number;
}

export type Answer = Fetched | { readonly redirect: string };

/** Asks once, follows nothing, never throws. No connection and no timer is left behind. */
export async function requestOnce({ url, accept, lookup, within, bytes }: Request): Promise<Answer> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), within);
  try {
    const response = await open(url, accept, lookup, stop.signal);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if ([301, 302, 303, 307, 308].includes(status) && location !== undefined) return { redirect: location };
    const body = await readBody(response, bytes);
    if (!(body instanceof Uint8Array)) return body;
    stop.signal.throwIfAborted();
    return { ok: true, url: url.href, status, contentType: response.headers['content-type'] ?? '', body };
  } catch (error) {
    if (stop.signal.aborted) return refuse('fetch-timeout', url.href);
    const { code, message } = error as NodeJS.ErrnoException;
    return code === ADDRESS_REFUSED
      ? refuse('fetch-address', url.href)
      : refuse('fetch-failed', `${url.host}: ${code ?? message}`);
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

function open(url: URL, accept: string, lookup: LookupFunction, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request(url, {
      signal,
      lookup,
      // None: a connection of its own, without keep-alive.
      agent: false,
      headers: { accept, 'accept-encoding': 'identity', 'user-agent': 'haversack', connection: 'close' },
    })
      .once('response', (response) => {
        // Whoever reads the body hears of it; a body that nobody reads may break off as it likes.
        response.on('error', () => {});
        resolve(response);
      })
      .on('error', reject)
      // An answer that is none, as 101, ends without an error.
      .once('close', () => reject(new Error('no answer')))
      .end();
  });
}

async function readBody(response: IncomingMessage, most: number): Promise<Fetched | Uint8Array> {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity') return refuse('fetch-malformed', encoding);
  if (Number(response.headers['content-length'] ?? 0) > most) return refuse('fetch-too-large');
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > most) return refuse('fetch-too-large');
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}
