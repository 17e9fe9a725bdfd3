import { describe, expect, test } from 'vitest';
import { clockWords } from '../../src/views/state.ts';
import { readClock } from '../../src/views/state-clock.ts';
import { wordsFor } from '../../src/views/words/words.ts';

const words = clockWords(wordsFor('en'));
const clock = { validFrom: '2030-01-01T12:00:00Z', expires: '2031-01-01T00:00:00Z' };

describe('the state when a page is read', () => {
  test.each([
    ['2030-01-01T11:59:59Z', 'Not yet valid until January 1, 2030 (as of January 1, 2030)'],
    ['2030-01-01T12:00:00Z', 'Valid until January 1, 2031 (as of January 1, 2030)'],
    ['2030-12-31T23:59:59.999Z', 'Valid until January 1, 2031 (as of December 31, 2030)'],
    ['2031-01-01T00:00:00Z', 'Expired since January 1, 2031 (as of January 1, 2031)'],
  ])('at %s: %s', (now, said) => {
    const { label, detail, asOf } = readClock(words, clock, now);
    expect(`${label} ${detail} ${asOf}`).toBe(said);
  });

  test('without an end it stays valid', () => {
    expect(readClock(words, { validFrom: clock.validFrom }, '2999-01-01T00:00:00Z')).toMatchObject({
      kind: 'valid',
      detail: 'without an end date',
    });
  });
});
