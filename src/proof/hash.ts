import { canonize, type Digest } from './canonical.ts';
import type { ContextSet } from './contexts.ts';
import type { Canonize, DocumentMembers } from './cryptosuite.ts';

/** Objects that the options of a proof may have; those that any suite defines are one. */
const MOST_OPTIONS = 10;

/**
 * The hash of the canonical proof options, then that of the canonical document. P-03, P-04.
 * The proof options take the document's own `@context`; whatever context the stored proof carries is not used.
 * @param ofDocument  gives the document's canonical form; a set of proofs shares it
 */
export async function hashQuads(
  document: DocumentMembers,
  { proofValue: _, ...options }: DocumentMembers,
  contexts: ContextSet,
  digest: Digest = 'SHA-256',
  ofDocument: Canonize = canonize,
): Promise<Uint8Array> {
  const proofQuads = await canonize({ ...options, '@context': document['@context'] }, contexts, digest, MOST_OPTIONS);
  return hashTwo(proofQuads, await ofDocument(document, contexts, digest), digest);
}

/** The hashes of two texts, one behind the other. */
export async function hashTwo(first: string, second: string, digest: Digest = 'SHA-256'): Promise<Uint8Array> {
  const hashes = await Promise.all([first, second].map((text) => hash(text, digest)));
  return Uint8Array.from(hashes.flatMap((bytes) => [...bytes]));
}

async function hash(text: string, digest: Digest): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(digest, new TextEncoder().encode(text)));
}
