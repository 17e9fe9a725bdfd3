import { parseLength, parseNumber, parseNumbers, printLength, printNumber } from './numbers.ts';
import { cleanColour, cleanHref, cleanPaint, cleanUrl } from './paint.ts';
import { parsePath, printPath } from './path.ts';
import { parseTransform, printTransform } from './transform.ts';

/** Writes a value in its one form; undefined: it is not what the attribute takes. The empty text: leave it out. */
type Clean = (value: string) => string | undefined;

/** One of some words; those before the bar are left out, since they change nothing. */
const words =
  (kept: string, dropped = ''): Clean =>
  (value) => {
    const given = value.trim();
    if (dropped.split(' ').includes(given)) return '';
    return kept.split(' ').includes(given) ? given : undefined;
  };

const length: Clean = (value) => {
  const parsed = parseLength(value);
  return parsed && printLength(parsed);
};

const size: Clean = (value) => {
  const parsed = parseLength(value);
  return parsed && parsed.value >= 0 ? printLength(parsed) : undefined;
};

const share: Clean = (value) => {
  const parsed = /px|[a-z]{2}/i.test(value) ? undefined : parseLength(value);
  return parsed && printNumber(Math.min(1, Math.max(0, parsed.isPercent ? parsed.value / 100 : parsed.value)));
};

const limit: Clean = (value) => {
  const parsed = parseNumber(value);
  return parsed !== undefined && parsed >= 1 ? printNumber(parsed) : undefined;
};

const dashes: Clean = (value) => {
  if (value.trim() === 'none') return 'none';
  const parsed = parseNumbers(value.replaceAll('px', ' '));
  return parsed?.every((dash) => dash >= 0) ? parsed.map(printNumber).join(' ') : undefined;
};

const points: Clean = (value) => {
  const parsed = parseNumbers(value);
  return parsed && parsed.length % 2 === 0 ? parsed.map(printNumber).join(' ') : undefined;
};

const path: Clean = (value) => {
  const parsed = parsePath(value);
  return parsed && printPath(parsed);
};

const transform: Clean = (value) => {
  const parsed = parseTransform(value);
  return parsed && printTransform(parsed);
};

const link: Clean = (value) => (value.trim() === 'none' ? 'none' : cleanUrl(value));

/** What may stand on any element, as an attribute or in `style`. */
export const PRESENTATION: ReadonlyMap<string, Clean> = new Map([
  ['fill', cleanPaint],
  ['stroke', cleanPaint],
  ['color', cleanColour],
  ['stop-color', cleanColour],
  ...['opacity', 'fill-opacity', 'stroke-opacity', 'stop-opacity'].map((name): [string, Clean] => [name, share]),
  ['fill-rule', words('nonzero evenodd')],
  ['clip-rule', words('nonzero evenodd')],
  ['stroke-width', size],
  ['stroke-linecap', words('butt round square')],
  ['stroke-linejoin', words('miter round bevel')],
  ['stroke-miterlimit', limit],
  ['stroke-dasharray', dashes],
  ['stroke-dashoffset', length],
  ['display', words('none inline', 'block')],
  ['visibility', words('visible hidden collapse')],
  ['paint-order', (value) => (/^(?: ?(?:normal|fill|stroke|markers)){1,3}$/.test(value) ? value.trim() : undefined)],
  ['clip-path', link],
  ['mask', link],
  ['mask-type', words('luminance alpha')],
  // Each of these draws something else only with a value that is refused.
  ['filter', words('', 'none')],
  ['mix-blend-mode', words('', 'normal')],
  ['vector-effect', words('', 'none')],
  ['marker', words('', 'none')],
  ['marker-start', words('', 'none')],
  ['marker-mid', words('', 'none')],
  ['marker-end', words('', 'none')],
]);

/** What stands on elements that have it, as an attribute. */
export const GEOMETRY: ReadonlyMap<string, Clean> = new Map([
  ...['x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'fx', 'fy'].map((name): [string, Clean] => [name, length]),
  ...['width', 'height', 'r', 'rx', 'ry'].map((name): [string, Clean] => [name, size]),
  ['d', path],
  ['points', points],
  ['offset', share],
  ['transform', transform],
  ['gradientTransform', transform],
  ['gradientUnits', words('userSpaceOnUse objectBoundingBox')],
  ['spreadMethod', words('pad reflect repeat')],
  // Inside a box of its own, content could be of any size.
  ['clipPathUnits', words('userSpaceOnUse')],
  ['maskContentUnits', words('userSpaceOnUse')],
  ['maskUnits', words('userSpaceOnUse objectBoundingBox')],
  ['href', cleanHref],
]);

/** Left out whatever they say: they are for text, for editors and for pages, or choose how carefully to draw. */
const DROPPED =
  /^(?:id|class|version|baseProfile|role|lang|tabindex|focusable|overflow|cursor|pointer-events|enable-background|isolation|preserveAspectRatio|zoomAndPan|content(?:Style|Script)Type|solid-(?:color|opacity)|(?:data|aria|-inkscape|-)-[\w-]+|font(?:-[\w-]+)?|text-[\w-]+|(?:letter|word)-spacing|white-space|line-height|writing-mode|direction|unicode-bidi|(?:dominant|alignment|baseline)-(?:baseline|shift)|glyph-orientation-[\w-]+|kerning|shape-[\w-]+|inline-size|block-progression|color-(?:rendering|interpolation(?:-filters)?|profile)|image-rendering|flood-(?:color|opacity)|lighting-color|xml:space|nodetypes|collect)$/;
export const isDropped = (name: string): boolean => DROPPED.test(name);
