import { describe, expect, test } from 'vitest';
import { type AwardRowOptions, type AwardRows, readAwardRows, readTable } from '../../../src/content/index.ts';

function read(text: string, options?: AwardRowOptions): AwardRows {
  const table = readTable(new TextEncoder().encode(text));
  if (!table.ok) throw new Error(table.message);
  return readAwardRows(table.table, options);
}

/** Each problem as `line: message`. */
const problemsOf = (text: string, options?: AwardRowOptions): string[] =>
  read(text, options).problems.map(({ line, message }) => `${line}: ${message}`);

describe('which column is what', () => {
  test('somebody may say it, for one column or several', () => {
    const { rows, told } = read('Anmeldung,Kontakt,Name\nz,zoe@example.org,Zoë\n', {
      map: { kontakt: 'email', Name: 'ignore' },
    });
    expect(rows).toMatchObject([{ to: { value: 'zoe@example.org' }, name: undefined }]);
    expect(told).toMatchObject({
      columns: [{ column: 'Kontakt', field: 'to' }],
      ignored: ['Anmeldung', 'Name'],
    });
  });

  test('what somebody says goes before what a name says', () => {
    const { rows } = read('Email,Work mail\na@example.org,b@example.org\n', { map: { 'Work mail': 'to' } });
    expect(rows[0]?.to.value).toBe('b@example.org');
  });

  test.each<[Record<string, string>, string]>([
    [{}, 'Zoë van Dam'],
    [{ Name: 'name' }, 'van Dam'],
    [{ Nick: 'name' }, 'Zed'],
    [{ Nick: 'firstName' }, 'Zed'],
    [{ Nick: 'firstName', Name: 'lastName' }, 'Zed van Dam'],
    [{ Name: 'ignore' }, 'Zoë'],
    [{ Name: 'ignore', 'First name': 'ignore' }, ''],
  ])('a name is put together: %j', (map, name) => {
    const { rows, problems } = read('Email,First name,Name,Nick\nzoe@example.org,Zoë,van Dam,Zed\n', { map });
    expect(problems).toEqual([]);
    expect(rows[0]?.name ?? '').toBe(name);
  });

  test.each([
    [
      'no column that is known',
      'Who,What\na,b\n',
      {},
      '0: No column is known to hold the recipients. There are "Who", "What". Say which one does, as in --map "Who=to".',
    ],
    [
      'two columns of one kind',
      'Email,E-mail\na,b\n',
      {},
      '0: Several columns could be `to`: "Email", "E-mail". Take one with --map "Email=to", or rename all but one.',
    ],
    [
      'a column twice that is used',
      'Email,Email\na,b\n',
      {},
      '0: Several columns could be `to`: "Email", "Email". Rename all but one.',
    ],
    [
      'a column twice that is named',
      'Email,X,X\na,b,c\n',
      { where: [{ column: 'X', value: 'b' }] },
      '0: There are several columns "X". Rename all but one.',
    ],
    [
      'a column that is not there',
      'Email\na\n',
      { map: { Emial: 'to' } },
      '0: There is no column "Emial". Do you mean "Email"?',
    ],
    [
      'another that is not there',
      'Email\na\n',
      { where: [{ column: 'Status', value: 'x' }] },
      '0: There is no column "Status". There are "Email".',
    ],
    [
      'a field that is not there',
      'Email\na\n',
      { map: { Email: 'adress' } },
      '0: "adress" is no field. Write one of to, name, firstName, lastName, issuedOn, expires, evidence, narrative, ignore.',
    ],
    [
      'no header',
      'zoe@example.org,Zoë\n',
      {},
      '0: The first row holds an e-mail address. Put the names of the columns into a row above it.',
    ],
  ])('%s is an error', (_what, text, options, problem) => expect(problemsOf(text, options)).toEqual([problem]));

  test('a column twice that nobody needs is none', () => {
    expect(read('Email,Grade,Grade\nzoe@example.org,1,2\n').problems).toEqual([]);
  });
});

describe('which rows are wanted', () => {
  const text = 'Email,Status,Group\na@example.org,Completed,A\nb@example.org, completed ,B\nno address,open,A\n';

  test('all of what is asked for has to fit, whatever its case; others are not even looked at', () => {
    const { rows, problems, skipped } = read(text, { where: [{ column: 'status', value: 'COMPLETED' }] });
    expect(problems).toEqual([]);
    expect(rows.map(({ line }) => line)).toEqual([2, 3]);
    expect(skipped).toBe(1);
    const both = [
      { column: 'Status', value: 'completed' },
      { column: 'Group', value: 'b' },
    ];
    expect(read(text, { where: both }).rows.map(({ line }) => line)).toEqual([3]);
  });

  test('a row that says what an earlier one says is merged with it', () => {
    const { rows, merged, problems } = read('Email,Name\na@example.org,A\nA@Example.org,A\nb@example.org,B\n');
    expect(problems).toEqual([]);
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
    expect(merged).toBe(1);
  });

  test('one that says something else about the same recipient is an error', () => {
    expect(problemsOf('Email,Date\na@example.org,2025-01-01\na@example.org,2025-01-02\n')).toEqual([
      '3: The recipient of line 2 stands here again, with something else beside. Keep one of the two rows.',
    ]);
  });
});

describe('what is wrong with a row', () => {
  const HEAD = 'Email,Name,Date,Evidence,Narrative,Phone,Change';
  const row = (cells: Readonly<Record<string, string>>): string => {
    const given: Record<string, string> = { Email: 'zoe@example.org', Name: 'Zoë', Date: '2025-12-31', ...cells };
    return HEAD.split(',')
      .map((column) => `"${(given[column] ?? '').replaceAll('"', '""')}"`)
      .join(',');
  };
  test.each([
    [{ Email: '' }, 'the recipient is missing'],
    [{ Email: 'zoe.van.dam' }, '"z…" is no e-mail address'],
    [{ Email: 'zoe@example' }, '"z…@example" is no e-mail address'],
    [{ Email: 'zoe@example,org' }, '"z…@example,org" is no e-mail address'],
    [{ Email: 'zoe@a.example; zoe@b.example' }, '"z…@b.example" is no e-mail address'],
    [{ Email: 'Zoë <zoe@example.org>' }, '"Z…" is no e-mail address'],
    [{ Email: 'zoe\u200b@example.org' }, 'is no e-mail address'],
    [{ Email: 'https://zoe@example.org/' }, 'is no e-mail address'],
    [{ Email: 'did:web' }, 'is no e-mail address'],
    [{ Email: "=cmd|' /C calc'!A0" }, '"Email": the cell begins as a formula does'],
    [{ Name: '=HYPERLINK("https://x.example","a")' }, '"Name": the cell begins as a formula does'],
    [{ Name: '+49 30 1234' }, '"Name": the cell begins as a formula does'],
    [{ Name: ' @SUM(1)' }, '"Name": the cell begins as a formula does'],
    [{ Narrative: '- came\n- saw' }, '"Narrative": the cell begins as a formula does'],
    [{ Name: 'Zoë zoe@example.org' }, '"Name": an e-mail address stands in the name'],
    [{ Name: 'x'.repeat(121) }, '"Name": a name has at most 120 characters'],
    [{ Name: 'Zo\ufffd' }, '"Name": there are broken characters'],
    [{ Date: '2025-02-30' }, '"Date": "2025-02-30" is no day'],
    [{ Date: 'soon' }, '"Date": "soon" is no day'],
    [{ Date: 'kim@example.org' }, '"Date": "k…@example.org" is no day'],
    [{ Evidence: 'https://a.example/ b' }, '"Evidence": "b" is no web address'],
    [{ Evidence: 'javascript:alert(1)' }, '"Evidence": "javascript:alert(1)" is no web address'],
  ])('%j', (cells, message) => {
    const { problems, rows } = read(`${HEAD}\n${row({ Email: 'kim@example.org' })}\n${row(cells)}\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.line).toBe(3);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.message).toMatch(/\.$/);
    expect(problems[0]?.message).not.toMatch(/zoe[@.]/);
    expect(rows).toHaveLength(1);
  });

  test('numbers that look like formulas do not matter in columns that nobody needs', () => {
    expect(read(`${HEAD}\n${row({ Phone: '+49 30 1234', Change: '-5' })}\n`).problems).toEqual([]);
  });

  test('line breaks and blanks in a name are one blank', () => {
    expect(read(`${HEAD}\n${row({ Name: ' Zoë\n  van  Dam ' })}\n`).rows[0]?.name).toBe('Zoë van Dam');
  });

  test('a row with too few or too many cells is numbered, and so are all others', () => {
    const text = 'Email,Name\nzoe@example.org\nkim@example.org,Kim,Lee\nb@example.org,B,\nno,C\n';
    expect(problemsOf(text)).toEqual([
      '2: The row has 1 cells, the header 2. Mend the row, or export the table again.',
      '3: The row has 3 cells, the header 2. Mend the row, or export the table again.',
      '5: "Email": "n…" is no e-mail address or hash of one, no web address and no DID. Correct it, or leave the row out.',
    ]);
  });

  test('several cells of one row are told about', () => {
    expect(
      problemsOf('Email,Name,Date\nno@,=x,2025-13-01\nb@example.org,,2025-01-01\n').map((one) => one.slice(0, 10)),
    ).toEqual(['2: "Email"', '2: "Name":', '2: "Date":']);
  });
});
