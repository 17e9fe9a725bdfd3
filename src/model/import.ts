import type { Source } from '../diagnostics/index.ts';
import type { Instant } from '../values/index.ts';

/** How an import may be kept: a picture with a badge inside, JSON, or a compact JWS. I3-19. */
export const IMPORT_KINDS = ['png', 'svg', 'json', 'jwt'] as const;

export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_OUTCOMES = ['verified', 'invalid', 'unknown'] as const;

export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** What is kept of badges earned elsewhere. */
export const IMPORT_LIMITS = {
  /** bytes of one original */
  bytes: 2 * 1024 * 1024,
  imports: 1_000,
  /** answers of others in a snapshot, and their bytes in all */
  answers: 40,
  answerBytes: 8 * 1024 * 1024,
  /** bytes of a snapshot as it is written */
  snapshotBytes: 16 * 1024 * 1024,
  checks: 50,
  checksBytes: 256 * 1024,
  /** reasons that one check names */
  reasons: 20,
  /** characters of an id or a name that somebody else wrote */
  text: 2_000,
} as const;

/** One time at which an import was verified; nothing of it says whose it is. */
export interface ImportCheck {
  readonly on: Instant;
  readonly outcome: ImportOutcome;
  /** of the checks that were not passed, each once */
  readonly reasons: readonly string[];
}

/** What a credential says of itself, as the verifier read it; a picture may hold two. */
export interface ImportedCredential {
  /** as `Open Badges 3.0` */
  readonly standard: string;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly issuer: {
    readonly id?: string | undefined;
    readonly host?: string | undefined;
    readonly name?: string | undefined;
  };
  readonly validFrom?: string | undefined;
  readonly validUntil?: string | undefined;
}

/** What `<id>.snapshot.json` says beside the answers, which only a re-check reads. */
export interface ImportSnapshotFacts {
  readonly takenOn: Instant;
  readonly credentials: readonly ImportedCredential[];
  /** addresses whose answers are kept */
  readonly addresses: readonly string[];
  /** true when limits left answers out */
  readonly isPartial: boolean;
}

/** `content/imports/<id>.<ext>`: a badge earned elsewhere, byte for byte as received. The words are the holder's own. */
export interface Import {
  /** of the words; of the original where there are none */
  readonly source: Source;
  readonly id: string;
  /** the original, relative to the root */
  readonly file: string;
  readonly kind: ImportKind;
  /** of the original, in lower-case hex */
  readonly sha256: string;
  /** what the holder calls it */
  readonly name?: string | undefined;
  /** the holder wants it published although it holds personal data in plain */
  readonly publishPersonalData: boolean;
  /** Markdown */
  readonly words: string;
  readonly snapshot: ImportSnapshotFacts;
  readonly lastCheck: ImportCheck;
}
