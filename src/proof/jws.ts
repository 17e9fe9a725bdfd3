import { bad, good, isObject, type JsonObject, parseJson, type Result } from '../values/index.ts';
import { parseBase64Url } from './base64url.ts';
import { verifyWith } from './signature.ts';
import type { VerificationKey } from './verification-key.ts';

export type JwsReason =
  | 'jws-malformed'
  | 'jws-too-large'
  | 'jws-header'
  /** a member that a credential's token must not have, `crit` among them */
  | 'jws-header-member'
  /** none, HMAC, or one that is not known here */
  | 'jws-algorithm'
  | 'jws-type'
  | 'jws-payload';

export type JwsAlgorithm = 'RS256' | 'ES256' | 'ES384' | 'EdDSA';

/** A compact JWS that is well formed; nothing in it is proven yet. */
export interface OpenedJws {
  readonly alg: JwsAlgorithm;
  readonly kid: string | undefined;
  readonly jwk: object | undefined;
  readonly payload: JsonObject;
  /** what is signed, and its signature */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/** Characters that a token may have. */
const LONGEST = 2_097_152;

const types = ['jwt', 'vc+jwt', 'vc+ld+jwt', 'vc+ld+json+jwt', 'jws', 'application/vc+jwt'];

/** Names of algorithms by the one that they mean here. RFC 9864 names EdDSA by its curve. */
const algorithms: Readonly<Record<string, JwsAlgorithm>> = {
  RS256: 'RS256',
  ES256: 'ES256',
  ES384: 'ES384',
  EdDSA: 'EdDSA',
  Ed25519: 'EdDSA',
};

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads a compact JWS with a JSON payload. J-01, J-03; RFC 7515, 5.2. */
export function openJws(text: string): Result<OpenedJws, JwsReason> {
  if (text.length > LONGEST) return bad('jws-too-large');
  const parts = text.split('.');
  const [head, body, tail] = parts.map(parseBase64Url);
  if (parts.length !== 3 || !head?.ok || !body?.ok || !tail?.ok || tail.value.length === 0) return bad('jws-malformed');
  const header = jsonOf(head.value);
  if (header === undefined) return bad('jws-header');
  const { alg, kid, jwk, typ, ...others } = header;
  if (Object.keys(others).length > 0) return bad('jws-header-member');
  if (typeof alg !== 'string' || !Object.hasOwn(algorithms, alg)) return bad('jws-algorithm');
  if (typ !== undefined && (typeof typ !== 'string' || !types.includes(typ.toLowerCase()))) return bad('jws-type');
  if ((kid !== undefined && typeof kid !== 'string') || (jwk !== undefined && !isObject(jwk))) return bad('jws-header');
  const payload = jsonOf(body.value);
  if (payload === undefined) return bad('jws-payload');
  return good({
    alg: algorithms[alg] as JwsAlgorithm,
    kid,
    jwk,
    payload,
    signed: new TextEncoder().encode(text.slice(0, text.lastIndexOf('.'))),
    signature: tail.value,
  });
}

function jsonOf(bytes: Uint8Array): JsonObject | undefined {
  try {
    const json = parseJson(decoder.decode(bytes));
    return json.ok && isObject(json.value) ? (json.value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

/** The one algorithm of each kind of key. RFC 7518, 3.1; RFC 8037, 3.1. */
const ofKeys: Readonly<Record<VerificationKey['type'], JwsAlgorithm>> = {
  RSA: 'RS256',
  'P-256': 'ES256',
  'P-384': 'ES384',
  Ed25519: 'EdDSA',
};

/**
 * Verifies a JWS with a key. The algorithm is the key's; a header that says another is refused.
 * @returns undefined when the signature fits
 */
export async function verifyJws(
  { alg, signed, signature }: OpenedJws,
  key: VerificationKey,
): Promise<'jws-key-mismatch' | 'signature-mismatch' | undefined> {
  if (ofKeys[key.type] !== alg) return 'jws-key-mismatch';
  return (await verifyWith(key, signature, signed)) ? undefined : 'signature-mismatch';
}
