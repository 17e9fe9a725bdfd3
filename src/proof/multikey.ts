import { base58 } from '@scure/base';
import { bad, good, type Result } from '../values/index.ts';
import { type PointReason, refusePoint } from './ed25519-point.ts';

/** The longest multibase text that is read; base58 costs the square of its length. */
const LONGEST = 160;

const PUBLIC = [0xed, 0x01] as const;
const SECRET = [0x80, 0x26] as const;

export type MultibaseReason = 'multibase-malformed';
export type MultikeyReason = MultibaseReason | 'multikey-type' | 'multikey-length' | PointReason;

/** Reads `z` and base58btc, only as {@link printMultibase} writes it. P-01; CID 1.0, 2.4. */
export function parseMultibase(text: string): Result<Uint8Array<ArrayBuffer>, MultibaseReason> {
  if (text.length > LONGEST || !/^z[1-9A-HJ-NP-Za-km-z]+$/.test(text)) return bad('multibase-malformed');
  const bytes = Uint8Array.from(base58.decode(text.slice(1)));
  return printMultibase(bytes) === text ? good(bytes) : bad('multibase-malformed');
}

/** `z` and base58btc. */
export const printMultibase = (bytes: Uint8Array): string => `z${base58.encode(bytes)}`;

/**
 * Reads an Ed25519 public key, `z6Mk…`. P-06; CID 1.0, 2.2.2: header 0xed01 and 32 bytes.
 * Keys of small order and those written in a second way are refused.
 */
export function parsePublicKey(text: string): Result<Uint8Array<ArrayBuffer>, MultikeyReason> {
  const key = parseMultikey(text, PUBLIC);
  if (!key.ok) return key;
  const reason = refusePoint(key.value);
  return reason ? bad(reason) : key;
}

/** @param key  32 bytes */
export const printPublicKey = (key: Uint8Array): string => printMultibase(Uint8Array.from([...PUBLIC, ...key]));

/** Reads a `secretKeyMultibase`: header 0x8026 and the 32 bytes of the seed. */
export function parseSecretKey(
  text: string,
): Result<Uint8Array<ArrayBuffer>, MultibaseReason | 'multikey-type' | 'multikey-length'> {
  return parseMultikey(text, SECRET);
}

/** @param seed  32 bytes */
export const printSecretKey = (seed: Uint8Array): string => printMultibase(Uint8Array.from([...SECRET, ...seed]));

function parseMultikey(
  text: string,
  header: readonly [number, number],
): Result<Uint8Array<ArrayBuffer>, MultibaseReason | 'multikey-type' | 'multikey-length'> {
  const bytes = parseMultibase(text);
  if (!bytes.ok) return bytes;
  if (bytes.value[0] !== header[0] || bytes.value[1] !== header[1]) return bad('multikey-type');
  return bytes.value.length === 34 ? good(bytes.value.slice(2)) : bad('multikey-length');
}
