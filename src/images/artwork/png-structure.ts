import { crc32 } from 'node:zlib';
import { bad, good, type Result } from '../../values/index.ts';

export interface PngFacts {
  readonly width: number;
  readonly height: number;
  readonly isAnimated: boolean;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
/** Length, type and CRC of a chunk. */
const FRAME = 12;
const HEADER_END = SIGNATURE.length + FRAME + 13;

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, index) => bytes[index] === byte);

/** Reads width and height from the header alone (PNG, section 11.2.1), so that a lie costs nothing. */
export function parsePngSize(bytes: Uint8Array): Result<Pick<PngFacts, 'width' | 'height'>, 'png-truncated'> {
  if (bytes.length < HEADER_END || typeAt(bytes, SIGNATURE.length) !== 'IHDR') return bad('png-truncated');
  const view = viewOf(bytes);
  return good({ width: view.getUint32(16), height: view.getUint32(20) });
}

/**
 * Walks the chunks (PNG, section 5): whole, each with its right CRC, header first, picture data, end last and
 * nothing behind it. Does not look at pixels.
 */
export function parsePngStructure(
  bytes: Uint8Array,
): Result<PngFacts, 'png-truncated' | 'png-crc' | 'png-order' | 'png-trailing'> {
  const size = parsePngSize(bytes);
  if (!size.ok) return size;
  const view = viewOf(bytes);
  let isAnimated = false;
  let hasData = false;
  for (let at: number = SIGNATURE.length; at + FRAME <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = typeAt(bytes, at);
    const end = at + FRAME + length;
    if (end > bytes.length) return bad('png-truncated');
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return bad('png-crc');
    if ((type === 'IHDR') !== (at === SIGNATURE.length) || (type === 'IHDR' && length !== 13)) return bad('png-order');
    if (type === 'acTL' || type === 'fcTL' || type === 'fdAT') isAnimated = true;
    if (type === 'IDAT') hasData = true;
    if (type === 'IEND') {
      if (!hasData) return bad('png-order');
      return end === bytes.length ? good({ ...size.value, isAnimated }) : bad('png-trailing');
    }
    at = end;
  }
  return bad('png-truncated');
}

const typeAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at + 4, at + 8));
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
