const CONTEXT = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'] as const;

export interface DidDocumentFacts {
  readonly did: string;
  /** `publicKeyMultibase` of each key, `z6Mk…`, newest first or last as the caller likes; order is kept. */
  readonly keys: readonly string[];
  readonly alsoKnownAs?: readonly string[];
}

export interface DidDocument {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly alsoKnownAs?: readonly string[];
  readonly verificationMethod: readonly VerificationMethod[];
  readonly assertionMethod: readonly string[];
  readonly authentication: readonly string[];
}

export interface VerificationMethod {
  readonly id: string;
  readonly type: 'Multikey';
  readonly controller: string;
  readonly publicKeyMultibase: string;
}

/**
 * The absolute id of a key in its DID document: the fragment is the key itself. STANDARDS 5, "Keys", 1; W-02.
 */
export const verificationMethodId = (did: string, publicKeyMultibase: string): string => `${did}#${publicKeyMultibase}`;

/** Builds a DID document that every known resolver reads: absolute ids, relationships as strings. W-03, W-04. */
export function buildDidDocument({ did, keys, alsoKnownAs = [] }: DidDocumentFacts): DidDocument {
  const ids = keys.map((key) => verificationMethodId(did, key));
  return {
    '@context': CONTEXT,
    id: did,
    ...(alsoKnownAs.length > 0 && { alsoKnownAs }),
    verificationMethod: keys.map((key) => ({
      id: verificationMethodId(did, key),
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: key,
    })),
    assertionMethod: ids,
    authentication: ids,
  };
}
