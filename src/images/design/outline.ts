export type Point = readonly [x: number, y: number];

/** A closed outline: where it starts, then straight lines and curves with one or two handles. */
export interface Outline {
  readonly start: Point;
  readonly parts: readonly (readonly [Point] | readonly [Point, Point] | readonly [Point, Point, Point])[];
}

/** The outline as the `d` of an SVG path. */
export function printPath({ start, parts }: Outline): string {
  const letters = ['', 'L', 'Q', 'C'];
  const point = ([x, y]: Point): string => `${round(x)} ${round(y)}`;
  return `M${point(start)}${parts.map((part) => `${letters[part.length]}${part.map(point).join(' ')}`).join('')}Z`;
}

/** A polygon with its corners rounded off. @param radius  how far from the corner the curve begins, px */
export function roundedPolygon(corners: readonly Point[], radius: number): Outline {
  const towards = (from: Point, to: Point): Point => {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const share = Math.min(radius, length / 2) / length;
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  };
  const count = corners.length;
  const at = (index: number): Point => corners[(index + count) % count]!;
  return {
    start: towards(at(0), at(-1)),
    parts: corners.flatMap((corner, index): Outline['parts'] => [
      [corner, towards(corner, at(index + 1))],
      [towards(at(index + 1), corner)],
    ]),
  };
}

/** The outline as a polygon fine enough to measure by. */
export function flatten({ start, parts }: Outline): readonly Point[] {
  const points: Point[] = [start];
  for (const part of parts) {
    const handles = [points.at(-1)!, ...part];
    const steps = part.length === 1 ? 1 : 24;
    for (let step = 1; step <= steps; step++) points.push(onCurve(handles, step / steps));
  }
  return points;
}

/** How wide the polygon is to either side of `x = centre` at a height; 0 above and below it. */
export function halfWidth(polygon: readonly Point[], centre: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let index = 0; index < polygon.length; index++) {
    const [x1, y1] = polygon[index]!;
    const [x2, y2] = polygon[(index + 1) % polygon.length]!;
    if (y1 <= y === y2 <= y) continue;
    nearest = Math.min(nearest, Math.abs(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) - centre));
  }
  return nearest === Number.POSITIVE_INFINITY ? 0 : nearest;
}

/** de Casteljau: halves of halves, whatever the number of handles. */
function onCurve(handles: readonly Point[], share: number): Point {
  if (handles.length === 1) return handles[0]!;
  return onCurve(
    handles.slice(1).map(([x, y], index): Point => {
      const [fromX, fromY] = handles[index]!;
      return [fromX + (x - fromX) * share, fromY + (y - fromY) * share];
    }),
    share,
  );
}

export const round = (value: number): number => Math.round(value * 10) / 10;
