import { ELEMENTS, refusalOf } from './elements.ts';
import { quote, refuse } from './fault.ts';
import { idIn } from './paint.ts';
import { readStyle } from './style.ts';
import type { SvgNode } from './tree.ts';
import { GEOMETRY, isDropped, PRESENTATION } from './values.ts';

/** An element of which every attribute was read and written again in its one form. */
export interface CleanNode {
  readonly name: string;
  readonly line: number;
  /** as it was written; kept only for those that are referred to */
  readonly id: string | undefined;
  readonly attributes: ReadonlyMap<string, string>;
  readonly references: readonly Reference[];
  readonly children: readonly CleanNode[];
}

interface Reference {
  readonly attribute: string;
  readonly id: string;
}

const ROOT_SIZE: ReadonlySet<string> = new Set(['x', 'y', 'width', 'height', 'viewBox']);
const UNMOVED: ReadonlySet<string> = new Set(['svg', 'stop', 'mask', 'linearGradient', 'radialGradient']);

/**
 * Holds an element and all in it against the lists of what a drawing may have. The size of the root is left out.
 * @throws SvgRefusal at the first thing that is not taken
 */
export function cleanNode(node: SvgNode, isRoot = true): CleanNode {
  const { name, line, children } = node;
  if (!ELEMENTS.has(name) || (name === 'svg' && !isRoot)) return refuse(refusalOf(name), line, `<${quote(name)}>`);
  const attributes = cleanAttributes(node);
  return {
    name,
    line,
    id: node.attributes.get('id'),
    attributes,
    references: [...attributes].flatMap(([attribute, value]) => {
      const id = idIn(attribute, value);
      return id === undefined ? [] : [{ attribute, id }];
    }),
    children: children.map((child) => cleanNode(child, false)),
  };
}

function cleanAttributes({ name: element, line, attributes }: SvgNode): ReadonlyMap<string, string> {
  const cleaned = new Map<string, string>();
  for (const [name, value] of attributes) {
    if (/^on/i.test(name)) refuse('artwork-svg-active', line, `${quote(name)} on <${element}>`);
    if (isDropped(name) || name === 'style' || isSizeOnly(element, name)) continue;
    const clean = cleanerOf(element, name);
    if (clean) put(cleaned, name, clean(value), value, line);
    else if (/href|src/i.test(name)) refuse('artwork-svg-reference', line, `${quote(name)} on <${element}>`);
    else if (value.trim() !== 'inherit') refuse('artwork-svg-unknown', line, `${quote(name)} on <${element}>`);
  }
  for (const { name, value } of readStyle(attributes.get('style') ?? '', line)) {
    const clean = PRESENTATION.get(name);
    if (clean) put(cleaned, name, clean(value), value, line);
    else if (!isDropped(name)) refuse('artwork-svg-style', line, `${quote(name)} in style`);
  }
  return cleaned;
}

/** The frame is made anew, and what `use` repeats here has a size of its own. */
const isSizeOnly = (element: string, name: string): boolean =>
  (element === 'svg' && ROOT_SIZE.has(name)) || (element === 'use' && (name === 'width' || name === 'height'));

function cleanerOf(element: string, name: string) {
  if (name === 'transform') return UNMOVED.has(element) ? undefined : GEOMETRY.get(name);
  return ELEMENTS.get(element)?.includes(name) ? GEOMETRY.get(name) : PRESENTATION.get(name);
}

function put(to: Map<string, string>, name: string, value: string | undefined, given: string, line: number): void {
  if (given.trim() === 'inherit') return;
  if (value === undefined) {
    const isReference = name === 'href' || /url|image|data|[:@\\]/i.test(given);
    refuse(isReference ? 'artwork-svg-reference' : 'artwork-svg-value', line, `${name}="${quote(given)}"`);
  } else if (value === '') to.delete(name);
  else to.set(name, value);
}
