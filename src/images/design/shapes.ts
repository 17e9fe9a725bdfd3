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

/** How far the handles of a cubic curve reach that makes a quarter of a circle but for one part in four thousand. */
const ROUND = 0.5522847;

function ellipse(across: number, up: number): Outline {
  const at = (x: number, y: number): Point => [CENTRE + x * across, CENTRE + y * up];
  return {
    start: at(1, 0),
    parts: [
      [at(1, ROUND), at(ROUND, 1), at(0, 1)],
      [at(-ROUND, 1), at(-1, ROUND), at(-1, 0)],
      [at(-1, -ROUND), at(-ROUND, -1), at(0, -1)],
      [at(ROUND, -1), at(1, -ROUND), at(1, 0)],
    ],
  };
}

/** Corners alternately far out and near: the points of a seal. */
const star = (points: number, outer: number, inner: number): Point[] =>
  around(points * 2, 1, -HALF_TURN / 2).map(([x, y], index): Point => {
    const radius = index % 2 === 0 ? outer : inner;
    return [CENTRE + (x - CENTRE) * radius, CENTRE + (y - CENTRE) * radius];
  });

/** Teeth with sloping flanks. */
const gear = (teeth: number, outer: number, inner: number): Point[] =>
  Array.from({ length: teeth }, (_, tooth) => tooth / teeth).flatMap((turn) =>
    [
      [-0.36, inner],
      [-0.22, outer],
      [0.22, outer],
      [0.36, inner],
    ].map(([shift, radius]): Point => {
      const angle = -HALF_TURN / 2 + 2 * HALF_TURN * (turn + shift! / teeth);
      return [CENTRE + radius! * Math.cos(angle), CENTRE + radius! * Math.sin(angle)];
    }),
  );

/** A field whose corners are cut out in quarters of a circle. */
function ticket(half: number, notch: number): Outline {
  const at = (x: number, y: number): Point => [CENTRE + x, CENTRE + y];
  const inner = half - notch;
  const bend = half - notch * ROUND;
  return {
    start: at(-inner, -half),
    parts: [
      [at(inner, -half)],
      [at(inner, -bend), at(bend, -inner), at(half, -inner)],
      [at(half, inner)],
      [at(bend, inner), at(inner, bend), at(inner, half)],
      [at(-inner, half)],
      [at(-inner, bend), at(-bend, inner), at(-half, inner)],
      [at(-half, -inner)],
      [at(-bend, -inner), at(-inner, -bend), at(-inner, -half)],
    ],
  };
}

/** A field whose corners are rounded off by a quarter of a circle each, clockwise from the upper left. */
function leaf(half: number, radii: readonly [number, number, number, number]): Outline {
  const [topLeft, topRight, bottomRight, bottomLeft] = radii;
  const at = (x: number, y: number): Point => [CENTRE + x, CENTRE + y];
  const rest = (radius: number): number => half - radius * (1 - ROUND);
  return {
    start: at(-half + topLeft, -half),
    parts: [
      [at(half - topRight, -half)],
      [at(rest(topRight) - 0, -half), at(half, -rest(topRight)), at(half, -half + topRight)],
      [at(half, half - bottomRight)],
      [at(half, rest(bottomRight)), at(rest(bottomRight), half), at(half - bottomRight, half)],
      [at(-half + bottomLeft, half)],
      [at(-rest(bottomLeft), half), at(-half, rest(bottomLeft)), at(-half, half - bottomLeft)],
      [at(-half, -half + topLeft)],
      [at(-half, -rest(topLeft)), at(-rest(topLeft), -half), at(-half + topLeft, -half)],
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

/** Shoulders drawn up, a point below. */
const CREST: Outline = {
  start: [CENTRE, 74],
  parts: [
    [
      [318, 74],
      [376, 66],
      [424, 44],
    ],
    [
      [430, 96],
      [452, 132],
      [452, 196],
    ],
    [
      [452, 326],
      [372, 420],
      [CENTRE, 476],
    ],
    [
      [140, 420],
      [60, 326],
      [60, 196],
    ],
    [
      [60, 132],
      [82, 96],
      [88, 44],
    ],
    [
      [136, 66],
      [194, 74],
      [CENTRE, 74],
    ],
  ],
};

/** A window: half a circle on a field. */
const ARCH: Outline = {
  start: [68, 232],
  parts: [
    [
      [68, 232 - 188 * ROUND],
      [CENTRE - 188 * ROUND, 44],
      [CENTRE, 44],
    ],
    [
      [CENTRE + 188 * ROUND, 44],
      [444, 232 - 188 * ROUND],
      [444, 232],
    ],
    [[444, 420]],
    [
      [444, 445],
      [430, 460],
      [404, 460],
    ],
    [[108, 460]],
    [
      [82, 460],
      [68, 445],
      [68, 420],
    ],
  ],
};

/** A flag that hangs down, its end cut in. */
const BANNER: readonly Point[] = [
  [76, 52],
  [436, 52],
  [436, 478],
  [CENTRE, 412],
  [76, 478],
];

function plate(outline: Outline, marks: Pick<Plate, 'top' | 'bottom' | 'ribbon' | 'crest'>): Plate {
  const polygon = flatten(outline);
  return { outline, ...marks, halfWidthAt: (y) => halfWidth(polygon, CENTRE, y) };
}

const PLATES: Readonly<Record<Shape, Plate>> = {
  oval: plate(ellipse(186, 226), { top: 74, bottom: 442, ribbon: 404, crest: 54 }),
  octagon: plate(roundedPolygon(around(8, 230, -HALF_TURN / 8), 36), { top: 74, bottom: 440, ribbon: 404, crest: 54 }),
  pentagon: plate(roundedPolygon(around(5, 250, -HALF_TURN / 2, 282), 64), {
    top: 104,
    bottom: 446,
    ribbon: 404,
    crest: 66,
  }),
  crest: plate(CREST, { top: 92, bottom: 424, ribbon: 392, crest: 66 }),
  ticket: plate(ticket(202, 60), { top: 84, bottom: 428, ribbon: 386, crest: 58 }),
  arch: plate(ARCH, { top: 76, bottom: 438, ribbon: 412, crest: 50 }),
  banner: plate(roundedPolygon(BANNER, 26), { top: 78, bottom: 384, ribbon: 372, crest: 60 }),
  leaf: plate(leaf(200, [150, 44, 150, 44]), { top: 86, bottom: 428, ribbon: 404, crest: 60 }),
  burst: plate(roundedPolygon(star(22, 234, 208), 9), { top: 76, bottom: 436, ribbon: 404, crest: 52 }),
  gear: plate(roundedPolygon(gear(14, 230, 204), 9), { top: 76, bottom: 436, ribbon: 404, crest: 54 }),
  circle: plate(ellipse(214, 214), { top: 70, bottom: 442, ribbon: 408, crest: 56 }),
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
