import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanSvg } from '../../src/images/artwork/clean-svg.ts';
import { expectOnlyAllowed, GOOD, HOSTILE } from './svg-artwork.ts';

const SEED = 20_260_101;
/** Pieces that mean something somewhere in a drawing. */
const PIECES = [
  ...[
    '<',
    '>',
    '/>',
    '"',
    "'",
    '&',
    '&#x',
    ';',
    ':',
    '#',
    'url(',
    ')',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?a ?>',
    '%',
  ],
  ...[
    '<script>',
    '</g>',
    '<g>',
    'href="#a"',
    'onload="a"',
    'xmlns="a"',
    'xmlns:x="http://www.w3.org/2000/svg"',
    '<x:a/>',
  ],
  ...[
    'e308',
    '-',
    '.',
    '1e-9',
    'NaN',
    '\u0000',
    '\ud800',
    '\u202e',
    '😀',
    '\r',
    'style="',
    'fill:',
    '\\',
    '/*',
    'M',
    'a1',
  ],
];

const drawings = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...GOOD) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
);
const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(3),
    piece: fc.oneof(
      fc.constantFrom(...PIECES),
      fc.constantFrom('0', '7', ' ', '1', '9', 'e', 'px'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
  }),
  { maxLength: 3 },
);

/** Takes a drawing from the corpus and puts pieces into it in place of some of its letters. */
const mutated = fc.tuple(drawings, changes).map(([{ bytes }, all]) =>
  all.reduce((text, { at, length, piece }) => {
    const start = Math.floor(at * text.length);
    return text.slice(0, start) + piece + text.slice(start + length);
  }, new TextDecoder().decode(bytes)),
);

test('whatever is changed in a drawing, it is refused with a reason or comes out clean, and clean once is clean twice', () => {
  let taken = 0;
  fc.assert(
    fc.property(mutated, (text) => {
      const start = performance.now();
      const result = cleanSvg(Buffer.from(text));
      expect(performance.now() - start).toBeLessThan(2_000);
      if (!result.ok) {
        expect(result.reason).toMatch(/^artwork-svg-/);
        expect(result.found).toMatch(/^line \d+: \P{Cc}+$/u);
        return;
      }
      taken++;
      expectOnlyAllowed(result.svg);
      expect(cleanSvg(Buffer.from(result.svg))).toEqual(result);
    }),
    { seed: SEED, numRuns: 3_000 },
  );
  expect(taken).toBeGreaterThan(100);
});

test('bytes that were never a drawing are refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(cleanSvg(bytes).ok).toBe(false);
    }),
    { seed: SEED, numRuns: 500 },
  );
});
