import { parseNumbers, printNumber } from './numbers.ts';

/** Reads a colour and writes it as `#rrggbb`, a name or `rgba()`; undefined: it is none of these. CSS Color 3. */
export function cleanColour(text: string): string | undefined {
  const given = text.trim().toLowerCase();
  if (given === 'currentcolor') return 'currentColor';
  if (/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/.test(given)) return given;
  if (/^[a-z]{3,20}$/.test(given)) return given === 'inherit' || !WIDE.has(given) ? given : undefined;
  const [, name, inside = ''] = /^(rgba?)\(([^()]*)\)$/.exec(given) ?? [];
  return name === undefined ? undefined : cleanRgb(inside);
}

/** Words that stand where a colour may, and are none. */
const WIDE: ReadonlySet<string> = new Set(['none', 'auto', 'initial', 'unset', 'revert', 'var', 'url']);

function cleanRgb(inside: string): string | undefined {
  const isPercent = /^[^%]+%[^%]+%[^%]+%/.test(inside);
  const numbers = parseNumbers(inside.replaceAll('%', ' ').replaceAll('/', ' '));
  if (!numbers || numbers.length < 3 || numbers.length > 4) return undefined;
  const parts = numbers
    .slice(0, 3)
    .map((part) => Math.round(Math.min(255, Math.max(0, isPercent ? part * 2.55 : part))));
  const opacity = Math.min(1, Math.max(0, numbers[3] ?? 1));
  return opacity === 1
    ? `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
    : `rgba(${parts.join(',')},${printNumber(opacity)})`;
}

/** Characters of an id that need no escape anywhere a reference stands. */
const ID = /^[^\s"'()\\<>&#%]{1,200}$/u;
const url = /^url\(\s*(?:"#([^"]*)"|'#([^']*)'|#([^)"']*?))\s*\)(?:\s+(.*))?$/;

/** Reads `url(#id)`, with or without quotes; a colour that stands behind it is dropped, for the id must be there. */
export function cleanUrl(text: string): string | undefined {
  const [whole, double, single, bare, fallback] = text.length > 300 ? [] : (url.exec(text.trim()) ?? []);
  const id = double ?? single ?? bare;
  if (whole === undefined || id === undefined || !ID.test(id)) return undefined;
  if (fallback !== undefined && fallback !== 'none' && cleanColour(fallback) === undefined) return undefined;
  return `url(#${id})`;
}

/** Reads a reference by `href`, which is `#id` and nothing else. */
export const cleanHref = (text: string): string | undefined =>
  text.startsWith('#') && ID.test(text.slice(1)) ? text : undefined;

/** Reads what a shape is filled or stroked with. */
export const cleanPaint = (text: string): string | undefined =>
  text.trim() === 'none' ? 'none' : (cleanUrl(text) ?? cleanColour(text));

/** The id in a cleaned value that refers to one. */
export const idIn = (name: string, value: string): string | undefined =>
  name === 'href' ? value.slice(1) : /^url\(#(.*)\)$/.exec(value)?.[1];
