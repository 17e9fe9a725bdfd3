import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Font } from 'satori';
import type { Measure } from './design/lines.ts';
import { type FontMetrics, parseWoffMetrics } from './woff.ts';

/** The fonts that pictures are set in, and what is known of them. */
export interface FontSet {
  readonly fonts: readonly Font[];
  readonly measure: Measure;
  readonly hasGlyph: (character: string) => boolean;
}

/** Files of Inter for the Latin script, most used first. */
const SUBSETS = ['latin', 'latin-ext', 'vietnamese'] as const;
const WEIGHT = 700;
/** A character that no font has is drawn as a box, one em wide at most. */
const MISSING = 1;

let loaded: Promise<FontSet> | undefined;

/** The bundled fonts, read once. */
export const loadFonts = (): Promise<FontSet> => {
  loaded ??= readFonts();
  return loaded;
};

async function readFonts(): Promise<FontSet> {
  const files = await Promise.all(
    SUBSETS.map((subset) =>
      readFile(fileURLToPath(import.meta.resolve(`@fontsource/inter/files/inter-${subset}-${WEIGHT}-normal.woff`))),
    ),
  );
  const metrics = files.map((bytes) => parseWoffMetrics(bytes));
  return {
    fonts: files.map((data, index) => ({ name: `Inter ${SUBSETS[index]}`, data, weight: WEIGHT, style: 'normal' })),
    measure: (text) => [...text].reduce((sum, character) => sum + (advanceOf(metrics, character) ?? MISSING), 0),
    hasGlyph: (character) => advanceOf(metrics, character) !== undefined,
  };
}

function advanceOf(metrics: readonly FontMetrics[], character: string): number | undefined {
  const codePoint = character.codePointAt(0) as number;
  for (const { advance } of metrics) {
    const width = advance(codePoint);
    if (width !== undefined) return width;
  }
  return undefined;
}
