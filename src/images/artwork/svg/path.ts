import { numberAt, printNumber, skipComma, skipSpace } from './numbers.ts';

/** One command of path data with its numbers; a flag of an arc is 0 or 1. SVG 2, section 9.3. */
export interface Segment {
  readonly command: string;
  readonly numbers: readonly number[];
}

const COUNTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/** Reads path data whole; undefined: it is not path data to its end. */
export function parsePath(text: string): readonly Segment[] | undefined {
  const segments: Segment[] = [];
  let command = '';
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const letter = text[at] as string;
    if (/[MLHVCSQTAZ]/i.test(letter)) {
      command = letter;
      at = skipSpace(text, at + 1);
    } else if (segments.length > 0 && !/z/i.test(command)) {
      // Numbers that go on after a command repeat it; a repeated move draws lines.
      command = command === 'M' ? 'L' : command === 'm' ? 'l' : command;
      at = skipComma(text, at);
    } else {
      return undefined;
    }
    if (segments.length === 0 && !/m/i.test(command)) return undefined;
    const read = readNumbers(text, at, command);
    if (!read) return undefined;
    segments.push({ command, numbers: read.numbers });
    at = skipSpace(text, read.end);
  }
  return segments;
}

function readNumbers(text: string, start: number, command: string) {
  const count = COUNTS[command.toUpperCase()] as number;
  const numbers: number[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (index > 0) at = skipComma(text, at);
    const isFlag = /a/i.test(command) && (index === 3 || index === 4);
    const found = isFlag ? flagAt(text, at) : numberAt(text, at);
    if (!found) return undefined;
    numbers.push(found.value);
    at = found.end;
  }
  return { numbers, end: at };
}

const flagAt = (text: string, at: number) =>
  text[at] === '0' || text[at] === '1' ? { value: Number(text[at]), end: at + 1 } : undefined;

export const printPath = (segments: readonly Segment[]): string =>
  segments.map(({ command, numbers }) => command + numbers.map(printNumber).join(' ')).join('');

/** How far a line goes from the origin at most, and how long it is at most, in its own units. */
export interface Extent {
  readonly reach: number;
  readonly length: number;
  /** corners and curves */
  readonly points: number;
}

/** The extent of path data, by its control points. */
export function measurePath(segments: readonly Segment[]): Extent {
  let [x, y, startX, startY, reach, length] = [0, 0, 0, 0, 0, 0];
  for (const { command, numbers } of segments) {
    const [fromX, fromY] = [x, y];
    for (const [toX, toY] of pointsOf(command, numbers, x, y)) {
      // A smooth curve mirrors the control point before it: at most as far again.
      length += 3 * Math.hypot(toX - x, toY - y);
      [x, y] = [toX, toY];
      reach = Math.max(reach, Math.hypot(x, y));
    }
    if (/m/i.test(command)) [startX, startY] = [x, y];
    if (/z/i.test(command)) {
      length += Math.hypot(startX - fromX, startY - fromY);
      [x, y] = [startX, startY];
    }
    if (/a/i.test(command)) {
      const radius = Math.max(Math.abs(numbers[0] as number), Math.abs(numbers[1] as number));
      reach += 2 * radius;
      length += 2 * Math.PI * radius;
    }
  }
  return { reach, length, points: segments.length };
}

function pointsOf(command: string, numbers: readonly number[], x: number, y: number): readonly [number, number][] {
  const isRelative = command === command.toLowerCase();
  const [left, top] = isRelative ? [x, y] : [0, 0];
  const kind = command.toUpperCase();
  if (kind === 'H') return [[left + (numbers[0] as number), y]];
  if (kind === 'V') return [[x, top + (numbers[0] as number)]];
  const pairs = kind === 'A' ? numbers.slice(5) : numbers;
  return Array.from({ length: pairs.length / 2 }, (_, index) => [
    left + (pairs[2 * index] as number),
    top + (pairs[2 * index + 1] as number),
  ]);
}
