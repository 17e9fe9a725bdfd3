import { bad, good, type Result } from '../values/index.ts';

export type PngReason =
  | 'png-too-large'
  | 'png-malformed'
  | 'png-truncated'
  | 'png-too-many-chunks'
  | 'png-chunk-length'
  | 'png-chunk-type'
  | 'png-chunk-crc'
  | 'png-header-missing'
  | 'png-data-missing'
  | 'png-end-missing'
  | 'png-trailing-data';

/** Bytes and chunks that a PNG may have before it is refused unread. B-07. */
export const PNG_LIMITS = { bytes: 16 * 1024 * 1024, chunks: 20_000 } as const;

/** One chunk: `bytes` is the whole of it (length, type, data, CRC), `data` the part between, both views. */
export type PngChunk = { readonly type: string; readonly data: Uint8Array; readonly bytes: Uint8Array };

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const longest = 2 ** 31 - 1;

/** CRC-32 as PNG uses it (ISO 3309, reflected 0xedb88320) over the bytes given. PNG 3rd edition, annex D. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) crc = table[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/**
 * Reads a PNG as its chunks, in one pass and without copying. B-04, B-07; PNG 3rd edition, section 5.
 * Every length, type and CRC is checked; IHDR stands first, IEND last, and nothing follows it.
 */
export function readChunks(png: Uint8Array): Result<readonly PngChunk[], PngReason> {
  if (png.length > PNG_LIMITS.bytes) return bad('png-too-large');
  if (signature.some((byte, at) => png[at] !== byte)) return bad('png-malformed');
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: PngChunk[] = [];
  let at = signature.length;
  while (at < png.length) {
    if (chunks.at(-1)?.type === 'IEND') return bad('png-trailing-data');
    if (chunks.length === PNG_LIMITS.chunks) return bad('png-too-many-chunks');
    if (png.length - at < 12) return bad('png-truncated');
    const length = view.getUint32(at);
    if (length > longest) return bad('png-chunk-length');
    if (length > png.length - at - 12) return bad('png-truncated');
    const end = at + 12 + length;
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (!/^[A-Za-z]{4}$/.test(type)) return bad('png-chunk-type');
    if (view.getUint32(end - 4) !== crc32(png.subarray(at + 4, end - 4))) return bad('png-chunk-crc');
    chunks.push({ type, data: png.subarray(at + 8, end - 4), bytes: png.subarray(at, end) });
    at = end;
  }
  return checkOrder(chunks);
}

function checkOrder(chunks: readonly PngChunk[]): Result<readonly PngChunk[], PngReason> {
  const first = chunks[0];
  if (first?.type !== 'IHDR' || first.data.length !== 13) return bad('png-header-missing');
  const last = chunks.at(-1);
  if (last?.type !== 'IEND' || last.data.length !== 0) return bad('png-end-missing');
  return chunks.some((chunk) => chunk.type === 'IDAT') ? good(chunks) : bad('png-data-missing');
}

/** Makes a chunk of four letters and its data, with its length and CRC. */
export function buildChunk(type: string, data: Uint8Array): PngChunk {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let at = 0; at < 4; at++) bytes[4 + at] = type.charCodeAt(at);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return { type, data: bytes.subarray(8, data.length + 8), bytes };
}

/** Puts chunks, or runs of whole chunks, behind the signature: the bytes of a PNG file. */
export function writeChunks(parts: readonly { readonly bytes: Uint8Array }[]): Uint8Array<ArrayBuffer> {
  const png = new Uint8Array(parts.reduce((sum, part) => sum + part.bytes.length, signature.length));
  png.set(signature);
  let at = signature.length;
  for (const { bytes } of parts) {
    png.set(bytes, at);
    at += bytes.length;
  }
  return png;
}
