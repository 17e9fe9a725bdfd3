import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Source } from '../../src/diagnostics/index.ts';
import { NARRATIVE_LIMITS } from '../../src/narrative/limits.ts';
import { narrativeProblems } from '../../src/narrative/problems.ts';
import { checkNarrative, findRefused } from '../../src/narrative/refuse.ts';
import { attacks, bombs } from './attacks.ts';

const seen = (markdown: string): string[] =>
  findRefused(markdown).map(({ code, line, column, args }) => `${line}:${column} ${code} ${args[0]}`);
const codes = (markdown: string): string[] => [...new Set(findRefused(markdown).map(({ code }) => code))];

describe('accepts what people write', () => {
  test.each([
    '',
    '# Heading\n\nWords, *emphasis*, **strong**, ~~gone~~, `<b>code</b>`, a  \nbreak and 1 < 2 & 3 > 2.\n',
    '[a](https://example.org/x_y?z=1#f) [b](HTTP://example.org) [c](mailto:a@example.org "title") <https://example.org>',
    'https://example.org, www.example.org and someone@example.org stand by themselves.',
    '[a][r] and [no reference], [x] too\n\n[r]: <https://example.org/with space>\n',
    '- [x] done\n- [ ] open\n\n1. one\n   - two\n\n> quote\n\n---\n\n***\n\n| a | b |\n| :- | -: |\n| 1 | 2 |\n',
    'Text[^1].\n\n[^1]: A note with **words**.\n',
    '```html\n<script>alert(1)</script>\n![x](y)\n```\n\n    <img onerror=x>\n',
    'Zoë 日本 🎒 👩‍🏫 \u200fשלום\u200f line\r\nends\ttabs',
    `${'*'.repeat(200)}\n`.slice(0, 200),
    'a \\<b> and &lt;script&gt;',
  ])('%j', (markdown) => expect(seen(markdown)).toEqual([]));
});

describe('refuses', () => {
  test.each(attacks)('%j', (markdown) => expect(findRefused(markdown)).not.toEqual([]));

  test('each thing under its own code, at its own line and column', () => {
    expect(
      seen(
        [
          'One <b>two</b>',
          '',
          '> ![alt](https://example.org/p.png) and [bad](java&Tab;script:alert(1))',
          '',
          '- a\u0007b',
          '',
          '<div>',
          'block',
          '</div>',
          '',
          '[r]: ftp://example.org/',
        ].join('\n'),
      ),
    ).toEqual([
      '1:5 narrative-html <b>',
      '1:11 narrative-html </b>',
      '3:3 narrative-image https://example.org/p.png',
      '3:41 narrative-link java script:alert(1)',
      '5:4 narrative-control-character U+0007',
      '7:1 narrative-html <div> block </div>',
      '11:1 narrative-link ftp://example.org/',
    ]);
  });

  test('relative pictures, and says so in the remedy', () => {
    expect(seen('![a](b.png)')).toEqual(['1:1 narrative-image b.png']);
    expect(narrativeProblems['narrative-image'].remedy).toContain('beside the file');
  });

  test('control characters written as references, once', () => {
    expect(seen('a &#x202e; b &#x202E; c')).toEqual(['1:1 narrative-control-character U+202E']);
    expect(seen('\ud800')).toEqual(['1:1 narrative-control-character U+D800']);
  });

  test('too much of anything, alone', () => {
    const { characters, lines, nesting, marks } = NARRATIVE_LIMITS;
    expect(codes('a'.repeat(characters))).toEqual([]);
    expect(seen(`<b>${'a'.repeat(characters)}`)).toEqual(['1:1 narrative-too-long 20,000 characters']);
    expect(codes('\n'.repeat(lines - 1))).toEqual([]);
    for (const end of ['\n', '\r', '\r\n']) {
      expect(seen(end.repeat(lines))).toEqual([`${lines + 1}:1 narrative-too-long 2,000 lines`]);
    }
    expect(codes(`${'>'.repeat(nesting)} a`)).toEqual([]);
    expect(seen(`a\n\n${'>'.repeat(nesting + 1)} a`)).toEqual(['3:1 narrative-too-deep 16']);
    expect(seen(`${'> '.repeat(nesting)}*a*`)).toEqual([`1:${nesting * 2 + 1} narrative-too-deep 16`]);
    const list = Array.from({ length: nesting + 1 }, (_, depth) => `${' '.repeat(depth * 2)}- a\n`);
    expect(codes(list.slice(0, nesting).join(''))).toEqual([]);
    expect(codes(list.join(''))).toEqual(['narrative-too-deep']);
    expect(codes(`${'*a* '.repeat(marks / 2)}\n\n${'*a* '.repeat(marks / 2)}`)).toEqual([]);
    expect(seen(`a\n${'*a* '.repeat(marks / 2)}_`)).toEqual(['2:1 narrative-too-many-marks 1,000']);
  });
});

describe('is quick', () => {
  test.each([...bombs(10_000)])('on 10,000 characters of %s', (_, markdown) => {
    const start = performance.now();
    findRefused(markdown);
    expect(performance.now() - start).toBeLessThan(2_500);
  });

  test.each([...bombs(1_000_000)])('on a million characters of %s', (_, markdown) => {
    const start = performance.now();
    expect(codes(markdown).length).toBeLessThanOrEqual(1);
    expect(performance.now() - start).toBeLessThan(2_500);
  });

  test('and never crashes on random text', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: 'binary' })), { maxLength: 8 });
    fc.assert(
      fc.property(text, (parts) => {
        for (const { line, column } of findRefused(parts.join('\n'))) expect(Math.min(line, column)).toBeGreaterThan(0);
      }),
      { seed: 23, numRuns: 500 },
    );
  });
});

describe('as problems of a file', () => {
  const source: Source = {
    file: 'content/badges/a.md',
    text: '---\nname: A\n---\nHello <b>\n\n![x](y)\n',
    locate: (path) => (path[0] === 'body' ? { line: 4, column: 1 } : { line: 2, column: 7 }),
  };

  test('stand at their own place in a body', () => {
    const [first, second] = checkNarrative('Hello <b>\n\n![x](y)\n', source, ['body']);
    expect(first).toMatchObject({ code: 'narrative-html', severity: 'error', line: 4, column: 7, field: 'body' });
    expect(first?.frame).toContain('4 | Hello <b>');
    expect(second).toMatchObject({ code: 'narrative-image', line: 6, column: 1, file: 'content/badges/a.md' });
    expect(second?.remedy).toBe(narrativeProblems['narrative-image'].remedy);
  });

  test('stand at the field elsewhere', () => {
    expect(checkNarrative('x\n\n<b>', source, ['evidence', 0, 'narrative'])).toMatchObject([
      { line: 2, column: 7, field: 'evidence[0].narrative' },
    ]);
  });
});
