import { describe, expect, test } from 'vitest';
import { kindOfFile } from '../../../src/tasks/diff/files.ts';
import { listed, listedFiles } from '../../../src/tasks/diff/phrases.ts';
import { edit, put, read, remove } from '../../roots.ts';
import { makePng } from '../../sound-content.ts';
import { change, diff, repository } from './repository.ts';

const ZOE = 'content/assertions/2020/care-zoe.md';
const ROSTER = 'content/assertions/course.csv';
const row = (id: string, badge = 'plain', who = id): string =>
  `${id},${badge},https://${who}.example.org/,2020-05-01\n`;
const HEAD = 'id,badge,url,issuedOn\n';

/** What is not sealed may still change. */
const unsealed = (root: string): void => {
  for (const folder of ['credentials', 'status', 'keys']) remove(root, `content/${folder}`);
};

const does = async (root: string): Promise<readonly string[]> => (await diff(root)).does;

describe('what merging does', () => {
  test('is nothing when nothing changed', async () => {
    const { does, careful, files, diagnostics } = await diff(await repository());
    expect([does, careful, files, diagnostics]).toEqual([[], [], [], []]);
  });

  test('counts awards, and people once for each badge', async () => {
    const root = await repository();
    put(
      root,
      ROSTER,
      HEAD + row('a') + row('b', 'plain', 'a') + row('c') + row('d', 'grade').replace('grade', 'plain'),
    );
    put(
      root,
      'content/assertions/x.json',
      read(root, 'content/assertions/plain-json.json').replace('{', '{"draft":true,'),
    );
    const { does, added } = await diff(root);
    expect(does).toEqual(['adds 4 assertions', 'awards plain to 3 people', 'adds 1 draft']);
    expect(added.awards.map(({ id, draft }) => `${id} ${draft}`)).toEqual([
      'a false',
      'b false',
      'c false',
      'd false',
      'x true',
    ]);
  });

  test('says what becomes of awards that are there', async () => {
    const root = await repository((made) => {
      unsealed(made);
      put(made, ROSTER, HEAD + row('a') + row('b') + row('c'));
    });
    put(
      root,
      ROSTER,
      'id,badge,url,issuedOn,expires\na,plain,https://a.example.org/,2020-05-01,2021-01-01\nb,plain,https://other.example.org/,2020-05-01,\nc,plain,https://c.example.org/,2020-05-01,\n',
    );
    change(root, 'revoke', 'c');
    change(root, 'suspend', 'grade-did');
    const { does, changed } = await diff(root);
    expect(does).toEqual([
      'revokes 1 (c)',
      'suspends 1 (grade-did)',
      'changes the expiry of 1 (a)',
      'changes the recipient of 1 (b)',
      'changes what 4 people already hold (a, b, c and grade-did)',
    ]);
    expect(changed.awards.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'grade-did']);
    expect(changed.badges).toEqual([]);
  });

  test('says when a draft is published, and what is renewed', async () => {
    const root = await repository();
    edit(root, 'content/assertions/care-draft.md', 'draft: true\n', 'evidence:\n  - name: List\n    meets: course\n');
    const next = read(root, ZOE)
      .replace('badge: care\n', 'badge: care\nreplaces: care-zoe\n')
      .replace('2020-03-01', '2020-06-30');
    put(root, 'content/assertions/care-new.md', next);
    expect(await does(root)).toEqual(['adds 2 assertions', 'awards care to 2 people', 'renews 1 (care-zoe)']);
  });

  test('says what becomes of badges, issuers and people', async () => {
    const root = await repository((made) => {
      put(
        made,
        'content/badges/old.json',
        read(made, 'content/badges/plain.json').replace('{', '{"status":"retired",'),
      );
      put(made, 'content/badges/soon.json', read(made, 'content/badges/plain.json').replace('{', '{"status":"draft",'));
    });
    put(root, 'content/badges/new.json', read(root, 'content/badges/plain.json'));
    put(root, 'content/badges/later.json', read(root, 'content/badges/plain.json').replace('{', '{"status":"draft",'));
    put(root, 'content/badges/soon.json', read(root, 'content/badges/plain.json'));
    put(root, 'content/badges/old.json', read(root, 'content/badges/plain.json'));
    edit(root, 'content/badges/plain.json', '{', '{"status":"retired",');
    put(root, 'content/issuers/gamma.md', read(root, 'content/issuers/beta.md'));
    put(root, 'content/people/kim.md', read(root, 'content/people/zoe.md'));
    edit(root, 'content/people/zoe.md', 'mends', 'mended');
    expect(await does(root)).toEqual([
      'adds badge new',
      'adds badge soon',
      'adds the draft of badge later',
      'retires badge plain',
      'opens the retired badge old',
      'adds issuer gamma',
      'adds 1 page of a person',
      'changes 1 page of a person',
    ]);
  });

  test.each<[string, (root: string) => void, readonly string[]]>([
    [
      'words of its badge',
      (root) => edit(root, 'content/badges/plain.json', '"Came along."', '"Came along, twice."'),
      ['changes badge plain', 'changes what 1 person already holds (plain-json)'],
    ],
    [
      'the picture of its badge',
      (root) => put(root, 'content/badges/grade.png', makePng(128, 128, [1, 2, 3])),
      ['changes badge grade', 'changes what 1 person already holds (grade-did)'],
    ],
    [
      'its issuer',
      (root) => edit(root, 'content/issuers/acme.md', 'teaches', 'taught'),
      ['changes issuer acme', 'changes what 3 people already hold (care-url, care-zoe and plain-json)'],
    ],
    [
      'how much of names is seen',
      (root) => edit(root, 'content/site.yaml', 'language', 'recipients: initials\nlanguage'),
      ['changes what 1 person already holds (care-zoe)'],
    ],
  ])('says whose award is another by %s', async (_title, make, expected) => {
    const root = await repository(unsealed);
    make(root);
    expect(await does(root)).toEqual(expected);
  });

  test('a badge with a newer version is the same to those who hold it, and so is one that is retired', async () => {
    const root = await repository();
    put(
      root,
      'content/badges/plain-v2.json',
      read(root, 'content/badges/plain.json').replace('{', '{"replaces":"plain",'),
    );
    edit(root, 'content/badges/plain.json', '{', '{"status":"retired",');
    expect(await does(root)).toEqual(['adds badge plain-v2', 'retires badge plain']);
  });

  test('stays short for many, and is the same text for the same files', async () => {
    const root = await repository();
    const badges = Array.from({ length: 14 }, (_, index) => `many-${index + 10}`);
    for (const id of badges) put(root, `content/badges/${id}.json`, read(root, 'content/badges/plain.json'));
    put(
      root,
      ROSTER,
      HEAD + Array.from({ length: 2_000 }, (_, index) => row(`r-${index}`, badges[index % 14])).join(''),
    );
    const told = await diff(root);
    expect(told.does).toHaveLength(13);
    expect(told.does).toContain('adds 2000 assertions');
    expect(told.does).toContain('awards 4 more badges to 570 people');
    expect(told.does).toContain('adds 14 badges (many-10, many-11, many-12, many-13, many-14 and 9 more)');
    expect(told.does.join('\n').length).toBeLessThan(1_000);
    const again = await diff(root);
    expect([again.does, again.careful, again.files]).toEqual([told.does, told.careful, told.files]);
  });
});

test('every key, and what becomes of it, has a sentence', async () => {
  const root = await repository();
  edit(root, 'content/keys/beta-1.json', '"created"', '"retired": "2020-07-01T00:00:00Z",\n  "created"');
  edit(root, 'content/keys/acme-1.json', '"created"', '"compromised": "2020-07-01T00:00:00Z",\n  "created"');
  put(root, 'content/keys/acme-9.json', '{}');
  expect((await diff(root)).careful).toEqual([
    expect.stringMatching(/^Marks the key acme-1 of the issuer acme as compromised:/),
    expect.stringMatching(/^Retires the key beta-1 of the issuer beta:/),
    expect.stringMatching(/^Changes content\/keys\/acme-9\.json: what stands in content\/keys decides/),
  ]);
});

test('names are listed in order, five at most', () => {
  expect(['', 'a', 'a b', 'c a b', 'g f e d c b a'].map((names) => listed(names.split(' ').filter(Boolean)))).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
    'a, b, c, d, e and 2 more',
  ]);
  expect(listedFiles(['b.ts', 'a.ts'])).toBe('a.ts and b.ts');
  expect(listedFiles(['a.ts', 'b`.ts'])).toBe('a.ts, and 1 file with an unusual name');
  expect(listedFiles(['a b', `${'x'.repeat(101)}`])).toBe('2 files with unusual names');
});

test.each([
  ['content/keys/a.json', 'key'],
  ['content/status/a-revocation-1.json', 'status'],
  ['content/status/a-suspension-1.revoked.json', 'status'],
  ['content/credentials/2020/03/a.json', 'sealed'],
  ['content/pages/about.mdx', 'page'],
  ['content/pages/x.js', 'page'],
  ['content/site.yaml', 'site'],
  ['content/badges/a.md', 'record'],
  ['content/assertions/2020/a.csv', 'record'],
  ['content/badges/a.png', 'picture'],
  ['content/badges/a.html', 'other'],
  ['content', 'other'],
  ['content/badges/.gitattributes', 'code'],
  ['.gitignore', 'code'],
  ['.github/workflows/a.yml', 'workflow'],
  ['../.github/CODEOWNERS', 'workflow'],
  ['CODEOWNERS', 'code'],
  ['docs/CODEOWNERS', 'code'],
  ['src/a.ts', 'code'],
  ['package.json', 'code'],
  ['package-lock.json', 'code'],
  ['.npmrc', 'code'],
  ['astro.config.mjs', 'code'],
  ['public/a.html', 'code'],
  ['action.yml', 'code'],
  ['content2/site.yaml', 'code'],
  ['x/content/site.yaml', 'code'],
  ['Makefile', 'code'],
  ['README.md', 'other'],
  ['docs/a/b.md', 'other'],
  ['docs/a.mjs', 'code'],
  ['LICENSE', 'other'],
  ['README.md.js', 'code'],
])('%s is: %s', (path, kind) => expect(kindOfFile(path)).toBe(kind));
