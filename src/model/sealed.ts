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
  readonly keys: readonly PublicKey[];
  readonly statusLists: readonly StatusList[];
}
