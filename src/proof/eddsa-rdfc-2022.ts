import { canonize } from './canonical.ts';
import type { ContextSet } from './contexts.ts';
import type { Cryptosuite, DocumentMembers } from './cryptosuite.ts';
import { verifyEd25519 } from './ed25519.ts';
import { parseMultibase } from './multikey.ts';

/** The suite Haversack signs with. P-01, P-03; Data Integrity EdDSA Cryptosuites 1.0, 3.2. */
export const eddsaRdfc2022: Cryptosuite = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  hash: hashTwice,
  refuse: async (data, proofValue, publicKey) => {
    const signature = parseMultibase(proofValue);
    if (!signature.ok || signature.value.length !== 64) return 'proof-value-malformed';
    return (await verifyEd25519(publicKey, signature.value, data)) ? undefined : 'signature-mismatch';
  },
};

/**
 * SHA-256 of the canonical proof options, then SHA-256 of the canonical document: 64 bytes. P-03, P-04.
 * The proof options take the document's own `@context`; whatever context the stored proof carries is not used.
 */
async function hashTwice(document: DocumentMembers, proof: DocumentMembers, contexts: ContextSet): Promise<Uint8Array> {
  const { proofValue: _, ...options } = proof;
  const proofQuads = await canonize({ ...options, '@context': document['@context'] }, contexts);
  const documentQuads = await canonize(document, contexts);
  const [proofHash, documentHash] = await Promise.all([sha256(proofQuads), sha256(documentQuads)]);
  return Uint8Array.from([...proofHash, ...documentHash]);
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
