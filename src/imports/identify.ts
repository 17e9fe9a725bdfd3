import { isCompactJws } from '../bake/index.ts';
import type { ImportKind } from '../model/index.ts';
import { LIMITS, type OpenReason, openInput } from '../verify/index.ts';
import { type Container, insideOf } from './containers.ts';

/** One thing that may be a badge, and is to be verified and kept by itself. */
export interface ImportItem {
  readonly bytes: Uint8Array;
  readonly kind: ImportKind;
}

/** What a received thing holds. */
export type Identified =
  /** it is kept as it was received */
  | { readonly holds: 'badge'; readonly item: ImportItem }
  /** credentials inside something larger, each as its own text stands in there */
  | { readonly holds: 'container'; readonly container: Container; readonly items: readonly ImportItem[] }
  /** a page, or nothing but an address: where it leads has to be asked */
  | { readonly holds: 'addresses'; readonly addresses: readonly string[] }
  | { readonly holds: 'nothing'; readonly reason: OpenReason | 'not-readable' };

/**
 * Tells what a received thing holds: a picture with a badge inside, JSON, a compact JWS, a presentation or a CLR with
 * credentials inside, an address. Told by content, never by a name.
 * @param base  the address that it was fetched from, for the links of a page
 */
export function identify(bytes: Uint8Array, base?: string): Identified {
  const opened = openInput(bytes, LIMITS.inputBytes, base);
  if (!opened.ok)
    return { holds: 'nothing', reason: reasons.has(opened.reason) ? (opened.reason as OpenReason) : 'not-readable' };
  const { kind, found } = opened.value;
  if (kind === 'page' || kind === 'unknown')
    return { holds: 'addresses', addresses: found.flatMap((one) => ('address' in one ? [one.address] : [])) };
  const containers = found.flatMap((one) => ('text' in one ? (insideOf(one.text, one.isJws) ?? []) : []));
  const [first] = containers;
  if (first === undefined) return { holds: 'badge', item: { bytes, kind: kind === 'jws' ? 'jwt' : kind } };
  const texts = containers.flatMap(({ texts }) => texts);
  return { holds: 'container', container: first.container, items: [...new Set(texts)].map(itemOf) };
}

const reasons: ReadonlySet<string> = new Set<OpenReason>([
  'input-empty',
  'input-too-large',
  'not-text',
  'not-recognized',
  'nothing-baked',
  'no-link',
]);

const itemOf = (text: string): ImportItem => ({
  bytes: new TextEncoder().encode(text),
  kind: isCompactJws(text) ? 'jwt' : 'json',
});
