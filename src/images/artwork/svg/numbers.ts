/** Numbers of a drawing lie between plus and minus this; larger ones only serve to exhaust whoever draws them. */
const LARGEST = 1_000_000;
/** CSS pixels of an absolute unit. CSS Values 4, section 6.2. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  pt: 96 / 72,
  pc: 16,
};

const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const length = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(%|[a-z]{0,2})$/;

/** Reads the number that begins at a place of a text. */
export function numberAt(text: string, at: number): { readonly value: number; readonly end: number } | undefined {
  number.lastIndex = at;
  const found = number.exec(text);
  const value = Number(found?.[0]);
  return found && Math.abs(value) <= LARGEST ? { value, end: number.lastIndex } : undefined;
}

/** Reads numbers with white space, one comma or nothing between them; undefined: something else is there. */
export function parseNumbers(text: string): readonly number[] | undefined {
  const numbers: number[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    if (numbers.length > 0) at = skipComma(text, at);
    const found = numberAt(text, at);
    if (!found) return undefined;
    numbers.push(found.value);
    at = skipSpace(text, found.end);
  }
  return numbers;
}

export const parseNumber = (text: string): number | undefined => {
  const [value, ...more] = parseNumbers(text) ?? [];
  return more.length === 0 ? value : undefined;
};

/** A length in user units, or in percent. */
export interface Length {
  readonly value: number;
  readonly isPercent: boolean;
}

/** Reads a length; absolute units become user units, and those that hang on a font are not read. */
export function parseLength(text: string): Length | undefined {
  const [, digits = '', unit = ''] = length.exec(text.trim().toLowerCase()) ?? [];
  const isPercent = unit === '%';
  const factor = isPercent ? 1 : UNITS[unit];
  if (digits === '' || factor === undefined) return undefined;
  const value = Number(digits) * factor;
  return Math.abs(value) <= LARGEST ? { value, isPercent } : undefined;
}

export const printLength = ({ value, isPercent }: Length): string => `${printNumber(value)}${isPercent ? '%' : ''}`;

/** Writes a number to eight places, so that reading and writing it again gives the same. */
export const printNumber = (value: number): string => String(Math.round(value * 1e8) / 1e8 || 0);

const space = /[ \t\n\r\f]*/y;
const comma = /[ \t\n\r\f]*,?[ \t\n\r\f]*/y;
/** The place after white space. */
export const skipSpace = (text: string, at: number): number => skip(space, text, at);
/** The place after white space with at most one comma in it. */
export const skipComma = (text: string, at: number): number => skip(comma, text, at);

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}
