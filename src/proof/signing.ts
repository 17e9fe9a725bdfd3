import { type Instant, parseUri } from '../values/index.ts';
import { bundledContexts, type ContextSet } from './contexts.ts';
import type { DocumentMembers } from './cryptosuite.ts';
import type { Signer } from './ed25519.ts';
import { printMultibase } from './multikey.ts';
import { ProofError } from './proof-error.ts';
import { eddsaRdfc2022 } from './suites/eddsa-rdfc-2022.ts';

export interface SigningOptions {
  readonly signer: Signer;
  /** The absolute DID URL (or address) of the key in the issuer's document. */
  readonly verificationMethod: string;
  readonly created: Instant;
  readonly contexts?: ContextSet;
}

/** The proof as Haversack writes it; it carries no `@context`. P-01, P-04. */
export interface WrittenProof {
  readonly type: 'DataIntegrityProof';
  readonly cryptosuite: 'eddsa-rdfc-2022';
  readonly created: Instant;
  readonly verificationMethod: string;
  readonly proofPurpose: 'assertionMethod';
  readonly proofValue: string;
}

/**
 * Signs a document with `eddsa-rdfc-2022`. P-01, P-03, P-04, I3-09. The same input gives the same bytes.
 * @param document  without `proof`; all its members are defined by its contexts; is not changed
 * @returns the document with `proof`, an array of one, as its last member
 * @throws ProofError `document-has-proof`, `verification-method-malformed` or a DocumentFault
 */
export async function signDocument<Document extends object>(
  document: Document,
  { signer, verificationMethod, created, contexts = bundledContexts }: SigningOptions,
): Promise<Document & { readonly proof: readonly [WrittenProof] }> {
  if ('proof' in document) throw new ProofError('document-has-proof', 'The document is signed already.');
  if (!parseUri(verificationMethod).ok) {
    throw new ProofError('verification-method-malformed', 'The verification method is no URI.', verificationMethod);
  }
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created,
    verificationMethod,
    proofPurpose: 'assertionMethod',
  } as const;
  const data = await eddsaRdfc2022.hash(document as DocumentMembers, options, contexts, 'Ed25519');
  const proofValue = printMultibase(await signer.sign(data));
  return { ...document, proof: [{ ...options, proofValue }] };
}
