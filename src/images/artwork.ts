import sharp from 'sharp';
import { bad, good, type Result } from '../values/index.ts';
import { ARTWORK_LIMITS } from './artwork-limits.ts';
import { isPng, parsePngSize, parsePngStructure } from './png-structure.ts';

type ArtworkReason =
  | 'artwork-too-large'
  | 'artwork-svg'
  | 'artwork-not-png'
  | 'artwork-size'
  | 'artwork-animated'
  | 'artwork-corrupt';

/** Why a piece of artwork cannot be used, and what was found in place of what was wanted. */
export interface ArtworkFault {
  readonly ok: false;
  readonly reason: ArtworkReason;
  readonly found: string;
}

type CheckedArtwork = { readonly ok: true; readonly value: { readonly width: number; readonly height: number } };

/**
 * Decides whether bytes are a PNG that can be published as it is: by content, whatever the name; within the
 * limits, which are looked at before anything is inflated; not animated; decoded whole. I2-07, B-07.
 */
export async function checkArtwork(bytes: Uint8Array): Promise<CheckedArtwork | ArtworkFault> {
  if (bytes.length > ARTWORK_LIMITS.bytes) return fault('artwork-too-large', `${bytes.length} bytes`);
  if (!isPng(bytes)) {
    const kind = kindOf(bytes);
    return fault(kind === 'SVG' ? 'artwork-svg' : 'artwork-not-png', kind);
  }
  const size = parsePngSize(bytes);
  if (!size.ok) return fault('artwork-corrupt', CORRUPT[size.reason]);
  const { width, height } = size.value;
  if (!isSizeAllowed(width, height)) return fault('artwork-size', `${width} × ${height} px`);
  const structure = parsePngStructure(bytes);
  if (!structure.ok) return fault('artwork-corrupt', CORRUPT[structure.reason]);
  if (structure.value.isAnimated) return fault('artwork-animated', 'an animation');
  const decoded = await decode(bytes, width, height);
  return decoded.ok ? good({ width, height }) : fault('artwork-corrupt', CORRUPT[decoded.reason]);
}

const isSizeAllowed = (width: number, height: number): boolean =>
  Math.min(width, height) >= ARTWORK_LIMITS.shortest &&
  Math.max(width, height) <= ARTWORK_LIMITS.longest &&
  width * height <= ARTWORK_LIMITS.pixels;

/** Inflates and unfilters every row; one channel is kept, to hold memory down. Any complaint of the decoder counts. */
async function decode(bytes: Uint8Array, width: number, height: number): Promise<Result<true, 'png-pixels'>> {
  try {
    const { data } = await sharp(bytes, { failOn: 'warning', limitInputPixels: ARTWORK_LIMITS.pixels })
      .extractChannel(0)
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return data.length === width * height ? good(true) : bad('png-pixels');
  } catch {
    return bad('png-pixels');
  }
}

const CORRUPT = {
  'png-truncated': 'the file ends too early',
  'png-crc': 'a check sum is wrong',
  'png-order': 'its parts are not in the order that PNG asks for',
  'png-trailing': 'something follows the end of the picture',
  'png-pixels': 'its pixels cannot be read',
} as const;

/** What bytes that are no PNG look like; for the message only. */
function kindOf(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (head.startsWith('\xff\xd8\xff')) return 'JPEG';
  if (head.startsWith('GIF8')) return 'GIF';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'WebP';
  if (head.slice(4, 8) === 'ftyp') return 'AVIF or HEIF';
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:\?xml|!--|!DOCTYPE\s+svg|svg)[\s\S]*?/i.test(head) && /<svg[\s>]/i.test(head))
    return 'SVG';
  return bytes.length === 0 ? 'an empty file' : 'of another kind';
}

const fault = (reason: ArtworkReason, found: string): ArtworkFault => ({ ok: false, reason, found });
