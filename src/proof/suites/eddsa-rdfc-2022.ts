import type { Cryptosuite } from '../cryptosuite.ts';
import { hashQuads } from '../hash.ts';

/** The suite Haversack signs with. P-01, P-03; Data Integrity EdDSA Cryptosuites 1.0, 3.2. */
export const eddsaRdfc2022: Cryptosuite = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  keys: ['Ed25519'],
  hash: (document, proof, contexts, _key, canonize) => hashQuads(document, proof, contexts, 'SHA-256', canonize),
};

/** Its name before the standard was finished, for reading. P-10. */
export const eddsa2022: Cryptosuite = { ...eddsaRdfc2022, cryptosuite: 'eddsa-2022' };
