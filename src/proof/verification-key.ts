import { bad, good, type Result } from '../values/index.ts';
import { printBase64Url } from './base64url.ts';
import { type CurveName, coordinateBytes, readPoint } from './ec-point.ts';
import { type MultibaseReason, type MultikeyReason, parseMultibase, parsePublicKey } from './multikey.ts';

/** A public key that signatures are verified with. */
export type VerificationKey =
  | { readonly type: 'Ed25519'; readonly bytes: Uint8Array }
  /** uncompressed: 0x04, x, y */
  | { readonly type: CurveName; readonly bytes: Uint8Array }
  /** modulus and exponent in base64url */
  | { readonly type: 'RSA'; readonly n: string; readonly e: string };

export type VerificationKeyReason = MultikeyReason | MultibaseReason | 'point-not-on-curve';

/** Headers of compressed points in a Multikey. CID 1.0, 2.2.2. */
const curveHeaders: readonly (readonly [name: CurveName, first: number, second: number])[] = [
  ['P-256', 0x80, 0x24],
  ['P-384', 0x81, 0x24],
];

/** Reads a Multikey: Ed25519 (`z6Mk…`), P-256 (`zDn…`) or P-384 (`z82…`). P-06. */
export function parseVerificationKey(multibase: string): Result<VerificationKey, VerificationKeyReason> {
  const bytes = parseMultibase(multibase);
  if (!bytes.ok) return bytes;
  const curve = curveHeaders.find(([, first, second]) => bytes.value[0] === first && bytes.value[1] === second);
  if (curve === undefined) {
    const key = parsePublicKey(multibase);
    return key.ok ? good({ type: 'Ed25519', bytes: key.value }) : key;
  }
  const [type] = curve;
  if (bytes.value.length !== 3 + coordinateBytes(type)) return bad('multikey-length');
  const point = readPoint(bytes.value.subarray(2), type);
  return point ? good({ type, bytes: point }) : bad('point-not-on-curve');
}

/** True for two keys with which the same signatures fit. */
export const sameKey = (one: VerificationKey, other: VerificationKey): boolean =>
  JSON.stringify(jwkOf(one)) === JSON.stringify(jwkOf(other));

/** A key as WebCrypto takes it; members in an order of their own, so that equal keys give equal JSON. */
export function jwkOf(key: VerificationKey): { readonly [member: string]: string } {
  if (key.type === 'RSA') return { kty: 'RSA', n: key.n, e: key.e };
  if (key.type === 'Ed25519') return { kty: 'OKP', crv: 'Ed25519', x: printBase64Url(key.bytes) };
  const size = coordinateBytes(key.type);
  const [x, y] = [key.bytes.subarray(1, 1 + size), key.bytes.subarray(1 + size)].map(printBase64Url) as [
    string,
    string,
  ];
  return { kty: 'EC', crv: key.type, x, y };
}
