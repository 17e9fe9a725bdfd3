import { parseXml, XmlDocumentType, XmlElement, XmlError, XmlProcessingInstruction } from '@rgrove/parse-xml';
import { ARTWORK_LIMITS } from '../limits.ts';
import { quote, refuse } from './fault.ts';

/** An element of SVG's own namespace as it was written, without what editors keep for themselves. */
export interface SvgNode {
  readonly name: string;
  readonly line: number;
  /** by plain name; `href` whatever its namespace */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly SvgNode[];
}

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XHTML = 'http://www.w3.org/1999/xhtml';
/** Say something about the drawing and draw nothing: the page has words of its own for it. */
const WORDS: ReadonlySet<string> = new Set(['title', 'desc', 'metadata']);

type Scope = ReadonlyMap<string, string>;
type Reading = { readonly lineOf: (at: number) => number; count: number };

/**
 * Reads a drawing as SVG by namespaces, whatever their prefixes. Elements and attributes of other namespaces, comments,
 * words and text are left out: editors write them, and they draw nothing.
 * @throws SvgRefusal for what is not well-formed, has a DOCTYPE, entities or instructions, or nests too deep
 */
export function parseSvg(text: string): SvgNode {
  const document = parse(text);
  const reading = { lineOf: lineFinder(text), count: 0 };
  for (const node of document.children) {
    if (node instanceof XmlDocumentType) {
      return refuse('artwork-svg-malformed', reading.lineOf(node.start), 'a DOCTYPE');
    }
    refuseInstruction(node, reading);
  }
  const { root } = document;
  const node = root && readElement(root, new Map([['xml', XML]]), 1, reading);
  const isSvg = node?.name === 'svg';
  return isSvg
    ? node
    : refuse('artwork-svg-malformed', reading.lineOf(root?.start ?? 0), 'the root is not <svg> of SVG');
}

function parse(text: string) {
  let entity: string | undefined;
  const resolveUndefinedEntity = (name: string): string => {
    entity ??= name;
    return '';
  };
  try {
    const document = parseXml(text, { includeOffsets: true, preserveDocumentType: true, resolveUndefinedEntity });
    const hasDoctype = document.children.some((node) => node instanceof XmlDocumentType);
    if (entity === undefined || hasDoctype) return document;
  } catch (error) {
    if (error instanceof XmlError) return refuse('artwork-svg-malformed', error.line, 'not well-formed XML');
    // The parser calls itself for each level, until the stack is full.
    if (error instanceof RangeError) return refuse('artwork-svg-complex', 1, 'nested too deep');
    throw error;
  }
  const line = text.slice(0, text.indexOf(entity)).split('\n').length;
  return refuse('artwork-svg-malformed', line, `the entity ${quote(entity)}, which XML does not have`);
}

function readElement(element: XmlElement, outer: Scope, depth: number, reading: Reading): SvgNode | undefined {
  const line = reading.lineOf(element.start);
  if (++reading.count > ARTWORK_LIMITS.svgElements) refuse('artwork-svg-complex', line, 'too many elements');
  if (depth > ARTWORK_LIMITS.svgDepth) refuse('artwork-svg-complex', line, 'nested too deep');
  const scope = openScope(element, outer);
  const { namespace, local } = resolve(element.name, scope, line, '');
  if (namespace === XHTML) refuse('artwork-svg-active', line, `<${quote(local)}> of a web page`);
  if (namespace !== SVG) return undefined;
  if (WORDS.has(local)) return undefined;
  const children: SvgNode[] = [];
  for (const child of element.children) {
    refuseInstruction(child, reading);
    const node = child instanceof XmlElement ? readElement(child, scope, depth + 1, reading) : undefined;
    if (node) children.push(node);
  }
  return { name: local, line, attributes: readAttributes(element, scope, line), children };
}

function refuseInstruction(node: { readonly start: number }, { lineOf }: Reading): void {
  if (!(node instanceof XmlProcessingInstruction)) return;
  refuse('artwork-svg-malformed', lineOf(node.start), `the processing instruction ${quote(node.name)}`);
}

function readAttributes({ attributes }: XmlElement, scope: Scope, line: number): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    // A prefix is needed for a namespace: attributes do not take the one around them.
    const { namespace, local } = name.includes(':') ? resolve(name, scope, line) : { namespace: '', local: name };
    if (namespace === XML && local === 'base') refuse('artwork-svg-reference', line, 'xml:base');
    if (namespace === '' || (namespace === XLINK && local === 'href' && !read.has('href'))) read.set(local, value);
  }
  return read;
}

/** The namespaces inside an element, by prefix. Namespaces in XML 1.0, section 6. */
function openScope({ attributes }: XmlElement, outer: Scope): Scope {
  const own = Object.entries(attributes).flatMap(([name, value]): [string, string][] =>
    name === 'xmlns' ? [['', value]] : name.startsWith('xmlns:') ? [[name.slice(6), value]] : [],
  );
  return own.length === 0 ? outer : new Map([...outer, ...own]);
}

function resolve(name: string, scope: Scope, line: number, unprefixed?: '') {
  const [prefix, local, ...more] = name.includes(':') ? name.split(':') : ['', name];
  const namespace = scope.get(prefix as string) ?? (prefix === '' ? unprefixed : undefined);
  if (namespace === undefined || !local || more.length > 0) {
    return refuse('artwork-svg-malformed', line, `the prefix of ${quote(name)} is declared nowhere`);
  }
  return { namespace, local };
}

/** Finds the line of a place, for places that mostly come in order. */
function lineFinder(text: string): (at: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) < at) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
