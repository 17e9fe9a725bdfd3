import { bad, good, type Result } from '../values/index.ts';
import {
  openScope,
  outermost,
  type RawAttribute,
  resolveAttributes,
  resolveElement,
  type Scope,
  type XmlName,
  type XmlNameReason,
} from './xml-names.ts';
import { decodeReferences, isXmlText, normaliseLines } from './xml-text.ts';

export type XmlReason =
  | XmlNameReason
  | 'svg-too-large'
  | 'svg-too-deep'
  | 'svg-too-many-attributes'
  | 'svg-malformed'
  | 'svg-forbidden-character'
  | 'svg-doctype'
  | 'svg-entity'
  | 'svg-encoding';

/** Characters, nesting and attributes of one element that an SVG may have before it is refused. B-07. */
export const XML_LIMITS = { characters: 8 * 1024 * 1024, depth: 256, attributes: 1_000 } as const;

/** What the scanner meets, in the order of the document; `start` and `end` are places in the text. */
export type XmlToken = XmlOpen | XmlClose | XmlText | XmlCdata;
type XmlOpen = Span &
  XmlName & { readonly kind: 'open'; readonly attributes: ReadonlyMap<string, string>; readonly empty: boolean };
type XmlClose = Span & { readonly kind: 'close' };
export type XmlText = Span & { readonly kind: 'text'; readonly value: string };
export type XmlCdata = Span & { readonly kind: 'cdata'; readonly value: string };
type Span = { readonly start: number; readonly end: number };

// XML 1.0, productions 4 and 4a.
const nameStart = String.raw`:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}`;
const nameRest = String.raw`\-.0-9\u00b7\u0300-\u036f\u203f-\u2040`;
const name = new RegExp(`[${nameStart}][${nameStart}${nameRest}]*`, 'uy');
const space = /[ \t\n\r]*/y;
const declaration =
  /<\?xml[ \t\n\r]+version[ \t\n\r]*=[ \t\n\r]*(?:"1\.[01]"|'1\.[01]')(?:[ \t\n\r]+encoding[ \t\n\r]*=[ \t\n\r]*(?:"([\w.-]+)"|'([\w.-]+)'))?(?:[ \t\n\r]+standalone[ \t\n\r]*=[ \t\n\r]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n\r]*\?>/y;

class Malformed extends Error {
  readonly reason: XmlReason;
  constructor(reason: XmlReason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Scans a whole XML document, once and from left to right: exact about nesting, quotes, CDATA, comments, processing
 * instructions, references and namespaces (B-01), and never loads or expands anything; DOCTYPE is refused.
 * @param visit  is given every tag, text and CDATA section inside the root element
 * @returns good when the document is well-formed to its end
 */
export function scanXml(text: string, visit: (token: XmlToken) => void): Result<true, XmlReason> {
  if (text.length > XML_LIMITS.characters) return bad('svg-too-large');
  if (!isXmlText(text)) return bad('svg-forbidden-character');
  try {
    scanDocument(text, visit);
    return good(true);
  } catch (error) {
    if (error instanceof Malformed) return bad(error.reason);
    throw error;
  }
}

function scanDocument(text: string, visit: (token: XmlToken) => void): void {
  const open: { readonly tag: string; readonly scope: Scope }[] = [];
  let seenRoot = false;
  let at = skipDeclaration(text);
  while (at < text.length) {
    const start = at;
    const inside = open.length > 0;
    if (text[at] !== '<') {
      at = orEnd(text.indexOf('<', at), text.length);
      const value = readText(text.slice(start, at));
      if (inside) visit({ kind: 'text', value, start, end: at });
      else if (/[^ \t\n\r]/.test(value)) throw new Malformed('svg-malformed');
    } else if (text.startsWith('<!--', at)) {
      at = after(text, '--', at + 4);
      if (text[at++] !== '>') throw new Malformed('svg-malformed');
    } else if (text.startsWith('<![CDATA[', at)) {
      if (!inside) throw new Malformed('svg-malformed');
      at = after(text, ']]>', at + 9);
      visit({ kind: 'cdata', value: normaliseLines(text.slice(start + 9, at - 3)), start, end: at });
    } else if (text.startsWith('<!DOCTYPE', at)) {
      throw new Malformed('svg-doctype');
    } else if (text.startsWith('<?', at)) {
      const target = match(name, text, at + 2);
      if (/^xml$/i.test(target) || target.includes(':')) throw new Malformed('svg-malformed');
      at += 2 + target.length;
      if (!text.startsWith('?>', at) && match(space, text, at) === '') throw new Malformed('svg-malformed');
      at = after(text, '?>', at);
    } else if (text.startsWith('</', at)) {
      const tag = match(name, text, at + 2);
      at += 2 + tag.length;
      at += match(space, text, at).length;
      if (text[at++] !== '>' || open.pop()?.tag !== tag) throw new Malformed('svg-malformed');
      visit({ kind: 'close', start, end: at });
    } else {
      if (!inside && seenRoot) throw new Malformed('svg-malformed');
      seenRoot = true;
      const { tag, attributes, empty, end } = readTag(text, at);
      at = end;
      if (open.length === XML_LIMITS.depth) throw new Malformed('svg-too-deep');
      const scope = value(openScope(open.at(-1)?.scope ?? outermost, attributes));
      const meaning = value(resolveElement(scope, tag));
      visit({ kind: 'open', ...meaning, attributes: value(resolveAttributes(scope, attributes)), empty, start, end });
      if (!empty) open.push({ tag, scope });
    }
  }
  if (!seenRoot || open.length > 0) throw new Malformed('svg-malformed');
}

/** The text comes decoded already: a declared encoding other than UTF-8 (or its part ASCII) means it was misread. */
function skipDeclaration(text: string): number {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  if (!/^<\?xml[ \t\n\r]/.test(text.slice(start, start + 6))) return start;
  declaration.lastIndex = start;
  const found = declaration.exec(text);
  if (!found) throw new Malformed('svg-malformed');
  if (!/^(?:utf-?8|us-ascii)$/i.test(found[1] ?? found[2] ?? 'utf-8')) throw new Malformed('svg-encoding');
  return start + found[0].length;
}

function readText(raw: string): string {
  if (raw.includes(']]>')) throw new Malformed('svg-malformed');
  return decode(normaliseLines(raw));
}

function readTag(text: string, start: number) {
  const tag = match(name, text, start + 1);
  const attributes: RawAttribute[] = [];
  let at = start + 1 + tag.length;
  for (;;) {
    const gap = match(space, text, at).length;
    at += gap;
    if (text[at] === '>') return { tag, attributes, empty: false, end: at + 1 };
    if (text.startsWith('/>', at)) return { tag, attributes, empty: true, end: at + 2 };
    if (gap === 0) throw new Malformed('svg-malformed');
    if (attributes.length === XML_LIMITS.attributes) throw new Malformed('svg-too-many-attributes');
    const key = match(name, text, at);
    at += key.length;
    at += match(space, text, at).length;
    if (text[at++] !== '=') throw new Malformed('svg-malformed');
    at += match(space, text, at).length;
    const quote = text[at] ?? '';
    if (quote !== '"' && quote !== "'") throw new Malformed('svg-malformed');
    const end = after(text, quote, at + 1);
    const raw = text.slice(at + 1, end - 1);
    if (raw.includes('<')) throw new Malformed('svg-malformed');
    attributes.push({ name: key, value: decode(normaliseLines(raw).replace(/[\t\n]/g, ' ')) });
    at = end;
  }
}

function decode(raw: string): string {
  const decoded = decodeReferences(raw);
  if (decoded === undefined) throw new Malformed('svg-entity');
  return decoded;
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found) throw new Malformed('svg-malformed');
  return found[0];
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  if (at < 0) throw new Malformed('svg-malformed');
  return at + mark.length;
}

const orEnd = (at: number, end: number): number => (at < 0 ? end : at);

function value<Value>(result: Result<Value, XmlReason>): Value {
  if (!result.ok) throw new Malformed(result.reason);
  return result.value;
}
