import { describe, expect, test } from 'vitest';
import { parseYamlFile } from '../../src/content/yaml.ts';
import { summary } from '../roots.ts';

const parse = (text: string) => parseYamlFile('a.yaml', text);
const said = (text: string): string[] => {
  const parsed = parse(text);
  return parsed.ok ? [] : summary(parsed.diagnostics).map((line) => line.replace('a.yaml:', ''));
};
const messages = (text: string): string[] => {
  const parsed = parse(text);
  return parsed.ok ? [] : parsed.diagnostics.map(({ message }) => message);
};

describe('YAML 1.2 without what makes it dangerous or ambiguous', () => {
  test.each([
    ['a: &x 1', 'Anchors are not allowed here.'],
    ['a: !!str 1', 'Tags are not allowed here.'],
    ['a: !js/function x', 'Tags are not allowed here.'],
    ['<<: {a: 1}', 'Merge keys are not allowed here.'],
    ['1: a', 'Keys that are not text are not allowed here.'],
    ['true: a', 'Keys that are not text are not allowed here.'],
    ['? [a]\n: b', 'Keys that are not text are not allowed here.'],
    ['%YAML 1.1\n---\na: 1', 'YAML directives are not allowed here.'],
  ])('%j: %s', (text, message) => expect(messages(text)).toContain(message));

  test('an alias is refused beside its anchor', () =>
    expect(said('a: &x 1\nb: *x\n')).toEqual(['1:7 yaml-forbidden', '2:4 yaml-forbidden']));
  test('a bomb of aliases is refused unexpanded', () => {
    const rows = ['a0: &a0 [x]'];
    for (let n = 1; n < 30; n++)
      rows.push(`a${n}: &a${n} [*a${n - 1}, *a${n - 1}, *a${n - 1}, *a${n - 1}, *a${n - 1}]`);
    const start = performance.now();
    expect(new Set(said(rows.join('\n')).map((line) => line.replace(/^\S+ /, '')))).toEqual(
      new Set(['yaml-forbidden']),
    );
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('an alias to nothing is refused', () => expect(said('a: *x')).not.toEqual([]));
  test('a key that stands twice is refused at its second place, deep inside too', () => {
    expect(said('a: 1\nb: 2\na: 3\n')).toEqual(['3:1 duplicate-key']);
    expect(said('a:\n  - b: 1\n    "b": 2\n')).toEqual(['3:5 duplicate-key']);
  });
  test('two documents in one file are refused', () => expect(said('a: 1\n---\nb: 1\n')).not.toEqual([]));

  test('what other readers turn into something else stays text', () => {
    const parsed = parse('a: 2020-03-01\nb: no\nc: 0777\nd: 1_000\ne: 12:30:45\nf: NO\ng: 007\n');
    expect(parsed.ok && parsed.document.fields).toEqual({
      a: '2020-03-01',
      b: 'no',
      c: 777,
      d: '1_000',
      e: '12:30:45',
      f: 'NO',
      g: 7,
    });
  });

  test('a member called __proto__ gives nobody anything', () => {
    const parsed = parse('__proto__:\n  admin: true\nname: x\n');
    const fields = parsed.ok ? parsed.document.fields : {};
    expect((fields as { admin?: unknown }).admin).toBeUndefined();
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });
});

describe('nesting and length finish fast, whatever they are', () => {
  const size = 60_000;
  test.each([
    ['lists in lists', '['.repeat(size)],
    ['closed lists', `a: ${'['.repeat(size / 2)}${']'.repeat(size / 2)}`],
    ['maps in maps', '{a: '.repeat(size / 4)],
    ['dashes', '- '.repeat(size / 2)],
    ['question marks', '? '.repeat(size / 2)],
    ['ever deeper lines', Array.from({ length: 300 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['dashes, then a word', `a:\n  ${'- '.repeat(200)}x`],
    ['quotes that hide brackets', `a: '"'\nb: ${'['.repeat(size)}\n# "`],
    ['keys by the thousand', Array.from({ length: 9_000 }, (_, n) => `k${n}: 1`).join('\n')],
    ['keys by the thousand in one line', `{${Array.from({ length: 9_000 }, (_, n) => `k${n}`).join(',')}}`],
    ['anchors by the thousand', Array.from({ length: 5_000 }, (_, n) => `k${n}: &a${n} 1`).join('\n')],
    ['colons', 'a: '.repeat(size / 3)],
    ['one long line of quotes', '"'.repeat(size)],
    ['white space', `a: ${' '.repeat(size)}b`],
    ['tabs', `a:${'\t'.repeat(size)}b`],
    ['open text', `a: |\n${' x\n'.repeat(size / 3)}`],
  ])('%s', (_title, text) => {
    const start = performance.now();
    const parsed = parse(text);
    if (!parsed.ok) expect(parsed.diagnostics.length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  test.each([13, 20, 64, 65, 100, 500, 1_000, 2_000, 5_000, 10_000])('%i levels are too deep, not a crash', (depth) => {
    for (const text of [
      `a: ${'['.repeat(depth)}${']'.repeat(depth)}`,
      `a:\n  ${'- '.repeat(depth)}x`,
      `a: '"'\nb: ${'['.repeat(depth)}${']'.repeat(depth)}\nc: '"'`,
    ]) {
      expect(said(text)).toEqual(['1:1 too-deep']);
    }
  });
});
