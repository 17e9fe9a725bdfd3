import { isIP } from 'node:net';
import {
  FETCH_LIMITS,
  type FetchAddress,
  type Fetched,
  type FetchLimits,
  type FetchReason,
  refuse,
} from './fetched.ts';
import { guardedLookup, type Resolve } from './guarded-lookup.ts';
import { requestOnce } from './guarded-request.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

export interface GuardedFetchOptions {
  /** `HOST:PORT` of servers on the own machine that may be asked over http */
  readonly allowLoopback?: readonly string[];
  readonly limits?: Partial<FetchLimits>;
  /** in place of the machine's resolver */
  readonly resolve?: Resolve;
  /** the header of that name */
  readonly accept?: string;
}

const ACCEPT = 'application/vc+ld+json, application/ld+json, application/json, text/html;q=0.5, */*;q=0.1';

/**
 * A fetcher for addresses that strangers wrote: https only, public addresses only (looked at when the connection is
 * made, at every hop), no cookies, no passwords, limits on time, bytes, redirects and requests. DESIGN 5.
 * @returns never throws; one budget of time and requests for all that it is asked, from the first request on
 */
export function createGuardedFetch(options: GuardedFetchOptions = {}): FetchAddress {
  const { allowLoopback = [], resolve, accept = ACCEPT } = options;
  const limits = { ...FETCH_LIMITS, ...options.limits };
  let requests = 0;
  let end: number | undefined;
  return async (address) => {
    let from: URL | undefined;
    let next = address;
    for (let hop = 0; hop <= limits.redirects; hop++) {
      const judged = judge(next, from, allowLoopback);
      if (!judged.ok) return judged;
      const { url } = judged;
      if (++requests > limits.requests) return refuse('fetch-too-many');
      end ??= performance.now() + limits.totalMs;
      const within = Math.min(limits.requestMs, end - performance.now());
      if (within <= 0) return refuse('fetch-timeout', url.href);
      const lookup = guardedLookup(judged.isAllowed, resolve);
      const answer = await requestOnce({ url, accept, lookup, within, bytes: limits.bytes });
      if (!('redirect' in answer)) return answer;
      from = url;
      next = answer.redirect;
    }
    return refuse('fetch-redirects', address);
  };
}

type Judged =
  | { readonly ok: true; readonly url: URL; readonly isAllowed: (address: string) => boolean }
  | (Fetched & { readonly ok: false });

/**
 * Whether an address may be asked at all, and which IP addresses its name may lead to.
 * @param from  what redirects to it
 */
function judge(text: string, from: URL | undefined, loopback: readonly string[]): Judged {
  const no = (reason: FetchReason, detail = text): Judged => ({ ok: false, reason, detail });
  const url = URL.parse(text, from?.href);
  if (url === null) return no('fetch-malformed');
  // The detail is shown, the password is not.
  if (url.username || url.password) return no('fetch-credentials', url.host);
  const isLoopback = url.protocol === 'http:' && loopback.includes(`${url.hostname}:${url.port || '80'}`);
  const isDowngrade = from?.protocol === 'https:' && url.protocol === 'http:';
  if (isDowngrade || (url.protocol !== 'https:' && !isLoopback)) return no('fetch-scheme');
  const isAllowed = isLoopback ? isLoopbackAddress : isPublicAddress;
  // A literal address is never looked up, so it is judged here.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && !isAllowed(host) ? no('fetch-address') : { ok: true, url, isAllowed };
}
