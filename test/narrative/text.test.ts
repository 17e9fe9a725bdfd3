import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/narrative/text.ts';
import { bombs } from './attacks.ts';

describe('the words of a Markdown text, on one line', () => {
  test.each([
    [
      '# Title\n\nSome *very* **good** `code`,\nand ~~no~~ [words](https://example.org).',
      'Title Some very good code, and no words.',
    ],
    ['- [x] done\n- open\n  1. deep\n', 'done open deep'],
    ['| a | b |\n| - | - |\n| 1 | 2 |', 'a b 1 2'],
    ['A[^1] note.\n\n[^1]: Not here.', 'A note.'],
    ['one\\\ntwo  \nthree', 'one two three'],
    ['![the picture](https://example.org/p.png) and <b>HTML</b>', 'the picture and HTML'],
    ['<script>alert(1)</script>\n\nwords', 'words'],
    ['> 1 < 2 &amp; \\*stars\\* Zoë 日本 🎒', '1 < 2 & *stars* Zoë 日本 🎒'],
    ['[r]: https://example.org\n\nsee [r] and https://example.org/x', 'see r and https://example.org/x'],
    ['```js\nlet a;\n```', 'let a;'],
    [' \n\n ', ''],
  ])('%j', (markdown, words) => expect(plainText(markdown)).toBe(words));

  test('is the text as it stands when there is too much of it', () => {
    expect(plainText(`**a**\n\n${'b'.repeat(30_000)}`)).toBe(`**a** ${'b'.repeat(30_000)}`);
  });

  test.each([...bombs(10_000)])('comes quickly from 10,000 characters of %s', (_, markdown) => {
    const start = performance.now();
    expect(plainText(markdown)).not.toContain('\n');
    expect(performance.now() - start).toBeLessThan(2_500);
  });
});
