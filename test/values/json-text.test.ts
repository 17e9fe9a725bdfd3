import { describe, expect, test } from 'vitest';
import { depthOf, JSON_LIMITS, parseJson, printJson } from '../../src/values/index.ts';

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('JSON, read so that two readers cannot differ', () => {
  test.each([
    'null',
    '1',
    '"x"',
    '[]',
    '{}',
    ' {"a": [1, 2, {"b": null}]} ',
    '{"a":1,"b":{"a":2}}',
    '"😀"',
    '[[[[[[[[]]]]]]]]',
    nested(64),
  ])('sound text %# is read', (text) => expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) }));

  test.each(['', '{', '{"a":1,}', "{'a':1}", '{"a":1} x', '// c\n1', '01', 'NaN', '\ufeff{}', '{"a":\u00a01}'])(
    '%j is malformed',
    (text) => expect(parseJson(text)).toEqual({ ok: false, reason: 'json-malformed' }),
  );

  test.each(['{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '[{"x":{"b":1,"c":2,"b":3}}]', '{"__proto__":1,"__proto__":2}'])(
    '%s has a member twice',
    (text) => expect(parseJson(text)).toEqual({ ok: false, reason: 'json-duplicate-member' }),
  );

  test.each(['"\\ud800"', '"a\\udc00"', '{"\\ud83d":1}', '[["\\ude00\\ud83d"]]'])(
    '%s holds half a surrogate pair',
    (text) => expect(parseJson(text)).toEqual({ ok: false, reason: 'json-lone-surrogate' }),
  );

  test('deeper than 64 is refused before any parser recurses', () => {
    expect(parseJson(nested(65))).toEqual({ ok: false, reason: 'json-too-deep' });
    const start = performance.now();
    expect(parseJson(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)).toEqual({
      ok: false,
      reason: 'json-too-deep',
    });
    expect(parseJson('['.repeat(JSON_LIMITS.characters))).toEqual({ ok: false, reason: 'json-too-deep' });
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('longer than a mebibyte is refused unread', () => {
    expect(parseJson(`"${'x'.repeat(JSON_LIMITS.characters - 2)}"`).ok).toBe(true);
    expect(parseJson(`"${'x'.repeat(JSON_LIMITS.characters - 1)}"`)).toEqual({ ok: false, reason: 'json-too-large' });
  });

  test.each([
    ['1', 0],
    ['[{"a":[]}]', 3],
    ['["[[[["]', 1],
    ['["\\"[[[["]', 1],
    ['[][][]', 1],
  ])('the depth of %s is %i: brackets in strings do not count', (text, depth) => expect(depthOf(text)).toBe(depth));

  test('a member called __proto__ stays a member', () => {
    const read = parseJson('{"__proto__":{"admin":true}}');
    expect(read.ok && Object.hasOwn(read.value as object, '__proto__')).toBe(true);
    expect(read.ok && (read.value as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe('B-03: JSON, written so that it goes into an XML CDATA section as it stands', () => {
  test.each([
    ['a]]>b', 'a]]\\u003eb'],
    ['a]]]>b', 'a]]]\\u003eb'],
    ['a>b', 'a>b'],
    ['\ufffe', '\\ufffe'],
    ['\uffff', '\\uffff'],
    ['\u0000', '\\u0000'],
    ['é😀', 'é😀'],
  ])('%j is written %j', (value, written) => {
    expect(printJson(value)).toBe(`"${written}"\n`);
    expect(parseJson(printJson(value))).toEqual({ ok: true, value });
  });

  test('member names are escaped too; two spaces, a line end, members in the order given', () => {
    const value = { z: [1], ']]>': { a: null }, '\uffff': '' };
    const text = printJson(value);
    expect(text).toBe('{\n  "z": [\n    1\n  ],\n  "]]\\u003e": {\n    "a": null\n  },\n  "\\uffff": ""\n}\n');
    expect(parseJson(text)).toEqual({ ok: true, value });
  });

  test('lists inside lists are closed without "]]>"', () => expect(printJson([[1]])).not.toContain(']]>'));
});

test('a text that never ends is read in time, however many quotes it escapes', () => {
  expect(parseJson(`"${'\\"'.repeat(500_000)}`)).toEqual({ ok: false, reason: 'json-malformed' });
  expect(parseJson(`["${'\\\\'.repeat(250_000)}`)).toEqual({ ok: false, reason: 'json-malformed' });
  expect(parseJson('"'.repeat(1_000_001))).toEqual({ ok: false, reason: 'json-malformed' });
});
