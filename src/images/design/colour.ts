import { bad, good, type Result } from '../../values/index.ts';

/** Red, green and blue, each 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

export const BLACK: Colour = [0, 0, 0];
export const WHITE: Colour = [255, 255, 255];

/** Reads `#rrggbb`; nothing else is a colour in content. */
export function parseColour(text: string): Result<Colour, 'colour-malformed'> {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (!hex) return bad('colour-malformed');
  return good([hex[1]!, hex[2]!, hex[3]!].map((part) => Number.parseInt(part, 16)) as unknown as Colour);
}

export const printColour = (colour: Colour): string =>
  `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** @param share  0 gives `from`, 1 gives `to` */
export const mix = (from: Colour, to: Colour, share: number): Colour =>
  from.map((part, index) => Math.round(part + (to[index]! - part) * share)) as unknown as Colour;
