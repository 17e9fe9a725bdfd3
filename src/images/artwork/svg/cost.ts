import { ARTWORK_LIMITS } from '../limits.ts';
import type { CleanNode } from './clean.ts';
import { SHAPES, targetsOf } from './elements.ts';
import { extentOf, lengthIn } from './extent.ts';
import { quote, refuse } from './fault.ts';
import type { Frame } from './frame.ts';
import { parseNumbers } from './numbers.ts';
import type { Extent } from './path.ts';
import { parseTransform, reachAfter } from './transform.ts';

/** How far from the frame anything may reach, in longer sides of it. */
const REACH = 100;
/** Lines of all shapes together, in longer sides of the frame: where many cross, drawing takes the square of them. */
const INK = 5_000;
/** Dashes of all lines together. */
const DASHES = 100_000;
/** Corners and curves of all lines together, repeated ones as often as they are repeated. */
const POINTS = 30_000;
/** Those of one shape: drawing may take the square of them. */
const SHAPE_POINTS = 10_000;
/** Those of one clip: cutting takes the square of them. */
const CLIP_POINTS = 1_000;
/** A mask is a picture of its own, and takes as long as so many shapes. */
const MASK = 10;
/** Elements in each other, with all references followed: a renderer calls itself for each. */
const DEPTH = 64;

interface Cost extends Extent {
  /** elements that are drawn, repeated ones as often as they are repeated */
  readonly count: number;
  /** elements in each other, each reference counted as one */
  readonly depth: number;
  /** length of all lines once they are scaled, and their width at each corner */
  readonly ink: number;
}

/**
 * Refuses drawings that refer to what is not there or to themselves, or that would take long to draw. Every reference
 * is followed as a renderer does, and nothing is drawn; what is repeated is measured once.
 * @returns the elements that are referred to, in the order of the document
 */
export function checkCost(root: CleanNode, frame: Frame): readonly CleanNode[] {
  const nodes = flatten(root);
  const ids = idsOf(nodes);
  const side = Math.max(frame.width, frame.height);
  const widest = Math.max(
    side / REACH,
    ...nodes.map(({ attributes }) => lengthIn(attributes.get('stroke-width'), side)),
  );
  const referred = new Set<CleanNode>();
  const measured = new Map<CleanNode, Cost>();
  const open = new Set<CleanNode>();

  const measure = (node: CleanNode): Cost => {
    const known = measured.get(node);
    if (known) return known;
    if (open.has(node)) refuse('artwork-svg-complex', node.line, `<${node.name}> is drawn in itself`);
    if (open.size > DEPTH) refuse('artwork-svg-complex', node.line, 'nested too deep');
    open.add(node);
    const cost = sum(node);
    open.delete(node);
    measured.set(node, cost);
    return cost;
  };

  const sum = (node: CleanNode): Cost => {
    const own = extentOf(node, side);
    if (own.points > SHAPE_POINTS) refuse('artwork-svg-complex', node.line, `a shape of ${own.points} points`);
    const parts = node.children.map(measure);
    const paints: Cost[] = [];
    let masks = 0;
    for (const { attribute, id } of node.references) {
      const target = ids.get(id);
      if (!target || !targetsOf(node.name, attribute).has(target.name)) {
        return refuse('artwork-svg-reference', node.line, `#${quote(id)} is not there, or is nothing for ${attribute}`);
      }
      referred.add(target);
      if (attribute === 'mask') masks += MASK;
      (attribute === 'fill' || attribute === 'stroke' ? paints : parts).push(measure(target));
    }
    const count = 1 + masks + parts.reduce((total, part) => total + part.count, 0);
    const inside = Math.max(0, ...parts.map(({ reach }) => reach));
    const transforms = parseTransform(transformOf(node)) ?? [];
    const points = own.points + parts.reduce((total, part) => total + part.points, 0);
    if (node.name === 'clipPath' && points > CLIP_POINTS) {
      refuse('artwork-svg-complex', node.line, `a clip of ${points} points`);
    }
    const lines = SHAPES.has(node.name) ? own.length + own.points * widest : 0;
    const depth = 1 + Math.max(0, ...[...parts, ...paints].map((part) => part.depth));
    if (depth > DEPTH) refuse('artwork-svg-complex', node.line, 'nested too deep, once all is repeated');
    const ink = lines + parts.reduce((total, part) => total + part.ink, 0);
    return {
      points,
      depth,
      ink: ink * (reachAfter(transforms, 1) - reachAfter(transforms, 0)),
      // A paint is inherited, and made again for every shape within.
      count: count + count * paints.reduce((total, paint) => total + paint.count, 0),
      reach: reachAfter(transforms, own.reach + inside + (SHAPES.has(node.name) ? widest : 0)),
      length: own.length + parts.reduce((total, { length }) => total + length, 0),
    };
  };

  const { count, reach, length, points, ink } = measure(root);
  const { line } = root;
  if (count > ARTWORK_LIMITS.svgElements)
    refuse('artwork-svg-complex', line, 'too many elements, once all are repeated');
  if (points > POINTS) refuse('artwork-svg-complex', line, 'too many points, once all are repeated');
  const start = Math.hypot(frame.x, frame.y);
  if (!(reach + start <= (2 * REACH + 1) * side))
    refuse('artwork-svg-complex', line, 'shapes far outside of the viewBox');
  if (ink > INK * side) refuse('artwork-svg-complex', line, 'too many long or wide lines');
  if (length / shortestDash(nodes) > DASHES) refuse('artwork-svg-complex', line, 'too many dashes');
  return nodes.filter((node) => referred.has(node));
}

const flatten = (node: CleanNode): readonly CleanNode[] => [node, ...node.children.flatMap(flatten)];

/** Elements by id. An id that two have is nobody's: readers disagree on whose it is. */
function idsOf(nodes: readonly CleanNode[]): ReadonlyMap<string, CleanNode> {
  const ids = new Map<string, CleanNode>();
  const repeated = new Set<string>();
  for (const node of nodes) {
    if (node.id === undefined) continue;
    if (ids.has(node.id)) repeated.add(node.id);
    ids.set(node.id, node);
  }
  for (const id of repeated) ids.delete(id);
  return ids;
}

const transformOf = ({ attributes }: CleanNode): string =>
  attributes.get('transform') ?? attributes.get('gradientTransform') ?? '';

/** The least mean length of the parts of a dashed line. */
function shortestDash(nodes: readonly CleanNode[]): number {
  const means = nodes.map(({ attributes }) => {
    const dashes = parseNumbers(attributes.get('stroke-dasharray') ?? '') ?? [];
    const total = dashes.reduce((sum, dash) => sum + dash, 0);
    return total > 0 ? total / dashes.length : Number.POSITIVE_INFINITY;
  });
  return Math.min(...means);
}
