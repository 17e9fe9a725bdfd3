import type { Theme } from '../model/index.ts';

/** Corners; all others are made from this one. */
const RADII: Readonly<Record<Theme['radius'], string>> = {
  none: '0rem',
  small: '0.25rem',
  medium: '0.625rem',
  large: '1.25rem',
};

const SANS = '"Inter", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", system-ui, sans-serif';
const SERIF =
  '"Source Serif 4", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", Georgia, ui-serif, serif';
const SYSTEM = 'system-ui, sans-serif';

/** For headings, then for text. */
const FONTS: Readonly<Record<Theme['fonts'], readonly [string, string]>> = {
  serif: [SERIF, SANS],
  sans: [SANS, SANS],
  book: [SERIF, SERIF],
  system: [SYSTEM, SYSTEM],
};

const SCHEMES: Readonly<Record<Theme['scheme'], string>> = { system: 'light dark', light: 'light', dark: 'dark' };

/** What a theme changes: tokens, and nothing but tokens. Every colour that it sets was made to be readable. */
export function themeCss({ accent, radius, fonts, scheme }: Theme): string {
  const [heading, text] = FONTS[fonts];
  const colours = accent === undefined ? undefined : accentsOf(accent);
  return [
    '@layer tokens {\n  :root {',
    `    color-scheme: ${SCHEMES[scheme]};`,
    `    --radius: ${RADII[radius]};`,
    `    --font-heading: ${heading};`,
    `    --font: ${text};`,
    ...(colours === undefined
      ? []
      : [`    --theme-accent-light: ${colours.light};`, `    --theme-accent-dark: ${colours.dark};`]),
    '  }\n}\n',
  ].join('\n');
}

/** What browsers are told before any style is there. */
export const colourScheme = ({ scheme }: Pick<Theme, 'scheme'>): string => SCHEMES[scheme];

/** The two accents that a theme sets: one for light ground, one for dark. */
export interface Accents {
  readonly light: string;
  readonly dark: string;
}

type Colour = readonly [number, number, number];

/** Darker than every light ground of the tokens, lighter than every dark one: what passes here passes there. */
const LIGHT_GROUND: Colour = [239, 234, 224];
const DARK_GROUND: Colour = [60, 52, 42];
/** WCAG 2.2, 1.4.3. */
const CONTRAST = 4.5;

/**
 * Makes an owner's colour readable: mixed with black or white, as little as gives a contrast of 4.5:1.
 * @param accent  `#rrggbb`
 */
export function accentsOf(accent: string): Accents {
  const colour = [1, 3, 5].map((at) => Number.parseInt(accent.slice(at, at + 2), 16)) as unknown as Colour;
  return { light: readable(colour, [0, 0, 0], LIGHT_GROUND), dark: readable(colour, [255, 255, 255], DARK_GROUND) };
}

function readable(colour: Colour, towards: Colour, ground: Colour): string {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = colour.map((part, index) => Math.round(part + (towards[index]! - part) * share)) as unknown as Colour;
    if (contrast(mixed, ground) >= CONTRAST) return hex(mixed);
  }
  return hex(towards);
}

/** Contrast ratio of WCAG 2.2, 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const hex = (colour: Colour): string => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
