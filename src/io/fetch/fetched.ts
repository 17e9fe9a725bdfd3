export type FetchReason =
  | 'fetch-malformed'
  /** not https, and no server of this machine that was allowed */
  | 'fetch-scheme'
  /** a name and password in the address */
  | 'fetch-credentials'
  /** a private, local or reserved address, written so or resolved to */
  | 'fetch-address'
  | 'fetch-timeout'
  | 'fetch-too-large'
  | 'fetch-redirects'
  | 'fetch-too-many'
  | 'fetch-offline'
  /** no name, no connection, no trust in the certificate */
  | 'fetch-failed';

/** An answer of a server, whatever its status; or why there is none. */
export type Fetched =
  | {
      readonly ok: true;
      /** after redirects */
      readonly url: string;
      readonly status: number;
      readonly contentType: string;
      readonly body: Uint8Array;
    }
  | { readonly ok: false; readonly reason: FetchReason; readonly detail?: string };

export type FetchAddress = (url: string) => Promise<Fetched>;

export interface FetchLimits {
  /** milliseconds of one request, to the last byte */
  readonly requestMs: number;
  /** milliseconds from the first request of one fetcher to the end of its last */
  readonly totalMs: number;
  /** of one answer */
  readonly bytes: number;
  readonly redirects: number;
  /** redirects count too */
  readonly requests: number;
}

export const FETCH_LIMITS: FetchLimits = {
  requestMs: 10_000,
  totalMs: 20_000,
  bytes: 5 * 1024 * 1024,
  redirects: 3,
  requests: 10,
};

export const refuse = (reason: FetchReason, detail?: string): Fetched & { readonly ok: false } =>
  detail === undefined ? { ok: false, reason } : { ok: false, reason, detail };

/** Asks nobody. */
export const offlineFetch: FetchAddress = async () => refuse('fetch-offline');

/** Why there is no answer, in words that fit in brackets. */
export const FETCH_WORDS: Readonly<Record<FetchReason, string>> = {
  'fetch-malformed': 'not understood',
  'fetch-scheme': 'only https is asked',
  'fetch-credentials': 'with a password in it, it is not asked',
  'fetch-address': 'private addresses are not asked',
  'fetch-timeout': 'too slow',
  'fetch-too-large': 'too large',
  'fetch-redirects': 'sent on too often',
  'fetch-too-many': 'too many addresses',
  'fetch-offline': 'offline',
  'fetch-failed': 'no connection',
};
