/** A piece of a name that is kept together, and what joins it to the one before on the same line. */
export interface Piece {
  readonly text: string;
  readonly joint: '' | ' ';
}

/** Signs that stand as one character in text and are pictures: they are not lettered. */
const EMOJI = /\p{RGI_Emoji}/gv;

/** The first emoji of a name, if there is one. */
export const emojiIn = (text: string): string | undefined => text.match(EMOJI)?.[0];

/**
 * Names as they are drawn: composed, on one line, without emoji and without characters that have no shape. Joiners stay
 * between letters, where Persian and the scripts of India need them.
 */
export const drawable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(EMOJI, ' ')
    .replace(/(?<![\p{L}\p{M}])[\u200c\u200d]|[\u200c\u200d](?!\p{L})/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Scripts that are written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Never first on a line: closing marks, and what belongs to the letter before. */
const CLINGS = /^[\p{Pe}\p{Pf}\p{M}、。，．・：；？！ー〜々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥ๆฯ]/u;
/** Never last on a line. */
const LEADS = /[\p{Ps}\p{Pi}]$/u;
/** Scripts in which a broken word takes a hyphen. */
const HYPHENATED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{N}]$/u;

/** Words; a word also ends after its own hyphen or slash, and where scripts without spaces end one. */
export const piecesOf = (text: string): Piece[] =>
  text.split(' ').flatMap((word) =>
    word
      .split(/(?<=[\p{L}\p{N}][-‐–/])(?=[\p{L}\p{N}])/u)
      .flatMap(wordsOf)
      .map((part, index): Piece => ({ text: part, joint: index === 0 ? ' ' : '' })),
  );

function wordsOf(text: string): string[] {
  if (!UNSPACED.test(text)) return [text];
  const words: string[] = [];
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'word' }).segment(text)) {
    const before = words.at(-1);
    if (before !== undefined && (CLINGS.test(segment) || LEADS.test(before)))
      words[words.length - 1] = before + segment;
    else words.push(segment);
  }
  return words;
}

/** What is written at the end of a part of a broken word. */
export const hyphenAfter = (part: string): '' | '-' => (HYPHENATED.test(part) ? '-' : '');
