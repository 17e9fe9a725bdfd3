import { type Diagnostic, reporter, type Source } from '../diagnostics/index.ts';
import type { Backpack } from '../model/index.ts';
import { parseVerificationKey, proofsOf, type VerificationKey, verifyProof } from '../proof/index.ts';
import { type Instant, isObject, type JsonObject } from '../values/index.ts';
import { issuerOf } from './issuer-of.ts';
import { ledgerProblems } from './problems.ts';
import type { Ledger } from './read.ts';

const report = reporter(ledgerProblems);

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
  const documents: { source: Source; document: JsonObject }[] = [
    ...[...sealed].map(([id, { source }]) => ({ source, document: ledger.credentials.get(id) as JsonObject })),
    ...statusLists.map(({ name, source }) => ({ source, document: ledger.lists.get(name)?.document as JsonObject })),
  ];
  const keys = keysByMethod(ledger);
  const found: Diagnostic[] = [];
  let done = 0;
  for (const { source, document } of documents) {
    found.push(...(await proveSeal(source, document, keys, now)));
    progress(++done, documents.length);
  }
  return found;
}

/**
 * Proves what new status bits are built on: the lists as they lie there, and the seals of credentials that get a bit.
 * Without it a list that was edited by hand would be signed anew, edit and all.
 */
export function proveStatus(backpack: Backpack, ledger: Ledger, now: Instant): Promise<Diagnostic[]> {
  const { sealed } = ledger.facts;
  const due = backpack.assertions.flatMap(({ id, revoked }) => {
    const fact = sealed.get(id);
    return fact && revoked && !fact.isSet ? [[id, fact] as const] : [];
  });
  return proveSeals({ ...ledger, facts: { ...ledger.facts, sealed: new Map(due) } }, now);
}

interface IssuerKey {
  /** the DID of the issuer that it belongs to */
  readonly controller: string;
  readonly key: VerificationKey;
}

/** Public keys by the verification method that names them: the issuer's DID, `#`, the key. */
function keysByMethod({ facts }: Ledger): ReadonlyMap<string, IssuerKey> {
  return new Map(
    facts.keys.flatMap(({ controller, publicKeyMultibase }) => {
      const key = parseVerificationKey(publicKeyMultibase);
      return key.ok ? [[`${controller}#${publicKeyMultibase}`, { controller, key: key.value }] as const] : [];
    }),
  );
}

async function proveSeal(
  source: Source,
  document: JsonObject,
  keys: ReadonlyMap<string, IssuerKey>,
  now: Instant,
): Promise<Diagnostic[]> {
  const proofs = proofsOf(document);
  const [proof] = proofs;
  if (proofs.length !== 1 || !isObject(proof)) return [report('sealed-changed', source, [], 'it has not one proof')];
  const method = String(proof.verificationMethod);
  const key = keys.get(method);
  if (key === undefined || key.controller !== issuerOf(document)) {
    return [report('sealed-by-unknown-key', source, [], method)];
  }
  const outcome = await verifyProof(document, proof, { key: key.key, now });
  if (outcome.ok) return [];
  const reason = outcome.detail === undefined ? outcome.reason : `${outcome.reason}, ${outcome.detail}`;
  return [report('sealed-changed', source, [], reason)];
}
