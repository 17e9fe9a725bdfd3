import { type Diagnostic, reporter, type Source } from '../diagnostics/index.ts';
import type { Backpack } from '../model/index.ts';
import { parsePublicKey, proofsOf, verifyProof } from '../proof/index.ts';
import { type Instant, isObject, type JsonObject } from '../values/index.ts';
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

/** Public keys by the verification method that names them: the issuer's DID, `#`, the key. */
function keysByMethod({ facts, credentials, lists }: Ledger): ReadonlyMap<string, Uint8Array> {
  const keys = new Map<string, Uint8Array>();
  const issuers = new Set<string>();
  for (const document of [...credentials.values(), ...[...lists.values()].map(({ document }) => document)]) {
    const { issuer } = document;
    const id = isObject(issuer) ? issuer.id : issuer;
    if (typeof id === 'string') issuers.add(id);
  }
  for (const { controller, publicKeyMultibase } of facts.keys) {
    const key = parsePublicKey(publicKeyMultibase);
    if (key.ok && issuers.has(controller)) keys.set(`${controller}#${publicKeyMultibase}`, key.value);
  }
  return keys;
}

async function proveSeal(
  source: Source,
  document: JsonObject,
  keys: ReadonlyMap<string, Uint8Array>,
  now: Instant,
): Promise<Diagnostic[]> {
  const proofs = proofsOf(document);
  const [proof] = proofs;
  if (proofs.length !== 1 || !isObject(proof)) return [report('sealed-changed', source, [], 'it has not one proof')];
  const method = String(proof.verificationMethod);
  const issuer = isObject(document.issuer) ? document.issuer.id : document.issuer;
  const publicKey = keys.get(method);
  if (publicKey === undefined || !method.startsWith(`${issuer}#`)) {
    return [report('sealed-by-unknown-key', source, [], method)];
  }
  const outcome = await verifyProof(document, proof, { publicKey, now });
  if (outcome.ok) return [];
  const reason = outcome.detail === undefined ? outcome.reason : `${outcome.reason}, ${outcome.detail}`;
  return [report('sealed-changed', source, [], reason)];
}
