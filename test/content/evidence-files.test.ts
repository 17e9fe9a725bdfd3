import { createHash } from 'node:crypto';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/content/index.ts';
import { edit, makeRoot, put, summary } from '../roots.ts';

const ZOE = 'content/assertions/2020/care-zoe.md';
const FOLDER = 'content/assertions/2020';
const URL_LINE = 'url: https://acme.example.org/evidence/course.html';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What is said, and known of the files, when the course's evidence is a file of this name. */
function named(name: string, change: (root: string) => void = () => {}) {
  const root = makeRoot();
  edit(root, ZOE, URL_LINE, `file: ${JSON.stringify(name)}`);
  change(root);
  const { records, diagnostics } = readContent(root);
  return { said: summary(diagnostics), files: records.assertions.find(({ id }) => id === 'care-zoe')?.attachments };
}

describe('a file beside the record', () => {
  test('is read: where it lies, its size, its SHA-256', () =>
    expect(named('List_1.txt', (root) => put(root, `${FOLDER}/List_1.txt`, 'Zoë'))).toEqual({
      said: [],
      files: [
        {
          evidence: 0,
          field: 'file',
          name: 'List_1.txt',
          path: `${FOLDER}/List_1.txt`,
          bytes: 4,
          sha256: sha256('Zoë'),
        },
      ],
    }));

  test.each([
    '../care-zoe.txt',
    '2020/list.txt',
    '/etc/list.txt',
    'C:\\list.txt',
    '.hidden.txt',
    'list',
    'list.md',
    'list.svg',
    'list.html',
    'list.PDF',
    'list.txt.html',
    'a list.txt',
    'list%2f.txt',
    'list?.txt',
    'lïst.txt',
    'list.txt\n',
    `${'a'.repeat(120)}.txt`,
    '',
  ])('is not named %j', (name) =>
    expect(named(name).said).toEqual([`${ZOE}:11:11 evidence-file-name evidence[0].file`]),
  );

  test.each(['Care-Zoe.txt', 'other.txt'])('is missed when it is called %s', (name) =>
    expect(named(name, (root) => put(root, `${FOLDER}/care-zoe.txt`, 'a')).said).toEqual([
      `${ZOE}:11:11 evidence-file-missing evidence[0].file`,
    ]),
  );

  test('is no file of another folder', () =>
    expect(named('list.txt', (root) => put(root, 'content/assertions/list.txt', 'a')).said).toEqual([
      `${ZOE}:11:11 evidence-file-missing evidence[0].file`,
    ]));

  test('is no link, wherever that leads', () =>
    expect(named('list.txt', (root) => symlinkSync('/etc/passwd', join(root, FOLDER, 'list.txt'))).said).toEqual([
      `${FOLDER}/list.txt:1:1 link-refused`,
      `${ZOE}:11:11 evidence-file-missing evidence[0].file`,
    ]));

  test('that no record names is told of; what lies hidden, or is of another kind, as ever', () => {
    const root = makeRoot({ [`${FOLDER}/a.pdf`]: 'x', [`${FOLDER}/.b.pdf`]: 'x', [`${FOLDER}/c.svg`]: '<svg/>' });
    expect(summary(readContent(root).diagnostics)).toEqual([
      `${FOLDER}/c.svg:1:1 kind-unexpected`,
      `${FOLDER}/a.pdf:1:1 evidence-unnamed`,
    ]);
  });

  test('fifty names of one large file are not read fifty times', () => {
    const root = makeRoot();
    put(root, `${FOLDER}/list.txt`, 'a'.repeat(5 * 1024 * 1024));
    edit(root, ZOE, `  - ${URL_LINE}\n`, `${'  - file: list.txt\n'.repeat(49)}  - file: list.txt\n`);
    expect(summary(readContent(root).diagnostics)).toEqual([`${ZOE}:11:3 evidence-files-too-large evidence`]);
  });
});
