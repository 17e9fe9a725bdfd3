import type { Cryptosuite } from '../cryptosuite.ts';
import { hashQuads } from '../hash.ts';

/** The suite of many badges before 2024, for reading: the same two hashes, a type of its own. P-10. */
export const ed25519Signature2020: Cryptosuite = {
  type: 'Ed25519Signature2020',
  cryptosuite: undefined,
  keys: ['Ed25519'],
  hash: (document, proof, contexts, _key, canonize) => hashQuads(document, proof, contexts, 'SHA-256', canonize),
};
