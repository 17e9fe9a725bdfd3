import { parseNumbers, printNumber } from './numbers.ts';

/** One function of a `transform`. SVG 2, section 8.5. */
export interface Transform {
  readonly name: string;
  readonly numbers: readonly number[];
}

const COUNTS: ReadonlyMap<string, readonly number[]> = new Map([
  ['matrix', [6]],
  ['translate', [1, 2]],
  ['scale', [1, 2]],
  ['rotate', [1, 3]],
  ['skewX', [1]],
  ['skewY', [1]],
]);

const part = /[ \t\n\r,]*([a-zA-Z]+)[ \t\n\r]*\(([^()]*)\)[ \t\n\r]*/y;

/** Reads a list of functions whole; undefined: something else is there. `none` is the empty list. */
export function parseTransform(text: string): readonly Transform[] | undefined {
  if (text.trim() === 'none') return [];
  const transforms: Transform[] = [];
  const end = text.trimEnd().length;
  for (let at = 0; at < end; at = part.lastIndex) {
    part.lastIndex = at;
    const [, name = '', inside = ''] = part.exec(text) ?? [];
    const numbers = parseNumbers(inside);
    if (!numbers || !COUNTS.get(name)?.includes(numbers.length)) return undefined;
    transforms.push({ name, numbers });
  }
  return transforms;
}

export const printTransform = (transforms: readonly Transform[]): string =>
  transforms.map(({ name, numbers }) => `${name}(${numbers.map(printNumber).join(' ')})`).join(' ');

/** How far from the origin a thing that reached so far can be once it is moved, turned and scaled. */
export const reachAfter = (transforms: readonly Transform[], reach: number): number =>
  transforms.reduceRight((before, { name, numbers }) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
    switch (name) {
      case 'matrix':
        return stretch(a, b, c, d) * before + Math.hypot(e, f);
      case 'translate':
        return before + Math.hypot(a, b);
      case 'scale':
        return Math.max(Math.abs(a), Math.abs(b)) * before;
      case 'rotate':
        return before + 2 * Math.hypot(b, c);
      default:
        return (1 + Math.abs(Math.tan((a * Math.PI) / 180))) * before;
    }
  }, reach);

/** The most that a matrix makes anything longer: its largest singular value. */
function stretch(a: number, b: number, c: number, d: number): number {
  const squares = a * a + b * b + c * c + d * d;
  const area = a * d - b * c;
  return Math.sqrt((squares + Math.sqrt(Math.max(0, squares * squares - 4 * area * area))) / 2);
}
