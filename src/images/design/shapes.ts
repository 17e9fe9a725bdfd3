import type { Shape } from '../../model/index.ts';
import { flatten, halfWidth, type Outline, type Point, roundedPolygon } from './outline.ts';

/** The picture's side, px. */
export const SIDE = 512;
export const CENTRE = SIDE / 2;
/** The rim is drawn outside the outline, this wide, px. */
export const RIM = 24;

/** The ground of a badge: an outline inside the rim, and where things stand on it. */
export interface Plate {
  readonly outline: Outline;
  /** uppermost and lowest y that content may reach */
  readonly top: number;
  readonly bottom: number;
  /** y of the ribbon's middle */
  readonly ribbon: number;
  /** y of the middle of the issuer's image, which sits on the upper rim */
  readonly crest: number;
  /** half the width of the ground at a height, px */
  readonly halfWidthAt: (y: number) => number;
}

/** The ground of each shape. */
export const plateOf = (shape: Shape): Plate => PLATES[shape];

const HALF_TURN = Math.PI;
const around = (count: number, radius: number, turn: number, middle = CENTRE): Point[] =>
  Array.from({ length: count }, (_, index) => {
    const angle = turn + (index * 2 * HALF_TURN) / count;
    return [CENTRE + radius * Math.cos(angle), middle + radius * Math.sin(angle)];
  });

/** Four cubic curves make a circle but for one part in four thousand. */
function circle(radius: number): Outline {
  const handle = radius * 0.5522847;
  const at = (x: number, y: number): Point => [CENTRE + x, CENTRE + y];
  return {
    start: at(radius, 0),
    parts: [
      [at(radius, handle), at(handle, radius), at(0, radius)],
      [at(-handle, radius), at(-radius, handle), at(-radius, 0)],
      [at(-radius, -handle), at(-handle, -radius), at(0, -radius)],
      [at(handle, -radius), at(radius, -handle), at(radius, 0)],
    ],
  };
}

function rosette(petals: number, radius: number, bulge: number): Outline {
  const turn = -HALF_TURN / 2 - HALF_TURN / petals;
  const notches = around(petals, radius, turn);
  const tips = around(petals, radius + bulge, turn + HALF_TURN / petals);
  return {
    start: notches[0]!,
    parts: notches.map((_, index) => [tips[index]!, notches[(index + 1) % petals]!]),
  };
}

const SHIELD: Outline = {
  start: [CENTRE, 46],
  parts: [
    [
      [296, 70],
      [350, 82],
      [404, 82],
    ],
    [
      [432, 82],
      [444, 94],
      [444, 120],
    ],
    [[444, 236]],
    [
      [444, 352],
      [360, 428],
      [CENTRE, 474],
    ],
    [
      [152, 428],
      [68, 352],
      [68, 236],
    ],
    [[68, 120]],
    [
      [68, 94],
      [80, 82],
      [108, 82],
    ],
    [
      [162, 82],
      [216, 70],
      [CENTRE, 46],
    ],
  ],
};

function plate(outline: Outline, marks: Pick<Plate, 'top' | 'bottom' | 'ribbon' | 'crest'>): Plate {
  const polygon = flatten(outline);
  return { outline, ...marks, halfWidthAt: (y) => halfWidth(polygon, CENTRE, y) };
}

const PLATES: Readonly<Record<Shape, Plate>> = {
  circle: plate(circle(214), { top: 70, bottom: 442, ribbon: 408, crest: 56 }),
  hexagon: plate(roundedPolygon(around(6, 236, -HALF_TURN / 2), 52), { top: 70, bottom: 442, ribbon: 400, crest: 60 }),
  shield: plate(SHIELD, { top: 92, bottom: 432, ribbon: 396, crest: 62 }),
  square: plate(
    roundedPolygon(
      [
        [60, 60],
        [452, 60],
        [452, 452],
        [60, 452],
      ],
      92,
    ),
    { top: 86, bottom: 426, ribbon: 410, crest: 62 },
  ),
  rosette: plate(rosette(14, 206, 32), { top: 74, bottom: 438, ribbon: 408, crest: 56 }),
  diamond: plate(roundedPolygon(around(4, 256, -HALF_TURN / 2), 84), { top: 74, bottom: 438, ribbon: 400, crest: 60 }),
};
