import type { ContextSet } from './contexts.ts';
import type { Proof } from './proof-shape.ts';

/** A way of signing. A suite says what is hashed and whether a proof value fits; the rest is the same for all. */
export interface Cryptosuite {
  /** The proof's `type`. */
  readonly type: string;
  /** The proof's `cryptosuite`; undefined for suites that the type alone names. */
  readonly cryptosuite: string | undefined;
  /**
   * The bytes that are signed.
   * @param document  without `proof`, or with those proofs that a proof chain covers
   * @param proof  the proof's members, with or without its value
   * @throws ProofError with a DocumentFault
   */
  readonly hash: (document: DocumentMembers, proof: DocumentMembers, contexts: ContextSet) => Promise<Uint8Array>;
  /** @returns undefined when the proof value fits */
  readonly refuse: (
    data: Uint8Array,
    proofValue: string,
    publicKey: Uint8Array,
  ) => Promise<SignatureReason | undefined>;
}

export type DocumentMembers = Readonly<Record<string, unknown>>;

export type SignatureReason = 'proof-value-malformed' | 'signature-mismatch';

export const isOfSuite = (proof: Proof, suite: Cryptosuite): boolean =>
  proof.type === suite.type && proof.cryptosuite === suite.cryptosuite;
