import { join } from 'node:path';
import { writeFileAtomically } from '../io/index.ts';
import type { Backpack, LinkedIssuer, StatusPurpose } from '../model/index.ts';
import {
  buildStatusListCredential,
  createStatusBits,
  encodeStatusList,
  readBit,
  type Signer,
  setBit,
  signDocument,
  verificationMethodId,
} from '../proof/index.ts';
import { type Instant, printJson } from '../values/index.ts';
import { nameOf, parseStatusListName, statusPath } from './paths.ts';
import type { Ledger } from './read.ts';

/** A status list that has to be signed, because it is new or has gained bits. */
export interface DueList {
  readonly name: string;
  /** the list's own address */
  readonly id: string;
  readonly issuer: LinkedIssuer;
  readonly purpose: StatusPurpose;
  readonly bits: Uint8Array;
}

/**
 * Compares the signed lists with the sealed credentials and the revocations of their records. Bits are only
 * gained here. S-01 to S-04.
 */
export function dueLists(backpack: Backpack, ledger: Ledger): DueList[] {
  const revoked = new Set(backpack.assertions.filter((one) => one.revoked !== undefined).map(({ id }) => id));
  const known = new Map(ledger.facts.statusLists.map((list) => [list.id, list.name]));
  const bitsOf = new Map<string, Uint8Array>();
  for (const { assertion, statusList, statusIndex } of ledger.facts.sealed.values()) {
    const signed = ledger.lists.get(known.get(statusList) ?? '')?.bits;
    const bits = bitsOf.get(statusList) ?? signed ?? createStatusBits();
    const isDue = revoked.has(assertion) && !readBit(bits, statusIndex);
    if (isDue || signed === undefined) bitsOf.set(statusList, isDue ? setBit(bits, statusIndex) : bits);
  }
  return [...bitsOf].flatMap(([id, bits]) => {
    const name = nameOf(id);
    const parts = parseStatusListName(name);
    const issuer = backpack.issuers.find((one) => one.id === parts?.issuer);
    return parts && issuer ? [{ name, id, issuer, purpose: parts.purpose, bits }] : [];
  });
}

/**
 * Signs a list and puts it in place of the older one. S-02: it has no `validUntil`.
 * @param validFrom  when it is signed
 * @returns the file, relative to the root
 */
export async function signList(
  root: string,
  { name, id, issuer, purpose, bits }: DueList,
  { signer, validFrom }: { readonly signer: Signer; readonly validFrom: Instant },
): Promise<string> {
  const { did } = issuer.addresses;
  const credential = buildStatusListCredential({
    id,
    issuer: did,
    statusPurpose: purpose,
    encodedList: encodeStatusList(bits),
    validFrom,
  });
  const signed = await signDocument(credential, {
    signer,
    created: validFrom,
    verificationMethod: verificationMethodId(did, signer.publicKeyMultibase),
  });
  const path = statusPath(name);
  writeFileAtomically(join(root, path), printJson(signed));
  return path;
}
