import { bad, good, type Result } from '../values/index.ts';

export type XmlNameReason = 'svg-attribute-repeated' | 'svg-prefix-undeclared' | 'svg-namespace-malformed';

/** The namespaces declared on one element; those of its ancestors are behind it. */
export type Scope = { readonly own: ReadonlyMap<string, string>; readonly outer: Scope | undefined };
export type RawAttribute = { readonly name: string; readonly value: string };
export type XmlName = { readonly namespace: string; readonly local: string };

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

export const outermost: Scope = { own: new Map([['xml', XML]]), outer: undefined };

/** The scope inside an element: that of its parent with its own declarations. Namespaces in XML 1.0, section 3. */
export function openScope(outer: Scope, attributes: readonly RawAttribute[]): Result<Scope, XmlNameReason> {
  const own = new Map<string, string>();
  for (const { name, value } of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const prefix = name.slice(6);
    if (own.has(prefix)) return bad('svg-attribute-repeated');
    const isXml = prefix === 'xml';
    if (prefix === 'xmlns' || value === XMLNS || isXml !== (value === XML)) return bad('svg-namespace-malformed');
    if (prefix !== '' && value === '') return bad('svg-namespace-malformed');
    own.set(prefix, value);
  }
  return good(own.size === 0 ? outer : { own, outer });
}

/** What an element's name means in its scope. Section 6 there. */
export function resolveElement(scope: Scope, name: string): Result<XmlName, XmlNameReason> {
  const [prefix, local] = splitName(name);
  if (local === '' || local.includes(':')) return bad('svg-namespace-malformed');
  const namespace = lookUp(scope, prefix);
  if (namespace === undefined) return prefix === '' ? good({ namespace: '', local }) : bad('svg-prefix-undeclared');
  return good({ namespace, local });
}

/** The attributes by `{namespace}local`, or by plain name without a prefix; declarations are left out. */
export function resolveAttributes(
  scope: Scope,
  attributes: readonly RawAttribute[],
): Result<ReadonlyMap<string, string>, XmlNameReason> {
  const resolved = new Map<string, string>();
  for (const { name, value } of attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const [prefix, local] = splitName(name);
    if (local === '' || local.includes(':')) return bad('svg-namespace-malformed');
    const namespace = prefix === '' ? undefined : lookUp(scope, prefix);
    if (prefix !== '' && namespace === undefined) return bad('svg-prefix-undeclared');
    const key = namespace === undefined ? local : `{${namespace}}${local}`;
    if (resolved.has(key)) return bad('svg-attribute-repeated');
    resolved.set(key, value);
  }
  return good(resolved);
}

function splitName(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':');
  if (colon === 0) return ['', ''];
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

function lookUp(scope: Scope | undefined, prefix: string): string | undefined {
  for (let here = scope; here; here = here.outer) {
    const namespace = here.own.get(prefix);
    if (namespace !== undefined) return namespace;
  }
  return undefined;
}
