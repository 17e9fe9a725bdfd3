import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMarkdownFile } from '../../src/content/front-matter.ts';
import { makeFolder, summary } from '../roots.ts';

const parse = (text: string) => parseMarkdownFile('content/badges/a.md', text);
const said = (text: string): string[] => {
  const parsed = parse(text);
  return parsed.ok ? [] : summary(parsed.diagnostics).map((line) => line.replace('content/badges/a.md:', ''));
};

describe('code in front matter is never run, in whatever spelling', () => {
  const folder = makeFolder();
  const mark = join(folder, 'ran');
  const code = `module.exports = (() => { require('node:fs').writeFileSync(${JSON.stringify(mark)}, 'x'); return {}; })()`;

  test.each([
    '---js',
    '---javascript',
    '---JS',
    '---JavaScript',
    '--- js',
    '---  js',
    '---\tjs',
    '---js ',
    '---json',
    '---coffee',
    '---coffeescript',
    '---cson',
    '---toml',
    '---yaml',
    '---yml',
    '--- ',
    '----',
    ' ---',
    ';;;',
    '\u00a0---js',
  ])('a first line %j is refused', (first) => {
    for (const end of ['\n', '\r\n']) {
      for (const start of ['', '\ufeff']) {
        const text = [first, code, '---', 'body', ''].join(end);
        expect(said(`${start}${text}`)).toEqual(['1:1 front-matter-missing']);
      }
    }
    expect(existsSync(mark)).toBe(false);
  });

  test.each(['---js', '---javascript', '---json', '--- js', '----', '---x', '--- '])(
    'a line %j inside, where gray-matter would see the end, is refused',
    (line) => {
      expect(said(`---\nname: x\n${line}\n${code}\n---\nbody\n`)).toEqual(['3:1 front-matter-open']);
      expect(existsSync(mark)).toBe(false);
    },
  );

  test('code as the block itself is only YAML that is wrong', () => {
    for (const _twice of [1, 2]) {
      expect(said(`---\n${code}\n---\n`)[0]).toMatch(/ (?:yaml-malformed|not-a-map)$/);
      expect(existsSync(mark)).toBe(false);
    }
  });

  test('the same wrong file is wrong the second time too', () => {
    const text = '---\nname: [\n---\n';
    expect(said(text)).toEqual(said(text));
    expect(said(text)).not.toEqual([]);
  });
});

describe('front matter', () => {
  test.each([
    ['LF', '---\nname: x\n---\n\nBody\n\nMore\n'],
    ['CRLF', '---\r\nname: x\r\n---\r\n\r\nBody\r\n\r\nMore\r\n'],
    ['a byte-order mark', '\ufeff---\nname: x\n---\n\nBody\n\nMore\n'],
  ])('with %s: fields, body and their places', (_title, text) => {
    const parsed = parse(text);
    if (!parsed.ok) throw new Error('not parsed');
    const { fields, body, source, locateName } = parsed.document;
    expect(fields).toEqual({ name: 'x' });
    expect(body).toBe('Body\n\nMore');
    expect(source.locate(['name'])).toEqual({ line: 2, column: 7 });
    expect(locateName(['name'])).toEqual({ line: 2, column: 1 });
    expect(source.locate(['body'])).toEqual({ line: 5, column: 1 });
  });

  test.each(['---\n---\n', '---\n\n---\n', '---\n# nothing\n---\nBody'])('%j has no fields', (text) => {
    const parsed = parse(text);
    expect(parsed.ok && parsed.document.fields).toEqual({});
  });

  test('a body may hold lines of dashes, and what looks like more front matter', () => {
    const parsed = parse('---\nname: x\n---\nOne\n---\n---js\nTwo\n');
    expect(parsed.ok && parsed.document.body).toBe('One\n---\n---js\nTwo');
  });

  test.each([
    ['', '1:1 front-matter-missing'],
    ['name: x\n', '1:1 front-matter-missing'],
    ['\n---\nname: x\n---\n', '1:1 front-matter-missing'],
    ['---\nname: x\n', '3:1 front-matter-open'],
    ['---', '1:1 front-matter-open'],
    ['---\nname: x\n...\n', '4:1 front-matter-open'],
    ['---\n- a\n---\n', '1:1 not-a-map'],
    ['---\nx\n---\n', '1:1 not-a-map'],
  ])('%j: %s', (text, wanted) => expect(said(text)).toEqual([wanted]));
});
