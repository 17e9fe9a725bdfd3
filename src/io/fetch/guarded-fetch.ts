import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { FETCH_LIMITS, type FetchAddress, type Fetched, type FetchLimits, refuse } from './fetched.ts';
import { ADDRESS_REFUSED, guardedLookup, type Resolve } from './guarded-lookup.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

export interface GuardedFetchOptions {
  /** `HOST:PORT` of servers on the own machine that may be asked over http */
  readonly allowLoopback?: readonly string[];
  readonly limits?: Partial<FetchLimits>;
  /** in place of the machine's resolver */
  readonly resolve?: Resolve;
}

const ACCEPT = 'application/vc+ld+json, application/ld+json, application/json, text/html;q=0.5, */*;q=0.1';

/**
 * A fetcher for addresses that strangers wrote: https only, public addresses only (looked at when the connection is
 * made, at every hop), no cookies, no passwords, limits on time, bytes, redirects and requests. DESIGN 5.
 * @returns never throws; one budget of time and requests for all that it is asked
 */
export function createGuardedFetch(options: GuardedFetchOptions = {}): FetchAddress {
  const limits = { ...FETCH_LIMITS, ...options.limits };
  const total = AbortSignal.timeout(limits.totalMs);
  let requests = 0;
  return async (address) => {
    let url = address;
    for (let hop = 0; hop <= limits.redirects; hop++) {
      const judged = judge(url, options.allowLoopback ?? []);
      if (!judged.ok) return refuse(judged.reason, judged.detail);
      if (++requests > limits.requests) return refuse('fetch-too-many');
      const signal = AbortSignal.any([total, AbortSignal.timeout(limits.requestMs)]);
      const answer = await ask(judged, signal, limits, options.resolve);
      if (!('redirect' in answer)) return answer;
      if (!URL.canParse(answer.redirect, url)) return refuse('fetch-malformed', answer.redirect);
      url = new URL(answer.redirect, url).href;
    }
    return refuse('fetch-redirects', address);
  };
}

type Judged =
  | { readonly ok: true; readonly url: URL; readonly isAllowed: (address: string) => boolean }
  | (Fetched & { readonly ok: false });

/** Whether an address may be asked at all, and which IP addresses its name may lead to. */
function judge(text: string, loopback: readonly string[]): Judged {
  const no = (reason: 'fetch-malformed' | 'fetch-scheme' | 'fetch-credentials' | 'fetch-address'): Judged => ({
    ok: false,
    reason,
    detail: text,
  });
  if (!URL.canParse(text)) return no('fetch-malformed');
  const url = new URL(text);
  if (url.username || url.password) return no('fetch-credentials');
  const isLoopback = url.protocol === 'http:' && loopback.includes(`${url.hostname}:${url.port || '80'}`);
  if (url.protocol !== 'https:' && !isLoopback) return no('fetch-scheme');
  const isAllowed = isLoopback ? isLoopbackAddress : isPublicAddress;
  // A literal address is never looked up, so it is judged here.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && !isAllowed(host) ? no('fetch-address') : { ok: true, url, isAllowed };
}

async function ask(
  { url, isAllowed }: Judged & { readonly ok: true },
  signal: AbortSignal,
  limits: FetchLimits,
  resolve: Resolve | undefined,
): Promise<Fetched | { readonly redirect: string }> {
  try {
    const response = await open(url, signal, guardedLookup(isAllowed, resolve));
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if ([301, 302, 303, 307, 308].includes(status) && location !== undefined) {
      response.destroy();
      return { redirect: location };
    }
    const body = await readBody(response, limits.bytes, signal);
    if (!(body instanceof Uint8Array)) return body;
    return { ok: true, url: url.href, status, contentType: response.headers['content-type'] ?? '', body };
  } catch (error) {
    if (signal.aborted) return refuse('fetch-timeout', url.href);
    const { code, message } = error as NodeJS.ErrnoException;
    return code === ADDRESS_REFUSED
      ? refuse('fetch-address', url.href)
      : refuse('fetch-failed', `${url.host}: ${code ?? message}`);
  }
}

function open(url: URL, signal: AbortSignal, lookup: ReturnType<typeof guardedLookup>): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request(url, {
      signal,
      lookup,
      agent: false,
      headers: { accept: ACCEPT, 'accept-encoding': 'identity', 'user-agent': 'haversack', connection: 'close' },
    })
      .once('response', resolve)
      .once('error', reject)
      .end();
  });
}

async function readBody(response: IncomingMessage, most: number, signal: AbortSignal): Promise<Fetched | Uint8Array> {
  const no = (reason: 'fetch-malformed' | 'fetch-too-large', detail?: string): Fetched => {
    response.destroy();
    return refuse(reason, detail);
  };
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') return no('fetch-malformed', encoding);
  if (Number(response.headers['content-length'] ?? 0) > most) return no('fetch-too-large');
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response) {
    length += piece.length;
    if (length > most) return no('fetch-too-large');
    pieces.push(piece);
  }
  signal.throwIfAborted();
  return new Uint8Array(Buffer.concat(pieces));
}
