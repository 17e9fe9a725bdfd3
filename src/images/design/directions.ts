import bidiFactory from 'bidi-js';

/** Letters that all run one way. */
export interface Run {
  readonly text: string;
  readonly isRightToLeft: boolean;
}

const bidi = bidiFactory();

/** Does a text run from right to left as a whole? UAX #9, P2 and P3: its first strong letter decides. */
export const isRightToLeft = (text: string): boolean => {
  const strong = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|\p{L}/u.exec(
    text,
  );
  return strong !== null && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(strong[0]);
};

/** The runs of a line from the left to the right of the reader. UAX #9, L2. */
export function runsOf(line: string, isLineRightToLeft: boolean): Run[] {
  const { levels } = bidi.getEmbeddingLevels(line, isLineRightToLeft ? 'rtl' : 'ltr');
  const runs: { text: string; readonly level: number }[] = [];
  for (let at = 0; at < line.length; at++) {
    const level = levels[at] ?? 0;
    const last = runs.at(-1);
    if (last?.level === level) last.text += line[at];
    else runs.push({ text: line[at] as string, level });
  }
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level >= 1; level--) {
    for (let from = 0; from < runs.length; from++) {
      let to = from;
      while ((runs[to]?.level ?? -1) >= level) to++;
      if (to > from + 1) runs.splice(from, to - from, ...runs.slice(from, to).reverse());
      from = Math.max(from, to - 1);
    }
  }
  return runs.map(({ text, level }) => ({ text, isRightToLeft: level % 2 === 1 }));
}
