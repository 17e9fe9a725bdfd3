import { join } from 'node:path';
import { writeFileMeanwhile } from '../io/index.ts';
import { type LinkedAssertion, type SealedFact, type StatusPurpose, statusListAddress } from '../model/index.ts';
import { buildCredential } from '../openbadges/index.ts';
import {
  buildStatusEntry,
  pickIndex,
  type Signer,
  STATUS_LIST_BITS,
  signDocument,
  verificationMethodId,
} from '../proof/index.ts';
import { type Instant, type JsonObject, printJson } from '../values/index.ts';
import { nameOf, sealedPath, statusListName } from './paths.ts';
import type { Ledger } from './read.ts';

/** Assertions that wait for a seal: neither drafts, nor sealed, nor revoked before they ever were. */
export const pendingAssertions = (assertions: readonly LinkedAssertion[]): LinkedAssertion[] =>
  assertions.filter(({ draft, sealed, revoked }) => !draft && sealed === undefined && revoked === undefined);

/** The places of status lists that are taken, and the next free one; random, never given twice. S-08. */
export class StatusIndexes {
  readonly #used = new Map<string, Set<number>>();
  /** names of lists that lie at an address of before: the file is theirs */
  readonly #taken = new Set<string>();
  readonly #site: string;
  readonly #random: (bytes: number) => Uint8Array;

  constructor(site: string, ledger: Ledger, random: (bytes: number) => Uint8Array) {
    this.#site = site;
    this.#random = random;
    const { statusLists, sealed, tombstones } = ledger.facts;
    for (const { id } of statusLists) this.#used.set(id, new Set());
    for (const place of [...sealed.values(), ...[...tombstones.values()].flatMap(({ status }) => status ?? [])])
      this.#usedOf(place.statusList).add(place.statusIndex);
    for (const id of this.#used.keys()) if (id !== statusListAddress(site, nameOf(id))) this.#taken.add(nameOf(id));
  }

  /** Takes a free index of the issuer's list for the purpose; a full list is followed by the next. */
  take(issuer: string, purpose: StatusPurpose): { readonly list: string; readonly index: number } {
    let number = 1;
    while (this.#isClosed(statusListName(issuer, purpose, number))) number++;
    const list = statusListAddress(this.#site, statusListName(issuer, purpose, number));
    const used = this.#usedOf(list);
    const index = pickIndex(used, this.#random);
    used.add(index);
    return { list, index };
  }

  #isClosed(name: string): boolean {
    return this.#taken.has(name) || this.#usedOf(statusListAddress(this.#site, name)).size >= FULL;
  }

  #usedOf(list: string): Set<number> {
    const used = this.#used.get(list) ?? new Set<number>();
    this.#used.set(list, used);
    return used;
  }
}

/** A list is left at half its length: a free index is found at once, and a crowd remains to hide in. */
const FULL = STATUS_LIST_BITS / 2;

interface Sealing {
  readonly signer: Signer;
  /** the proof's date */
  readonly created: Instant;
}

/**
 * Seals one assertion: builds its credential, signs it, writes it once. DESIGN 3.4; P-01, P-03.
 * @returns the sealed file, relative to the root
 */
export async function sealAssertion(
  root: string,
  assertion: LinkedAssertion,
  indexes: StatusIndexes,
  { signer, created }: Sealing,
): Promise<string> {
  const { issuer, suspendable } = assertion.badge;
  const purpose: StatusPurpose = suspendable ? 'suspension' : 'revocation';
  const { list, index } = indexes.take(issuer.id, purpose);
  const credential = buildCredential(assertion, { credentialStatus: buildStatusEntry({ list, purpose, index }) });
  const verificationMethod = verificationMethodId(issuer.addresses.did, signer.publicKeyMultibase);
  const sealed = await signDocument(credential, { signer, created, verificationMethod });
  const path = sealedPath(assertion.id, assertion.issuedOn);
  await writeFileMeanwhile(join(root, path), printJson(sealed));
  return path;
}

/**
 * Seals the same content anew beside the older file, because the key of that one is compromised: same id, same place
 * in the status list, under the DID that it names.
 * @param document  the older sealed credential
 * @returns the newer sealed file, relative to the root
 */
export async function sealAnew(
  root: string,
  { id, issuedOn }: Pick<LinkedAssertion, 'id' | 'issuedOn'>,
  { seal, issuerDid }: Pick<SealedFact, 'seal' | 'issuerDid'>,
  { proof: _older, ...content }: JsonObject,
  { signer, created }: Sealing,
): Promise<string> {
  const verificationMethod = verificationMethodId(issuerDid, signer.publicKeyMultibase);
  const sealed = await signDocument(content, { signer, created, verificationMethod });
  const path = sealedPath(id, issuedOn, seal + 1);
  await writeFileMeanwhile(join(root, path), printJson(sealed));
  return path;
}
