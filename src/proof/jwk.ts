import { bad, good, isObject, type Result } from '../values/index.ts';
import { parseBase64Url } from './base64url.ts';
import { type CurveName, coordinateBytes, readPoint } from './ec-point.ts';
import { type PointReason, refusePoint } from './ed25519-point.ts';
import type { VerificationKey } from './verification-key.ts';

export type JwkReason =
  | 'jwk-malformed'
  /** a private or secret member in what should be public */
  | 'jwk-private'
  | 'jwk-type'
  /** its `use`, `key_ops` or `alg` say that it is for something else */
  | 'jwk-use'
  | 'rsa-size'
  | 'rsa-exponent'
  | 'point-not-on-curve'
  | PointReason;

const secrets = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** Bits of an RSA modulus that are taken. J-10. */
const RSA_BITS = { least: 2048, most: 8192 } as const;

/** The algorithms that a `alg` of each kind of key may name. */
const algorithms: Readonly<Record<string, readonly string[]>> = {
  RSA: ['RS256'],
  Ed25519: ['EdDSA', 'Ed25519'],
  'P-256': ['ES256'],
  'P-384': ['ES384'],
};

/** Reads a public JSON Web Key. RFC 7517, 4; RFC 7518, 6; RFC 8037, 2. J-02, J-10. */
export function readJwk(jwk: unknown): Result<VerificationKey, JwkReason> {
  if (!isObject(jwk)) return bad('jwk-malformed');
  if (secrets.some((name) => name in jwk)) return bad('jwk-private');
  const key = readByType(jwk);
  if (!key.ok) return key;
  const isForSignatures =
    (jwk.use === undefined || jwk.use === 'sig') &&
    (jwk.key_ops === undefined || (Array.isArray(jwk.key_ops) && jwk.key_ops.includes('verify'))) &&
    (jwk.alg === undefined || (algorithms[key.value.type] as readonly unknown[]).includes(jwk.alg));
  return isForSignatures ? key : bad('jwk-use');
}

function readByType(jwk: { readonly [member: string]: unknown }): Result<VerificationKey, JwkReason> {
  if (jwk.kty === 'RSA') return readRsa(bytesAt(jwk, 'n'), bytesAt(jwk, 'e'), jwk);
  const x = bytesAt(jwk, 'x');
  if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519') {
    if (x === undefined) return bad('jwk-malformed');
    const reason = refusePoint(x);
    return reason ? bad(reason) : good({ type: 'Ed25519', bytes: x });
  }
  if (jwk.kty !== 'EC' || (jwk.crv !== 'P-256' && jwk.crv !== 'P-384')) return bad('jwk-type');
  const y = bytesAt(jwk, 'y');
  return x === undefined || y === undefined ? bad('jwk-malformed') : readEc(jwk.crv, x, y);
}

function readEc(type: CurveName, x: Uint8Array, y: Uint8Array): Result<VerificationKey, JwkReason> {
  const size = coordinateBytes(type);
  if (x.length !== size || y.length !== size) return bad('jwk-malformed');
  const point = readPoint(Uint8Array.from([4, ...x, ...y]), type);
  return point ? good({ type, bytes: point }) : bad('point-not-on-curve');
}

function readRsa(
  n: Uint8Array | undefined,
  e: Uint8Array | undefined,
  jwk: { readonly [member: string]: unknown },
): Result<VerificationKey, JwkReason> {
  if (n === undefined || e === undefined || n[0] === 0 || e[0] === 0) return bad('jwk-malformed');
  const reason = refuseRsa(n, e);
  return reason ? bad(reason) : good({ type: 'RSA', n: String(jwk.n), e: String(jwk.e) });
}

/**
 * Why a modulus and an exponent make no RSA key that counts.
 * @param n  without leading zeros, as `e`
 */
export function refuseRsa(n: Uint8Array, e: Uint8Array): 'rsa-size' | 'rsa-exponent' | undefined {
  const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24;
  if (bits < RSA_BITS.least || bits > RSA_BITS.most) return 'rsa-size';
  const exponent = e.length > 4 ? 0 : e.reduce((sum, byte) => sum * 256 + byte, 0);
  return exponent < 3 || exponent % 2 === 0 ? 'rsa-exponent' : undefined;
}

function bytesAt(jwk: { readonly [member: string]: unknown }, name: string): Uint8Array | undefined {
  const text = jwk[name];
  const bytes = typeof text === 'string' && text !== '' ? parseBase64Url(text) : undefined;
  return bytes?.ok ? bytes.value : undefined;
}
