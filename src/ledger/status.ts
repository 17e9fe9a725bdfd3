import { join } from 'node:path';
import { writeFileAtomically } from '../io/index.ts';
import { type Backpack, didOf, type LinkedIssuer, type StatusPurpose } from '../model/index.ts';
import {
  buildStatusListCredential,
  createStatusBits,
  encodeStatusList,
  type Signer,
  setBit,
  signDocument,
  verificationMethodId,
} from '../proof/index.ts';
import { type Instant, printJson } from '../values/index.ts';
import { compromisedIn, signerOf } from './compromised.ts';
import { nameOf, parseStatusListName, revokedPath, statusPath } from './paths.ts';
import type { Ledger } from './read.ts';
import { givenPlaces } from './wanted-status.ts';

/** A status list that has to be signed, because it is new, its bits change, or the key that signed it is compromised. */
export interface DueList {
  readonly name: string;
  /** the list's own address */
  readonly id: string;
  readonly issuer: LinkedIssuer;
  /** the issuer's DID where the list lies: that of its credentials */
  readonly did: string;
  readonly purpose: StatusPurpose;
  readonly bits: Uint8Array;
}

/** Compares the signed lists with what the records want of them. S-01 to S-04. */
export function dueLists(backpack: Backpack, ledger: Ledger): DueList[] {
  const isCompromised = compromisedIn(ledger.facts.keys);
  const signed = new Map(ledger.facts.statusLists.map((list) => [list.id, ledger.lists.get(list.name)]));
  const bitsOf = new Map<string, Uint8Array>();
  for (const [id, list] of signed) if (list && isCompromised(signerOf(list.document))) bitsOf.set(id, list.bits);
  for (const { statusList, statusIndex, isSet, wanted } of givenPlaces(ledger.facts, backpack.assertions)) {
    const bits = bitsOf.get(statusList) ?? signed.get(statusList)?.bits ?? createStatusBits();
    if (wanted !== isSet) bitsOf.set(statusList, setBit(bits, statusIndex, wanted));
    else if (!signed.has(statusList)) bitsOf.set(statusList, bits);
  }
  return [...bitsOf].flatMap(([id, bits]) => {
    const name = nameOf(id);
    const parts = parseStatusListName(name);
    const issuer = backpack.issuers.find((one) => one.id === parts?.issuer);
    if (!parts || !issuer) return [];
    const did = didOf(backpack.site, issuer.id, issuer.isOwner, id);
    return [{ name, id, issuer, did, purpose: parts.purpose, bits }];
  });
}

/** A file beside a suspension list that has to be written: one bit cannot tell a revocation from a suspension. */
export interface DueRevoked {
  /** relative to the root */
  readonly path: string;
  /** ids of assertions that are revoked for good, in order */
  readonly assertions: readonly string[];
}

/** Suspendable awards that were revoked, and are not yet recorded as such, with those that are. S-01. */
export function dueRevoked(backpack: Backpack, { facts }: Ledger): DueRevoked[] {
  const { revokedForGood, sealed } = facts;
  const revoked = new Set(backpack.assertions.filter((one) => one.revoked !== undefined).map(({ id }) => id));
  const suspendable = [...sealed.values()].filter(({ purpose }) => purpose === 'suspension');
  const due = suspendable.filter(({ assertion }) => revoked.has(assertion) && !revokedForGood.has(assertion));
  return [...new Set(due.map(({ statusList }) => statusList))].map((list) => ({
    path: revokedPath(nameOf(list)),
    assertions: suspendable
      .filter(({ assertion, statusList }) => {
        return statusList === list && (revoked.has(assertion) || revokedForGood.has(assertion));
      })
      .map(({ assertion }) => assertion)
      .sort(),
  }));
}

/** Records what is revoked for good. It is written before the list that gets the bits, so that no bit is without it. */
export function writeRevoked(root: string, { path, assertions }: DueRevoked): string {
  writeFileAtomically(join(root, path), printJson({ assertions }));
  return path;
}

/**
 * Signs a list and puts it in place of the older one. S-02: it has no `validUntil`.
 * @param validFrom  when it is signed
 * @returns the file, relative to the root
 */
export async function signList(
  root: string,
  { name, id, did, purpose, bits }: DueList,
  { signer, validFrom }: { readonly signer: Signer; readonly validFrom: Instant },
): Promise<string> {
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
