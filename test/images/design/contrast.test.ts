import { describe, expect, test } from 'vitest';
import { BLACK, type Colour, mix, parseColour, printColour, WHITE } from '../../../src/images/design/colour.ts';
import { contrastRatio, luminance, nearestReadable, READABLE } from '../../../src/images/design/contrast.ts';
import {
  GROUNDS,
  PATTERN_STRENGTH,
  paletteOf,
  textPairs,
  unreadablePairs,
} from '../../../src/images/design/palette.ts';

const colour = (text: string): Colour => {
  const parsed = parseColour(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};

describe('WCAG 2.2 1.4.3: contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#ff0000', '#ffffff', 4.0],
    ['#0000ff', '#ffffff', 8.59],
    ['#008000', '#ffffff', 5.14],
    ['#ffff00', '#000000', 19.56],
    ['#595959', '#ffffff', 7.0],
  ])('%s on %s is %d to 1, whichever is the ground', (text, ground, ratio) => {
    expect(contrastRatio(colour(text), colour(ground))).toBeCloseTo(ratio, 2);
    expect(contrastRatio(colour(ground), colour(text))).toBeCloseTo(ratio, 2);
  });

  test('luminance runs from 0 to 1, and red, green and blue make up white', () => {
    expect(luminance(BLACK)).toBe(0);
    expect(luminance(WHITE)).toBeCloseTo(1, 12);
    const parts = ['#ff0000', '#00ff00', '#0000ff'].map((text) => luminance(colour(text)));
    expect(parts.map((part) => part.toFixed(4))).toEqual(['0.2126', '0.7152', '0.0722']);
  });

  test('the nearest readable colour reads, and is the colour itself when that does', () => {
    expect(nearestReadable(colour('#ffffff'), colour('#1f4e79'))).toEqual(WHITE);
    for (const ground of ['#7f7f7f', '#1f4e79', '#ffcc00', '#000000', '#ffffff', '#777777']) {
      const found = nearestReadable(colour('#808080'), colour(ground));
      expect(contrastRatio(found, colour(ground)), ground).toBeGreaterThanOrEqual(READABLE);
    }
  });
});

describe('the palette of a design', () => {
  test('a colour is #rrggbb and nothing else', () => {
    for (const text of ['red', '#fff', '#12345', '#1234567', '#12345g', ' #123456', 'rgb(0,0,0)']) {
      expect(parseColour(text)).toEqual({ ok: false, reason: 'colour-malformed' });
    }
    expect(printColour(colour('#AbCdEf'))).toBe('#abcdef');
  });

  test('chosen inks and ribbon texts read on every ground and accent', () => {
    const steps = [0, 64, 102, 119, 128, 146, 191, 255];
    for (const red of steps) {
      for (const green of steps) {
        for (const blue of steps) {
          const own = printColour([red, green, blue]);
          expect(unreadablePairs(paletteOf('a', { ground: own, accent: own })), own).toEqual([]);
        }
      }
    }
  });

  test('nothing reads worse on the deeper end of the ground than on the ground itself', () => {
    for (const ink of ['#ffffff', '#000000', '#888888', '#ff8800']) {
      for (const ground of [...GROUNDS, '#f4efe6', '#7f7f7f', '#ffd166']) {
        const palette = paletteOf('a', { ink, ground });
        const shallow = contrastRatio(palette.ink, palette.ground);
        expect(contrastRatio(palette.ink, palette.depth)).toBeGreaterThanOrEqual(shallow - 1e-9);
      }
    }
  });

  test('every pair of text and what it stands on is looked at, patterns included', () => {
    const palette = paletteOf('a', { ground: '#1f4e79', accent: '#ffd166' });
    const grounds = textPairs(palette).map(({ text, ground }) => `${printColour(text)} on ${printColour(ground)}`);
    const dimmed = (ground: Colour) => printColour(mix(ground, BLACK, PATTERN_STRENGTH));
    const ink = printColour(palette.ink);
    for (const ground of [palette.ground, palette.depth]) {
      expect(grounds).toContain(`${ink} on ${printColour(ground)}`);
      expect(grounds).toContain(`${ink} on ${dimmed(ground)}`);
    }
    expect(grounds).toContain(`#ffd166 on ${dimmed(palette.ground)}`);
    expect(grounds).toContain(`${printColour(palette.ribbonInk)} on #ffd166`);
  });

  test('nothing reads worse on a pattern than on the ground beneath it', () => {
    for (const ink of ['#ffffff', '#000000', '#ff8800']) {
      for (const ground of [...GROUNDS, '#f4efe6', '#7f7f7f', '#ffd166']) {
        const palette = paletteOf('a', { ink, ground });
        const on = (one: Colour): number => contrastRatio(palette.ink, one);
        for (const bare of [palette.ground, palette.depth]) {
          expect(on(mix(bare, palette.shade, PATTERN_STRENGTH))).toBeGreaterThanOrEqual(on(bare) - 1e-9);
        }
      }
    }
  });

  test('an own ink that does not read is found, with the text and the ground', () => {
    const [worst] = unreadablePairs(paletteOf('a', { ink: '#777777', ground: '#ffffff' }));
    expect(worst).toMatchObject({ field: 'ink', text: colour('#777777'), ground: WHITE });
    expect(worst!.ratio).toBeCloseTo(4.48, 2);
    expect(unreadablePairs(paletteOf('a', { ink: '#767676', ground: '#ffffff' }))).toEqual([]);
  });

  test('an own ink without a ground gets a ground on which it reads', () => {
    for (const ink of ['#ffffff', '#000000', '#ffd166', '#1f4e79']) {
      expect(unreadablePairs(paletteOf('first-aid', { ink })), ink).toEqual([]);
    }
  });

  test('the ground of an empty design comes from the id alone, and ids spread over all grounds', () => {
    const grounds = Array.from({ length: 200 }, (_, index) => printColour(paletteOf(`badge-${index}`, {}).ground));
    expect(new Set(grounds)).toEqual(new Set(GROUNDS));
    expect(paletteOf('first-aid', {})).toEqual(paletteOf('first-aid', {}));
  });

  test('an accent too near to the ground colours the ribbon but not the marks', () => {
    const near = paletteOf('a', { ground: '#1f4e79', accent: '#2a5d8c' });
    expect(near.marks).toEqual(near.ink);
    const far = paletteOf('a', { ground: '#1f4e79', accent: '#ffd166' });
    expect(far.marks).toEqual(colour('#ffd166'));
    expect(mix(BLACK, WHITE, 0.5)).toEqual([128, 128, 128]);
  });
});
