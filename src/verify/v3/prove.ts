import { canonize, MOST_PROOFS, ProofError, proofsOf, verifyDocument, verifyJws } from '../../proof/index.ts';
import { bad, good, isObject, type JsonObject } from '../../values/index.ts';
import { textAt } from '../facts.ts';
import type { Check, CheckOutcome } from '../report.ts';
import { say } from '../say.ts';
import type { Session } from '../session.ts';
import { type Binding, bindHeaderKey, bindMethod, differsFromHeader, type Holder } from './bind-key.ts';
import type { Secured } from './secured.ts';

/** Faults of the document that a proof brings to light, by the check that they belong to. */
const documentFaults: Readonly<Record<string, readonly ['contexts' | 'json-ld', CheckOutcome]>> = {
  'unknown-context': ['contexts', 'unknown'],
  'inline-context': ['contexts', 'fail'],
  'undefined-member': ['json-ld', 'fail'],
  'relative-reference': ['json-ld', 'fail'],
  'data-loss': ['json-ld', 'fail'],
  'json-ld-invalid': ['json-ld', 'fail'],
  'canonization-limit': ['json-ld', 'fail'],
};

/** Suites whose hash is made of canonical N-Quads: what they prove has been read as JSON-LD. */
const linked = ['eddsa-rdfc-2022', 'eddsa-2022', 'ecdsa-rdfc-2019', 'Ed25519Signature2020'];

/**
 * Checks how a credential is secured: every embedded proof, or its JWT, or both; each with its key. P-05 to P-08,
 * J-01, J-10, I3-16. The document is also read as JSON-LD, so that nothing in it stays unsigned. I3-15.
 */
export async function proveSecured(secured: Secured, holder: Holder, session: Session): Promise<Check[]> {
  try {
    return await prove(secured, holder, session);
  } catch (fault) {
    if (!(fault instanceof ProofError) || fault.code !== 'ed25519-unavailable') throw fault;
    return [...(await readAsJsonLd(secured.document)), say('proof', 'unknown', fault.code)];
  }
}

async function prove(secured: Secured, holder: Holder, session: Session): Promise<Check[]> {
  const { document, jws } = secured;
  const hasProof = 'proof' in document;
  if (!hasProof && jws === undefined)
    return [...(await readAsJsonLd(document)), say('proof', 'fail', 'proof-missing', '', 'proof')];
  const embedded = hasProof ? await proveEmbedded(document, holder, session) : await readAsJsonLd(document);
  return jws === undefined ? [...embedded] : [...embedded, ...(await proveJws(secured, holder, session))];
}

async function proveEmbedded(document: JsonObject, holder: Holder, session: Session): Promise<Check[]> {
  const proofs = proofsOf(document);
  if (proofs.length === 0 || proofs.length > MOST_PROOFS) {
    const reason = proofs.length === 0 ? 'proof-missing' : 'proof-too-many';
    return [...(await readAsJsonLd(document)), say('proof', 'fail', reason, String(proofs.length), 'proof')];
  }
  const bindings = await bindAll(proofs, holder, session);
  const keys = new Map(
    proofs.map((proof, index) => [textAt(proof, 'verificationMethod'), bindings[index]?.key] as const),
  );
  const outcomes = await verifyDocument<'key-unresolved'>(document, {
    now: session.now,
    findKey: async ({ verificationMethod }) => {
      const key = keys.get(verificationMethod);
      return key === undefined ? bad('key-unresolved') : good(key);
    },
  });
  const hasGood = outcomes.some(({ ok }) => ok);
  const texts = proofs.map((proof) => JSON.stringify(proof));
  const checks = outcomes.flatMap((outcome, index): Check[] => {
    const path = Array.isArray(document.proof) ? `proof[${index}]` : 'proof';
    const suite = suiteOf(proofs[index]);
    const binding = bindings[index]?.check;
    if (texts.indexOf(texts[index] as string) !== index) return [say('proof', 'fail', 'proof-repeated', suite, path)];
    if (outcome.ok) return [say('proof', 'pass', 'proof-fits', suite, path), ...(binding ? [binding] : [])];
    const about = 'detail' in outcome ? (outcome.detail ?? suite) : suite;
    if (outcome.reason in documentFaults) return [say('proof', 'unknown', 'proof-not-read', suite, path)];
    // What cannot be judged beside a proof that is good does no harm. P-08.
    if (outcome.reason === 'suite-unknown')
      return [say('proof', hasGood ? 'warning' : 'unknown', 'suite-unknown', about, path)];
    const isOpen = outcome.reason === 'key-unresolved';
    return [say('proof', isOpen ? 'unknown' : 'fail', outcome.reason, about, path), ...(binding ? [binding] : [])];
  });
  const isRead = outcomes.some(
    (outcome, index) =>
      (outcome.ok || outcome.reason === 'signature-mismatch') && linked.includes(suiteOf(proofs[index])),
  );
  return [...(isRead ? readWell : await readAsJsonLd(document)), ...checks];
}

const suiteOf = (proof: unknown): string => textAt(proof, 'cryptosuite') ?? textAt(proof, 'type') ?? '';

const bindAll = (proofs: readonly unknown[], holder: Holder, session: Session): Promise<(Binding | undefined)[]> =>
  Promise.all(
    proofs.map((proof, index) => {
      const method = textAt(proof, 'verificationMethod');
      const path = `proof[${index}].verificationMethod`;
      return method === undefined ? undefined : bindMethod(method, holder, session, path);
    }),
  );

const readWell: readonly Check[] = [say('contexts', 'pass', 'contexts-known'), say('json-ld', 'pass', 'all-defined')];

/** Reads a document as JSON-LD where no proof has done it: its own proof left aside. */
async function readAsJsonLd({ proof: _, ...document }: JsonObject): Promise<readonly Check[]> {
  try {
    await canonize(document);
    return readWell;
  } catch (fault) {
    if (!(fault instanceof ProofError)) throw fault;
    const found = documentFaults[fault.code];
    if (found === undefined) throw fault;
    const [id, outcome] = found;
    const check = say(id, outcome, fault.code, fault.detail ?? '');
    return id === 'json-ld' ? [readWell[0] as Check, check] : [check];
  }
}

async function proveJws({ jws }: Secured, holder: Holder, session: Session): Promise<Check[]> {
  if (jws === undefined) return [];
  const { kid, jwk, alg } = jws;
  const binding =
    kid !== undefined
      ? await bindMethod(kid, holder, session, 'kid')
      : isObject(jwk)
        ? bindHeaderKey(jwk, holder, session, 'jwk')
        : undefined;
  if (binding === undefined) return [say('proof', 'unknown', 'key-unnamed', alg), say('key', 'unknown', 'key-unnamed')];
  if (kid !== undefined && isObject(jwk) && differsFromHeader(jwk, binding.key))
    return [say('proof', 'unknown', 'key-unresolved', alg), say('key', 'fail', 'key-header-differs', kid, 'jwk')];
  if (binding.key === undefined) return [say('proof', 'unknown', 'key-unresolved', alg), binding.check];
  const fault = await verifyJws(jws, binding.key);
  return [
    fault === undefined ? say('proof', 'pass', 'proof-fits', alg) : say('proof', 'fail', fault, alg),
    binding.check,
  ];
}
