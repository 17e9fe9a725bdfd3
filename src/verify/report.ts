import type { Instant } from '../values/index.ts';

export const OUTCOMES = ['verified', 'invalid', 'unknown'] as const;

/** Unknown: nothing is wrong, but something could not be established. It is never shown as good or as bad. */
export type Outcome = (typeof OUTCOMES)[number];

export const CHECK_OUTCOMES = ['pass', 'fail', 'unknown', 'warning', 'not-applicable'] as const;

/** A warning does not change the outcome of the whole; what does not apply was not there to be checked. */
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/** Every check, in the order in which a report lists them. */
export const CHECK_IDS = [
  'format',
  'shape',
  'contexts',
  'json-ld',
  'hosted',
  'badge',
  'issuer',
  'scope',
  'proof',
  'key',
  'claims',
  'status',
  'suspension',
  'dates',
  'schema',
  'refresh',
  'evidence',
  'endorsement',
  'recipient',
  'trust',
  'versions',
] as const;

export type CheckId = (typeof CHECK_IDS)[number];

/** One thing that was looked at. */
export interface Check {
  readonly id: CheckId;
  readonly outcome: CheckOutcome;
  /** a stable code for programs */
  readonly reason: string;
  /** what it means, in a few words */
  readonly title: string;
  /** why, in a sentence */
  readonly detail: string;
  /** the field or address concerned */
  readonly path?: string;
}

export const STANDARDS = [
  'Open Badges 3.0',
  'Open Badges 2.0',
  'Open Badges 1.1',
  'Open Badges 1.0',
  'Open Badges 0.5',
  'Bitstring Status List 1.0',
  'unknown',
] as const;

export type Standard = (typeof STANDARDS)[number];

export const INPUT_KINDS = ['json', 'jws', 'png', 'svg', 'page', 'unknown'] as const;

export type InputKind = (typeof INPUT_KINDS)[number];

/** What a credential claims; null where it claims nothing. Read from what was checked, never from a dropped copy. */
export interface CredentialFacts {
  readonly id: string | null;
  readonly name: string | null;
  readonly issuer: {
    readonly id: string | null;
    /** the host that answers for the issuer, to be shown first; a DID without host as it is */
    readonly host: string | null;
    readonly name: string | null;
  };
  /** plain, or the kind of identity where only its hash is there */
  readonly recipient: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** What `verify` gives: plain JSON, described by `public/schemas/report.schema.json`. */
export interface Report {
  readonly input: { readonly kind: InputKind; readonly name: string | null };
  readonly outcome: Outcome;
  readonly standard: Standard;
  readonly credential: CredentialFacts | null;
  readonly checks: readonly Check[];
  readonly now: Instant;
  /** the other version in the same picture */
  readonly also?: readonly Report[];
}
