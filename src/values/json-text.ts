import { bad, good, type Result } from './result.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export type JsonReason =
  | 'json-too-large'
  | 'json-malformed'
  | 'json-too-deep'
  | 'json-duplicate-member'
  | 'json-lone-surrogate';

/** Characters and nesting that a JSON text may have before it is refused unread. */
export const JSON_LIMITS = { characters: 1_048_576, depth: 64 } as const;

export type JsonLimits = { readonly [Name in keyof typeof JSON_LIMITS]: number };

/**
 * Reads JSON strictly: no duplicate members, no lone surrogates (neither can be signed without doubt),
 * nothing deeper or longer than the limits.
 */
export function parseJson(text: string, limits: JsonLimits = JSON_LIMITS): Result<Json, JsonReason> {
  if (text.length > limits.characters) return bad('json-too-large');
  if (depthOf(text) > limits.depth) return bad('json-too-deep');
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return bad('json-malformed');
  }
  if (duplicateMember(text)) return bad('json-duplicate-member');
  return isWellFormed(value) ? good(value) : bad('json-lone-surrogate');
}

/** The deepest nesting of brackets outside strings; counted before any parser recurses. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  // A text that never ends is one token too: looked for again from each of its quotes, it would cost its square.
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|[[\]{}]/g)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth);
    else if (token === ']' || token === '}') depth--;
  }
  return deepest;
}

/**
 * The second of two members with one name, and where it stands; undefined when there is none. JSON.parse would
 * silently keep the last.
 * @param text  well-formed JSON
 */
export function duplicateMember(text: string): { readonly name: string; readonly offset: number } | undefined {
  /** names of the objects that are open; undefined for an array */
  const open: (Set<string> | undefined)[] = [];
  let isName = false;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]/g)) {
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : undefined);
    else if (token === '}' || token === ']') open.pop();
    const names = open.at(-1);
    if (token.startsWith('"') && isName && names) {
      const name = JSON.parse(token) as string;
      if (names.has(name)) return { name, offset: index };
      names.add(name);
    }
    isName = token === '{' || token === ',';
  }
  return undefined;
}

/** False when any string or member name holds half a surrogate pair. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => key.isWellFormed() && isWellFormed(inner));
}

export const isObject = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Writes JSON as every document of Haversack is written: two spaces, a line end, members in the order given.
 * `>` after `]]` and U+FFFE, U+FFFF are written as escapes, so that the text goes into an XML CDATA section
 * as it stands. B-03.
 */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)
    .replaceAll(']]>', ']]\\u003e')
    .replace(/[\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)}\n`;
}
