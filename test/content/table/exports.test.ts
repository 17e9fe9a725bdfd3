import { describe, expect, test } from 'vitest';
import { type AwardRowOptions, type AwardRows, readAwardRows, readTable } from '../../../src/content/index.ts';

/** Reads an export and the awards in it. */
function read(given: string | Uint8Array, options?: AwardRowOptions): AwardRows {
  const table = readTable(typeof given === 'string' ? new TextEncoder().encode(given) : given);
  if (!table.ok) throw new Error(table.message);
  return readAwardRows(table.table, options);
}

const email = (value: string) => ({ kind: 'email', value });

describe('exports of Moodle', () => {
  test('grades: names are joined, grades and the time of the export are passed over', () => {
    const { rows, problems, told } = read(
      `"First name","Last name","ID number",Institution,Department,"Email address","Quiz: Knots (Real)","Assignment: Splice (Real)","Course total (Real)","Last downloaded from this course"
Zoë,"van Dam",1001,"Sailing Club","",zoe@example.org,8.50,-,"8.50",1750000000
Kim,Lee,,,,kim@example.org,-,-,-,1750000000
`,
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { line: 2, to: email('zoe@example.org'), name: 'Zoë van Dam' },
      { line: 3, to: email('kim@example.org'), name: 'Kim Lee' },
    ]);
    expect(told).toEqual({
      columns: [
        { column: 'Email address', field: 'to' },
        { column: 'First name', field: 'firstName' },
        { column: 'Last name', field: 'lastName' },
      ],
      ignored: [
        'ID number',
        'Institution',
        'Department',
        'Quiz: Knots (Real)',
        'Assignment: Splice (Real)',
        'Course total (Real)',
        'Last downloaded from this course',
      ],
      dateFormat: undefined,
    });
  });

  test('participants', () => {
    const { rows } = read('"First name",Surname,"Email address",Groups\nZoë,"van Dam",zoe@example.org,"A, B"\n');
    expect(rows).toMatchObject([{ to: email('zoe@example.org'), name: 'Zoë van Dam' }]);
  });

  test('completion of a course: who has no day has not completed it', () => {
    const { rows, problems, told, skipped } = read(
      `ID,Name,"Email address","Quiz 1","Quiz 1 - Completion date","Course complete"
7,"Zoë van Dam",zoe@example.org,"Completed (achieved pass grade)","3/06/25, 14:14","13/06/25, 09:00"
8,"Kim Lee",kim@example.org,Completed,"4/06/25, 10:00",
9,"Alex Ray",alex@example.org,"Not completed",,"5/06/25, 09:00"
`,
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { line: 2, to: email('zoe@example.org'), name: 'Zoë van Dam', issuedOn: '2025-06-13' },
      { line: 4, to: email('alex@example.org'), name: 'Alex Ray', issuedOn: '2025-06-05' },
    ]);
    expect(told.dateFormat).toBe('dmy');
    expect(skipped).toBe(1);
  });

  test('completion of activities, for a spreadsheet: UTF-16 with tabs, and no name over the names', () => {
    const text =
      '\ufeff\t"Email address"\t"Quiz 1"\t""\t"Forum"\t"2025-06-30 00:00:00"\n' +
      '"Zoë van Dam"\t"zoe@example.org"\t"Completed"\t"2025-06-03 14:14:00"\t"Not completed"\t""\n' +
      '"Kim Lee"\t"kim@example.org"\t"Not completed"\t""\t"Not completed"\t""\n';
    const { rows, problems, skipped } = read(Buffer.from(text, 'utf16le'), {
      where: [{ column: 'quiz 1', value: 'completed' }],
    });
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ line: 2, to: email('zoe@example.org'), name: 'Zoë van Dam' }]);
    expect(skipped).toBe(1);
  });

  test('results of a quiz: with their long dates, attempts under way, and the average below', () => {
    const { rows, problems, told, skipped } = read(
      `Surname,"First name",Institution,Department,"Email address",State,"Started on",Completed,"Time taken",Grade/10.00,"Q. 1 /10.00"
"van Dam",Zoë,,,zoe@example.org,Finished,"1 November 2024  12:51 PM","1 November 2024  1:05 PM","13 mins 59 secs",9.00,9.00
Lee,Kim,,,kim@example.org,"In progress","2 November 2024  1:00 PM",-,-,-,-
"Overall average","",,,,,,,,9.00,9.00
`,
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ name: 'Zoë van Dam', issuedOn: '2024-11-01' }]);
    expect(told.dateFormat).toBe('month-name');
    expect(skipped).toBe(2);
  });

  test('days with their weekday', () => {
    const { rows } = read('Email address,Completed on\nzoe@example.org,"Tuesday, 3 June 2025, 2:14 PM"\n');
    expect(rows[0]?.issuedOn).toBe('2025-06-03');
  });
});

describe('exports of Canvas', () => {
  const HEADER = 'Student,ID,SIS User ID,SIS Login ID,Section,Knots (241017),Current Score,Final Score';
  const NOBODY = ',,,,,Manual Posting,,\n"    Points Possible",,,,,10.00,(read only),(read only)\n';

  test('a gradebook: rows about nobody are passed over, names turned round', () => {
    const { rows, problems, skipped, told } = read(
      `${HEADER}\n${NOBODY}"van Dam, Zoë",42,1001,zoe@example.org,Section A,9.50,95.0,95.0
"Lee, Kim",43,1002,kim@example.org,"Section A and Section B",EX,N/A,
"Student, Test",99,,bbbc6740f0b946afbbbc6740f0b946af,Section A,,,
`,
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { line: 4, to: email('zoe@example.org'), name: 'Zoë van Dam' },
      { line: 5, to: email('kim@example.org'), name: 'Kim Lee' },
    ]);
    expect(skipped).toBe(3);
    expect(told.columns).toEqual([
      { column: 'SIS Login ID', field: 'to' },
      { column: 'Student', field: 'name' },
    ]);
  });

  test('points possible may have more cells than the header', () => {
    const { rows, problems } = read(
      `${HEADER}\n"    Points Possible",,,,,10.00,(read only),(read only),(read only),(read only)
"van Dam, Zoë",42,1001,zoe@example.org,A,9,9,9\n`,
    );
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(1);
  });

  test('a gradebook with first and last names, a byte-order mark and semicolons', () => {
    const { rows, problems, skipped } = read(
      '\ufeffLastName;FirstName;ID;SIS User ID;SIS Login ID;Integration ID;Root Account;Section;Knots (1)\r\n' +
        '    Points Possible;;;;;;;;10,00\r\nvan Dam;Zoë;42;1;zoe@example.org;;school.example;A;9,50\r\n' +
        'Student;Test;99;;bbbc6740f0b946af;;;A;\r\n',
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ name: 'Zoë van Dam', to: email('zoe@example.org') }]);
    expect(skipped).toBe(2);
  });

  test('logins that are no addresses are told once, with the way on', () => {
    const gradebook = `${HEADER}\n${NOBODY}"van Dam, Zoë",42,1001,zvandam,A,9,9,9\n"Lee, Kim",43,1002,klee,A,9,9,9\n`;
    expect(read(gradebook).problems).toEqual([
      {
        line: 0,
        message:
          'The column "SIS Login ID" holds no e-mail addresses, web addresses or DIDs. Say which one does, as in --map "Work mail=to".',
      },
    ]);
  });

  test('outcomes have no addresses: their columns are listed', () => {
    const { problems } = read(
      'student name,student id,student sis id,assignment title,assignment id,submission date,submission score,learning outcome name,learning outcome id,attempt,outcome score\n"van Dam, Zoë",42,1001,Knots,1,2025-06-03T14:14:00Z,9,Ties knots,7,1,4\n',
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('"student name", "student id", "student sis id"');
    expect(problems[0]?.message).toContain('--map "student name=to"');
  });

  test('outcomes with addresses put in are read', () => {
    const { rows, problems } = read(
      'student name,student id,student sis id,submission date,outcome score\n"van Dam, Zoë",42,zoe@example.org,2025-06-03T14:14:00Z,4\n"Lee, Kim",43,kim@example.org,2025-06-03T14:14:00Z,2\n',
      {
        map: { 'Student SIS ID': 'to', 'submission date': 'issuedOn' },
        where: [{ column: 'outcome score', value: '4' }],
      },
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ to: email('zoe@example.org'), name: 'Zoë van Dam', issuedOn: '2025-06-03' }]);
  });
});

describe('spreadsheets', () => {
  test.each([
    ['Name;E-Mail;Datum', 'Zoë van Dam;zoe@example.org;31.12.2025'],
    ['Vorname;Nachname;E-Mail-Adresse;Abschlussdatum', 'Zoë;van Dam;zoe@example.org;31.12.2025'],
    ['Vorname;Name;Mail;Datum', 'Zoë;van Dam;zoe@example.org;31.12.2025'],
    ['PRÉNOM;NOM;Adresse e-mail;Date', 'Zoë;van Dam;zoe@example.org;31/12/2025'],
    ['Nombre;Apellidos;Correo electrónico;Fecha', 'Zoë;van Dam;zoe@example.org;31 de diciembre de 2025'],
    ['full_name;e_mail;date', 'Zoë van Dam;mailto:zoe@example.org;2025-12-31'],
    ['Recipient;Display name;Issued on', 'zoe@example.org;Zoë van Dam;12/31/2025'],
  ])('%s', (header, row) => {
    const { rows, problems } = read(
      Buffer.from(`${header}\r\n${row}\r\n;;${';'.repeat(header.split(';').length)}\r\n`),
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        to: email('zoe@example.org'),
        name: 'Zoë van Dam',
        issuedOn: '2025-12-31',
        expires: undefined,
        evidence: undefined,
        narrative: undefined,
      },
    ]);
  });

  test('may have all that an award has', () => {
    const { rows, problems } = read(
      'Recipient,Name,Date,Valid until,Evidence,Narrative\nhttps://zoe.example.org/,Zoë,2025-12-31,2027-12-31,https://a.example/1 course=https://a.example/2,"Tied them.\n\nIn the dark."\ndid:web:kim.example.org,,,,,\n',
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        to: { kind: 'url', value: 'https://zoe.example.org/' },
        issuedOn: '2025-12-31',
        expires: '2027-12-31',
        evidence: ['https://a.example/1', 'course=https://a.example/2'],
        narrative: 'Tied them.\n\nIn the dark.',
      },
      { line: 5, to: { kind: 'did', value: 'did:web:kim.example.org' }, name: undefined, issuedOn: undefined },
    ]);
  });
});
