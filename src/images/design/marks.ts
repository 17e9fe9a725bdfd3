import type { Mark } from '../../model/index.ts';
import { type Colour, printColour } from './colour.ts';
import { type Outline, type Point, printPath, roundedPolygon } from './outline.ts';
import { CENTRE } from './shapes.ts';

const OUTER = 16;
const INNER = 7.2;
const STEP = 40;
/** The row bends like the upper rim: each mark lies lower the further out it is. */
const BEND = 1.6;

/** How far a row of marks reaches to either side, px; 0 without any. */
export const marksHalfWidth = (level: number): number => (level === 0 ? 0 : ((level - 1) / 2) * STEP + OUTER);

/** As many marks as the level says, in a slight arc. @param y  the middle of the highest, px */
export function drawMarks(mark: Mark, level: number, y: number, colour: Colour): string {
  const drawn = Array.from({ length: level }, (_, index) => {
    const place = index - (level - 1) / 2;
    return printPath(OUTLINES[mark](CENTRE + place * STEP, y - 2 + BEND * place * place));
  });
  return `<path fill="${printColour(colour)}" d="${drawn.join('')}"/>`;
}

const star = (x: number, y: number): Outline =>
  roundedPolygon(
    Array.from({ length: 10 }, (_, index): Point => {
      const radius = index % 2 === 0 ? OUTER : INNER;
      const angle = -Math.PI / 2 + (index * Math.PI) / 5;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    }),
    1.6,
  );

/** A polygon around a place, its corners given from there. */
const polygon =
  (radius: number, ...corners: readonly Point[]) =>
  (x: number, y: number): Outline =>
    roundedPolygon(
      corners.map(([right, down]): Point => [x + right, y + down]),
      radius,
    );

const OUTLINES: Readonly<Record<Mark, (x: number, y: number) => Outline>> = {
  star,
  dot: polygon(10.5, [-10.5, -10.5], [10.5, -10.5], [10.5, 10.5], [-10.5, 10.5]),
  chevron: polygon(2, [0, -12], [14, 2], [14, 13], [0, -1], [-14, 13], [-14, 2]),
  bar: polygon(3, [-5.5, -14], [5.5, -14], [5.5, 14], [-5.5, 14]),
};
