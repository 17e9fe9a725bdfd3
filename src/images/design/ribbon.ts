import type { RibbonStyle } from '../../model/index.ts';
import { printColour } from './colour.ts';
import { round } from './outline.ts';
import type { Palette } from './palette.ts';
import { CENTRE } from './shapes.ts';

/** Height of the band, its width, its reach with the tails, how far these hang, room and sizes of its text; px. */
export const RIBBON = { height: 58, band: 376, reach: 440, drop: 16, text: 332, largest: 28, smallest: 15 } as const;

/** A straight band, and what its ends are. @param y  its middle, px */
export const drawRibbon = (style: RibbonStyle, y: number, palette: Palette): string => ENDS[style](y, palette);

const { height, band, reach, drop } = RIBBON;

/** The band alone. */
const front = (y: number, palette: Palette, corner: number, width: number = band): string =>
  `<rect x="${CENTRE - width / 2}" y="${round(y - height / 2)}" width="${width}" height="${height}" rx="${corner}" fill="${printColour(palette.ribbon)}"/>`;

/** A point as far to the left as another is to the right. */
const at = (sign: 1 | -1, x: number, y: number): string => `${round(CENTRE + sign * x)} ${round(y)}`;

/** Two tails behind the band, with their folds. */
function folded(y: number, palette: Palette): string {
  const upper = y - height / 2;
  const lower = y + height / 2;
  const fold = 22;
  const side = (sign: 1 | -1): string => {
    const inner = band / 2 - fold;
    const tail = `M${at(sign, inner, upper + drop)}L${at(sign, reach / 2, upper + drop)}L${at(sign, reach / 2 - 16, y + drop)}L${at(sign, reach / 2, lower + drop)}L${at(sign, inner, lower + drop)}Z`;
    const shadow = `M${at(sign, inner, lower)}L${at(sign, band / 2, lower)}L${at(sign, inner, lower + drop)}Z`;
    return `<path fill="${printColour(palette.ribbonTail)}" d="${tail}"/><path fill="${printColour(palette.ribbonFold)}" d="${shadow}"/>`;
  };
  return side(-1) + side(1) + front(y, palette, 3);
}

/** The band itself ends in two points on each side. */
function forked(y: number, palette: Palette): string {
  const [upper, lower] = [y - height / 2, y + height / 2];
  const half = reach / 2 + 6;
  const d = `M${at(-1, half, upper)}L${at(1, half, upper)}L${at(1, half - 22, y)}L${at(1, half, lower)}L${at(-1, half, lower)}L${at(-1, half - 22, y)}Z`;
  const line = (edge: number): string =>
    `<path d="M${at(-1, half - 30, edge)}L${at(1, half - 30, edge)}" stroke="${printColour(palette.ribbonTail)}" stroke-width="2.5"/>`;
  return `<path fill="${printColour(palette.ribbon)}" d="${d}"/>${line(upper + 6)}${line(lower - 6)}`;
}

/** A round-ended plate with an edge. */
const pill = (y: number, palette: Palette): string =>
  `<rect x="${CENTRE - band / 2 - 7}" y="${round(y - height / 2 - 7)}" width="${band + 14}" height="${height + 14}" rx="${height / 2 + 7}" fill="${printColour(palette.edge)}"/>${front(y, palette, height / 2)}`;

const ENDS: Readonly<Record<RibbonStyle, (y: number, palette: Palette) => string>> = {
  folded,
  forked,
  pill,
  plain: (y, palette) => front(y, palette, 5),
};
