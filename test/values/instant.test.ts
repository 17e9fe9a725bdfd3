import { describe, expect, test } from 'vitest';
import { dayOf, epoch, instantOf, isBefore, parseInstant } from '../../src/values/index.ts';
import { moment } from '../roots.ts';

describe('I3-06, I2-06: one strict reading of dates, RFC 3339', () => {
  test.each([
    ['2020-03-01', '2020-03-01T00:00:00Z'],
    ['2020-02-29', '2020-02-29T00:00:00Z'],
    ['2000-02-29', '2000-02-29T00:00:00Z'],
    ['2020-03-01T09:30:00Z', '2020-03-01T09:30:00Z'],
    ['2020-03-01t09:30:00z', '2020-03-01T09:30:00Z'],
    ['2020-03-01T09:30:00+02:00', '2020-03-01T07:30:00Z'],
    ['2020-03-01T00:30:00+02:00', '2020-02-29T22:30:00Z'],
    ['2020-12-31T23:30:00-01:00', '2021-01-01T00:30:00Z'],
    ['2020-03-01T09:30:00+05:45', '2020-03-01T03:45:00Z'],
    ['2020-03-01T09:30:00-00:00', '2020-03-01T09:30:00Z'],
    ['2020-03-01T12:00:00+14:00', '2020-02-29T22:00:00Z'],
    ['2020-03-01T09:30:00.5Z', '2020-03-01T09:30:00.500Z'],
    ['2020-03-01T09:30:00.000Z', '2020-03-01T09:30:00Z'],
    ['2020-03-01T09:30:00.123456789Z', '2020-03-01T09:30:00.123Z'],
    ['2020-03-01T23:59:59Z', '2020-03-01T23:59:59Z'],
    ['0001-01-01', '0001-01-01T00:00:00Z'],
    ['0099-06-01', '0099-06-01T00:00:00Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
  ])('%s is %s', (text, value) => expect(parseInstant(text)).toEqual({ ok: true, value }));

  test.each([
    ['2020-02-30', 'February has 29 days at most'],
    ['2021-02-29', '2021 is no leap year'],
    ['1900-02-29', '1900 is no leap year: it can be divided by 100 but not by 400'],
    ['2020-04-31', 'April has 30 days'],
    ['2020-13-01', 'there are 12 months'],
    ['2020-00-10', 'months begin with 1'],
    ['2020-01-00', 'days begin with 1'],
    ['2020-03-01T24:00:00Z', 'a day ends at 23:59:59'],
    ['2020-03-01T23:60:00Z', 'an hour has 60 minutes'],
    ['2016-12-31T23:59:60Z', 'leap seconds are refused, because no calendar here can count them'],
    ['2020-03-01T09:30:00+14:01', 'no zone is further than 14 hours'],
    ['2020-03-01T09:30:00+02:60', 'an offset has 60 minutes'],
    ['0000-01-01', 'years begin with 1'],
    ['0001-01-01T00:00:00+01:00', 'in UTC this is the year 0'],
    ['9999-12-31T23:59:59-01:00', 'in UTC this is the year 10000'],
  ])('%s is impossible: %s', (text) => expect(parseInstant(text)).toEqual({ ok: false, reason: 'date-impossible' }));

  test.each(['2020-03-01T09:30:00', '2020-03-01T09:30:00.5'])('%s has no zone', (text) =>
    expect(parseInstant(text)).toEqual({ ok: false, reason: 'date-without-zone' }),
  );

  test.each([
    '',
    ' 2020-03-01',
    '2020-03-01 ',
    '2020-03-01\n',
    '2020-3-1',
    '20200301',
    '2020-03',
    '2020',
    '+2020-03-01',
    '-2020-03-01',
    '12020-03-01',
    '2020-03-01Z',
    '2020-03-01 09:30:00Z',
    '2020-03-01T09:30Z',
    '2020-03-01T9:30:00Z',
    '2020-03-01T09:30:00,5Z',
    '2020-03-01T09:30:00.Z',
    '2020-03-01T09:30:00+0200',
    '2020-03-01T09:30:00+02',
    '2020-03-01T09:30:00 CET',
    '٢٠٢٠-٠٣-٠١',
    '1 March 2020',
    '1583020800',
  ])('%j is not a date', (text) => expect(parseInstant(text)).toEqual({ ok: false, reason: 'date-malformed' }));

  test('reads back what it writes, to the millisecond', () => {
    for (const milliseconds of [
      0,
      1,
      -1,
      1_583_055_000_123,
      epoch(moment('0001-01-01')),
      epoch(moment('9999-12-31')),
    ]) {
      const written = instantOf(milliseconds);
      expect(parseInstant(written)).toEqual({ ok: true, value: written });
      expect(epoch(written)).toBe(milliseconds);
    }
  });

  test('two moments are compared as moments, not as text', () => {
    expect(isBefore(moment('2020-03-01T09:30:00.500Z'), moment('2020-03-01T09:30:01Z'))).toBe(true);
    expect(isBefore(moment('2020-03-01T09:30:00.500Z'), moment('2020-03-01T09:30:00Z'))).toBe(false);
    expect(isBefore(moment('2020-03-01'), moment('2020-03-01T00:00:00Z'))).toBe(false);
    expect(dayOf(moment('2020-03-01T00:30:00+02:00'))).toBe('2020-02-29');
  });
});
