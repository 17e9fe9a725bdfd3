import type { LedgerFacts, PublicKey } from '../model/index.ts';
import { proofsOf } from '../proof/index.ts';
import { isObject, type JsonObject } from '../values/index.ts';

/** Tells of a verification method, `<did>#<key>`, whether its key is in others' hands. */
export function compromisedIn(keys: readonly PublicKey[]): (verificationMethod: string) => boolean {
  const known = new Set(keys.filter((key) => key.compromised !== undefined).map((key) => key.publicKeyMultibase));
  return (verificationMethod) => known.has(keyOf(verificationMethod));
}

/** The key that a verification method names. */
export const keyOf = (verificationMethod: string): string =>
  verificationMethod.slice(verificationMethod.indexOf('#') + 1);

/** What signed a document, by its first proof. */
export function signerOf(document: JsonObject): string {
  const [proof] = proofsOf(document);
  return isObject(proof) && typeof proof.verificationMethod === 'string' ? proof.verificationMethod : '';
}

/** Ids of assertions whose newest seal is by a compromised key: they verify no more, and are to be sealed anew. */
export function compromisedSeals({ keys, sealed }: LedgerFacts): string[] {
  const isCompromised = compromisedIn(keys);
  return [...sealed.values()]
    .filter(({ verificationMethod }) => isCompromised(verificationMethod))
    .map(({ assertion }) => assertion);
}
