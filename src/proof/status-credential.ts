import type { Instant } from '../values/index.ts';
import { CREDENTIALS_V2 } from './contexts.ts';

export type StatusPurpose = 'revocation' | 'suspension';

/** S-01. */
export interface StatusEntry {
  readonly id: string;
  readonly type: 'BitstringStatusListEntry';
  readonly statusPurpose: StatusPurpose;
  readonly statusListIndex: string;
  readonly statusListCredential: string;
}

export interface StatusEntryFacts {
  /** Address of the list. */
  readonly list: string;
  readonly purpose: StatusPurpose;
  readonly index: number;
}

/** Builds `credentialStatus`; its id is the list's address with the index as fragment. S-01, I3-13. */
export function buildStatusEntry({ list, purpose, index }: StatusEntryFacts): StatusEntry {
  return {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: list,
  };
}

/** S-02. */
export interface StatusListCredential {
  readonly '@context': readonly [typeof CREDENTIALS_V2];
  readonly id: string;
  readonly type: readonly ['VerifiableCredential', 'BitstringStatusListCredential'];
  readonly issuer: string;
  readonly validFrom: Instant;
  readonly credentialSubject: {
    readonly id: string;
    readonly type: 'BitstringStatusList';
    readonly statusPurpose: StatusPurpose;
    readonly encodedList: string;
  };
}

export interface StatusListFacts {
  /** The address under which the list is published. */
  readonly id: string;
  /** The DID of the issuer of every credential in the list. */
  readonly issuer: string;
  readonly statusPurpose: StatusPurpose;
  /** See {@link encodeStatusList}. */
  readonly encodedList: string;
  readonly validFrom: Instant;
}

/** Builds a status list credential, unsigned; without `validUntil`, so that no credential's life hangs on a schedule. S-02. */
export function buildStatusListCredential(facts: StatusListFacts): StatusListCredential {
  const { id, issuer, statusPurpose, encodedList, validFrom } = facts;
  return {
    '@context': [CREDENTIALS_V2],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom,
    credentialSubject: { id: `${id}#list`, type: 'BitstringStatusList', statusPurpose, encodedList },
  };
}
