import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AwardRows, type DateFormat, readAwardRows, readTable } from '../../../src/content/index.ts';

/** Reads a table whose dates are these. */
function read(dates: readonly string[], dateFormat?: DateFormat): AwardRows {
  const rows = dates.map((date, index) => `p${index}@example.org;"${date}"\n`).join('');
  const table = readTable(new TextEncoder().encode(`Email;Date\n${rows}`));
  if (!table.ok) throw new Error(table.message);
  return readAwardRows(table.table, { dateFormat });
}

const days = ({ rows }: AwardRows): (string | undefined)[] => rows.map(({ issuedOn }) => issuedOn);

describe('a day', () => {
  test.each<[string, DateFormat, string]>([
    ['2025-12-31', 'iso', '2025-12-31'],
    ['2025-12-31 14:15', 'iso', '2025-12-31'],
    ['2025-12-31 14:15:16 UTC', 'iso', '2025-12-31'],
    ['2025-12-31T14:15:16.123Z', 'iso', '2025-12-31'],
    ['2025-12-31T23:30:00-05:00', 'iso', '2026-01-01'],
    ['2025/12/31', 'ymd', '2025-12-31'],
    ['31.12.2025', 'dmy', '2025-12-31'],
    ['1.2.2025', 'dmy', '2025-02-01'],
    ['31/12/2025 14:15', 'dmy', '2025-12-31'],
    ['31-12-2025', 'dmy', '2025-12-31'],
    ['31/12/35, 14:15', 'dmy', '2035-12-31'],
    ['12/31/2025', 'mdy', '2025-12-31'],
    ['12/31/2025 2:15:16 PM', 'mdy', '2025-12-31'],
    ['12 December 2025', 'month-name', '2025-12-12'],
    ['Tuesday, 3 June 2025, 2:14 PM', 'month-name', '2025-06-03'],
    ['June 3, 2025 at 2:14 p.m.', 'month-name', '2025-06-03'],
    ['Sept. 3rd, 2025', 'month-name', '2025-09-03'],
    ['3-Jun-2025', 'month-name', '2025-06-03'],
    ['Dienstag, 3. März 2026, 14:14 Uhr', 'month-name', '2026-03-03'],
    ['3 de junio de 2025', 'month-name', '2025-06-03'],
    ['1 août 2025', 'month-name', '2025-08-01'],
  ])('%s is %s', (text, format, day) => {
    const table = read([text]);
    expect(table.problems).toEqual([]);
    expect(table.told.dateFormat).toBe(format);
    expect(days(table)).toEqual([day]);
  });

  test.each([
    '31.02.2025',
    '2025-02-29',
    '00/01/2025',
    '32 December 2025',
    '3 Foo 2025',
    '1/2/3',
    '20251231',
    '45658',
    'Q4 2025',
  ])('%s is none', (text) =>
    expect(read([text]).problems).toEqual([
      { line: 2, message: `"Date": "${text}" is no day. Write one as 2025-12-31.` },
    ]),
  );
});

describe('the days of a column', () => {
  test('are told from all of them: one day after the 12th is enough', () => {
    expect(days(read(['01/02/2025', '03/04/2025', '13/04/2025']))).toEqual(['2025-02-01', '2025-04-03', '2025-04-13']);
    expect(days(read(['01/02/2025', '03/04/2025', '04/13/2025']))).toEqual(['2025-01-02', '2025-03-04', '2025-04-13']);
  });

  test('that can be read in two ways are asked about', () => {
    const { rows, problems } = read(['01/02/2025', '03/03/2025']);
    expect(rows).toEqual([]);
    expect(problems).toEqual([
      {
        line: 0,
        message: 'Days like "01/02/2025" can be read in several ways. Say --date-format dmy or --date-format mdy.',
      },
    ]);
    expect(days(read(['01/02/2025'], 'mdy'))).toEqual(['2025-01-02']);
    expect(days(read(['01/02/2025'], 'dmy'))).toEqual(['2025-02-01']);
  });

  test('with years of two digits may be read in three', () => {
    expect(read(['10/11/12']).problems[0]?.message).toContain('ymd or --date-format dmy or --date-format mdy');
  });

  test('that are the same in both are not', () => {
    expect(days(read(['03/03/2025', '04/04/2025']))).toEqual(['2025-03-03', '2025-04-04']);
  });

  test('with dots begin with the day', () => expect(days(read(['01.02.2025']))).toEqual(['2025-02-01']));

  test('a single one that does not fit the others is numbered', () => {
    expect(read(['13/01/2025', '14/01/2025', '01/15/2025']).problems).toEqual([
      { line: 4, message: '"Date": "01/15/2025" is no day in the format "dmy". Correct it, or say --date-format.' },
    ]);
  });

  test('may be missing', () =>
    expect(days(read(['2025-12-31', '', '-']))).toEqual(['2025-12-31', undefined, undefined]));

  test('any that exists is read back, in every format', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, number] = iso.split('-') as [string, string, string];
        const name = date.toLocaleDateString('en-GB', {
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          timeZone: 'UTC',
        });
        expect(days(read([iso], 'iso'))).toEqual([iso]);
        expect(days(read([`${year}/${month}/${number}`], 'ymd'))).toEqual([iso]);
        expect(days(read([`${number}.${month}.${year}`], 'dmy'))).toEqual([iso]);
        expect(days(read([`${month}/${number}/${year}`], 'mdy'))).toEqual([iso]);
        expect(days(read([name], 'month-name'))).toEqual([iso]);
      }),
    );
  });
});
