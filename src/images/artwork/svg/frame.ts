import { refuse } from './fault.ts';
import { parseLength, parseNumbers } from './numbers.ts';
import type { SvgNode } from './tree.ts';

/** The part of the plane that is shown, in user units. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The longer side of a frame is at most so many times the shorter. */
const ASPECT = 4;
/** Smaller frames would be lost when numbers are written to eight places. */
const SMALLEST = 0.01;

/** What a drawing shows: its `viewBox`, else its width and height from the origin. */
export function readFrame({ line, attributes }: SvgNode): Frame {
  const frame = parseFrame(attributes);
  if (!frame) return refuse('artwork-svg-size', line, 'neither a viewBox nor a width and height that can be read');
  const { width, height } = frame;
  if (Math.min(width, height) < SMALLEST) refuse('artwork-svg-size', line, `${width} × ${height} units`);
  if (Math.max(width / height, height / width) > ASPECT) refuse('artwork-svg-size', line, `${width} × ${height} units`);
  return frame;
}

function parseFrame(attributes: ReadonlyMap<string, string>): Frame | undefined {
  const viewBox = attributes.get('viewBox');
  if (viewBox !== undefined) {
    const [x, y, width, height, ...more] = parseNumbers(viewBox) ?? [];
    if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
    return more.length === 0 ? { x, y, width, height } : undefined;
  }
  const width = parseLength(attributes.get('width') ?? '');
  const height = parseLength(attributes.get('height') ?? '');
  if (!width || !height || width.isPercent || height.isPercent) return undefined;
  return { x: 0, y: 0, width: width.value, height: height.value };
}
