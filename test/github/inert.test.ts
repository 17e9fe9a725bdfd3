import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { inert } from '../../src/github/index.ts';

describe('a foreign text in a comment', () => {
  test.each([
    ['plain', '`plain`'],
    ['two\nlines\r\nand\ttabs', '`two lines and tabs`'],
    ['a `b` c', '``a `b` c``'],
    ['`a`', '`` `a` ``'],
    ['``` x', '```` ``` x ````'],
    ['a | b', '`a \\u{7c} b`'],
    ['\u202egnp.exe', '`\\u{202e}gnp.exe`'],
    ['a\u200bb\u0000\u00ad', '`a\\u{200b}b\\u{0}\\u{ad}`'],
    ['Zoë 日本 🤝', '`Zoë 日本 🤝`'],
    ['', '(nothing)'],
    ['   ', '(nothing)'],
  ])('%j is %s', (text, shown) => {
    expect(inert(text)).toBe(shown);
  });
  test('is one piece of code, in a paragraph, a list and a table, whatever it is', () => {
    const markdown = unified().use(remarkParse).use(remarkGfm);
    const pieces = [
      '`',
      '``',
      '\\',
      '|',
      '\n',
      '\n\n',
      '<b>',
      '@max',
      '#1',
      '![x](http://x)',
      '- [ ] ',
      '&lt;',
      ' ',
      'a',
    ];
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...pieces)).map((some) => some.join('')),
    );
    const kinds = (node: { type: string; children?: unknown[] }): string[] =>
      node.children === undefined ? [node.type] : (node.children as (typeof node)[]).flatMap(kinds);
    fc.assert(
      fc.property(texts, (text) => {
        const shown = inert(text);
        const table = `| a | b |\n|---|---|\n| x ${shown} y | z |\n`;
        const expected = shown === '(nothing)' ? ['text'] : ['text', 'inlineCode', 'text'];
        expect(kinds(markdown.parse(`x ${shown} y`))).toEqual(expected);
        expect(kinds(markdown.parse(`- [ ] x ${shown} y`))).toEqual(expected);
        expect(kinds(markdown.parse(table))).toEqual(['text', 'text', ...expected, 'text']);
      }),
      { numRuns: 2_000 },
    );
  });
  test('is cut by characters, not by halves of them', () => {
    expect(inert('🤝'.repeat(300), 3)).toBe('`🤝🤝🤝…`');
  });
});
