import { bad, good, type Result } from '../values/index.ts';
import { buildDidDocument, type DidDocument } from './did-document.ts';
import { parseVerificationKey, type VerificationKeyReason } from './verification-key.ts';

/** The DID document that a `did:key` stands for: one key, which is in the DID itself. W-05. */
export function didKeyDocument(did: string): Result<DidDocument, VerificationKeyReason | 'did-method'> {
  if (!did.startsWith('did:key:')) return bad('did-method');
  const multibase = did.slice('did:key:'.length);
  const key = parseVerificationKey(multibase);
  return key.ok ? good(buildDidDocument({ did, keys: [multibase] })) : key;
}
