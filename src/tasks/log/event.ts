import type { Instant } from '../../values/index.ts';

export type SubjectKind = 'assertion' | 'badge' | 'issuer' | 'key';

/** What an event is about. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** What can happen, in the order of a life. */
export const DEEDS = [
  'proposed',
  'made',
  'awarded',
  'issued',
  'changed',
  'suspended',
  'reinstated',
  'renewed',
  'superseded',
  'retired',
  'compromised',
  'revoked',
  'removed',
  'erased',
] as const;
export type Deed = (typeof DEEDS)[number];

/** Where a commit was looked at before it was taken in. */
export interface Review {
  /** `#12`, or the short id of the commit that merged it */
  readonly in: string;
  /** who merged it; undefined when the commit does not tell */
  readonly by: string | undefined;
}

/** The commit that brought an event about. */
export interface Origin {
  /** short */
  readonly commit: string;
  /** the author's name, never an address */
  readonly by: string;
  readonly review: Review | undefined;
}

/** One line of the history. */
export interface LogEvent extends Subject {
  readonly deed: Deed;
  /** undefined when only git could tell, and does not */
  readonly on: Instant | undefined;
  /** a reason, a key, another id; may be empty */
  readonly says: string;
  /** undefined when git does not tell */
  readonly origin: Origin | undefined;
  /** the file, where several of one subject are told apart: sealed credentials */
  readonly file?: string | undefined;
  /** id of the newer award or badge version, for `renewed` and `superseded` */
  readonly newer?: string | undefined;
}

export const subjectName = ({ kind, id }: Subject): string => `${kind} ${id}`;
