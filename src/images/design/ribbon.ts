import { printColour } from './colour.ts';
import { round } from './outline.ts';
import type { Palette } from './palette.ts';
import { CENTRE } from './shapes.ts';

/** Height of the band, its width, its reach with the tails, how far these hang, room and sizes of its text; px. */
export const RIBBON = { height: 58, band: 376, reach: 440, drop: 16, text: 332, largest: 28, smallest: 15 } as const;

/** A straight band with two folded tails. @param y  its middle, px */
export function drawRibbon(y: number, palette: Palette): string {
  const { height, band, reach, drop } = RIBBON;
  const upper = y - height / 2;
  const lower = y + height / 2;
  const fold = 22;
  const side = (sign: 1 | -1): string => {
    const at = (x: number, height: number): string => `${round(CENTRE + sign * x)} ${round(height)}`;
    const inner = band / 2 - fold;
    const tail = `M${at(inner, upper + drop)}L${at(reach / 2, upper + drop)}L${at(reach / 2 - 16, y + drop)}L${at(reach / 2, lower + drop)}L${at(inner, lower + drop)}Z`;
    const shadow = `M${at(inner, lower)}L${at(band / 2, lower)}L${at(inner, lower + drop)}Z`;
    return `<path fill="${printColour(palette.ribbonTail)}" d="${tail}"/><path fill="${printColour(palette.ribbonFold)}" d="${shadow}"/>`;
  };
  const front = `<rect x="${CENTRE - band / 2}" y="${round(upper)}" width="${band}" height="${height}" rx="3" fill="${printColour(palette.ribbon)}"/>`;
  return side(-1) + side(1) + front;
}
