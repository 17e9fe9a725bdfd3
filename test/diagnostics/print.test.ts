import { describe, expect, test } from 'vitest';
import { codeFrame, type Diagnostic, inOrder, printDiagnostics, visible } from '../../src/diagnostics/index.ts';

const one: Diagnostic = {
  code: 'field-missing',
  severity: 'error',
  file: 'content/badges/care.md',
  line: 3,
  column: 7,
  field: 'evidence[0].url',
  message: '"url" is missing.',
  remedy: 'Add `url`.',
  frame: '2 | a: b\n3 | name: x\n  |       ^',
};

describe('DESIGN 3.1: a diagnostic is printed for people, for programs and for GitHub', () => {
  test('text: place, severity, code, field, what is wrong, the lines, what to do', () => {
    expect(printDiagnostics([one], 'text')).toBe(
      `content/badges/care.md:3:7 error field-missing evidence[0].url: "url" is missing.
  2 | a: b
  3 | name: x
    |       ^
  Add \`url\`.
`,
    );
    expect(printDiagnostics([{ ...one, field: '', frame: '' }], 'text')).toBe(
      'content/badges/care.md:3:7 error field-missing "url" is missing.\n  Add `url`.\n',
    );
  });

  test('text: colours are asked for, never written by themselves', () => {
    const painted = printDiagnostics([one], 'text', (style, text) => `<${style}>${text}</${style}>`);
    expect(painted).toContain('<strong>content/badges/care.md:3:7</strong> <error>error</error>');
    expect(printDiagnostics([one], 'text')).not.toContain('\u001b');
  });

  test('json: the same data', () => expect(JSON.parse(printDiagnostics([one], 'json'))).toEqual([one]));
  test('json: no problems are an empty list', () => expect(printDiagnostics([], 'json')).toBe('[]'));

  test('github: one annotation a problem, escaped as GitHub asks', () => {
    expect(printDiagnostics([one, { ...one, severity: 'warning' }], 'github').split('\n')).toEqual([
      '::error file=content/badges/care.md,line=3,col=7,title=field-missing::evidence[0].url: "url" is missing. Add `url`.',
      '::warning file=content/badges/care.md,line=3,col=7,title=field-missing::evidence[0].url: "url" is missing. Add `url`.',
    ]);
    const odd = { ...one, file: 'content/a,b:c%.md', field: '', message: '100%\n::error::forged\r' };
    expect(printDiagnostics([odd], 'github')).toBe(
      '::error file=content/a%2Cb%3Ac%25.md,line=3,col=7,title=field-missing::100%25·::error::forged· Add `url`.',
    );
  });

  test.each(['text', 'github'] as const)('%s: a file cannot draw on the terminal of its reader', (format) => {
    const evil = '\u001b[2J\u202e\u2066\u0007\u009b\u2028';
    const printed = printDiagnostics([{ ...one, file: evil, field: evil, message: evil, remedy: evil }], format);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(printed).not.toMatch(/[\u001b\u202e\u2066\u0007\u009b\u2028]/);
    expect(visible(evil)).toBe('·[2J·····');
  });
});

describe('the code frame', () => {
  const text = 'one\ntwo\nthree';
  test('shows the line before, the line, and a mark under the column', () =>
    expect(codeFrame(text, { line: 2, column: 3 })).toBe('1 | one\n2 | two\n  |   ^'));
  test('begins with the first line', () => expect(codeFrame(text, { line: 1, column: 1 })).toBe('1 | one\n  | ^'));
  test('counts CRLF and CR as line ends', () =>
    expect(codeFrame('one\r\ntwo\rthree', { line: 3, column: 1 })).toBe('2 | two\n3 | three\n  | ^'));
  test('is nothing where there is no text', () => expect(codeFrame('', { line: 1, column: 1 })).toBe(''));
  test('stays readable beyond the end of the file', () =>
    expect(codeFrame('one', { line: 9, column: 4 })).toBe('8 |\n9 |\n  |    ^'));
  test('keeps numbers in one column', () =>
    expect(codeFrame('\n'.repeat(10), { line: 10, column: 1 })).toBe(' 9 |\n10 |\n   | ^'));
  test('cuts a long line around the mark', () => {
    const frame = codeFrame(`${'x'.repeat(500)}Y${'z'.repeat(500)}`, { line: 1, column: 501 }).split('\n');
    const mark = frame[1]?.indexOf('^') ?? -1;
    expect(frame[0]?.[mark]).toBe('Y');
    expect(frame[0]?.length).toBeLessThan(110);
  });
  test('shows control characters as dots', () =>
    expect(codeFrame('a\u001b[31m\tb\u202e', { line: 1, column: 1 })).toBe('1 | a·[31m b·\n  | ^'));
});

test('the order is file, line, column, code, field: the same for the same files', () => {
  const shuffled: Diagnostic[] = [
    { ...one, file: 'b' },
    { ...one, file: 'a', line: 10 },
    { ...one, file: 'a', line: 9, column: 2 },
    { ...one, file: 'a', line: 9, column: 1, code: 'z-z' },
    { ...one, file: 'a', line: 9, column: 1, code: 'a-a', field: 'b' },
    { ...one, file: 'a', line: 9, column: 1, code: 'a-a', field: 'a' },
  ];
  const sorted = inOrder(shuffled);
  expect(sorted).toEqual([...shuffled].reverse());
  expect(inOrder(sorted)).toEqual(sorted);
});
