import { describe, expect, test } from 'vitest';
import { addDuration, parseDuration } from '../../src/values/index.ts';
import { moment } from '../roots.ts';

const none = { years: 0, months: 0, days: 0, seconds: 0 };

describe('ISO 8601 durations', () => {
  test.each([
    ['P2Y', { years: 2 }],
    ['P18M', { months: 18 }],
    ['P6W', { days: 42 }],
    ['P90D', { days: 90 }],
    ['P1Y2M3D', { years: 1, months: 2, days: 3 }],
    ['PT36H', { seconds: 129_600 }],
    ['P1DT12H30M5S', { days: 1, seconds: 45_005 }],
    ['PT1M', { seconds: 60 }],
    ['P1M', { months: 1 }],
  ])('%s is read', (text, parts) => expect(parseDuration(text)).toEqual({ ok: true, value: { ...none, ...parts } }));

  test.each([
    '',
    'P',
    'PT',
    'P1YT',
    '2Y',
    'p2y',
    '-P2Y',
    'P-2Y',
    'P1.5Y',
    'P2W1D',
    'P1D2M',
    'PT1D',
    'P2Y ',
    'P12345Y',
    'two years',
  ])('%j is none', (text) => expect(parseDuration(text)).toEqual({ ok: false, reason: 'duration-malformed' }));

  test.each([
    ['2020-01-31', 'P1M', '2020-02-29T00:00:00Z'],
    ['2021-01-31', 'P1M', '2021-02-28T00:00:00Z'],
    ['2020-02-29', 'P1Y', '2021-02-28T00:00:00Z'],
    ['2020-02-29', 'P4Y', '2024-02-29T00:00:00Z'],
    ['2020-12-15', 'P2M', '2021-02-15T00:00:00Z'],
    ['2020-01-31', 'P1M1D', '2020-03-01T00:00:00Z'],
    ['2020-02-28T12:00:00Z', 'P1DT12H', '2020-03-01T00:00:00Z'],
    ['2020-03-28T00:00:00Z', 'P2D', '2020-03-30T00:00:00Z'],
    ['2020-01-01', 'P0D', '2020-01-01T00:00:00Z'],
    ['9999-12-30', 'P1D', '9999-12-31T00:00:00Z'],
  ])('%s and %s are %s, in the calendar of UTC', (start, text, end) => {
    const duration = parseDuration(text);
    expect(duration.ok && addDuration(moment(start), duration.value)).toBe(end);
  });

  test.each(['P1D', 'P9999Y', 'PT99999H'])('9999-12-31 and %s lie beyond the calendar', (text) => {
    const duration = parseDuration(text);
    expect(duration.ok && addDuration(moment('9999-12-31'), duration.value)).toBeUndefined();
  });
});
