import { bad, good, type Result } from '../values/index.ts';
import { parseBase64Url, printBase64Url } from './base64url.ts';
import { readPoint } from './ec-point.ts';
import { type PointReason, refusePoint } from './ed25519-point.ts';
import { refuseRsa } from './jwk.ts';
import type { VerificationKey } from './verification-key.ts';

export type PemReason =
  | 'pem-malformed'
  | 'pem-private'
  | 'pem-type'
  | 'rsa-size'
  | 'rsa-exponent'
  | 'point-not-on-curve'
  | PointReason;

/** Characters that a PEM text may have. */
const LONGEST = 16_384;

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BITS = 0x03;
const OID = 0x06;

/** Object identifiers of kinds of keys, as DER has them. RFC 8017, A.1; RFC 5480, 2.1.1; RFC 8410, 3. */
const oids = {
  '2a864886f70d010101': 'RSA',
  '2a8648ce3d0201': 'EC',
  '2b6570': 'Ed25519',
  '2a8648ce3d030107': 'P-256',
  '2b81040022': 'P-384',
} as const;

/** Reads a public key from PEM: SubjectPublicKeyInfo, or an RSAPublicKey by itself. I2-11; RFC 7468, 13. */
export function readPem(text: string): Result<VerificationKey, PemReason> {
  if (text.length > LONGEST) return bad('pem-malformed');
  if (/PRIVATE KEY/.test(text)) return bad('pem-private');
  const [, label, body = ''] =
    /^\s*-----BEGIN ((?:RSA )?PUBLIC KEY)-----([A-Za-z0-9+/=\s]+)-----END \1-----\s*$/.exec(text) ?? [];
  const der = label === undefined ? undefined : decode(body.replace(/\s+/g, ''));
  if (der === undefined) return bad('pem-malformed');
  return label === 'RSA PUBLIC KEY' ? readRsa(der) : readInfo(der);
}

function decode(base64: string): Uint8Array | undefined {
  const bytes = parseBase64Url(
    base64
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/={0,2}$/, ''),
  );
  return bytes.ok ? bytes.value : undefined;
}

/** SubjectPublicKeyInfo: the kind of key, and the key. RFC 5280, 4.1. */
function readInfo(der: Uint8Array): Result<VerificationKey, PemReason> {
  const [info, ...rest] = split(der) ?? [];
  const [algorithm, bits, ...more] = info?.tag === SEQUENCE ? (split(info.value) ?? []) : [];
  const [kind, parameter] = algorithm?.tag === SEQUENCE ? (split(algorithm.value) ?? []) : [];
  if (rest.length > 0 || more.length > 0 || kind === undefined || bits?.tag !== BITS || bits.value[0] !== 0)
    return bad('pem-malformed');
  const key = bits.value.subarray(1);
  const type = nameOf(kind);
  if (type === 'RSA') return readRsa(key);
  if (type === 'Ed25519') {
    const reason = refusePoint(key);
    return reason ? bad(reason) : good({ type, bytes: key });
  }
  const curve = type === 'EC' && parameter ? nameOf(parameter) : undefined;
  if (curve !== 'P-256' && curve !== 'P-384') return bad('pem-type');
  const point = readPoint(key, curve);
  return point ? good({ type: curve, bytes: point }) : bad('point-not-on-curve');
}

/** RSAPublicKey: modulus and exponent. RFC 8017, A.1.1. */
function readRsa(der: Uint8Array): Result<VerificationKey, PemReason> {
  const [pair, ...rest] = split(der) ?? [];
  const [modulus, exponent, ...more] = pair?.tag === SEQUENCE ? (split(pair.value) ?? []) : [];
  const n = modulus && positive(modulus);
  const e = exponent && positive(exponent);
  if (n === undefined || e === undefined || rest.length > 0 || more.length > 0) return bad('pem-malformed');
  const reason = refuseRsa(n, e);
  return reason ? bad(reason) : good({ type: 'RSA', n: printBase64Url(n), e: printBase64Url(e) });
}

interface Element {
  readonly tag: number;
  readonly value: Uint8Array;
}

/** The DER elements that lie one behind the other; undefined when they do not fill the bytes. */
function split(der: Uint8Array): readonly Element[] | undefined {
  const found: Element[] = [];
  let at = 0;
  while (at < der.length) {
    const tag = der[at] as number;
    const first = der[at + 1] ?? 0x80;
    const extra = first < 0x80 ? 0 : first & 0x7f;
    if (first === 0x80 || extra > 2) return undefined;
    const start = at + 2 + extra;
    const length = extra === 0 ? first : der.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
    if (start + length > der.length) return undefined;
    found.push({ tag, value: der.subarray(start, start + length) });
    at = start + length;
  }
  return found;
}

/** An INTEGER above zero, without its leading zero. */
function positive({ tag, value }: Element): Uint8Array | undefined {
  const [first = 0x80, second = 0] = value;
  if (tag !== INTEGER || first >= 0x80) return undefined;
  if (first !== 0) return value;
  return second >= 0x80 ? value.subarray(1) : undefined;
}

function nameOf({ tag, value }: Element): (typeof oids)[keyof typeof oids] | undefined {
  const hex = Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return tag === OID && Object.hasOwn(oids, hex) ? oids[hex as keyof typeof oids] : undefined;
}
