import { verifyEd25519 } from './ed25519.ts';
import { jwkOf, type VerificationKey } from './verification-key.ts';

/** What WebCrypto calls the one way in which each kind of key signs. */
const params = {
  RSA: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  'P-256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  'P-384': { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
} as const;

/**
 * Verifies a signature over bytes: Ed25519, ECDSA with r and s side by side, or RSASSA-PKCS1-v1_5 with SHA-256.
 * @returns false also for a key that the platform refuses
 * @throws ProofError `ed25519-unavailable` where the platform has no Ed25519
 */
export async function verifyWith(key: VerificationKey, signature: Uint8Array, data: Uint8Array): Promise<boolean> {
  if (key.type === 'Ed25519') return verifyEd25519(key.bytes, signature, data);
  const algorithm = params[key.type];
  try {
    const imported = await crypto.subtle.importKey('jwk', jwkOf(key) as JsonWebKey, algorithm, false, ['verify']);
    return await crypto.subtle.verify(algorithm, imported, Uint8Array.from(signature), Uint8Array.from(data));
  } catch {
    return false;
  }
}
