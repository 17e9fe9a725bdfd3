import { bad, good, type Result } from '../values/index.ts';
import { parseBase64Url, printBase64Url } from './base64url.ts';
import { type GzipReason, gunzip, gzip } from './gzip.ts';
import { ProofError } from './proof-error.ts';

/** Bits of a list as Haversack makes it, and the fewest that a list may have: 16 KiB. S-03. */
export const STATUS_LIST_BITS = 131_072;

/** Inflated bytes that are read of other people's lists: eight million credentials. S-05. */
const MOST_LIST_BYTES = 1_048_576;

export type StatusListReason = GzipReason | 'list-multibase' | 'list-base64url' | 'list-too-large';

export interface StatusList {
  /** index 0 is the highest bit of byte 0 */
  readonly bits: Uint8Array;
  /** True under 131,072 bits: a set bit counts even so, a clear one says nothing. S-03, S-07. */
  readonly isShort: boolean;
}

/** All bits clear, 16 KiB. */
export const createStatusBits = (): Uint8Array => new Uint8Array(STATUS_LIST_BITS / 8);

/**
 * Writes `encodedList`: `u` and base64url without padding of gzip. S-03, S-06: same bits, same text, everywhere.
 * @throws ProofError `status-list-short` under 16 KiB
 */
export function encodeStatusList(bits: Uint8Array): string {
  if (bits.length * 8 < STATUS_LIST_BITS) {
    throw new ProofError('status-list-short', `A status list has at least ${STATUS_LIST_BITS} bits.`);
  }
  return `u${printBase64Url(gzip(bits))}`;
}

/**
 * Reads `encodedList`. S-03, S-05, S-07; Bitstring Status List 1.0, 3.3 and "Bitstring Expansion".
 * @param maxBytes  the ceiling for what is inflated
 */
export function decodeStatusList(
  text: string,
  { maxBytes = MOST_LIST_BYTES }: { readonly maxBytes?: number } = {},
): Result<StatusList, StatusListReason> {
  if (!text.startsWith('u')) return bad('list-multibase');
  // What gzip cannot make smaller it makes longer by a few bytes in each 32 kB.
  if (text.length > ((maxBytes * 1.01 + 1024) * 4) / 3) return bad('list-too-large');
  const compressed = parseBase64Url(text.slice(1));
  if (!compressed.ok || compressed.value.length === 0) return bad('list-base64url');
  const inflated = gunzip(compressed.value, maxBytes);
  if (!inflated.ok) return inflated;
  return good({ bits: inflated.value, isShort: inflated.value.length * 8 < STATUS_LIST_BITS });
}

/**
 * Reads one status bit. S-03, S-04; Bitstring Status List 1.0, "Validate Algorithm".
 * @returns true when set: revoked or suspended
 * @throws RangeError when the index lies outside the list
 */
export function readBit(bits: Uint8Array, index: number): boolean {
  return (byteAt(bits, index) & maskOf(index)) !== 0;
}

/** Sets one status bit, or clears it. @returns another array. @throws RangeError as {@link readBit} */
export function setBit(bits: Uint8Array, index: number, value = true): Uint8Array {
  const byte = byteAt(bits, index);
  return bits.with(index >> 3, value ? byte | maskOf(index) : byte & ~maskOf(index));
}

const maskOf = (index: number): number => 0x80 >> (index & 7);

function byteAt(bits: Uint8Array, index: number): number {
  const byte = Number.isInteger(index) && index >= 0 && index < bits.length * 8 ? bits[index >> 3] : undefined;
  if (byte === undefined) throw new RangeError(`Status index ${index} lies outside a list of ${bits.length * 8}.`);
  return byte;
}
