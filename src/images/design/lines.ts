import { hyphenAfter, type Piece, piecesOf } from './words.ts';

/** The width of a text set at 1 px, in px: the sum of its characters'. Given by whoever has read the font. */
export type Measure = (text: string) => number;

/**
 * Lays a name on as many lines as there are widths, the fullness of the lines as even as can be.
 * @param widths  of each line, in the units of `measure`
 * @param mayBreak  whether a word too long for a line is broken, with a hyphen
 * @returns the lines, or undefined when the name does not fit
 */
export function layLines(
  text: string,
  widths: readonly number[],
  measure: Measure,
  mayBreak: boolean,
): { readonly lines: readonly string[]; readonly fullest: number } | undefined {
  const narrowest = Math.min(...widths);
  if (narrowest <= 0) return undefined;
  const pieces = piecesOf(text).flatMap((piece) => (mayBreak ? broken(piece, narrowest, measure) : [piece]));
  if (pieces.length < widths.length) return undefined;
  const joined = (from: number, to: number): string =>
    pieces
      .slice(from, to)
      .map(({ text, joint }, index) => (index === 0 ? text : joint + text))
      .join('');
  const sizes = pieces.map(({ text, joint }) => ({ alone: measure(text), after: measure(joint + text) }));

  // best[i]: the least of the fullest lines when the first i pieces stand on the lines so far
  let best: (number | undefined)[] = [0, ...pieces.map(() => undefined)];
  const cuts: number[][] = [];
  for (const width of widths) {
    const next: (number | undefined)[] = pieces.map(() => undefined);
    const cut: number[] = [];
    for (let to = 1; to <= pieces.length; to++) {
      let behind = 0;
      for (let from = to - 1; from >= 0; from--) {
        const before = best[from];
        const fullness = (sizes[from]!.alone + behind) / width;
        if (fullness > 1) break;
        behind += sizes[from]!.after;
        if (before === undefined) continue;
        const fullest = Math.max(before, fullness);
        if (fullest < (next[to] ?? Number.POSITIVE_INFINITY)) {
          next[to] = fullest;
          cut[to] = from;
        }
      }
    }
    best = next;
    cuts.push(cut);
  }
  const fullest = best[pieces.length];
  if (fullest === undefined) return undefined;
  const lines: string[] = [];
  let to = pieces.length;
  for (const cut of cuts.reverse()) {
    lines.unshift(joined(cut[to]!, to));
    to = cut[to]!;
  }
  return { lines, fullest };
}

/** A word too long for a line in parts that fit one, cut between characters as readers see them. */
function broken(piece: Piece, width: number, measure: Measure): Piece[] {
  if (measure(piece.text) <= width) return [piece];
  const letters = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(piece.text)].map(
    (one) => one.segment,
  );
  const room = width - measure('-');
  const parts: string[] = [];
  let part = '';
  let filled = 0;
  for (const letter of letters) {
    const size = measure(letter);
    if (part !== '' && filled + size > room) {
      parts.push(part + hyphenAfter(part));
      part = '';
      filled = 0;
    }
    part += letter;
    filled += size;
  }
  return [...parts, part].map((text, index) => ({ text, joint: index === 0 ? piece.joint : '' }));
}
