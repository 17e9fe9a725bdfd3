import type { SvgReason } from './fault.ts';

/** Elements that a drawing may have, each with the attributes that are its own. */
export const ELEMENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['svg', []],
  ['g', []],
  ['defs', []],
  ['use', ['href', 'x', 'y']],
  ['path', ['d']],
  ['rect', ['x', 'y', 'width', 'height', 'rx', 'ry']],
  ['circle', ['cx', 'cy', 'r']],
  ['ellipse', ['cx', 'cy', 'rx', 'ry']],
  ['line', ['x1', 'y1', 'x2', 'y2']],
  ['polyline', ['points']],
  ['polygon', ['points']],
  ['linearGradient', ['x1', 'y1', 'x2', 'y2', 'gradientUnits', 'gradientTransform', 'spreadMethod', 'href']],
  ['radialGradient', ['cx', 'cy', 'r', 'fx', 'fy', 'gradientUnits', 'gradientTransform', 'spreadMethod', 'href']],
  ['stop', ['offset']],
  ['clipPath', ['clipPathUnits']],
  ['mask', ['x', 'y', 'width', 'height', 'maskUnits', 'maskContentUnits']],
]);

export const SHAPES: ReadonlySet<string> = new Set([
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
]);
const GRADIENTS: ReadonlySet<string> = new Set(['linearGradient', 'radialGradient']);

/** What a reference by an attribute may lead to. */
export function targetsOf(element: string, attribute: string): ReadonlySet<string> {
  if (attribute === 'clip-path') return new Set(['clipPath']);
  if (attribute === 'mask') return new Set(['mask']);
  return element === 'use' ? new Set([...SHAPES, 'g', 'use']) : GRADIENTS;
}

const REFUSED: readonly (readonly [SvgReason, readonly string[]])[] = [
  [
    'artwork-svg-active',
    ['script', 'foreignObject', 'iframe', 'embed', 'object', 'video', 'audio', 'canvas', 'handler', 'listener', 'a'],
  ],
  ['artwork-svg-active', ['animate', 'animateColor', 'animateMotion', 'animateTransform', 'set', 'discard', 'mpath']],
  ['artwork-svg-reference', ['image', 'feImage', 'cursor', 'font-face-uri', 'color-profile', 'tref']],
  ['artwork-svg-text', ['text', 'tspan', 'textPath', 'flowRoot', 'flowPara', 'font', 'font-face', 'glyph']],
  ['artwork-svg-style', ['style', 'link']],
  ['artwork-svg-effect', ['filter', 'pattern', 'marker', 'symbol', 'svg', 'switch', 'view', 'mesh', 'meshgradient']],
];

const REASONS: ReadonlyMap<string, SvgReason> = new Map(
  REFUSED.flatMap(([reason, names]) => names.map((name): [string, SvgReason] => [name.toLowerCase(), reason])),
);

/** Why an element is not taken; capital letters make no difference, for they make none to whoever wrote it. */
export const refusalOf = (name: string): SvgReason => REASONS.get(name.toLowerCase()) ?? 'artwork-svg-unknown';
