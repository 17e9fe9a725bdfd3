import { type Colour, printColour } from './colour.ts';
import { type Point, printPath, roundedPolygon } from './outline.ts';
import { CENTRE } from './shapes.ts';

const OUTER = 16;
const INNER = 7.2;
const STEP = 40;
/** The row bends like the upper rim: each mark lies lower the further out it is. */
const BEND = 1.6;

/** How far a row of marks reaches to either side, px; 0 without any. */
export const marksHalfWidth = (level: number): number => (level === 0 ? 0 : ((level - 1) / 2) * STEP + OUTER);

/** As many stars as the level says, in a slight arc. @param y  the middle of the highest, px */
export function drawMarks(level: number, y: number, colour: Colour): string {
  const stars = Array.from({ length: level }, (_, index) => {
    const place = index - (level - 1) / 2;
    return printPath(star(CENTRE + place * STEP, y - 2 + BEND * place * place));
  });
  return `<path fill="${printColour(colour)}" d="${stars.join('')}"/>`;
}

const star = (x: number, y: number) =>
  roundedPolygon(
    Array.from({ length: 10 }, (_, index): Point => {
      const radius = index % 2 === 0 ? OUTER : INNER;
      const angle = -Math.PI / 2 + (index * Math.PI) / 5;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    }),
    1.6,
  );
