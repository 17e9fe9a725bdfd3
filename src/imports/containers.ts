import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { isCompactJws } from '../bake/index.ts';
import { kindOfV3 } from '../openbadges/index.ts';
import { isObject, parseJson } from '../values/index.ts';
import { payloadTextOf } from './payload.ts';

export type Container = 'presentation' | 'clr';

/** Credentials that are taken out of one container, and containers in each other. */
const INSIDE = { credentials: 100, depth: 3 } as const;

/** What a container holds: texts of credentials, JSON or compact JWS, as they stand in it. */
export interface Inside {
  readonly container: Container;
  readonly texts: readonly string[];
}

/**
 * Takes the credentials out of a verifiable presentation or a CLR 2.0. Each keeps the text that it has in there, number
 * for number: reading and writing it again could break its signature. VC Data Model 2.0, "Verifiable Presentations"; CLR 2.0, "ClrCredential".
 * @param isJws  a presentation or CLR as JWT
 * @returns undefined for anything that is none of both
 */
export function insideOf(text: string, isJws: boolean, depth: number = INSIDE.depth): Inside | undefined {
  const json = isJws ? payloadTextOf(text) : text.replace(/^\ufeff/, '');
  const parsed = json === undefined ? undefined : parseJson(json);
  if (json === undefined || !parsed?.ok || !isObject(parsed.value)) return undefined;
  // VC Data Model 1.1, 6.3.1: the presentation or credential is one claim among others.
  const claim = isJws
    ? ['vp', 'vc'].find((name) => isObject((parsed.value as Record<string, unknown>)[name]))
    : undefined;
  const document = claim === undefined ? parsed.value : (parsed.value as Record<string, unknown>)[claim];
  const container = containerOf(document);
  if (container === undefined) return undefined;
  if (isOfType(document, 'EnvelopedVerifiablePresentation')) return insideEnveloped(document, depth);
  const tree = parseTree(json);
  const root = claim === undefined || tree === undefined ? tree : findNodeAtLocation(tree, [claim]);
  const nodes = root === undefined ? [] : listedIn(root, container);
  const texts = nodes.flatMap((node) => textsOf(json, node, depth)).slice(0, INSIDE.credentials);
  return { container, texts };
}

function containerOf(document: unknown): Container | undefined {
  if (kindOfV3(document) === 'OpenBadgeCredential') return undefined;
  if (isOfType(document, 'VerifiablePresentation') || isOfType(document, 'EnvelopedVerifiablePresentation'))
    return 'presentation';
  return isOfType(document, 'ClrCredential') ? 'clr' : undefined;
}

/** VC Data Model 2.0, "Enveloped Verifiable Presentations": the whole presentation is a JWT in a `data:` address. */
function insideEnveloped(document: unknown, depth: number): Inside {
  const jws = envelopedIn(document);
  const inside = jws === undefined || depth === 0 ? undefined : insideOf(jws, true, depth - 1);
  return inside ?? { container: 'presentation', texts: [] };
}

function listedIn(root: Node, container: Container): readonly Node[] {
  const holders = container === 'presentation' ? [root] : entriesOf(findNodeAtLocation(root, ['credentialSubject']));
  return holders.flatMap((holder) => entriesOf(findNodeAtLocation(holder, ['verifiableCredential'])));
}

/** None, one or many, as a list. */
const entriesOf = (node: Node | undefined): readonly Node[] =>
  node === undefined ? [] : node.type === 'array' ? (node.children ?? []) : [node];

function textsOf(json: string, node: Node, depth: number): readonly string[] {
  if (node.type === 'string') return isCompactJws(node.value) ? unwrapped(node.value, true, depth) : [];
  if (node.type !== 'object') return [];
  const text = json.slice(node.offset, node.offset + node.length);
  const jws = envelopedIn(JSON.parse(text));
  return jws === undefined ? unwrapped(text, false, depth) : unwrapped(jws, true, depth);
}

/** A container in a container gives what is in it. */
function unwrapped(text: string, isJws: boolean, depth: number): readonly string[] {
  if (depth === 0) return [text];
  return insideOf(text, isJws, depth - 1)?.texts ?? [text];
}

/** The JWT in `data:application/vc+jwt,…`. */
function envelopedIn(document: unknown): string | undefined {
  const id = isObject(document) && /^Enveloped/.test([document.type].flat().join(' ')) ? document.id : undefined;
  const jws = typeof id === 'string' ? /^data:application\/v[cp](?:\+ld)?\+jwt,(.+)$/s.exec(id)?.[1] : undefined;
  return jws !== undefined && isCompactJws(jws) ? jws : undefined;
}

const isOfType = (document: unknown, type: string): boolean =>
  isObject(document) && [document.type].flat().includes(type);
