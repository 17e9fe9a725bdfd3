import type { Cryptosuite } from '../cryptosuite.ts';
import { hashTwo } from '../hash.ts';
import { canonicalJson } from '../jcs.ts';

/**
 * Signs JSON as it is written, not what it means; for reading. Data Integrity EdDSA Cryptosuites 1.0, 3.3. A context of
 * the proof is part of what is signed, and is the document's own, or the proof is refused before.
 */
export const eddsaJcs2022: Cryptosuite = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-jcs-2022',
  keys: ['Ed25519'],
  hash: (document, { proofValue: _, ...options }) => hashTwo(canonicalJson(options), canonicalJson(document)),
};
