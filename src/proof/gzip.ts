import { gzipSync, Inflate } from 'fflate';
import { bad, good, type Result } from '../values/index.ts';

/** Bytes given to the inflater at once: what one piece can become, about a MiB, is the most that a bomb gains. */
const PIECE = 1024;

export type GzipReason = 'gzip-malformed' | 'gzip-too-large';

/** Compresses to the same bytes on every machine: fixed level, no time, fixed system byte (3). S-06. */
export const gzip = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { level: 9, mtime: 0 });

/**
 * Inflates one gzip member. RFC 1952; S-05.
 * @param maxBytes  inflating stops as soon as more than this came out
 * @returns the bytes; `gzip-malformed` for a wrong checksum, a wrong length, and anything behind the end
 */
export function gunzip(data: Uint8Array, maxBytes: number): Result<Uint8Array, GzipReason> {
  const start = headerLength(data);
  if (start === undefined || data.length < start + 9) return bad('gzip-malformed');
  const body = data.subarray(start, -8);
  const inflated = inflate(body, maxBytes);
  if (!inflated.ok) return inflated;
  // A body that is whole without its last byte has something behind its end.
  if (inflate(body.subarray(0, -1), maxBytes).ok) return bad('gzip-malformed');
  const trailer = new DataView(data.buffer, data.byteOffset + data.length - 8, 8);
  const isWhole =
    trailer.getUint32(0, true) === crc32(inflated.value) && trailer.getUint32(4, true) === inflated.value.length;
  return isWhole ? inflated : bad('gzip-malformed');
}

function inflate(body: Uint8Array, maxBytes: number): Result<Uint8Array, GzipReason> {
  if (body.length === 0) return bad('gzip-malformed');
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  try {
    for (let at = 0; at < body.length && length <= maxBytes; at += PIECE) {
      stream.push(body.subarray(at, at + PIECE), at + PIECE >= body.length);
    }
  } catch {
    return bad('gzip-malformed');
  }
  return length > maxBytes ? bad('gzip-too-large') : good(join(pieces, length));
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

const HEADER_CRC = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;

/** Where the compressed data begin; undefined for what is no gzip. RFC 1952, 2.3. */
function headerLength(data: Uint8Array): number | undefined {
  const flags = data[3] ?? 0xff;
  if (data[0] !== 0x1f || data[1] !== 0x8b || data[2] !== 8 || flags > 31) return undefined;
  let at = 10;
  if (flags & EXTRA) at += 2 + (data[at] ?? 0) + (data[at + 1] ?? 0) * 256;
  for (const field of [NAME, COMMENT]) {
    if (!(flags & field)) continue;
    const end = data.indexOf(0, at);
    if (end === -1) return undefined;
    at = end + 1;
  }
  return flags & HEADER_CRC ? at + 2 : at;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] as number);
  return (crc ^ 0xffffffff) >>> 0;
}
