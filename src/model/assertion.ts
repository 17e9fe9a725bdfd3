import type { Source } from '../diagnostics/index.ts';
import type { Instant, ResultStatus } from '../values/index.ts';

/** Who earned it, as both standards can say it.. */
export type RecipientIdentity =
  | { readonly type: 'email'; readonly identity: string; readonly salt: string }
  | { readonly type: 'url' | 'did'; readonly url: string };

/** A recipient: the identity goes into credentials; name and person stand on pages only. */
export interface Recipient {
  readonly identity: RecipientIdentity;
  readonly name?: string | undefined;
  /** id of a person */
  readonly person?: string | undefined;
}

/** What may lie beside a record as evidence; a server tells by the ending what a file is. */
export const EVIDENCE_FILES = {
  endings: ['png', 'jpg', 'jpeg', 'pdf', 'txt'],
  /** of one file: 5 MB */
  bytes: 5 * 1024 * 1024,
  /** of all files of one award: 20 MB */
  allBytes: 20 * 1024 * 1024,
} as const;

export interface Evidence {
  readonly url?: string | undefined;
  /** name of a file beside the record; published, and its address stands for `url` where there is none */
  readonly file?: string | undefined;
  /** a copy of what `url` gave; page only */
  readonly kept?: KeptEvidence | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** Markdown */
  readonly narrative?: string | undefined;
  readonly genre?: string | undefined;
  readonly audience?: string | undefined;
  /** id of a requirement of the badge */
  readonly meets?: string | undefined;
  /** for pictures: what they show; page only */
  readonly alt?: string | undefined;
  /** for sound and film: an address or text; page only */
  readonly transcript?: string | undefined;
}

/** Written by `haversack evidence keep`. */
export interface KeptEvidence {
  /** name of a file beside the record */
  readonly file: string;
  /** of its bytes, 64 hex digits */
  readonly sha256: string;
  readonly on: Instant;
}

/** A file that evidence names, as it lies beside the record. */
export interface EvidenceFile {
  /** position of the evidence, from 0 */
  readonly evidence: number;
  readonly field: 'file' | 'kept';
  readonly name: string;
  /** relative to the root, with `/` */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** One result of an award; `result` names a result of the badge. I3-18. */
export interface Result {
  readonly result: string;
  readonly value?: string | undefined;
  /** id of a level of that result */
  readonly level?: string | undefined;
  readonly status?: ResultStatus | undefined;
}

/** When an award was taken back, set aside or given back, and why. */
export interface StatusChange {
  readonly on: Instant;
  readonly reason: string;
}

/** A file anywhere below `content/assertions/`, named `<id>.md`; the body is the narrative. */
export interface Assertion {
  readonly source: Source;
  readonly id: string;
  /** id of a badge */
  readonly badge: string;
  readonly recipient: Recipient;
  readonly issuedOn: Instant;
  readonly validFrom?: Instant | undefined;
  readonly expires?: Instant | undefined;
  readonly evidence: readonly Evidence[];
  /** the files that its evidence names */
  readonly attachments?: readonly EvidenceFile[] | undefined;
  /** Markdown */
  readonly narrative: string;
  readonly results: readonly Result[];
  readonly draft: boolean;
  /** id of the award that this one renews */
  readonly replaces?: string | undefined;
  /** for good */
  readonly revoked?: StatusChange | undefined;
  /** until it is reinstated; only for badges that are suspendable */
  readonly suspended?: StatusChange | undefined;
  /** the suspension is over */
  readonly reinstated?: StatusChange | undefined;
}

/** True while a suspension lasts, as the record has it. */
export const isSetAside = ({ suspended, reinstated }: Pick<Assertion, 'suspended' | 'reinstated'>): boolean =>
  suspended !== undefined && reinstated === undefined;
