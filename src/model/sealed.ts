import type { Source } from '../diagnostics/index.ts';
import type { Instant } from '../values/index.ts';

export const STATUS_PURPOSES = ['revocation', 'suspension'] as const;
/** What a set bit means. Fixed when a credential is sealed. S-01. */
export type StatusPurpose = (typeof STATUS_PURPOSES)[number];

/** What the ledger knows of one sealed credential. */
export interface SealedFact {
  /** id of the assertion; the sealed file's name */
  readonly assertion: string;
  readonly source: Source;
  /** id of the issuer, as the status list's name has it */
  readonly issuer: string;
  /** 1, or more when it was sealed anew because a key was compromised */
  readonly seal: number;
  /** the achievement's `id`: the badge's address when it was sealed */
  readonly achievementId: string;
  /** the credential's own `id`: the address that it was sealed for */
  readonly credentialId: string;
  readonly issuerDid: string;
  /** the `proof.verificationMethod` */
  readonly verificationMethod: string;
  readonly purpose: StatusPurpose;
  /** the status list's address, and the index in it */
  readonly statusList: string;
  readonly statusIndex: number;
  /** true when the bit is set in the signed list */
  readonly isSet: boolean;
  /** the file's text, byte for byte what is published */
  readonly text: string;
}

/** What `erase` leaves of an award, in the place of its sealed file: nothing about a person. */
export interface Tombstone {
  readonly source: Source;
  /** id of the assertion that was; given to no other */
  readonly assertion: string;
  readonly credentialId: string;
  /** id of the issuer */
  readonly issuer: string;
  readonly erased: Instant;
  /** SHA-256 of each sealed file that was, in hex */
  readonly sha256: readonly string[];
  /** undefined: it was never sealed */
  readonly status?: StatusPlace | undefined;
}

/** A place in a status list. */
export interface StatusPlace {
  readonly purpose: StatusPurpose;
  readonly statusList: string;
  readonly statusIndex: number;
  /** true when the bit is set in the signed list */
  readonly isSet: boolean;
}

/** `content/keys/<id>.json`: one public key. */
export interface PublicKey {
  readonly source: Source;
  readonly id: string;
  /** id of an issuer */
  readonly issuer: string;
  /** the issuer's DID */
  readonly controller: string;
  /** `z6Mk…` */
  readonly publicKeyMultibase: string;
  readonly created: Instant;
  /** signs no more; what it signed stays good */
  readonly retired?: Instant | undefined;
  /** in nobody's DID document any more */
  readonly compromised?: Instant | undefined;
}

/** `content/status/<issuer>-<purpose>-<n>.json`: one signed status list. */
export interface StatusList {
  readonly source: Source;
  /** the file's name without `.json` */
  readonly name: string;
  readonly issuer: string;
  readonly purpose: StatusPurpose;
  /** the list's own `id` */
  readonly id: string;
  readonly text: string;
}

/** The ledger as others need it. */
export interface LedgerFacts {
  /** by the assertion's id */
  readonly sealed: ReadonlyMap<string, SealedFact>;
  /** by the assertion's id */
  readonly tombstones: ReadonlyMap<string, Tombstone>;
  /** ids of suspendable assertions that were revoked: their one bit does not tell it from a suspension */
  readonly revokedForGood: ReadonlySet<string>;
  readonly keys: readonly PublicKey[];
  readonly statusLists: readonly StatusList[];
}
