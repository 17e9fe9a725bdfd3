import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layLines } from '../../../src/images/design/lines.ts';
import { drawable } from '../../../src/images/design/words.ts';

const wide = (text: string): number => [...text].length;

describe('a name on lines', () => {
  test('lines are as evenly full as their widths allow', () => {
    expect(layLines('Web Development Foundations', [20, 20], wide, false)?.lines).toEqual([
      'Web Development',
      'Foundations',
    ]);
    expect(layLines('a bb ccc dddd', [4, 9], wide, false)?.lines).toEqual(['a bb', 'ccc dddd']);
  });

  test('a word may end after its own hyphen, and keeps it', () => {
    expect(layLines('Community-Based Care', [10, 12], wide, false)?.lines).toEqual(['Community-', 'Based Care']);
  });

  test('a word that is too long is broken only when allowed, then with a hyphen and never inside a letter', () => {
    expect(layLines('abcdefghij', [6, 6], wide, false)).toBeUndefined();
    expect(layLines('abcdefghij', [6, 6], wide, true)?.lines).toEqual(['abcde-', 'fghij']);
    expect(layLines('👩‍🚒👩‍🚒', [5, 5], wide, true)?.lines).toEqual(['👩‍🚒', '👩‍🚒']);
  });

  test('what does not fit is refused, as is a shape without room', () => {
    expect(layLines('one two three', [3, 3], wide, false)).toBeUndefined();
    expect(layLines('one', [0], wide, true)).toBeUndefined();
  });

  test('no line is wider than its place, and no letter is lost', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 12 });
    const widths = fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 1, maxLength: 6 });
    let laidOut = 0;
    fc.assert(
      fc.property(words, widths, (words, widths) => {
        const laid = layLines(words.join(' '), widths, wide, true);
        if (!laid) return;
        laidOut++;
        expect(laid.lines).toHaveLength(widths.length);
        laid.lines.forEach((line, index) => {
          expect(wide(line)).toBeLessThanOrEqual(widths[index]!);
        });
        expect(laid.lines.join('').replace(/[- ]/g, '')).toBe(words.join(''));
      }),
      { seed: 7, numRuns: 300 },
    );
    expect(laidOut).toBeGreaterThan(50);
  });

  test('a name is drawn composed, on one line, without invisible characters', () => {
    expect(drawable(' Zoe\u0308\n\tvan\u00a0\u200bDam\u202e ')).toBe('Zoë van Dam');
  });
});
