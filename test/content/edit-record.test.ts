import { describe, expect, test } from 'vitest';
import { parseMarkdownFile } from '../../src/content/front-matter.ts';
import { editRecord, printMarkdownRecord, printYaml } from '../../src/content/index.ts';

const award = `---
# who asked: the club
badge: "stem"   # the first one
recipient:
    type: url
    url: 'https://example.org/zoe'

issuedOn: 2026-02-28
evidence:
  - url: https://example.org/a
    narrative: >
      folded
      text
---

The body: stays --- as it is.
`;

describe('editing a Markdown record', () => {
  test('adds a field behind the others and touches nothing else', () => {
    const edited = editRecord('a.md', award, [
      { path: ['revoked'], value: { on: '2026-03-01', reason: 'A: mistake' } },
    ]);
    expect(edited).toBe(
      award.replace('      text\n---', '      text\nrevoked:\n  on: 2026-03-01\n  reason: "A: mistake"\n---'),
    );
    expect(parseMarkdownFile('a.md', edited).ok).toBe(true);
  });

  test('changes a field in its line, and its comment stays', () => {
    expect(editRecord('a.md', award, [{ path: ['badge'], value: 'stem-v2' }])).toBe(
      award.replace('badge: "stem"   # the first one', 'badge: "stem-v2" # the first one'),
    );
  });

  test('changes one field inside another', () => {
    const edited = editRecord('a.md', award, [{ path: ['recipient', 'name'], value: 'Zoë' }]);
    expect(edited).toContain("recipient:\n  type: url\n  url: 'https://example.org/zoe'\n  name: Zoë\n\nissuedOn");
    expect(edited).toContain('# who asked: the club\nbadge: "stem"   # the first one\n');
  });

  test('takes a field away, with all that stands in it', () => {
    const edited = editRecord('a.md', award, [{ path: ['evidence'], value: undefined }]);
    expect(edited).toBe(award.replace(/evidence:[\s\S]*?(?=---\n\nThe)/, ''));
  });

  test('makes several edits at once', () => {
    const edited = editRecord('a.md', award, [
      { path: ['suspended'], value: { on: '2026-03-01', reason: 'looking' } },
      { path: ['reinstated'], value: undefined },
      { path: ['issuedOn'], value: '2026-03-01' },
    ]);
    const read = parseMarkdownFile('a.md', edited);
    expect(read.ok && read.document.fields).toMatchObject({
      badge: 'stem',
      issuedOn: '2026-03-01',
      suspended: { on: '2026-03-01', reason: 'looking' },
    });
  });

  test('keeps the line ends of Windows, and a byte-order mark', () => {
    const windows = `\ufeff${award.replaceAll('\n', '\r\n')}`;
    const edited = editRecord('a.md', windows, [{ path: ['draft'], value: true }]);
    expect(edited).toBe(windows.replace('      text\r\n---', '      text\r\ndraft: true\r\n---'));
  });

  test('writes into front matter that has no field, or stands in braces', () => {
    expect(editRecord('a.md', '---\n---\nBody', [{ path: ['a'], value: 1 }])).toBe('---\na: 1\n---\nBody');
    expect(editRecord('a.md', '---\n{badge: stem}\n---\n', [{ path: ['draft'], value: true }])).toBe(
      '---\n{ badge: stem, draft: true }\n---\n',
    );
  });
});

describe('editing other records', () => {
  test('JSON keeps its indents and order', () => {
    const json = '{\n    "badge": "stem",\n    "recipient": { "type": "url" }\n}\n';
    expect(JSON.parse(editRecord('a.json', json, [{ path: ['recipient', 'name'], value: 'Zoë' }]))).toEqual({
      badge: 'stem',
      recipient: { type: 'url', name: 'Zoë' },
    });
    expect(editRecord('a.json', json, [{ path: ['badge'], value: 'x' }])).toBe(json.replace('"stem"', '"x"'));
    expect(editRecord('a.json', json, [{ path: ['badge'], value: undefined }])).not.toContain('badge');
  });

  test('site.yaml keeps its comments', () => {
    const site = '# the site\nurl: https://a.example/ # here\ntitle: T\n';
    expect(
      editRecord('content/site.yaml', site, [
        { path: ['url'], value: 'https://b.example/' },
        { path: ['formerly'], value: ['https://a.example/'] },
      ]),
    ).toBe('# the site\nurl: https://b.example/ # here\ntitle: T\nformerly:\n  - https://a.example/\n');
  });
});

describe('printing a new record', () => {
  test('gives front matter that reads back as what went in', () => {
    const fields = { name: 'A "b": #c', when: '2026-02-28', list: ['yes', '007', ''], gap: undefined, deep: { x: 1 } };
    const read = parseMarkdownFile('a.md', printMarkdownRecord(fields, 'Body\n'));
    const { gap: _gap, ...given } = fields;
    expect(read.ok && read.document.fields).toEqual(given);
    expect(read.ok && read.document.body).toBe('Body');
  });

  test('never wraps a long line', () => {
    expect(printYaml({ text: 'word '.repeat(60).trim() }).split('\n')).toHaveLength(2);
  });
});
