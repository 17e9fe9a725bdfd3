import { bad, good, type Result } from '../values/index.ts';
import { PNG_LIMITS, type PngReason, readChunks, writeChunks } from './png-chunks.ts';
import { buildTextChunk, keywordOf, type PngKeyword, type PngTextReason, readTextChunk } from './png-text.ts';
import type { Unbaked } from './unbaked.ts';

export type PngEntry = { readonly keyword: PngKeyword; readonly text: string };
export type PngBakeReason = PngReason | PngTextReason | 'png-keyword-repeated';
export type PngUnbakeReason = PngReason | PngTextReason | 'png-keyword-repeated';

/** A run of chunks that no bake touches, or one text chunk that has a keyword of Open Badges. */
type Piece = { readonly bytes: Uint8Array; readonly keyword?: PngKeyword };

/** A picture read and checked once, for many bakes; it shares the memory of the bytes it was read from. */
export type PngPicture = { readonly before: readonly Piece[]; readonly after: readonly Piece[] };

/** Reads a PNG once, so that many assertions can be baked into it without walking or summing its chunks again. */
export function openPng(png: Uint8Array): Result<PngPicture, PngReason> {
  const chunks = readChunks(png);
  if (!chunks.ok) return chunks;
  const data = chunks.value.findIndex((chunk) => chunk.type === 'IDAT');
  const pieces = chunks.value.map((chunk): Piece => {
    const keyword = keywordOf(chunk);
    return keyword ? { bytes: chunk.bytes, keyword } : { bytes: chunk.bytes };
  });
  return good({ before: joinRuns(pieces.slice(0, data)), after: joinRuns(pieces.slice(data)) });
}

/** Chunks of one file lie side by side: a run of them is one view on the same memory. */
function joinRuns(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (!last || last.keyword || piece.keyword) runs.push(piece);
    else {
      const { buffer, byteOffset, byteLength } = last.bytes;
      runs[runs.length - 1] = { bytes: new Uint8Array(buffer, byteOffset, byteLength + piece.bytes.length) };
    }
  }
  return runs;
}

/**
 * Bakes texts into a PNG: one `iTXt` chunk for each entry, in the order given, before the first `IDAT`; text chunks of
 * the same keywords are replaced, every other chunk stays byte for byte. STANDARDS section 4, B-04, B-06.
 * @param png  bytes of a PNG, or the picture that `openPng` read from them (faster for many bakes)
 */
export function bakePng(
  png: Uint8Array | PngPicture,
  entries: readonly PngEntry[],
): Result<Uint8Array<ArrayBuffer>, PngBakeReason> {
  const picture = png instanceof Uint8Array ? openPng(png) : good(png);
  if (!picture.ok) return picture;
  const keywords = new Set(entries.map((entry) => entry.keyword));
  if (keywords.size !== entries.length) return bad('png-keyword-repeated');
  const baked: Piece[] = [];
  for (const { keyword, text } of entries) {
    const chunk = buildTextChunk(keyword, text);
    if (!chunk.ok) return chunk;
    baked.push(chunk.value);
  }
  const stays = (piece: Piece) => !piece.keyword || !keywords.has(piece.keyword);
  const bytes = writeChunks([...picture.value.before.filter(stays), ...baked, ...picture.value.after.filter(stays)]);
  return bytes.length > PNG_LIMITS.bytes ? bad('png-too-large') : good(bytes);
}

/**
 * Takes out what is baked into a PNG, before or after `IDAT`; of several chunks of one keyword the first wins. B-04,
 * B-06, B-07. A picture with nothing baked gives an empty object. `tEXt` holds an address, never a credential.
 * @param onlyOne  true: several chunks of one keyword are refused, since readers may differ in which they take
 */
export function unbakePng(
  png: Uint8Array,
  { onlyOne = false }: { readonly onlyOne?: boolean } = {},
): Result<Unbaked, PngUnbakeReason> {
  const chunks = readChunks(png);
  if (!chunks.ok) return chunks;
  const found: { -readonly [Name in keyof Unbaked]: Unbaked[Name] } = {};
  const seen = new Set<PngKeyword>();
  for (const chunk of chunks.value) {
    const keyword = keywordOf(chunk);
    if (!keyword || (chunk.type === 'tEXt' && keyword !== 'openbadges')) continue;
    const name = keyword === 'openbadgecredential' ? 'credential' : chunk.type === 'tEXt' ? 'address' : 'assertion';
    if (onlyOne && seen.has(keyword)) return bad('png-keyword-repeated');
    seen.add(keyword);
    if (found[name] !== undefined) continue;
    const text = readTextChunk(chunk);
    if (!text.ok) return text;
    found[name] = text.value;
  }
  return good(found);
}
