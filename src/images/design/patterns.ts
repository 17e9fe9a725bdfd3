import type { Pattern } from '../../model/index.ts';
import { printColour } from './colour.ts';
import { round } from './outline.ts';
import { PATTERN_STRENGTH, type Palette } from './palette.ts';
import { CENTRE, SIDE } from './shapes.ts';

/** A tile that repeats; `paint` is how its shapes take the colour. */
interface Tile {
  readonly width: number;
  readonly height: number;
  readonly paint: 'fill' | 'stroke';
  readonly body: string;
  readonly turn?: number;
}

const stroke = (width: number, height: number, line: number, d: string): Tile => ({
  width,
  height,
  paint: 'stroke',
  body: `<path d="${d}" stroke-width="${line}"/>`,
});
const fill = (width: number, height: number, body: string, turn?: number): Tile => ({
  width,
  height,
  paint: 'fill',
  body,
  ...(turn !== undefined && { turn }),
});

const TILES: Readonly<Partial<Record<Pattern, Tile>>> = {
  dots: fill(30, 30, '<circle cx="7.5" cy="7.5" r="5"/><circle cx="22.5" cy="22.5" r="5"/>'),
  stripes: fill(22, 22, '<rect width="11" height="22"/>', 45),
  chevrons: stroke(44, 30, 7, 'M-4 27 22 7 48 27'),
  waves: stroke(60, 28, 5.5, 'M-15 7q15 14 30 0t30 0 30 0'),
  scales: stroke(44, 44, 4, 'M0 0a22 22 0 0 0 44 0M-22 22a22 22 0 0 0 44 0M22 22a22 22 0 0 0 44 0'),
  grid: stroke(34, 34, 6, 'M34 0H0V34'),
  confetti: fill(
    72,
    72,
    '<circle cx="12" cy="14" r="6"/><rect x="38" y="6" width="20" height="8" rx="3" transform="rotate(28 48 10)"/><path d="m20 44 14-6-3 15z"/><circle cx="59" cy="38" r="5"/><rect x="3" y="56" width="20" height="8" rx="3" transform="rotate(-40 13 60)"/><path d="m44 56 15 3-10 10z"/>',
  ),
  facets: fill(60, 52, '<path d="M0 52 30 0 60 52Z"/><path d="M0 0h15L0 26ZM60 0H45l15 26Z" opacity=".45"/>'),
};

/**
 * The pattern of a ground, cut to the plate. Its colour lies on the far side of the ink from the ground, so that nothing
 * that stands on it reads worse.
 */
export function drawPattern(pattern: Pattern, { shade }: Palette): string {
  const colour = printColour(shade);
  const tile = TILES[pattern];
  if (tile) {
    const turn = tile.turn === undefined ? '' : ` patternTransform="rotate(${tile.turn})"`;
    const paint = tile.paint === 'fill' ? `fill="${colour}"` : `fill="none" stroke="${colour}"`;
    return `<pattern id="pattern" width="${tile.width}" height="${tile.height}" patternUnits="userSpaceOnUse"${turn}><g ${paint}>${tile.body}</g></pattern><use href="#plate" fill="url(#pattern)" opacity="${PATTERN_STRENGTH}"/>`;
  }
  const drawn = DRAWN[pattern]?.(colour);
  if (drawn === undefined) return '';
  return `<clipPath id="field"><use href="#plate"/></clipPath><g clip-path="url(#field)" fill="${colour}" opacity="${PATTERN_STRENGTH}">${drawn}</g>`;
}

/** What does not repeat. */
const DRAWN: Readonly<Partial<Record<Pattern, (colour: string) => string>>> = {
  rays: () => {
    const count = 20;
    const at = (turn: number): string => {
      const angle = -Math.PI / 2 + (turn / count) * 2 * Math.PI;
      return `${round(CENTRE + 340 * Math.cos(angle))} ${round(CENTRE + 340 * Math.sin(angle))}`;
    };
    const wedges = Array.from(
      { length: count },
      (_, ray) => `M${CENTRE} ${CENTRE}L${at(ray - 0.25)} ${at(ray + 0.25)}Z`,
    );
    return `<path d="${wedges.join('')}"/>`;
  },
  rings: (colour) =>
    [34, 78, 122, 166, 210, 254]
      .map(
        (radius) =>
          `<circle cx="${CENTRE}" cy="${CENTRE}" r="${radius}" fill="none" stroke="${colour}" stroke-width="20"/>`,
      )
      .join(''),
  hills: () =>
    [
      `M0 ${SIDE}V330Q80 280 170 330T360 316T512 300V${SIDE}Z`,
      `M0 ${SIDE}V392Q110 330 220 384T512 352V${SIDE}Z`,
      `M0 ${SIDE}V444Q140 396 270 440T512 410V${SIDE}Z`,
    ]
      .map((d) => `<path d="${d}"/>`)
      .join(''),
};
