import { base64urlnopad } from '@scure/base';
import { isCanonicalScalar, refusePoint } from './ed25519-point.ts';
import { parseSecretKey, printPublicKey, printSecretKey } from './multikey.ts';
import { ProofError } from './proof-error.ts';

/** Signs with one key. The key itself stays with the platform and cannot be read from here. */
export interface Signer {
  readonly publicKeyMultibase: string;
  /** @returns 64 bytes, the same for the same data (RFC 8032) */
  readonly sign: (data: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>;
}

export interface KeyPair {
  readonly publicKeyMultibase: string;
  readonly secretKeyMultibase: string;
}

/** A PKCS #8 wrapping of 32 bytes that follow. RFC 8410, 7. */
const PKCS8 = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/**
 * Makes the key pair of a seed.
 * @param seed  32 bytes of chance, from the caller
 * @throws ProofError `key-malformed` for another length
 */
export async function createKeyPair(seed: Uint8Array): Promise<KeyPair> {
  return { publicKeyMultibase: printPublicKey(await publicKeyOf(seed)), secretKeyMultibase: printSecretKey(seed) };
}

/**
 * @param secretKeyMultibase  header 0x8026 and 32 bytes
 * @throws ProofError `key-malformed`; the message does not repeat the key
 */
export async function createSigner(secretKeyMultibase: string): Promise<Signer> {
  const seed = parseSecretKey(secretKeyMultibase);
  if (!seed.ok) throw new ProofError('key-malformed', 'The secret key is no Ed25519 Multikey.', seed.reason);
  const publicKeyMultibase = printPublicKey(await publicKeyOf(seed.value));
  const key = await importSeed(seed.value, false);
  return {
    publicKeyMultibase,
    sign: async (data) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, Uint8Array.from(data))),
  };
}

/**
 * Verifies a signature by RFC 8032, 5.1.7, the same on every platform: S not below L, and a key or an R that is
 * of small order or written in a second way, are refused here before the platform is asked. DESIGN 5.
 * @param publicKey  32 bytes
 * @param signature  64 bytes: R and S
 * @throws ProofError `ed25519-unavailable` where the platform has no Ed25519
 */
export async function verifyEd25519(publicKey: Uint8Array, signature: Uint8Array, data: Uint8Array): Promise<boolean> {
  if (signature.length !== 64 || !isCanonicalScalar(signature.subarray(32))) return false;
  if (refusePoint(publicKey) || refusePoint(signature.subarray(0, 32))) return false;
  try {
    const key = await crypto.subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(data));
  } catch (cause) {
    refuseOldPlatform(cause);
    return false; // 32 bytes that are no point of the curve: some platforms say so when the key is imported
  }
}

async function publicKeyOf(seed: Uint8Array): Promise<Uint8Array> {
  const { x } = await crypto.subtle.exportKey('jwk', await importSeed(seed, true));
  return base64urlnopad.decode(x ?? '');
}

async function importSeed(seed: Uint8Array, extractable: boolean): Promise<CryptoKey> {
  if (seed.length !== 32) throw new ProofError('key-malformed', 'An Ed25519 seed has 32 bytes.', 'multikey-length');
  try {
    return await crypto.subtle.importKey('pkcs8', Uint8Array.from([...PKCS8, ...seed]), 'Ed25519', extractable, [
      'sign',
    ]);
  } catch (cause) {
    refuseOldPlatform(cause);
    throw cause;
  }
}

function refuseOldPlatform(cause: unknown): void {
  if (cause instanceof DOMException && cause.name === 'NotSupportedError') {
    throw new ProofError('ed25519-unavailable', 'This platform has no Ed25519 in WebCrypto.', undefined, cause);
  }
}
