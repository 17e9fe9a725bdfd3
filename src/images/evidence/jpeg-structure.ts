import { bad, good, type Result } from '../../values/index.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
/** Markers without a length: TEM, and restarts between parts of a scan. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/**
 * Walks the segments of a JPEG (ITU T.81, annex B): from the start of the image to its end, with nothing before and
 * nothing behind it. Does not look at pixels.
 */
export function parseJpegStructure(bytes: Uint8Array): Result<true, 'jpeg-truncated' | 'jpeg-order' | 'jpeg-trailing'> {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return bad('jpeg-order');
  let hasScan = false;
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) return bad('jpeg-order');
    const marker = bytes[at + 1] as number;
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) at += 1;
    else if (marker === EOI) {
      if (!hasScan) return bad('jpeg-order');
      return at + 2 === bytes.length ? good(true) : bad('jpeg-trailing');
    } else if (marker === 0 || marker === SOI) return bad('jpeg-order');
    else if (isBare(marker)) at += 2;
    else {
      if (at + 3 >= bytes.length) return bad('jpeg-truncated');
      const length = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
      if (length < 2) return bad('jpeg-order');
      at += 2 + length;
      if (marker !== SOS) continue;
      hasScan = true;
      at = endOfScan(bytes, at);
    }
  }
  return bad('jpeg-truncated');
}

/** Where the next marker stands: in a scan 0xff is followed by 0, or by a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1 && at + 1 < bytes.length) {
    const next = bytes[at + 1] as number;
    if (next !== 0 && !isBare(next)) return at;
    at = bytes.indexOf(0xff, at + 2);
  }
  return bytes.length;
}
