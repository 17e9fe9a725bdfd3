import { describe, expect, test } from 'vitest';
import { parseJsonFile } from '../../src/content/json.ts';
import { summary } from '../roots.ts';

const parse = (text: string) => parseJsonFile('a.json', text);
const said = (text: string): string[] => {
  const parsed = parse(text);
  return parsed.ok ? [] : summary(parsed.diagnostics).map((line) => line.replace('a.json:', ''));
};

describe('JSON files have the fields of front matter', () => {
  test('fields, and where they stand', () => {
    const parsed = parse('{\n  "name": "x",\n  "evidence": [\n    { "url": "y" }\n  ]\n}\n');
    if (!parsed.ok) throw new Error('not parsed');
    const { source, locateName, fields, body } = parsed.document;
    expect(fields).toEqual({ name: 'x', evidence: [{ url: 'y' }] });
    expect(body).toBeUndefined();
    expect(source.locate(['name'])).toEqual({ line: 2, column: 11 });
    expect(locateName(['name'])).toEqual({ line: 2, column: 3 });
    expect(source.locate(['evidence', 0, 'url'])).toEqual({ line: 4, column: 14 });
    expect(source.locate(['evidence', 3, 'url'])).toEqual({ line: 3, column: 15 });
    expect(source.locate(['nowhere'])).toEqual({ line: 1, column: 1 });
  });
  test('a byte-order mark and CRLF move nothing', () => {
    const parsed = parse('\ufeff{\r\n  "name": "x"\r\n}');
    expect(parsed.ok && parsed.document.source.locate(['name'])).toEqual({ line: 2, column: 11 });
  });
  test.each([
    ['', '1:1 json-malformed'],
    ['{"a": 1,}', '1:9 json-malformed'],
    ['{\n  // no\n  "a": 1\n}', '2:3 json-malformed'],
    ["{'a': 1}", '1:2 json-malformed'],
    ['{"a": 1}\n{}', '2:1 json-malformed'],
    ['{"a": 1,\n "b": 2,\n "a": 3}', '3:2 duplicate-key'],
    ['{"a": 1, "\\u0061": 3}', '1:10 duplicate-key'],
    ['[]', '1:1 not-a-map'],
    ['"x"', '1:1 not-a-map'],
    ['null', '1:1 not-a-map'],
    [`{"a": ${'['.repeat(12)}${']'.repeat(12)}}`, '1:1 too-deep'],
    ['['.repeat(60_000), '1:1 too-deep'],
  ])('text %#: %2$s', (text, wanted) => expect(said(text)).toEqual([wanted]));
});
