import type { Cryptosuite } from '../cryptosuite.ts';
import { hashQuads } from '../hash.ts';

/** ECDSA over P-256 or P-384, for reading; the curve decides the hash. Data Integrity ECDSA Cryptosuites 1.0, 3.2. */
export const ecdsaRdfc2019: Cryptosuite = {
  type: 'DataIntegrityProof',
  cryptosuite: 'ecdsa-rdfc-2019',
  keys: ['P-256', 'P-384'],
  hash: (document, proof, contexts, key, canonize) =>
    hashQuads(document, proof, contexts, key === 'P-384' ? 'SHA-384' : 'SHA-256', canonize),
};
