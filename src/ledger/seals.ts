import { type Diagnostic, reporter, type Source } from '../diagnostics/index.ts';
import type { Backpack, PublicKey } from '../model/index.ts';
import { parseVerificationKey, proofsOf, type VerificationKey, verifyProof } from '../proof/index.ts';
import { type Instant, isObject, type JsonObject } from '../values/index.ts';
import { compromisedSeals, keyOf } from './compromised.ts';
import { issuerOf } from './issuer-of.ts';
import { ledgerProblems } from './problems.ts';
import type { Ledger } from './read.ts';
import { givenPlaces } from './wanted-status.ts';

const report = reporter(ledgerProblems);

/** A signed document of the ledger. */
interface Seal {
  readonly source: Source;
  /** id of the issuer whose keys may have signed it */
  readonly issuer: string;
  readonly document: JsonObject;
}

/**
 * Proves every seal of the ledger by the public keys of `content/keys`: a sealed file or a status list that was
 * edited by hand does not verify any more. P-05, P-06.
 * @param progress  told after each document how many are done
 */
export async function proveSeals(
  ledger: Ledger,
  now: Instant,
  progress: (done: number, of: number) => void = () => {},
): Promise<Diagnostic[]> {
  const { sealed, statusLists } = ledger.facts;
  const seals: Seal[] = [
    ...[...sealed].map(([id, { source, issuer }]) => ({
      source,
      issuer,
      document: ledger.credentials.get(id) as JsonObject,
    })),
    ...ledger.older,
    ...statusLists.map(({ name, source, issuer }) => ({
      source,
      issuer,
      document: ledger.lists.get(name)?.document as JsonObject,
    })),
  ];
  const keys = readKeys(ledger);
  const found: Diagnostic[] = [];
  let done = 0;
  for (const seal of seals) {
    found.push(...(await proveSeal(seal, keys, now)));
    progress(++done, seals.length);
  }
  return found;
}

/**
 * Proves what new signatures are built on: the lists as they lie there, the seals of credentials whose bit changes, and
 * those that are to be sealed anew. Without it a file that was edited by hand would be signed, edit and all.
 */
export function proveSigned(backpack: Backpack, ledger: Ledger, now: Instant): Promise<Diagnostic[]> {
  const { facts } = ledger;
  const due = new Set([
    ...compromisedSeals(facts),
    ...givenPlaces(facts, backpack.assertions).flatMap(({ assertion, isSet, wanted }) =>
      isSet === wanted ? [] : [assertion],
    ),
  ]);
  const sealed = new Map([...facts.sealed].filter(([id]) => due.has(id)));
  return proveSeals({ ...ledger, older: [], facts: { ...facts, sealed } }, now);
}

interface IssuerKey extends Pick<PublicKey, 'issuer'> {
  readonly key: VerificationKey;
}

/** Public keys by their text. A key is its issuer's under each DID that the issuer had: moving the site makes no key. */
function readKeys({ facts }: Ledger): ReadonlyMap<string, IssuerKey> {
  return new Map(
    facts.keys.flatMap(({ issuer, publicKeyMultibase }) => {
      const key = parseVerificationKey(publicKeyMultibase);
      return key.ok ? [[publicKeyMultibase, { issuer, key: key.value }] as const] : [];
    }),
  );
}

async function proveSeal(
  { source, issuer, document }: Seal,
  keys: ReadonlyMap<string, IssuerKey>,
  now: Instant,
): Promise<Diagnostic[]> {
  const proofs = proofsOf(document);
  const [proof] = proofs;
  if (proofs.length !== 1 || !isObject(proof)) return [report('sealed-changed', source, [], 'it has not one proof')];
  const method = String(proof.verificationMethod);
  const key = keys.get(keyOf(method));
  if (key?.issuer !== issuer || method !== `${issuerOf(document)}#${keyOf(method)}`) {
    return [report('sealed-by-unknown-key', source, [], method)];
  }
  const outcome = await verifyProof(document, proof, { key: key.key, now });
  if (outcome.ok) return [];
  const reason = outcome.detail === undefined ? outcome.reason : `${outcome.reason}, ${outcome.detail}`;
  return [report('sealed-changed', source, [], reason)];
}
