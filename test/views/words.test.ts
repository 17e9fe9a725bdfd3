import { describe, expect, test } from 'vitest';
import { formatDay, formatDuration } from '../../src/views/words/dates.ts';
import { wordsFor } from '../../src/views/words/words.ts';

describe('dates in words', () => {
  test('are of UTC, whatever the zone of the machine', () => {
    expect(formatDay('2020-03-05T00:00:00Z', 'en')).toBe('March 5, 2020');
    expect(formatDay('2020-03-04T23:59:59Z', 'en')).toBe('March 4, 2020');
  });

  test.each([
    [{ years: 2, months: 6, days: 0, seconds: 0 }, '2 years and 6 months'],
    [{ years: 0, months: 0, days: 42, seconds: 0 }, '6 weeks'],
    [{ years: 0, months: 0, days: 1, seconds: 45_000 }, '1 day, 12 hours, and 30 minutes'],
  ])('a duration %o is %s', (duration, words) => {
    expect(formatDuration(duration, 'en')).toBe(words);
  });
});

describe('words of the interface', () => {
  test('a language that there is none of falls back to English', () => {
    expect(wordsFor('nl-BE')).toBe(wordsFor('en-GB'));
  });

  test('no state is called verified', () => {
    expect(JSON.stringify(wordsFor('en').state)).not.toMatch(/verified/i);
  });
});
