import type { Digest } from './canonical.ts';
import type { ContextSet } from './contexts.ts';
import { parseMultibase } from './multikey.ts';
import type { Proof } from './proof-shape.ts';
import { verifyWith } from './signature.ts';
import type { VerificationKey } from './verification-key.ts';

/** A way of signing. A suite says which keys it takes and what is hashed; the rest is the same for all. */
export interface Cryptosuite {
  /** The proof's `type`. */
  readonly type: string;
  /** The proof's `cryptosuite`; undefined for suites that the type alone names. */
  readonly cryptosuite: string | undefined;
  readonly keys: readonly VerificationKey['type'][];
  /**
   * The bytes that are signed.
   * @param document  without `proof`, or with those proofs that a proof chain covers
   * @param proof  the proof's members, with or without its value
   * @param key  decides the hash where a suite has several
   * @param canonize  of the document; default: it is made anew
   * @throws ProofError with a DocumentFault
   */
  readonly hash: (
    document: DocumentMembers,
    proof: DocumentMembers,
    contexts: ContextSet,
    key: VerificationKey['type'],
    canonize?: Canonize,
  ) => Promise<Uint8Array>;
}

/** Gives a document's canonical N-Quads. */
export type Canonize = (document: DocumentMembers, contexts: ContextSet, digest: Digest) => Promise<string>;

export type DocumentMembers = Readonly<Record<string, unknown>>;

export type SignatureReason = 'proof-value-malformed' | 'signature-mismatch';

export const isOfSuite = (proof: Proof, suite: Cryptosuite): boolean =>
  proof.type === suite.type && proof.cryptosuite === suite.cryptosuite;

/** Bytes of a signature by each kind of key. */
const lengths: Readonly<Record<VerificationKey['type'], number>> = { Ed25519: 64, 'P-256': 64, 'P-384': 96, RSA: 0 };

/** Why a proof value does not fit what was hashed; undefined when it does. P-01. */
export async function refuseSignature(
  data: Uint8Array,
  proofValue: string,
  key: VerificationKey,
): Promise<SignatureReason | undefined> {
  const signature = parseMultibase(proofValue);
  if (!signature.ok || signature.value.length !== lengths[key.type]) return 'proof-value-malformed';
  return (await verifyWith(key, signature.value, data)) ? undefined : 'signature-mismatch';
}
