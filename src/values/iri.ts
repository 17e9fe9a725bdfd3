import { bad, good, type Result } from './result.ts';

export type IriReason = 'iri-malformed' | 'iri-scheme' | 'iri-credentials';

/**
 * What RFC 3987 forbids in an IRI (2.2; 4.1 for characters that turn the direction of writing), and white space of
 * every kind.
 */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\s\u0000-\u0020\u007f-\u009f<>"{}|\\^`\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff0-\uffff]/u;

/**
 * Reads an absolute http or https address, kept as it is written. I3-04, I3-15: what passes here is an
 * absolute IRI to JSON-LD too.
 */
export function parseWebAddress(text: string): Result<string, IriReason> {
  if (forbidden.test(text) || !URL.canParse(text)) return bad('iri-malformed');
  if (!/^https?:\/\/[^/?#]/i.test(text)) return bad('iri-scheme');
  const url = new URL(text);
  if (url.username || url.password) return bad('iri-credentials');
  return url.hostname === '' ? bad('iri-malformed') : good(text);
}

/** Reads any absolute URI: a scheme, a colon, something behind it, and no character that an IRI forbids. */
export function parseUri(text: string): Result<string, 'iri-malformed'> {
  return /^[a-z][a-z0-9+.-]*:./i.test(text) && !forbidden.test(text) ? good(text) : bad('iri-malformed');
}
