import { layLines, type Measure } from './lines.ts';
import { marksHalfWidth } from './marks.ts';
import type { Plate } from './shapes.ts';

/** One line of text: its middle, and its size in px. */
export interface TextLine {
  readonly text: string;
  readonly y: number;
  readonly size: number;
}

/** Where everything stands on the ground, px. */
export interface Layout {
  readonly marks: { readonly y: number } | undefined;
  readonly icon: { readonly y: number; readonly size: number };
  readonly name: readonly TextLine[];
}

/** What a name may look like: its size, how many lines, how large the icon above it is. */
interface Step {
  readonly size: number;
  readonly lines: number;
  readonly icon: number;
}

/** From the best to the last resort: longer names are smaller, on more lines, under a smaller icon. */
const STEPS: readonly Step[] = [
  ...[46, 44, 42, 40, 38].map((size) => ({ size, lines: 2, icon: 190 })),
  ...[42, 40, 38, 36].map((size) => ({ size, lines: 2, icon: 164 })),
  ...[38, 36, 34, 32, 30].map((size) => ({ size, lines: 3, icon: 140 })),
  ...[28, 26, 24].map((size) => ({ size, lines: 4, icon: 116 })),
  ...[23, 22, 21, 20, 19, 18].map((size) => ({ size, lines: 6, icon: 92 })),
  ...[17, 16, 15, 14, 13, 12].map((size) => ({ size, lines: 8, icon: 76 })),
  ...[12, 11, 10, 9, 8, 7, 6].map((size) => ({ size, lines: 14, icon: 44 })),
];

const LEADING = 1.16;
/** Air between text and rim, px. */
const MARGIN = 24;
const MARKS = 30;
const GAP = 15;
/** Words are broken only when they are this small: before, the name shrinks. */
const BREAKS_FROM = 24;
/** How far the stack may leave the middle, px, nearest first. */
const SHIFTS = [0, -8, 8, -16, 16, -26, 26, -38, 38, -52, 52];

/**
 * Places marks, icon and name one under the other, the name as large as the shape allows.
 * @param top, bottom  the space left between crest and ribbon
 * @param level  how many marks, 0 for none
 */
export function layOut(
  plate: Plate,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  name: string,
  level: number,
  measure: Measure,
): Layout {
  for (const step of STEPS) {
    const found = fitting(plate, top, bottom, name, level, measure, step);
    if (found) return found;
  }
  throw new RangeError(`${name.length} characters do not fit on a badge: content is checked before it is drawn`);
}

function fitting(
  plate: Plate,
  top: number,
  bottom: number,
  name: string,
  level: number,
  measure: Measure,
  { size, lines, icon }: Step,
): Layout | undefined {
  const leading = size * LEADING;
  const head = level > 0 ? MARKS + GAP : 0;
  const gap = Math.max(8, Math.min(22, icon * 0.09));
  for (let count = 1; count <= lines; count++) {
    const height = head + icon + gap + count * leading;
    if (height > bottom - top) break;
    for (const shift of SHIFTS) {
      const start = (top + bottom - height) / 2 + shift;
      if (start < top || start + height > bottom) continue;
      const iconTop = start + head;
      const textTop = iconTop + icon + gap;
      if (!hasRoom(plate, start + MARKS / 2, marksHalfWidth(level))) continue;
      if (!hasRoom(plate, iconTop + icon * 0.12, icon * 0.42)) continue;
      const widths = Array.from({ length: count }, (_, index) => {
        const upper = textTop + index * leading;
        const half = Math.min(plate.halfWidthAt(upper), plate.halfWidthAt(upper + leading));
        return (2 * (half - MARGIN)) / size;
      });
      const laid = layLines(name, widths, measure, size <= BREAKS_FROM);
      if (!laid) continue;
      return {
        marks: level > 0 ? { y: start + MARKS / 2 } : undefined,
        icon: { y: iconTop + icon / 2, size: icon },
        name: laid.lines.map((text, index) => ({ text, size, y: textTop + (index + 0.5) * leading })),
      };
    }
  }
  return undefined;
}

const hasRoom = (plate: Plate, y: number, half: number): boolean => plate.halfWidthAt(y) >= half + MARGIN / 2;

/** The size at which a text fits a width, at most `largest`. */
export const sizeToFit = (text: string, width: number, largest: number, measure: Measure): number =>
  Math.min(largest, Math.floor(width / Math.max(measure(text), 0.01)));
