import { BLACK, type Colour, mix, WHITE } from './colour.ts';

/** WCAG 2.2, 1.4.3: text of any size reads on a ground from this ratio on. */
export const READABLE = 4.5;

/** Relative luminance, 0 (black) to 1 (white); WCAG 2.2, "relative luminance". */
export function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, 1 to 21, whichever of the two is lighter; WCAG 2.2, "contrast ratio". */
export function contrastRatio(one: Colour, other: Colour): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour nearest to a given one, on the way to black or white, that reads on a ground. */
export function nearestReadable(text: Colour, ground: Colour): Colour {
  for (let share = 0; share < 1; share += 0.02) {
    for (const end of [WHITE, BLACK]) {
      const colour = mix(text, end, share);
      if (contrastRatio(colour, ground) >= READABLE) return colour;
    }
  }
  return contrastRatio(WHITE, ground) >= contrastRatio(BLACK, ground) ? WHITE : BLACK;
}
