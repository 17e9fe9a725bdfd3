import { isCompactJws, type Unbaked, unbakePng, unbakeSvg } from '../bake/index.ts';
import { parseBase64Url } from '../proof/index.ts';
import { bad, good, isObject, parseJson, parseWebAddress, type Result } from '../values/index.ts';
import { credentialLinks } from './page-links.ts';
import type { InputKind } from './report.ts';
import { textOf } from './session.ts';

/** One credential that was found in an input, or the address of one. */
export type Found = FoundText | { readonly address: string };

export interface FoundText {
  readonly text: string;
  readonly isJws: boolean;
  /** what a picture's keyword or element says that it is */
  readonly version?: '2.0' | '3.0';
}

export interface Opened {
  readonly kind: InputKind;
  /** in a picture both versions, 3.0 first; of a page the links that may lead to a credential */
  readonly found: readonly Found[];
}

export type OpenReason =
  | 'input-empty'
  | 'input-too-large'
  | 'not-text'
  | 'not-recognized'
  | 'nothing-baked'
  | 'no-link';

const PNG = [0x89, 0x50, 0x4e, 0x47];

/**
 * Finds what can be verified in whatever came: JSON, a JWS, a PNG or SVG with something baked in, a page that links
 * a credential, or an address. Told by the content, never by a name or a type.
 * @param base  the address that it was fetched from, for the links of a page
 */
export function openInput(
  input: Uint8Array | string,
  maxBytes: number,
  base?: string,
): Result<Opened> & { readonly kind?: InputKind } {
  if (input.length === 0) return bad('input-empty');
  if (input.length > maxBytes) return bad('input-too-large');
  if (typeof input !== 'string' && PNG.every((byte, at) => input[at] === byte)) {
    return baked('png', unbakePng(input, { onlyOne: true }));
  }
  const text = (typeof input === 'string' ? input : textOf(input))?.replace(/^\ufeff/, '');
  if (text === undefined) return bad('not-text');
  const trimmed = text.trim();
  if (trimmed.startsWith('<')) return openMarkup(text, base);
  if (isCompactJws(trimmed)) return good({ kind: 'jws', found: [{ text: trimmed, isJws: true }] });
  if (/^[{[]/.test(trimmed)) return good({ kind: 'json', found: [{ text, isJws: false }] });
  if (parseWebAddress(trimmed).ok) return good({ kind: 'unknown', found: [{ address: trimmed }] });
  return bad(trimmed === '' ? 'input-empty' : 'not-recognized');
}

function openMarkup(text: string, base: string | undefined): Result<Opened> & { readonly kind?: InputKind } {
  if (/<(?:[\w-]+:)?svg[\s>]/i.test(text) && !/<html[\s>]|<!doctype html/i.test(text.slice(0, 2000)))
    return baked('svg', unbakeSvg(text, { onlyOne: true }));
  const links = credentialLinks(text, base);
  return links.length === 0
    ? { ...bad('no-link'), kind: 'page' }
    : good({ kind: 'page', found: links.map((address) => ({ address })) });
}

function baked(kind: 'png' | 'svg', unbaked: Result<Unbaked>): Result<Opened> & { readonly kind?: InputKind } {
  if (!unbaked.ok) return { ...unbaked, kind };
  const { credential, assertion, address } = unbaked.value;
  const found: Found[] = [];
  if (credential !== undefined) found.push({ ...textFound(credential), version: '3.0' });
  if (assertion !== undefined)
    found.push(
      parseWebAddress(assertion.trim()).ok
        ? { address: assertion.trim() }
        : { ...textFound(assertion), version: '2.0' },
    );
  else if (address !== undefined) found.push({ address: address.trim() });
  return found.length === 0 ? { ...bad('nothing-baked'), kind } : good({ kind, found });
}

const textFound = (text: string) => ({ text: text.trim(), isJws: isCompactJws(text.trim()) });

/** The members of JSON, or of the payload of a JWS that is not verified yet; only to see which standard it follows. */
export function peek(text: string, isJws: boolean): unknown {
  const json = isJws ? payloadOf(text) : text;
  const parsed = json === undefined ? undefined : parseJson(json);
  if (!parsed?.ok) return undefined;
  const value: unknown = parsed.value;
  return isJws && isObject(value) && isObject(value.vc) ? value.vc : value;
}

function payloadOf(jws: string): string | undefined {
  const bytes = parseBase64Url(jws.split('.')[1] ?? '');
  return bytes.ok ? textOf(bytes.value) : undefined;
}
