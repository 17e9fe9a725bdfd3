import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/narrative/html.ts';
import { attacks, bombs } from './attacks.ts';

const allowed = new Set(
  'a blockquote br code del em h3 h4 h5 h6 hr li ol p pre section strong sup table tbody td th thead tr ul'.split(' '),
);
const attributes = new Set(
  'href title id rel data-footnote-ref data-footnote-backref data-footnotes aria-describedby aria-label align start'.split(
    ' ',
  ),
);

/** What is wrong with a fragment: tags, attributes or addresses that no body may have. Reads what stringify writes. */
function faults(html: string): string[] {
  const wrong: string[] = [];
  const rest = html.replace(/<\/?([a-z0-9]+)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g, (_, tag: string, inside: string) => {
    if (!allowed.has(tag)) wrong.push(tag);
    for (const [, name = '', value = ''] of inside.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
      if (!attributes.has(name)) wrong.push(`${tag} ${name}`);
      if (name === 'href' && !/^(?:https?:|mailto:|#p-)/i.test(value)) wrong.push(`href ${value}`);
    }
    return '';
  });
  return rest.includes('<') ? [...wrong, rest] : wrong;
}

describe('renders what people write', () => {
  test('headings from h3 on, without a hole in their order', () => {
    expect(renderHtml('# a\n\n### b\n\n# c\n\n## d\n', 'p')).toBe('<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>\n<h4>d</h4>');
    expect(renderHtml('## a\n\n###### b', 'p', { headingOffset: 5 })).toBe('<h6>a</h6>\n<h6>b</h6>');
  });

  test('links that say what they are to search engines, and never without words', () => {
    expect(renderHtml('[a](https://example.org/?b=1&c "t")', 'p')).toBe(
      '<p><a href="https://example.org/?b=1&#x26;c" title="t" rel="nofollow noopener ugc">a</a></p>',
    );
    expect(renderHtml('[](https://example.org/)', 'p')).toContain('>https://example.org/</a>');
    expect(renderHtml('see www.example.org', 'p')).toContain('<a href="http://www.example.org" rel=');
  });

  test('tables, with alignment that needs no style', () => {
    const html = renderHtml('| a | b |\n| :- | -: |\n| 1 | ~~2~~ |', 'p');
    expect(html).toContain('<th align="left">a</th>');
    expect(html).toContain('<td align="right"><del>2</del></td>');
  });

  test('tasks as characters, so that no form control lacks a label', () => {
    const html = renderHtml('- [x] done\n- [ ] open\n', 'p');
    expect(html).toBe('<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>');
    expect(renderHtml('- [x] done\n\n- [ ] open\n', 'p')).toContain('<p>☑ done</p>');
  });

  test('footnotes with ids of their own body, every reference answered', () => {
    const html = renderHtml('# H\n\n### I\n\nA[^a] B[^b] A[^a].\n\n[^a]: One\n\n[^b]: Two', 'p');
    const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids.every((id) => id?.startsWith('p-'))).toBe(true);
    for (const [, target] of html.matchAll(/(?:href="#|aria-describedby=")([^"]+)"/g)) expect(ids).toContain(target);
    expect(html).toContain('<h3 id="p-footnote-label">Footnotes</h3>');
    expect(html).toContain('aria-label="Back to reference 1"');
    expect(renderHtml('[^a]\n\n[^a]: b', 'other')).toContain('id="other-fn-a"');
  });

  test('footnotes in the words given', () => {
    const words = { footnotes: 'Fußnoten', backToReference: (number: number) => `Zurück zu ${number}` };
    const html = renderHtml('[^a]\n\n[^a]: b', 'p', words);
    expect(html).toContain('>Fußnoten</h3>');
    expect(html).toContain('aria-label="Zurück zu 1"');
  });

  test('code, quotes, lists that start elsewhere; no class, no style', () => {
    const html = renderHtml('```html\n<b>\n```\n\n> q\n\n3. c\n4. d\n', 'p');
    expect(html).toContain('<pre><code>&#x3C;b>\n</code></pre>');
    expect(html).toContain('<ol start="3">');
    expect(html).not.toMatch(/ (?:class|style)=/);
  });

  test('the words of a picture in its place', () => {
    expect(renderHtml('a ![b *c*](https://example.org/d.png) e', 'p')).toBe('<p>a b c e</p>');
  });

  test('the words of a link that is not accepted', () => {
    expect(renderHtml('a [b *c*](javascript:alert(1)) d', 'p')).toBe('<p>a b <em>c</em> d</p>');
  });
});

describe('is harmless', () => {
  test.each(attacks)('%j', (markdown) => expect(faults(renderHtml(markdown, 'p'))).toEqual([]));

  test('for all of them at once, and inside everything', () => {
    for (const attack of attacks) {
      const inside = attack.split('\n').join('\n> ');
      expect(faults(renderHtml(`- a\n\n> ${inside}\n\n**${attack}** | [${attack}](${attack})`, 'p'))).toEqual([]);
    }
    expect(faults(renderHtml(attacks.join('\n\n'), 'p'))).toEqual([]);
  });

  test('whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(...attacks),
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '[',
        ']',
        '(',
        ')',
        '!',
        '&',
        ':',
        '\n',
        '\n\n',
        '|',
        '[^a]',
        '[^a]: ',
        '`',
        '*',
      ),
      fc.string({ unit: 'binary', maxLength: 10 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (parts) => {
        expect(faults(renderHtml(parts.join(''), 'p'))).toEqual([]);
      }),
      { seed: 29, numRuns: 600 },
    );
  });

  test('as this test itself would notice', () => {
    expect(faults('<img src="x">')).toEqual(['img', 'img src']);
    expect(faults('<a href="javascript:x">')).toEqual(['href javascript:x']);
    expect(faults('<p onclick="x">')).toEqual(['p onclick']);
    expect(faults('<P>')).toEqual(['<P>']);
  });
});

describe('is quick', () => {
  test.each([...bombs(10_000)])('on 10,000 characters of %s', (_, markdown) => {
    const start = performance.now();
    expect(faults(renderHtml(markdown, 'p'))).toEqual([]);
    expect(performance.now() - start).toBeLessThan(4_000);
  });

  test('on a million characters, which become a paragraph of their source', () => {
    expect(renderHtml(`<b>&"${'a'.repeat(1_000_000)}`, 'p')).toMatch(/^<p>&lt;b&gt;&amp;&quot;a+<\/p>$/);
  });
});
