import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editAssertion, printRoster, type RosterRow, readContent, removeAssertion } from '../../src/content/index.ts';
import type { Assertion } from '../../src/model/index.ts';
import { loadBackpack } from '../../src/tasks/load.ts';
import { makeRoot, moment, summary } from '../roots.ts';
import { IDENTITY, SALT } from '../sound-content.ts';

const FILE = 'content/assertions/2026/spring.csv';
const ZOE = { id: 'plain-zoe', badge: 'plain', identity: IDENTITY, salt: SALT, issuedOn: '2026-02-28' };
const KIM = { id: 'plain-kim', badge: 'plain', url: 'https://kim.example.org/', issuedOn: '2026-02-28' };

/** What is read of a roster beside the sound backpack. */
function readRoster(text: string | Uint8Array): {
  assertions: readonly Assertion[];
  said: string[];
  messages: string[];
} {
  const { records, diagnostics } = readContent(makeRoot({ [FILE]: text }));
  return {
    assertions: records.assertions.filter(({ source }) => source.file === FILE),
    said: summary(diagnostics).map((line) => line.replace(`${FILE}:`, '')),
    messages: diagnostics.map(({ message }) => message),
  };
}

describe('a roster', () => {
  test('gives each row as the assertion that a file of its own would be', () => {
    const rows: RosterRow[] = [
      { ...ZOE, name: 'Zoë, the "first"', person: 'zoe', narrative: 'Came.\n\n- Stayed.', expires: '2027-02-28' },
      {
        ...KIM,
        evidence: 'https://a.example/1 course=https://a.example/?x=1',
        validFrom: '2026-03-01',
        replaces: 'plain-json',
      },
      { id: 'plain-did', badge: 'plain', url: 'did:web:kim.example.org', issuedOn: '2026-02-28T10:00:00+01:00' },
    ];
    const { assertions, said } = readRoster(printRoster(rows));
    expect(said).toEqual([]);
    expect(assertions).toMatchObject([
      {
        id: 'plain-zoe',
        badge: 'plain',
        recipient: {
          identity: { type: 'email', identity: IDENTITY, salt: SALT },
          name: 'Zoë, the "first"',
          person: 'zoe',
        },
        issuedOn: '2026-02-28T00:00:00Z',
        expires: '2027-02-28T00:00:00Z',
        evidence: [],
        narrative: 'Came.\n\n- Stayed.',
        draft: false,
      },
      {
        recipient: { identity: { type: 'url', url: 'https://kim.example.org/' } },
        validFrom: '2026-03-01T00:00:00Z',
        evidence: [{ url: 'https://a.example/1' }, { url: 'https://a.example/?x=1', meets: 'course' }],
        replaces: 'plain-json',
        narrative: '',
      },
      {
        recipient: { identity: { type: 'did', url: 'did:web:kim.example.org' } },
        issuedOn: '2026-02-28T09:00:00Z',
      },
    ]);
  });

  test('holds changes of status', () => {
    const change = {
      suspendedOn: '2026-03-01',
      suspendedReason: 'Looking into it.',
      reinstatedOn: '2026-03-02',
      reinstatedReason: 'All well.',
      revokedOn: '2026-03-03',
      revokedReason: 'A mistake.',
    };
    expect(readRoster(printRoster([{ ...ZOE, ...change }])).assertions).toMatchObject([
      {
        suspended: { on: '2026-03-01T00:00:00Z', reason: 'Looking into it.' },
        reinstated: { on: '2026-03-02T00:00:00Z', reason: 'All well.' },
        revoked: { on: '2026-03-03T00:00:00Z', reason: 'A mistake.' },
      },
    ]);
  });

  test('is read with a byte-order mark, the line ends of Windows, empty lines and no last line end', () => {
    const text = printRoster([ZOE, KIM]).trimEnd().replaceAll('\n', '\r\n\r\n');
    const { assertions, said } = readRoster(`\ufeff${text}`);
    expect(said).toEqual([]);
    expect(assertions.map(({ id }) => id)).toEqual(['plain-zoe', 'plain-kim']);
  });

  test('says of each row and field where it stands, line breaks in cells counted', () => {
    const [first] = readRoster(
      'id,badge,narrative,url,issuedOn,revokedOn,revokedReason\n' +
        'a,plain,"One.\r\nTwo, ""three"".",https://a.example/,2026-02-28,2026-03-01,"No."\n' +
        'b,plain,Four.,https://b.example/,2026-02-28,,\n',
    ).assertions;
    expect(first?.source.locate([])).toEqual({ line: 2, column: 1 });
    expect(first?.source.locate(['body'])).toEqual({ line: 2, column: 10 });
    expect(first?.source.locate(['recipient', 'url'])).toEqual({ line: 3, column: 18 });
    expect(first?.source.locate(['revoked', 'reason'])).toEqual({ line: 3, column: 60 });
    expect(first?.source.locate(['suspended', 'on'])).toEqual({ line: 2, column: 1 });
  });

  test('of 2,000 rows is read in a blink', () => {
    const rows = Array.from({ length: 2_000 }, (_, index) => ({
      ...ZOE,
      id: `plain-${index}`,
      name: `Person ${index}`,
    }));
    const root = makeRoot({ [FILE]: printRoster(rows) });
    readContent(root);
    const start = performance.now();
    expect(readContent(root).records.assertions).toHaveLength(2_005);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});

describe('what is wrong with a roster', () => {
  const HEAD = 'id,badge,url,issuedOn';
  const ROW = 'a,plain,https://a.example/,2026-02-28';
  test.each([
    ['a column that nobody knows', `${HEAD},nmae\n${ROW},x\n`, ['1:23 field-unknown nmae']],
    ['a column twice', `${HEAD},url\n${ROW},x\n`, ['1:23 duplicate-key url']],
    ['no ids', `badge,url,issuedOn\nplain,https://a.example/,2026-02-28\n`, ['1:1 roster-column-missing']],
    ['nothing', '', Array(4).fill('1:1 roster-column-missing')],
    ['semicolons', `${HEAD}\n${ROW}\n`.replaceAll(',', ';'), ['1:1 roster-malformed']],
    ['too few cells', `${HEAD}\n${ROW}\nb,plain\n`, ['3:1 roster-row-cells']],
    ['too many cells', `${HEAD}\n${ROW},\n`, ['2:1 roster-row-cells']],
    ['no recipient', `${HEAD}\na,plain,,2026-02-28\n`, ['2:1 roster-recipient recipient']],
    ['two recipients', `identity,${HEAD}\n${IDENTITY},${ROW}\n`, ['2:81 roster-recipient recipient']],
    ['another type of recipient', `type,${HEAD}\nemail,${ROW}\n`, ['2:1 roster-recipient recipient']],
    ['an unknown type of recipient', `type,${HEAD}\nurn,${ROW}\n`, ['2:1 value-unknown recipient.type']],
    ['no salt', `id,badge,identity,issuedOn\na,plain,${IDENTITY},2026-02-28\n`, ['2:1 field-missing recipient.salt']],
    [
      'a plain e-mail address',
      `id,badge,identity,salt,issuedOn\na,plain,zoe@example.org,${SALT},2026-02-28\n`,
      ['2:9 recipient-plain-email recipient.identity'],
    ],
    ['an id with blanks', `${HEAD}\na b,plain,https://a.example/,2026-02-28\n`, ['2:1 id-malformed id']],
    ['no id', `${HEAD}\n,plain,https://a.example/,2026-02-28\n`, ['2:1 id-malformed id']],
    ['no badge', `${HEAD}\na,,https://a.example/,2026-02-28\n`, ['2:3 field-missing badge']],
    [
      'a day that does not exist',
      `${HEAD}\na,plain,https://a.example/,2026-02-30\n`,
      ['2:28 date-impossible issuedOn'],
    ],
    ['a reason without a day', `${HEAD},revokedReason\n${ROW},Why\n`, ['2:1 field-missing revoked.on']],
    [
      'evidence that is no address',
      `${HEAD},evidence\n${ROW},https://a.example/ b\n`,
      ['2:39 address-malformed evidence[1].url'],
    ],
    ['a long cell', `${HEAD},narrative\n${ROW},${'x'.repeat(10_001)}\n`, ['2:39 text-too-long narrative']],
    ['an open quote', `${HEAD}\n${ROW}\n"b,plain,https://a.example/,2026-02-28\n`, ['3:1 roster-malformed']],
    ['a lone quote', `${HEAD}\n${ROW}\nb,pl"ain,https://a.example/,2026-02-28\n`, ['3:5 roster-malformed']],
    ['text behind a quote', `${HEAD}\n${ROW}\n"b"c,plain,https://a.example/,2026-02-28\n`, ['3:4 roster-malformed']],
    ['too many rows', `${HEAD}\n${`${ROW}\n`.repeat(10_001)}`, ['10002:1 roster-too-long']],
    ['too many bytes', `${HEAD}\n${' '.repeat(4 * 1024 * 1024)}`, ['1:1 file-too-large']],
    ['another encoding', Buffer.from(`${HEAD},name\n${ROW},Zo\xeb\n`, 'latin1'), ['1:1 file-not-utf8']],
  ])('%s', (_what, text, expected) => {
    const { assertions, said } = readRoster(text);
    expect(said).toEqual(expected);
    expect(assertions.length).toBeLessThan(2);
  });

  test('an id twice, and a badge that is not there, are told of the row', () => {
    const root = makeRoot({ [FILE]: `${HEAD}\n${ROW}\nb,plane,https://b.example/,2026-02-28\n${ROW}\n` });
    const { diagnostics } = loadBackpack(root, moment('2026-06-01'));
    expect(summary(diagnostics)).toEqual([`${FILE}:3:3 reference-unknown badge`, `${FILE}:4:1 id-taken`]);
  });

  test('thousands of problems are told without delay', () => {
    const text = `${HEAD}\n${`${ROW.replace('02-28', '02-30')}\n`.repeat(3_000)}`;
    const start = performance.now();
    expect(readRoster(text).said).toHaveLength(3_000);
    expect(readRoster('a,'.repeat(1_000_000)).said.length).toBeLessThan(300);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('every row is told about, not only the first', () => {
    const { assertions, said } = readRoster(`${HEAD}\na,plain,x,2026-02-28\n${ROW}\nb,plain,y,2026-02-30\n`);
    expect(said).toEqual([
      '2:9 address-malformed recipient.url',
      '4:9 address-malformed recipient.url',
      '4:11 date-impossible issuedOn',
    ]);
    expect(assertions.map(({ id }) => id)).toEqual(['a']);
  });
});

describe('printing a roster', () => {
  test('names only columns that are used, and quotes what needs it', () => {
    expect(printRoster([ZOE, { ...KIM, name: 'van Dam, "Kim"', narrative: 'a\nb', expires: '' }])).toBe(
      `id,badge,identity,salt,url,name,issuedOn,narrative
plain-zoe,plain,${IDENTITY},${SALT},,,2026-02-28,
plain-kim,plain,,,https://kim.example.org/,"van Dam, ""Kim""",2026-02-28,"a\nb"
`,
    );
  });

  test('a text that a spreadsheet would run gets an apostrophe, and reading takes it away', () => {
    const texts = ['=cmd|x', '+1', '- item', '@a', "'=x", "'tis", "''-"];
    const printed = printRoster(texts.map((narrative, index) => ({ ...KIM, id: `plain-${index}`, narrative })));
    for (const cell of ["'=cmd|x", "'+1", "'- item", "'@a", "''=x", ",'tis", "'''-"])
      expect(printed).toContain(`${cell}\n`);
    expect(printed).not.toMatch(/,[=+@-]/);
    expect(readRoster(printed).assertions.map(({ narrative }) => narrative)).toEqual(texts);
  });

  test('whatever is printed is read again', () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'ab,;"\'\n=+-@ é') })
      .filter((one) => one === one.trim() && one !== '');
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const rows = texts.map((narrative, index) => ({ ...KIM, id: `p-${index}`, narrative }));
        const { assertions, said } = readRoster(printRoster(rows));
        expect(said).toEqual([]);
        expect(assertions.map(({ narrative }) => narrative)).toEqual(texts);
      }),
      { numRuns: 60 },
    );
  });
});

describe('editing a roster', () => {
  const text =
    '\ufeffid,badge,url,issuedOn,"narrative"\r\na,plain,"https://a.example/",2026-02-28,"x\r\ny"\r\n\r\nb,plain,https://b.example/,2026-02-28,\r\n';
  const revoked = { field: 'revoked', value: { on: '2026-03-01', reason: 'A, "B"' } } as const;

  test('changes one row; a column that was not there is added at the end', () => {
    const edited = editAssertion(FILE, text, 'a', [revoked]);
    expect(edited).toBe(
      text
        .replace('"narrative"', '"narrative",revokedOn,revokedReason')
        .replace('"x\r\ny"', '"x\r\ny",2026-03-01,"A, ""B"""')
        .replace('2026-02-28,\r\n', '2026-02-28,,,\r\n'),
    );
    expect(readRoster(edited).assertions.map((one) => one.revoked?.reason)).toEqual(['A, "B"', undefined]);
  });

  test('where the columns are there, all other rows stay byte for byte', () => {
    const once = editAssertion(FILE, text, 'a', [revoked]);
    const twice = editAssertion(FILE, once, 'b', [{ ...revoked, value: { on: '2026-04-01', reason: '=C' } }]);
    expect(twice).toBe(once.replace('2026-02-28,,,\r\n', "2026-02-28,,2026-04-01,'=C\r\n"));
    expect(editAssertion(FILE, twice, 'b', [{ field: 'revoked', value: undefined }])).toBe(once);
  });

  test('adds no column for nothing', () => {
    expect(editAssertion(FILE, text, 'b', [{ field: 'suspended', value: undefined }])).toBe(text);
  });

  test('takes a row out, and the file with its last one', () => {
    const rest = removeAssertion(FILE, text, 'a') ?? '';
    expect(rest).toBe(text.replace(/a,plain.*?y"\r\n\r\n/s, ''));
    expect(removeAssertion(FILE, text, 'b')).toBe(text.replace(/b,plain.*/s, ''));
    expect(removeAssertion(FILE, rest, 'b')).toBeUndefined();
  });

  test('a row that is not there is an error', () => {
    expect(() => editAssertion(FILE, text, 'c', [revoked])).toThrow('no row "c"');
  });
});
