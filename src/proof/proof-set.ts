import { type Instant, isObject, type Result } from '../values/index.ts';
import { canonize, type Digest } from './canonical.ts';
import type { ContextSet } from './contexts.ts';
import type { Canonize, DocumentMembers } from './cryptosuite.ts';
import { type Proof, parseProof } from './proof-shape.ts';
import type { VerificationKey } from './verification-key.ts';
import { type ProofOutcome, proofsOf, verifyProof } from './verifying.ts';

/** Proofs that one document may carry; each costs a canonization. */
export const MOST_PROOFS = 16;

export type DocumentOutcome<KeyReason extends string> =
  | ProofOutcome
  | { readonly ok: false; readonly reason: KeyReason | 'proof-missing' | 'proof-too-many' };

export interface ProofSetOptions<KeyReason extends string> {
  /** Finds the key of a proof from the issuer, or why there is none. P-06. */
  readonly findKey: (proof: Proof) => Promise<Result<VerificationKey, KeyReason>>;
  readonly now: Instant;
  readonly contexts?: ContextSet;
}

/**
 * Verifies every proof of a document, sets and chains alike. P-05, P-08; VC Data Integrity 1.0, 4.5.
 * A chained proof counts only when all that it covers are verified; a circle never is.
 * @returns one outcome a proof, in the order of the document; a single one when there is nothing to verify
 */
export async function verifyDocument<KeyReason extends string>(
  document: DocumentMembers,
  { findKey, now, contexts }: ProofSetOptions<KeyReason>,
): Promise<readonly DocumentOutcome<KeyReason>[]> {
  const proofs = proofsOf(document);
  if (proofs.length === 0) return [{ ok: false, reason: 'proof-missing' }];
  if (proofs.length > MOST_PROOFS) return [{ ok: false, reason: 'proof-too-many' }];
  const verified = new Set<string>();
  const canonizeOnce = remembered();
  const outcomes = new Map<unknown, DocumentOutcome<KeyReason>>();
  for (const entry of inChainOrder(proofs)) {
    const proof = parseProof(entry);
    const key = proof.ok ? await findKey(proof.value) : proof;
    if (!key.ok) {
      outcomes.set(entry, key);
      continue;
    }
    const outcome = await verifyProof(document, entry, {
      key: key.value,
      now,
      verified,
      canonize: canonizeOnce,
      ...(contexts && { contexts }),
    });
    outcomes.set(entry, outcome);
    if (outcome.ok && outcome.proof.id !== undefined) verified.add(outcome.proof.id);
  }
  return proofs.map((entry) => outcomes.get(entry) as DocumentOutcome<KeyReason>);
}

/** The document's canonical form, made once for each digest; a proof that covers others asks for another. */
function remembered(): Canonize {
  const found = new Map<Digest, Promise<string>>();
  return (document, contexts, digest) => {
    const quads = found.get(digest) ?? canonize(document, contexts, digest);
    found.set(digest, quads);
    return quads;
  };
}

/** Covered proofs before those that cover them; what stands in a circle comes last, and fails. */
function inChainOrder(proofs: readonly unknown[]): readonly unknown[] {
  const waiting = [...proofs];
  const ordered: unknown[] = [];
  for (;;) {
    const next = waiting.findIndex((entry) => !waiting.some((other) => isObject(other) && covers(entry, other.id)));
    if (next === -1) return [...ordered, ...waiting];
    ordered.push(...waiting.splice(next, 1));
  }
}

const covers = (entry: unknown, id: unknown): boolean =>
  isObject(entry) && id !== undefined && [entry.previousProof].flat().includes(id);
