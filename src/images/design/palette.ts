import type { Design } from '../../model/index.ts';
import { BLACK, type Colour, mix, parseColour, WHITE } from './colour.ts';
import { contrastRatio, luminance, READABLE } from './contrast.ts';

/** How strongly a pattern covers the ground, 0 to 1. */
export const PATTERN_STRENGTH = 0.2;

/** Every colour of one badge. */
export interface Palette {
  readonly ground: Colour;
  /** the ground's own shade, on the far side of the ink, so that nothing reads worse on it */
  readonly depth: Colour;
  /** the outer edge */
  readonly edge: Colour;
  /** text, icon and rim */
  readonly ink: Colour;
  /** black or white, whichever is further from the ink: what patterns are drawn in */
  readonly shade: Colour;
  readonly marks: Colour;
  readonly ribbon: Colour;
  readonly ribbonTail: Colour;
  readonly ribbonFold: Colour;
  readonly ribbonInk: Colour;
}

/** Grounds for badges that name none: deep, even in weight, apart from each other. */
export const GROUNDS = [
  '#1f4e79',
  '#14606b',
  '#1e6144',
  '#4a5d1c',
  '#7a4a12',
  '#8a3324',
  '#8c2f4b',
  '#6e3a78',
  '#4b428c',
  '#34508f',
  '#37505c',
  '#54463c',
] as const;

/** The colours a badge gets: its design's own, and for the rest what goes with them; the same each time. */
export function paletteOf(id: string, design: Design): Palette {
  const ownInk = colourOf(design.ink);
  const ground = colourOf(design.ground) ?? groundFor(id, ownInk);
  const ink = ownInk ?? readableOn(ground, 0.93);
  const isLightInk = luminance(ink) > luminance(ground);
  const accent = colourOf(design.accent);
  const ribbon = accent ?? mix(ink, ground, 0.14);
  return {
    ground,
    depth: mix(ground, isLightInk ? BLACK : WHITE, isLightInk ? 0.26 : 0.5),
    edge: isLightInk ? mix(ground, BLACK, 0.42) : mix(ground, ink, 0.24),
    ink,
    shade: isLightInk ? BLACK : WHITE,
    marks: accent && contrastRatio(accent, ground) >= READABLE ? accent : ink,
    ribbon,
    ribbonTail: mix(ribbon, BLACK, 0.2),
    ribbonFold: mix(ribbon, BLACK, 0.5),
    ribbonInk: readableOn(ribbon, 0.86),
  };
}

/** Two colours that stand on each other, one of them text or icon. */
export interface ColourPair {
  readonly field: 'ink' | 'ribbon';
  readonly text: Colour;
  readonly ground: Colour;
}

/** Every pair of text or icon and what it stands on. */
export const textPairs = (palette: Palette): readonly ColourPair[] => [
  { field: 'ink', text: palette.ink, ground: palette.ground },
  { field: 'ink', text: palette.ink, ground: palette.depth },
  { field: 'ink', text: palette.ink, ground: mix(palette.ground, palette.shade, PATTERN_STRENGTH) },
  { field: 'ink', text: palette.ink, ground: mix(palette.depth, palette.shade, PATTERN_STRENGTH) },
  { field: 'ink', text: palette.marks, ground: palette.ground },
  { field: 'ink', text: palette.marks, ground: mix(palette.ground, palette.shade, PATTERN_STRENGTH) },
  { field: 'ribbon', text: palette.ribbonInk, ground: palette.ribbon },
];

/** The pairs whose text is hard to read, worst first, with their ratios. */
export const unreadablePairs = (palette: Palette): readonly (ColourPair & { readonly ratio: number })[] =>
  textPairs(palette)
    .map((pair) => ({ ...pair, ratio: contrastRatio(pair.text, pair.ground) }))
    .filter(({ ratio }) => ratio < READABLE)
    .sort((a, b) => a.ratio - b.ratio);

/**
 * A tint or shade of the ground that reads on it; where the ground is of middling lightness, plain black or white,
 * one of which always does.
 * @param share  how much of black or white the tint takes
 */
function readableOn(ground: Colour, share: number): Colour {
  const best = (colours: readonly Colour[]): Colour =>
    colours.reduce((a, b) => (contrastRatio(b, ground) > contrastRatio(a, ground) ? b : a));
  const tint = best([mix(ground, WHITE, share), mix(ground, BLACK, share)]);
  return contrastRatio(tint, ground) >= READABLE + 0.5 ? tint : best([WHITE, BLACK]);
}

/** The first ground, counted from the one that the id falls on, on which the ink reads. */
function groundFor(id: string, ink: Colour | undefined): Colour {
  const start = hashOf(id) % GROUNDS.length;
  const grounds = GROUNDS.map((_, index) => colourOf(GROUNDS[(start + index) % GROUNDS.length])!);
  const own = grounds[0]!;
  if (!ink) return own;
  const pale = mix(own, WHITE, 0.86);
  return [...grounds, pale].find((ground) => contrastRatio(ink, ground) >= READABLE) ?? own;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of new TextEncoder().encode(text)) hash = Math.imul(hash ^ unit, 0x01000193) >>> 0;
  return hash;
}

function colourOf(text: string | undefined): Colour | undefined {
  if (text === undefined) return undefined;
  const colour = parseColour(text);
  if (!colour.ok) throw new RangeError(`${text} is not a colour: content is checked before it is drawn`);
  return colour.value;
}
