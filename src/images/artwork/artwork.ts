import sharp from 'sharp';
import { bad, good, HaversackError, type Result } from '../../values/index.ts';
import { cleanSvg } from './clean-svg.ts';
import { kindOf } from './kind.ts';
import { ARTWORK_LIMITS } from './limits.ts';
import { parsePngSize, parsePngStructure } from './png-structure.ts';
import { rasterArtwork } from './raster.ts';
import type { SvgReason } from './svg/fault.ts';

type ArtworkReason =
  | SvgReason
  | 'artwork-too-large'
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

type CheckedPng = { readonly ok: true; readonly kind: 'png'; readonly width: number; readonly height: number };
type CheckedSvg = { readonly ok: true; readonly kind: 'svg'; readonly svg: string };

/**
 * Decides by content, whatever the name, whether bytes are a picture that can be published: a PNG as it is, an SVG
 * cleaned and drawn once to see that it can be. I2-07, B-07.
 */
export async function checkArtwork(bytes: Uint8Array): Promise<CheckedPng | CheckedSvg | ArtworkFault> {
  if (bytes.length > ARTWORK_LIMITS.bytes) return fault('artwork-too-large', `${bytes.length} bytes`);
  const kind = kindOf(bytes);
  if (kind === 'PNG') return checkPng(bytes);
  return kind === 'SVG' ? checkSvg(bytes) : fault('artwork-not-png', kind);
}

async function checkSvg(bytes: Uint8Array): Promise<CheckedSvg | ArtworkFault> {
  const cleaned = cleanSvg(bytes);
  if (!cleaned.ok) return cleaned;
  try {
    await rasterArtwork(cleaned.svg);
  } catch (error) {
    if (error instanceof HaversackError) return fault('artwork-svg-complex', 'it cannot be drawn in a short time');
    throw error;
  }
  return { ok: true, kind: 'svg', svg: cleaned.svg };
}

/** Whole, within the limits, which are looked at before anything is inflated; not animated; decoded to its end. */
async function checkPng(bytes: Uint8Array): Promise<CheckedPng | ArtworkFault> {
  const size = parsePngSize(bytes);
  if (!size.ok) return fault('artwork-corrupt', CORRUPT[size.reason]);
  const { width, height } = size.value;
  if (!isSizeAllowed(width, height)) return fault('artwork-size', `${width} × ${height} px`);
  const structure = parsePngStructure(bytes);
  if (!structure.ok) return fault('artwork-corrupt', CORRUPT[structure.reason]);
  if (structure.value.isAnimated) return fault('artwork-animated', 'an animation');
  const decoded = await decode(bytes, width, height);
  return decoded.ok ? { ok: true, kind: 'png', width, height } : fault('artwork-corrupt', CORRUPT[decoded.reason]);
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

const fault = (reason: ArtworkReason, found: string): ArtworkFault => ({ ok: false, reason, found });
