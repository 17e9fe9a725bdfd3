import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable, type Table, type TableOptions } from '../../../src/content/index.ts';
import { splitRows } from '../../../src/content/roster/split.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function tableOf(given: string | Uint8Array, options?: TableOptions): Table {
  const read = readTable(typeof given === 'string' ? bytes(given) : given, options);
  if (!read.ok) throw new Error(read.message);
  return read.table;
}

function messageOf(given: string | Uint8Array, options?: TableOptions): string {
  const read = readTable(typeof given === 'string' ? bytes(given) : given, options);
  return read.ok ? 'read' : read.message;
}

const utf16 = (text: string, isBig = false): Uint8Array => {
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBig ? little.swap16() : little;
};

describe('a table', () => {
  test('gives its header, and each row with its line', () => {
    expect(tableOf('Name,Email\nZoë,zoe@example.org\n')).toEqual({
      encoding: 'UTF-8',
      delimiter: ',',
      header: ['Name', 'Email'],
      headerLine: 1,
      rows: [{ line: 2, cells: ['Zoë', 'zoe@example.org'] }],
    });
  });

  test.each([
    ['UTF-8', bytes('Name;E-Mail\r\nZoë;z@example.org')],
    ['UTF-8', bytes('\ufeffName;E-Mail\r\nZoë;z@example.org')],
    ['UTF-16LE', utf16('Name;E-Mail\r\nZoë;z@example.org')],
    ['UTF-16BE', utf16('Name;E-Mail\r\nZoë;z@example.org', true)],
    ['Windows-1252', Buffer.from('Name;E-Mail\r\nZo\xeb;z@example.org', 'latin1')],
  ])('is decoded from %s', (encoding, given) => {
    const { rows, header, ...found } = tableOf(given);
    expect(found).toEqual({ encoding, delimiter: ';', headerLine: 1 });
    expect(header).toEqual(['Name', 'E-Mail']);
    expect(rows).toEqual([{ line: 2, cells: ['Zoë', 'z@example.org'] }]);
  });

  test.each([
    [',', 'a,b;c,d\n1,2,3\n'],
    [';', 'a;b\n1,5;2\n'],
    [';', '"a, b";c\n1;2\n'],
    ['\t', 'a\tb\n1\t2\n'],
    ['|', 'a|b\n1|2\n'],
    [',', 'a\n1\n'],
    [';', '"Name\n(full, as on the card)";Mail\n1;2\n'],
  ])('has its cells divided by %j', (delimiter, text) => {
    expect(tableOf(text).delimiter).toBe(delimiter);
  });

  test('may say itself how its cells are divided, in the first line that Excel reads', () => {
    const { header, headerLine, delimiter, rows } = tableOf('sep=;\r\na,b;c\r\n1;2\r\n');
    expect({ header, headerLine, delimiter, rows }).toEqual({
      header: ['a,b', 'c'],
      headerLine: 2,
      delimiter: ';',
      rows: [{ line: 3, cells: ['1', '2'] }],
    });
  });

  test('is read as somebody says, whatever it looks like', () => {
    expect(tableOf('a,b;c\n', { delimiter: ',' }).header).toEqual(['a', 'b;c']);
    expect(tableOf(Buffer.from('caf\xc3\xa9\n', 'latin1'), { encoding: 'Windows-1252' }).header).toEqual(['cafÃ©']);
  });

  test.each([
    ['Windows', '\r\n'],
    ['Unix', '\n'],
    ['an old Mac', '\r'],
  ])('counts lines that end as on %s, line breaks in cells and empty rows too', (_what, end) => {
    const lines = ['a,b', '"x', 'y",2', '', ',', '"3', '', '4",5', '6,7'];
    expect(tableOf(lines.join(end)).rows).toEqual([
      { line: 2, cells: ['x\ny', '2'] },
      { line: 6, cells: ['3\n\n4', '5'] },
      { line: 9, cells: ['6', '7'] },
    ]);
  });

  test('may have cells of 1,000 characters', () => {
    expect(
      tableOf(`a,b\n${'x'.repeat(1_000)},"${'y '.repeat(500)}"\n`).rows[0]?.cells.map(({ length }) => length),
    ).toEqual([1_000, 1_000]);
  });

  test('may have two columns of one name, and columns without one', () => {
    expect(tableOf('a, a ,,\n1,2,3,4\n').header).toEqual(['a', 'a', '', '']);
  });

  test('is cut as our own rosters are, whatever stands in it', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab,;"\' \n=') });
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const text = rows
          .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .map((line) => `${line}\n`)
          .join('');
        const table = tableOf(`"h",\n${text}`, { delimiter: ',' });
        const own = splitRows(`"h",\n${text}`, 0);
        expect(own.ok).toBe(true);
        if (!own.ok) return;
        const full = own.rows.slice(1).filter(({ cells }) => cells.some((one) => one.text.trim() !== ''));
        expect(table.rows).toEqual(full.map(({ line, cells }) => ({ line, cells: cells.map((one) => one.text) })));
      }),
    );
  });
});

describe('what is no table', () => {
  test.each([
    ['nothing', '', 'The file is empty'],
    ['blank lines', '\n \n,\n', 'The file is empty'],
    ['a NUL byte', 'a,b\n1,\0\n', 'NUL bytes'],
    ['UTF-16 without its mark', utf16('a,b\n').slice(2), 'NUL bytes'],
    ['a broken surrogate', Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00), 'not UTF-16LE'],
    ['an odd byte of UTF-16', Uint8Array.of(0xff, 0xfe, 0x41), 'not UTF-16LE'],
    ['bytes that no encoding has', Uint8Array.of(0x41, 0x81, 0x0a), 'not UTF-8 or Windows-1252'],
    ['broken UTF-8 behind its mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0xe9, 0x0a), 'not UTF-8'],
    ['an open quote', 'a,b\n1,2\n"3,4\n5,6\n', 'Line 3: a quote opens'],
    ['text behind a quote', 'a,b\n\n"1"x,2\n', 'Line 3: something stands behind'],
    ['a quote inside', 'a,b\n1,2"3\n', 'Line 2: a quote stands inside'],
    ['201 columns', `${'a,'.repeat(200)}a\n`, '201 columns; 200'],
    ['10,001 rows', `a\n${'1\n'.repeat(10_001)}`, '10001 rows; 10000'],
    ['a cell of 10,001 characters', `a,b\n1,${'x'.repeat(10_001)}\n`, 'Line 2: cell 2 is longer than 10000'],
    ['5 MB', new Uint8Array(5 * 1024 * 1024).fill(0x61), 'larger than 4 MB'],
  ])('%s', (_what, given, message) => expect(messageOf(given)).toContain(message));

  test('no message repeats what stands in a cell', () => {
    for (const broken of ['"zoe@example.org', '"1"zoe@example.org', 'zoe"@example.org']) {
      expect(messageOf(`Email\n${broken}\n`)).toMatch(/^Line 2: /);
      expect(messageOf(`Email\n${broken}\n`)).not.toContain('zoe');
    }
  });
});
