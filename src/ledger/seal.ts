import { join } from 'node:path';
import { writeFileAtomically } from '../io/index.ts';
import { type LinkedAssertion, type StatusPurpose, statusListAddress } from '../model/index.ts';
import { buildCredential } from '../openbadges/index.ts';
import {
  buildStatusEntry,
  pickIndex,
  type Signer,
  STATUS_LIST_BITS,
  signDocument,
  verificationMethodId,
} from '../proof/index.ts';
import { type Instant, printJson } from '../values/index.ts';
import { sealedPath, statusListName } from './paths.ts';
import type { Ledger } from './read.ts';

/** Assertions that wait for a seal: neither drafts, nor sealed, nor revoked before they ever were. */
export const pendingAssertions = (assertions: readonly LinkedAssertion[]): LinkedAssertion[] =>
  assertions.filter(({ draft, sealed, revoked }) => !draft && sealed === undefined && revoked === undefined);

/** The places of status lists that are taken, and the next free one; random, never given twice. S-08. */
export class StatusIndexes {
  readonly #used = new Map<string, Set<number>>();
  readonly #site: string;
  readonly #random: (bytes: number) => Uint8Array;

  constructor(site: string, ledger: Ledger, random: (bytes: number) => Uint8Array) {
    this.#site = site;
    this.#random = random;
    for (const { id } of ledger.facts.statusLists) this.#used.set(id, new Set());
    for (const { statusList, statusIndex } of ledger.facts.sealed.values()) this.#usedOf(statusList).add(statusIndex);
  }

  /** Takes a free index of the issuer's list for the purpose; a full list is followed by the next. */
  take(issuer: string, purpose: StatusPurpose): { readonly list: string; readonly index: number } {
    let number = 1;
    while (this.#usedOf(this.#address(issuer, purpose, number)).size >= FULL) number++;
    const list = this.#address(issuer, purpose, number);
    const used = this.#usedOf(list);
    const index = pickIndex(used, this.#random);
    used.add(index);
    return { list, index };
  }

  #address(issuer: string, purpose: StatusPurpose, number: number): string {
    return statusListAddress(this.#site, statusListName(issuer, purpose, number));
  }

  #usedOf(list: string): Set<number> {
    const used = this.#used.get(list) ?? new Set<number>();
    this.#used.set(list, used);
    return used;
  }
}

/** A list is left at half its length: a free index is found at once, and a crowd remains to hide in. */
const FULL = STATUS_LIST_BITS / 2;

/**
 * Seals one assertion: builds its credential, signs it, writes it once. DESIGN 3.4; P-01, P-03.
 * @param created  the proof's date
 * @returns the sealed file, relative to the root
 */
export async function sealAssertion(
  root: string,
  assertion: LinkedAssertion,
  indexes: StatusIndexes,
  { signer, created }: { readonly signer: Signer; readonly created: Instant },
): Promise<string> {
  const { issuer, suspendable } = assertion.badge;
  const purpose: StatusPurpose = suspendable ? 'suspension' : 'revocation';
  const { list, index } = indexes.take(issuer.id, purpose);
  const credential = buildCredential(assertion, { credentialStatus: buildStatusEntry({ list, purpose, index }) });
  const sealed = await signDocument(credential, {
    signer,
    created,
    verificationMethod: verificationMethodId(issuer.addresses.did, signer.publicKeyMultibase),
  });
  const path = sealedPath(assertion.id, assertion.issuedOn);
  writeFileAtomically(join(root, path), printJson(sealed));
  return path;
}
