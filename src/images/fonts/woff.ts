import { inflateSync } from 'node:zlib';
import { HaversackError } from '../../values/index.ts';

/** What a layout needs of a font: which characters it has and how wide they are. */
export interface FontMetrics {
  /** width at 1 px, or undefined when the font has no such character */
  readonly advance: (codePoint: number) => number | undefined;
}

/** No font table that we read is larger when inflated. */
const TABLE_LIMIT = 4 * 1024 * 1024;

/**
 * Reads widths and character map of a WOFF 1.0 file (W3C WOFF 1.0, sections 3 and 5; OpenType `head`, `hhea`,
 * `hmtx`, `cmap` format 4).
 * @param path  for the error's words
 * @throws HaversackError `font-unreadable`
 */
export function parseWoffMetrics(bytes: Uint8Array, path = 'A bundled font'): FontMetrics {
  const unreadable = (why: string): HaversackError => unreadableFont(path, why);
  const file = viewOf(bytes);
  if (bytes.length < 44 || file.getUint32(0) !== 0x774f4646) throw unreadable('it is not WOFF');
  const table = (tag: string): DataView => {
    for (let entry = 44; entry < 44 + 20 * file.getUint16(12); entry += 20) {
      const name = String.fromCharCode(...bytes.subarray(entry, entry + 4));
      if (name !== tag) continue;
      const [offset, packed, plain] = [4, 8, 12].map((at) => file.getUint32(entry + at)) as [number, number, number];
      const data = bytes.subarray(offset, offset + packed);
      return viewOf(packed < plain ? inflateSync(data, { maxOutputLength: TABLE_LIMIT }) : data);
    }
    throw unreadable(`it has no table ${tag}`);
  };
  const unitsPerEm = table('head').getUint16(18);
  const metricCount = table('hhea').getUint16(34);
  const metrics = table('hmtx');
  const glyphs = characterMap(table('cmap'), unreadable);
  return {
    advance: (codePoint) => {
      const glyph = glyphs.get(codePoint);
      return glyph === undefined ? undefined : metrics.getUint16(4 * Math.min(glyph, metricCount - 1)) / unitsPerEm;
    },
  };
}

/** Character to glyph: the format 4 subtable for Unicode. */
function characterMap(cmap: DataView, unreadable: (why: string) => HaversackError): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let record = 0; record < cmap.getUint16(2); record++) {
    const base = cmap.getUint32(4 + 8 * record + 4);
    if (cmap.getUint16(base) !== 4) continue;
    const doubled = cmap.getUint16(base + 6);
    for (let at = 0; at < doubled; at += 2) {
      const end = cmap.getUint16(base + 14 + at);
      const start = cmap.getUint16(base + 16 + doubled + at);
      const delta = cmap.getUint16(base + 16 + 2 * doubled + at);
      const rangeAt = base + 16 + 3 * doubled + at;
      const range = cmap.getUint16(rangeAt);
      for (let code = start; code <= end && code !== 0xffff; code++) {
        const found = range === 0 ? code : cmap.getUint16(rangeAt + range + 2 * (code - start));
        const glyph = range !== 0 && found === 0 ? 0 : (found + delta) & 0xffff;
        if (glyph !== 0) glyphs.set(code, glyph);
      }
    }
    return glyphs;
  }
  throw unreadable('it has no character map of format 4');
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const unreadableFont = (path: string, why: string): HaversackError =>
  new HaversackError('font-unreadable', `${path} cannot be read: ${why}.`, {
    remedy: 'Install the dependencies again with npm ci.',
  });
