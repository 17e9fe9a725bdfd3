import type { Fetched, KnownIssuer, TrustList, Verification } from '../../../verify/index.ts';

/** What the page asks its worker for. */
export interface Order {
  readonly kind: 'verify';
  readonly input: Uint8Array | string;
  /** RFC 3339 */
  readonly now: string;
  readonly name?: string | undefined;
  readonly recipient?: string | undefined;
  readonly evidence?: boolean;
  readonly trust: readonly TrustList[];
  /** the visitor's own list as it was typed */
  readonly typed?: { readonly name: string; readonly text: string };
  readonly known: readonly KnownIssuer[];
}

/** What the page answers when the worker wants to know what lies at an address. */
export interface Answer {
  readonly kind: 'fetched';
  readonly id: number;
  readonly answer: Fetched;
}

/** What the worker says: it fetches nothing by itself. */
export type Saying =
  | { readonly kind: 'fetch'; readonly id: number; readonly url: string }
  | { readonly kind: 'done'; readonly verification: Verification }
  /** the visitor's list cannot be read; `message` says why, in words that follow its name */
  | { readonly kind: 'bad-list'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };
