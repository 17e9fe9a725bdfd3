import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/content/index.ts';
import { edit, makeFolder, makeRoot, put, read, remove, summary } from '../roots.ts';

const said = (root: string): string[] => summary(readContent(root).diagnostics);

/** What is said of the sound backpack after one change. */
function afterChange(change: (root: string) => void): string[] {
  const root = makeRoot();
  change(root);
  return said(root);
}
const BADGE = { name: 'A', description: 'B', issuer: 'acme', criteria: 'C' };
const withBadge = (fields: object): string[] =>
  afterChange((root) => put(root, 'content/badges/x.json', JSON.stringify({ ...BADGE, ...fields }))).map((line) =>
    line.replace('content/badges/x.json:', ''),
  );
const messagesOf = (fields: object): string[] => {
  const root = makeRoot({ 'content/badges/x.json': JSON.stringify({ ...BADGE, ...fields }) });
  return readContent(root).diagnostics.map(({ message }) => message);
};
const ZOE = 'content/assertions/2020/care-zoe.md';
const zoe = (from: string, to: string): string[] =>
  afterChange((root) => edit(root, ZOE, from, to)).map((line) => line.replace(`${ZOE}:`, ''));

describe('a sound backpack', () => {
  test('is read whole: Markdown and JSON alike, with nothing to say', () => {
    const { records, diagnostics } = readContent(makeRoot());
    expect(diagnostics).toEqual([]);
    expect(records.badges.map(({ id }) => id)).toEqual(['care', 'grade', 'plain']);
    expect(records.assertions.map(({ id }) => id).sort()).toEqual([
      'care-draft',
      'care-url',
      'care-zoe',
      'grade-did',
      'plain-json',
    ]);
    expect(records.badges[2]).toMatchObject({ criteria: 'Came to three evenings.', status: 'active', results: [] });
    expect(records.issuers[0]).toMatchObject({
      description: 'Acme teaches first aid.',
      image: { file: 'content/issuers/acme.png', alt: 'A green square' },
    });
    expect(records.assertions.find(({ id }) => id === 'grade-did')).toMatchObject({
      issuedOn: '2020-04-02T07:30:00Z',
      recipient: { identity: { type: 'did', url: 'did:web:kim.example.org' } },
    });
  });
});

describe('unknown and duplicate fields', () => {
  test.each([
    [{ nmae: 'x' }, 'There is no field "nmae". Did you mean "name"?'],
    [{ criteriaURL: 'https://example.org' }, 'There is no field "criteriaURL". Did you mean "criteriaUrl"?'],
    [{ zzzzzzzz: 1 }, 'There is no field "zzzzzzzz".'],
    [{ design: { colour: '#000000' } }, 'There is no field "colour".'],
    [{ design: { ribon: 'x' } }, 'There is no field "ribon". Did you mean "ribbon"?'],
    [
      { results: [{ id: 'a', name: 'A', resulttype: 'Percent' }] },
      'There is no field "resulttype". Did you mean "resultType"?',
    ],
    [{ skills: [{ name: 'a', link: 'https://example.org' }] }, 'There is no field "link".'],
    [{ status: 'actve' }, '"actve" is not one of draft, active, retired. Did you mean "active"?'],
    [{ credits: '2' }, 'Expected a number, found the text "2".'],
    [{ tags: 'a' }, 'Expected a list, found the text "a".'],
    [{ suspendable: 'yes' }, 'Expected true or false, found the text "yes".'],
    [{ design: { level: 2.5 } }, 'Expected a whole number, found the number 2.5.'],
    [{ name: null }, 'Expected text, found nothing.'],
    [{ related: [{}] }, '"id" is missing.'],
    [{ skills: [1] }, 'Expected text, found the number 1.'],
  ])('%j: %s', (fields, message) => expect(messagesOf(fields)).toContain(message));

  test('all problems of all files are told in one run', () => {
    const root = makeRoot();
    edit(root, 'content/site.yaml', 'language: en', 'langage: en');
    edit(root, 'content/issuers/acme.md', 'https://acme.example.org/', 'acme.example.org');
    edit(root, 'content/badges/care.md', 'credits: 2', 'credits: two');
    edit(root, ZOE, 'issuedOn: 2020-03-01', 'issuedOn: 2020-02-30');
    expect(said(root).sort()).toEqual([
      `${ZOE}:9:11 date-impossible issuedOn`,
      'content/badges/care.md:21:10 field-type credits',
      'content/issuers/acme.md:3:6 address-malformed url',
      'content/site.yaml:1:1 field-missing language',
      'content/site.yaml:5:1 field-unknown langage',
    ]);
  });
});

describe('DESIGN 2: no plain e-mail address of a recipient is accepted, wherever it stands', () => {
  const hash = /identity: sha256\$[0-9a-f]{64}/;
  const identity = (given: string): string[] => {
    const root = makeRoot();
    put(
      root,
      ZOE,
      read(root, ZOE).replace(hash, () => `identity: ${given}`),
    );
    return said(root).map((line) => line.replace(`${ZOE}:`, ''));
  };

  test.each(['zoe@example.org', '"mailto:zoe@example.org"', '" zoe@example.org "', 'Zoë <zoe@example.org>'])(
    'identity: %s',
    (given) => expect(identity(given)).toEqual(['5:13 recipient-plain-email recipient.identity']),
  );
  test.each(['zoe@example.org', 'Zoë <zoe@example.org>', 'Zoë van Dam (zoe@example.org)'])('name: %s', (given) =>
    expect(zoe('name: Zoë van Dam', `name: ${given}`)).toEqual(['7:9 recipient-plain-email recipient.name']),
  );
  test.each(['mailto:zoe@example.org', 'MAILTO:zoe@example.org'])('url: %s', (given) =>
    expect(
      afterChange((root) => edit(root, 'content/assertions/2020/care-url.md', 'https://alex.example.org/', given)),
    ).toEqual(['content/assertions/2020/care-url.md:5:8 recipient-plain-email recipient.url']),
  );
  test('nor in the user part of an address', () =>
    expect(
      afterChange((root) =>
        edit(root, 'content/assertions/2020/care-url.md', 'https://alex', 'https://zoe%40mail.example.org@alex'),
      ),
    ).toEqual(['content/assertions/2020/care-url.md:5:8 address-credentials recipient.url']));
  test('what is said of it does not repeat it', () => {
    const root = makeRoot();
    edit(root, ZOE, 'name: Zoë van Dam', 'name: zoe@example.org');
    const [one] = readContent(root).diagnostics;
    expect(`${one?.message} ${one?.remedy}`).not.toContain('zoe@');
  });
  test.each([
    ['salt: "', 'salts: "', ['6:3 field-unknown recipient.salts', '4:3 field-missing recipient.salt']],
    ['type: email', 'type: mail', ['4:9 value-unknown recipient.type']],
    ['type: email', 'type: url', ['5:3 field-unknown recipient.identity']],
  ])('a recipient with %j changed to %j is refused', (from, to, wanted) => {
    for (const line of wanted)
      expect(zoe(from, to).some((one) => one.includes(line.split(' ')[1] as string))).toBe(true);
  });
});

describe('path tricks in ids', () => {
  test.each(['Care', 'a.b', 'a b', 'é', 'a_b', 'x'.repeat(65), '%2e%2e', 'а'])('%s.json is refused', (name) =>
    expect(afterChange((root) => put(root, `content/badges/${name}.json`, JSON.stringify(BADGE)))).toEqual([
      `content/badges/${name}.json:1:1 id-malformed`,
    ]),
  );
  test.each(['con', 'nul', 'lpt1'])('%s.json is refused', (name) =>
    expect(afterChange((root) => put(root, `content/assertions/2020/${name}.json`, '{}'))[0]).toBe(
      `content/assertions/2020/${name}.json:1:1 id-reserved`,
    ),
  );
  test.each(['../site', 'a/b', '/etc/passwd', '..', 'a\\b', 'a\0b', 'a%2fb'])('a reference to %j is refused', (id) =>
    expect(withBadge({ issuer: id })).toEqual(['1:40 id-malformed issuer']),
  );
  test('pages too: their name is an address', () =>
    expect(afterChange((root) => put(root, 'content/pages/About_Us.mdx', 'x'))).toEqual([
      'content/pages/About_Us.mdx:1:1 id-malformed',
    ]));
});

describe('path tricks in images', () => {
  test.each([
    '../issuers/acme.png',
    '..',
    '.',
    '/etc/passwd',
    '/content/badges/grade.png',
    './grade.png',
    'a/grade.png',
    'a\\grade.png',
    '..\\grade.png',
    'c:grade.png',
    'grade.png\0',
    'gradé.png',
    '.hidden',
    '.hidden.png',
    'https://example.org/a.png',
    'file:grade.png',
    ' grade.png',
    'grade.png ',
    '%2e%2e/a.png',
    `${'x'.repeat(101)}.png`,
    '',
  ])('%j is no name of a picture', (image) =>
    expect(withBadge({ image, imageAlt: 'x' }).map((line) => line.split(' ').slice(1).join(' '))).toEqual([
      'image-name image',
    ]),
  );
  test.each(['gone.png', 'GRADE.png', 'care.md', 'grade.png.png', 'acme.png'])('%s is not there', (image) =>
    expect(withBadge({ image, imageAlt: 'x' }).map((line) => line.split(' ')[1])).toEqual(['image-missing']),
  );
  test('a link is no picture', () => {
    const root = makeRoot({
      'content/badges/x.json': JSON.stringify({ ...BADGE, image: 'link.png', imageAlt: 'x' }),
    });
    symlinkSync('grade.png', join(root, 'content/badges/link.png'));
    expect(said(root).map((line) => line.split(' ')[1])).toEqual(['link-refused', 'image-missing']);
  });
});

describe('links and special files are refused by name, and never read through', () => {
  test.each([
    ['a file', 'content/badges/other.md', 'care.md'],
    ['a file outside', 'content/badges/passwd.md', '/etc/passwd'],
    ['a link to nothing', 'content/badges/nothing.md', 'nowhere'],
    ['a folder', 'content/assertions/more', '../badges'],
    ['a folder outside', 'content/people2', '/etc'],
    ['a circle', 'content/assertions/circle', '..'],
    ['a hidden one', 'content/badges/.other.md', 'care.md'],
  ])('%s', (_title, path, target) =>
    expect(afterChange((root) => symlinkSync(target, join(root, path)))).toEqual([`${path}:1:1 link-refused`]),
  );
  test('site.yaml itself', () => {
    const root = makeRoot();
    put(root, 'site.yaml', 'url: https://evil.example.org/');
    remove(root, 'content/site.yaml');
    symlinkSync('../site.yaml', join(root, 'content/site.yaml'));
    const { records, diagnostics } = readContent(root);
    expect(records.site).toBeUndefined();
    expect(summary(diagnostics)).toEqual(['content/site.yaml:1:1 link-refused', 'content/site.yaml:1:1 site-missing']);
  });
  test('the folder content itself', () => {
    const root = makeFolder();
    symlinkSync(join(makeRoot(), 'content'), join(root, 'content'));
    const { records, diagnostics } = readContent(root);
    expect(records.badges).toEqual([]);
    expect(summary(diagnostics)).toContain('content:1:1 link-refused');
  });
  test.skipIf(process.platform === 'win32')('a pipe, which would never end', () =>
    expect(afterChange((root) => void execFileSync('mkfifo', [join(root, 'content/badges/pipe.md')]))).toEqual([
      'content/badges/pipe.md:1:1 link-refused',
    ]),
  );
});

describe('what lies in the wrong place is named', () => {
  test.each([
    ['content/badges/care.mdx', 'mdx-misplaced'],
    ['content/assertions/2020/x.mdx', 'mdx-misplaced'],
    ['content/people/x.MDX', 'mdx-misplaced'],
    ['content/badges/care.markdown', 'kind-unexpected'],
    ['content/badges/care.MD', 'kind-unexpected'],
    ['content/badges/care.yaml', 'kind-unexpected'],
    ['content/badges/care', 'kind-unexpected'],
    ['content/badges/care.js', 'kind-unexpected'],
    ['content/assertions/a.svg', 'kind-unexpected'],
    ['content/pages/about.md', 'kind-unexpected'],
    ['content/pages/data.js', 'kind-unexpected'],
    ['content/readme.md', 'kind-unexpected'],
    ['content/site.yml', 'kind-unexpected'],
  ])('%s: %s', (path, code) => expect(afterChange((root) => put(root, path, 'x'))).toEqual([`${path}:1:1 ${code}`]));
  test.each([
    ['content/badges/old/a.md', 'content/badges/old:1:1 kind-unexpected'],
    ['content/Badges/a.md', 'content/Badges:1:1 folder-unknown'],
    ['content/drafts/a.md', 'content/drafts:1:1 folder-unknown'],
  ])('%s: %s', (path, wanted) => expect(afterChange((root) => put(root, path, 'x'))).toEqual([wanted]));
  test.each([
    'content/.DS_Store',
    'content/badges/.gitkeep',
    'content/.obsidian/x.json',
    'content/assertions/.trash/care-zoe.md',
  ])('%s is hidden, and passed over', (path) => expect(afterChange((root) => put(root, path, 'x'))).toEqual([]));
  test('a nearest folder is suggested', () => {
    const { diagnostics } = readContent(makeRoot({ 'content/asertions/x.md': '' }));
    expect(diagnostics[0]?.message).toBe('Haversack knows no folder "asertions". Did you mean "assertions"?');
  });
});

describe('limits', () => {
  test.each([
    ['name', { name: 'x'.repeat(120) }, { name: 'x'.repeat(121) }],
    ['description', { description: 'x'.repeat(2_000) }, { description: 'x'.repeat(2_001) }],
    [
      'tags',
      { tags: Array.from({ length: 20 }, (_, n) => `${n}`) },
      { tags: Array.from({ length: 21 }, (_, n) => `${n}`) },
    ],
    ['credits', { credits: 1_000_000 }, { credits: 1_000_001 }],
    ['level', { design: { level: 5 } }, { design: { level: 6 } }],
    [
      'address',
      { criteriaUrl: `https://example.org/${'x'.repeat(1_980)}` },
      { criteriaUrl: `https://example.org/${'x'.repeat(1_981)}` },
    ],
  ])('of %s', (_title, within, beyond) => {
    expect(withBadge(within)).toEqual([]);
    expect(withBadge(beyond)).toHaveLength(1);
  });
  test('a file of 64 kB is read, one of a byte more is not', () => {
    const text = (size: number): string => '---\nname: A\ndescription: B\nissuer: acme\n---\n'.padEnd(size, 'x');
    expect(afterChange((root) => put(root, 'content/badges/x.md', text(65_536)))).toEqual([]);
    expect(afterChange((root) => put(root, 'content/badges/x.md', text(65_537)))).toEqual([
      'content/badges/x.md:1:1 file-too-large',
    ]);
  });
});

describe('the site’s address', () => {
  const site = (url: string): string[] =>
    afterChange((root) => edit(root, 'content/site.yaml', 'https://badges.example.org/pack/', url));
  test.each(['https://user.github.io/', 'https://user.github.io/repo/', 'https://example.org:8443/a/b/'])('%s', (url) =>
    expect(site(url)).toEqual([]),
  );
  test.each([
    'http://badges.example.org/',
    'https://badges.example.org/pack',
    'https://badges.example.org',
    'https://badges.example.org/?a/',
    'https://badges.example.org/#/',
    'https://badges.example.org//',
    'https://badges.example.org/a/../',
    'https://badges.example.org/%61/',
    'https://Badges.example.org/',
    'https://badges.example.org:443/',
    'https://zoe@badges.example.org/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://bücher.example/',
    'did:web:badges.example.org',
    'badges.example.org/',
  ])('%s is refused', (url) => expect(site(url)).toEqual(['content/site.yaml:1:6 site-address url']));
});
