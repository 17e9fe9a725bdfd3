import { bad, good, type Result } from '../values/index.ts';
import { buildChunk, type PngChunk } from './png-chunks.ts';

export type PngKeyword = 'openbadges' | 'openbadgecredential';

export type PngTextReason =
  | 'png-text-malformed'
  | 'png-text-compressed'
  | 'png-text-encoding'
  | 'png-text-too-large'
  | 'png-text-empty'
  | 'png-text-nul';

/** UTF-8 bytes that a baked text may have, written or read. B-07. */
export const PNG_TEXT_LIMIT = 1_048_576;

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The keyword of an Open Badges text chunk (`iTXt`, `tEXt`, `zTXt`), or undefined for every other chunk. */
export function keywordOf(chunk: PngChunk): PngKeyword | undefined {
  if (chunk.type !== 'iTXt' && chunk.type !== 'tEXt' && chunk.type !== 'zTXt') return undefined;
  const end = chunk.data.subarray(0, 80).indexOf(0);
  const keyword = end < 0 ? '' : String.fromCharCode(...chunk.data.subarray(0, end));
  return keyword === 'openbadges' || keyword === 'openbadgecredential' ? keyword : undefined;
}

/**
 * Makes the `iTXt` chunk that carries a baked text: not compressed, language and translated keyword empty.
 * STANDARDS section 4, B-04. Refused: empty text, NUL (PNG ends strings with it), lone surrogates, too much text.
 */
export function buildTextChunk(keyword: PngKeyword, text: string): Result<PngChunk, PngTextReason> {
  if (text === '') return bad('png-text-empty');
  if (text.includes('\0')) return bad('png-text-nul');
  if (!text.isWellFormed()) return bad('png-text-encoding');
  // NUL after the keyword, flag 0, method 0, empty language and NUL, empty translated keyword and NUL.
  const data = encoder.encode(`${keyword}\0\0\0\0\0${text}`);
  if (data.length - keyword.length - 5 > PNG_TEXT_LIMIT) return bad('png-text-too-large');
  return good(buildChunk('iTXt', data));
}

/**
 * Reads the text of a chunk that `keywordOf` names. B-04, B-07. `tEXt` is read as Latin-1, `iTXt` as strict UTF-8;
 * compressed text is refused, since Open Badges forbids it.
 */
export function readTextChunk(chunk: PngChunk): Result<string, PngTextReason> {
  if (chunk.data.length > PNG_TEXT_LIMIT + 256) return bad('png-text-too-large');
  if (chunk.type === 'zTXt') return bad('png-text-compressed');
  const start = chunk.data.indexOf(0) + 1;
  if (chunk.type === 'tEXt') return textOf(latin1(chunk.data.subarray(start)));
  const flag = chunk.data[start];
  if (flag === 1) return bad('png-text-compressed');
  const language = flag === 0 ? chunk.data.indexOf(0, start + 2) : -1;
  const translated = language < 0 ? -1 : chunk.data.indexOf(0, language + 1);
  if (translated < 0) return bad('png-text-malformed');
  const bytes = chunk.data.subarray(translated + 1);
  if (bytes.length > PNG_TEXT_LIMIT) return bad('png-text-too-large');
  try {
    return textOf(strict.decode(bytes));
  } catch {
    return bad('png-text-encoding');
  }
}

function textOf(text: string): Result<string, PngTextReason> {
  if (text === '') return bad('png-text-empty');
  return text.includes('\0') ? bad('png-text-nul') : good(text);
}

// Not TextDecoder('latin1'): the Encoding Standard makes that windows-1252, which differs in 0x80 to 0x9f.
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}
