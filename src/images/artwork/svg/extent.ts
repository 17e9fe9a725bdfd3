import type { CleanNode } from './clean.ts';
import { SHAPES } from './elements.ts';
import { parseLength, parseNumbers } from './numbers.ts';
import { type Extent, measurePath, parsePath } from './path.ts';

type Line = [x1: number, x2: number, y1: number, y2: number];
const LENGTHS = ['x', 'y', 'width', 'height', 'r', 'rx', 'ry', 'cx', 'cy', 'x1', 'y1', 'x2', 'y2', 'fx', 'fy'];

/**
 * How far an element reaches by itself, and how long its lines are.
 * @param side  what 100 % are at most
 */
export function extentOf(node: CleanNode, side: number): Extent {
  const { name, attributes } = node;
  if (!SHAPES.has(name)) return { reach: lengths(node, side), length: 0, points: 0 };
  if (name === 'path') return measurePath(parsePath(attributes.get('d') ?? '') ?? []);
  const points = parseNumbers(attributes.get('points') ?? '') ?? [];
  if (points.length > 0) {
    const [first, ...rest] = Array.from({ length: points.length / 2 }, (_, at) => points.slice(2 * at, 2 * at + 2));
    const numbers = [...rest, ...(name === 'polygon' ? [first as number[]] : [])];
    const lines = numbers.map((pair) => ({ command: 'L', numbers: pair }));
    return measurePath([{ command: 'M', numbers: first as number[] }, ...lines]);
  }
  const [x1, x2, y1, y2] = ['x1', 'x2', 'y1', 'y2'].map((name) => lengthIn(attributes.get(name), side)) as Line;
  const total = (...names: string[]): number =>
    names.reduce((sum, name) => sum + lengthIn(attributes.get(name), side), 0);
  const round = name === 'rect' ? 0 : 2 * Math.PI * total('r', 'rx', 'ry');
  const length = round + 2 * total('width', 'height') + Math.hypot(x1 + x2, y1 + y2);
  return { reach: lengths(node, side), length, points: 4 };
}

/** All lengths of an element together: it reaches no further. */
const lengths = ({ attributes }: CleanNode, side: number): number =>
  LENGTHS.reduce((total, name) => total + lengthIn(attributes.get(name), side), 0);

/** A length in user units, without its sign; 0 when there is none. */
export function lengthIn(text: string | undefined, side: number): number {
  const length = parseLength(text ?? '');
  return length ? Math.abs(length.isPercent ? (length.value * side) / 100 : length.value) : 0;
}
