import type { Instant } from '../values/index.ts';
import type { Limits } from './limits.ts';
import type { Fetch, Session } from './session.ts';
import type { StatusLists } from './status-list.ts';

/** A list of issuers that somebody trusts. */
export interface TrustList {
  /** whose list it is, in words that follow "in": `the list of this site` */
  readonly name: string;
  readonly issuers: readonly { readonly id: string; readonly name?: string | undefined }[];
}

/** What `verify` is given of the world; it looks at no clock and no network by itself. */
export interface VerifyOptions {
  readonly fetch: Fetch;
  readonly now: Instant;
  /** none: trust is not looked at */
  readonly trust?: readonly TrustList[];
  /** an e-mail address, an address or a DID, compared here and never sent anywhere. R-05 */
  readonly recipient?: string | undefined;
  /** true: evidence is fetched, to see whether it is there */
  readonly evidence?: boolean;
  /** the name of a file, for the report */
  readonly name?: string | undefined;
  readonly limits?: Partial<Limits>;
  /** given to several runs, so that a list that many credentials share is proven once */
  readonly statusLists?: StatusLists;
}

/** One run as the checks see it. */
export interface Run {
  readonly session: Session;
  readonly trust: readonly TrustList[];
  readonly recipient: string | undefined;
  readonly evidence: boolean;
  /** endorsements have none of their own checked, and what was refreshed is not refreshed again */
  readonly role: 'given' | 'refreshed' | 'endorsement';
}
