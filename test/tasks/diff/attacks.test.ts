import { cpSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/tasks/check.ts';
import { erase } from '../../../src/tasks/erase.ts';
import { keysCompromise } from '../../../src/tasks/keys/compromise.ts';
import { move } from '../../../src/tasks/move.ts';
import { commit, git, init, merge } from '../../io/git/repositories.ts';
import {
  countedChance,
  edit,
  effectsOf,
  makeFolder,
  makeRoot,
  put,
  read,
  remove,
  reseal,
  summary,
} from '../../roots.ts';
import { change, diff, newKey, problemsOf, repository, sign } from './repository.ts';

const SITE = 'content/site.yaml';
const ZOE = 'content/assertions/2020/care-zoe.md';
const DID = 'content/assertions/grade-did.md';
const SEALED_ZOE = 'content/credentials/2020/03/care-zoe.json';
const LIST = 'content/status/acme-revocation-1.json';
const LATE = 'content/assertions/late.json';
const late = '{"badge":"plain","recipient":{"type":"url","url":"https://a.example.org/"},"issuedOn":"2020-06-01"}\n';
const SEALED_LATE = 'content/credentials/2020/06/late.json';

const ROSTER = 'content/assertions/course.csv';
const row = (id: string): string => `${id},plain,https://${id}.example.org/,2020-05-01\n`;
const HEAD = 'id,badge,url,issuedOn\n';

const remedyOf = async (root: string, code: string): Promise<string> =>
  (await diff(root)).diagnostics.find((one) => one.code === code)?.remedy ?? '';

describe('an older state that was validly signed', () => {
  test('is refused, though check by itself finds nothing wrong with list and record', async () => {
    const older = { [ZOE]: '', [LIST]: '' };
    const root = await repository(async (made) => {
      for (const path of [ZOE, LIST] as const) older[path] = read(made, path);
      change(made, 'revoke', 'care-zoe');
      await sign(made, '2020-07-01T11:00:00Z');
    });
    for (const [path, text] of Object.entries(older)) put(root, path, text);
    expect(summary((await check(effectsOf(root))).diagnostics)).toEqual([]);
    expect(await problemsOf(root)).toEqual([
      `${ZOE}:2:1 revocation-undone revoked`,
      `${LIST}:1:1 status-list-older`,
      `${LIST}:1:1 status-withdrawn`,
    ]);
    expect(await remedyOf(root, 'revocation-undone')).toContain('haversack revoke care-zoe');
  });

  test('is refused by the bit alone, when the list has a newer date and the record still says it', async () => {
    const before = { list: '' };
    const root = await repository(async (made) => {
      before.list = read(made, LIST);
      change(made, 'revoke', 'care-zoe');
      await sign(made, '2020-07-01T11:00:00Z');
    });
    put(root, LIST, before.list);
    await reseal(root, LIST, (list) => ({ ...list, validFrom: '2020-07-01T11:30:00Z' }));
    expect(await problemsOf(root)).toEqual([
      `${ZOE}:15:3 revocation-not-listed revoked`,
      `${LIST}:1:1 status-list-older`,
      `${LIST}:1:1 status-withdrawn`,
    ]);
  });

  test('a suspension ends by a record that reinstates, and by nothing else', async () => {
    const root = await repository(async (made) => {
      change(made, 'suspend', 'grade-did');
      await sign(made, '2020-07-01T11:00:00Z');
    });
    change(root, 'reinstate', 'grade-did');
    await sign(root, '2020-07-01T12:00:00Z');
    const { diagnostics, does } = await diff(root);
    expect(diagnostics).toEqual([]);
    expect(does).toContain('reinstates 1 (grade-did)');
  });

  test('of an award that is revoked for good does not end, whatever its record says', async () => {
    const suspended = { record: '' };
    const root = await repository(async (made) => {
      change(made, 'suspend', 'grade-did');
      await sign(made, '2020-07-01T11:00:00Z');
      suspended.record = read(made, DID);
      change(made, 'revoke', 'grade-did');
      await sign(made, '2020-07-01T11:30:00Z');
    });
    remove(root, 'content/status/beta-suspension-1.revoked.json');
    put(root, DID, suspended.record);
    change(root, 'reinstate', 'grade-did');
    await sign(root, '2020-07-01T12:00:00Z');
    expect(summary((await check(effectsOf(root))).diagnostics)).toEqual([]);
    expect(await problemsOf(root)).toEqual([
      expect.stringContaining(`${DID}`),
      'content/status/beta-suspension-1.json:1:1 status-withdrawn',
      'content/status/beta-suspension-1.revoked.json:1:1 revocation-entry-gone',
      'content/status/beta-suspension-1.revoked.json:1:1 status-list-gone',
    ]);
  });

  test('an erased award keeps its bit', async () => {
    const before = { list: '' };
    const root = await repository(async (made) => {
      before.list = read(made, LIST);
      erase(effectsOf(made), 'care-zoe');
      await sign(made, '2020-07-01T11:00:00Z');
    });
    put(root, LIST, before.list);
    expect(await problemsOf(root)).toEqual([
      `${SEALED_ZOE}:1:1 revocation-not-listed`,
      `${LIST}:1:1 status-list-older`,
      `${LIST}:1:1 status-withdrawn`,
    ]);
  });
});

describe('a key', () => {
  test('by itself is shown first, and not refused', async () => {
    const root = await repository();
    await newKey(root);
    const { diagnostics, careful } = await diff(root);
    expect(diagnostics).toEqual([]);
    expect(careful[0]).toMatch(/^Adds the key acme-2: once this is merged, whoever has its private half signs for/);
  });

  test('and what it sealed are refused together, from a fork too; merged alone, its seals are let in', async () => {
    const root = await repository();
    const fork = join(makeFolder(), 'fork');
    git(root, ['clone', '--quiet', root, fork]);
    await newKey(fork);
    commit(fork, 'a key');
    put(fork, LATE, late);
    await sign(fork);
    commit(fork, 'an award and its seal');
    git(root, ['fetch', '--quiet', fork, 'HEAD']);
    merge(root, 'FETCH_HEAD', 'Merge pull request #7');
    expect(await problemsOf(root, 'HEAD^1')).toEqual([`${SEALED_LATE}:1:1 seal-by-new-key`]);
    expect(await remedyOf(root, 'seal-by-new-key')).toContain('haversack issue');
    git(root, ['reset', '--quiet', '--hard', 'BASE']);
    merge(root, 'FETCH_HEAD~1', 'Merge pull request #8');
    expect(await problemsOf(root, 'HEAD^1')).toEqual([]);
    merge(root, 'FETCH_HEAD', 'Merge pull request #9');
    expect(await problemsOf(root, 'HEAD^1')).toEqual([]);
  });

  test('that is compromised in BASE seals nothing more, and its end is not taken back', async () => {
    const sealed = { text: '', key: '' };
    const root = await repository(async (made) => {
      put(made, LATE, late);
      await sign(made);
      sealed.text = read(made, SEALED_LATE);
      sealed.key = read(made, 'content/keys/acme-1.json');
      remove(made, SEALED_LATE);
      await newKey(made);
      edit(made, 'content/keys/acme-1.json', '"created"', '"compromised": "2020-07-01T00:00:00Z",\n  "created"');
      await sign(made, '2020-07-01T11:00:00Z');
      remove(made, SEALED_LATE);
    });
    put(root, SEALED_LATE, sealed.text);
    expect(await problemsOf(root)).toEqual([
      `${SEALED_LATE}:1:1 seal-by-ended-key`,
      `${SEALED_LATE}:1:1 sealed-by-compromised-key`,
    ]);
    put(root, 'content/keys/acme-1.json', sealed.key);
    expect(await problemsOf(root)).toEqual([
      `${SEALED_LATE}:1:1 seal-by-ended-key`,
      'content/keys/acme-1.json:1:1 key-rewritten',
    ]);
  });

  test('is compromised in two steps: the new key first, what it seals anew after that', async () => {
    const root = await repository();
    const effects = effectsOf(root, { random: countedChance(4_000) });
    const done = await keysCompromise(effects, 'acme-1');
    expect(done.ok).toBe(true);
    const { diagnostics, careful } = await diff(root);
    expect(careful.slice(0, 2)).toEqual([
      expect.stringMatching(/^Marks the key acme-1 of the issuer acme as compromised/),
      expect.stringMatching(/^Adds the key acme-2/),
    ]);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['seal-by-new-key']));
    const sealed = join(makeFolder(), 'sealed');
    cpSync(join(root, 'content'), join(sealed, 'content'), { recursive: true });
    git(root, ['checkout', '--quiet', 'BASE', '--', 'content/credentials', 'content/status']);
    git(root, ['clean', '--quiet', '--force', '-d', 'content/credentials']);
    expect((await diff(root)).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    commit(root, 'the key');
    cpSync(join(sealed, 'content'), join(root, 'content'), { recursive: true });
    const second = await diff(root, 'HEAD');
    expect(second.diagnostics).toEqual([]);
    expect(second.does).toContain('seals anew 3 (care-url, care-zoe and plain-json)');
  });

  test('of one issuer does not seal for another, under a record that says so', async () => {
    const root = await repository();
    const key = read(root, 'content/keys/beta-1.json').replace('"issuer": "beta"', '"issuer": "acme"');
    put(root, 'content/keys/beta-1.json', key);
    expect(await problemsOf(root)).toContain('content/keys/beta-1.json:1:1 key-rewritten');
  });
});

describe('what is not content', () => {
  test('is named first, and refused by nobody: people decide', async () => {
    const root = await repository((made) => put(made, 'src/index.ts', 'export {};\n'));
    const files = {
      '.github/workflows/check.yml': 'on: pull_request_target',
      'src/index.ts': 'export {}; // more',
      'package.json': '{}',
      'content/pages/about.mdx': 'Hello',
      'README.md': 'Hello',
      [LATE]: late,
    };
    for (const [path, text] of Object.entries(files)) put(root, path, text);
    const { careful, does, files: changed } = await diff(root);
    expect(careful).toEqual([
      expect.stringMatching(/^Changes content\/pages\/about\.mdx\. Pages are code/),
      expect.stringMatching(/^Adds \.github\/workflows\/check\.yml\. Files below \.github decide/),
      expect.stringMatching(/^Changes package\.json and src\/index\.ts\. This is code/),
    ]);
    expect(does).toEqual(['adds 1 assertion', 'awards plain to 1 person']);
    expect(changed.map(({ path, kind, change: how }) => `${how} ${kind} ${path}`)).toEqual([
      'changed page content/pages/about.mdx',
      'added workflow .github/workflows/check.yml',
      'added code package.json',
      'changed code src/index.ts',
      'added record content/assertions/late.json',
      'added other README.md',
    ]);
  });

  test('is named when it lies beside a root that is a folder of the repository', async () => {
    const top = init();
    const root = join(top, 'pack');
    cpSync(makeRoot(), root, { recursive: true });
    commit(top, 'BASE', { '.github/workflows/a.yml': 'on: push' });
    git(top, ['tag', 'BASE']);
    put(top, '.github/workflows/a.yml', 'on: pull_request_target');
    put(root, LATE, late);
    const { careful, does, files } = await diff(root);
    expect(files.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'workflow ../.github/workflows/a.yml',
      `record ${LATE}`,
    ]);
    expect(careful).toEqual([expect.stringMatching(/^Changes \.\.\/\.github\/workflows\/a\.yml\./)]);
    expect(does[0]).toBe('adds 1 assertion');
    put(root, ZOE, read(root, ZOE).replace('badge: care\n', 'badge: care\ndraft: true\n'));
    expect(await problemsOf(root)).toEqual([`${ZOE}:3:8 award-drafted draft`]);
  });

  test('names of files that a stranger chose are counted, not repeated', async () => {
    const root = await repository();
    for (const name of [
      'a](https://evil.example.org).js',
      '@everyone.js',
      'x\u202ey.js',
      'www.evil.example.org.js',
      'a b\n.js',
    ])
      put(root, `src/${name}`, 'x');
    put(root, 'src/plain.js', 'x');
    const { careful, does } = await diff(root);
    expect(careful).toEqual([
      expect.stringMatching(/^Adds src\/plain\.js, and 5 files with unusual names\. This is code/),
    ]);
    expect(JSON.stringify([careful, does])).not.toMatch(/evil|@|\u202e/);
  });

  test('what tells git how to write files is code, wherever it lies', async () => {
    const root = await repository();
    put(root, 'content/assertions/.gitattributes', '* working-tree-encoding=UTF-7\n');
    put(root, '.gitmodules', '');
    expect((await diff(root)).files.map(({ kind }) => kind)).toEqual(['code', 'code']);
  });
});

describe('links and repositories inside content', () => {
  test('a link is refused, among records, in the ledger, and in place of content itself', async () => {
    const root = await repository();
    symlinkSync('/etc/hostname', join(root, 'content/assertions/2020/link.md'));
    symlinkSync('care-zoe.json', join(root, 'content/credentials/2020/03/other.json'));
    expect(await problemsOf(root)).toEqual([
      'content/assertions/2020/link.md:1:1 link-refused',
      'content/assertions/2020/link.md:1:1 not-a-plain-file',
      'content/credentials/2020/03/other.json:1:1 ledger-link-refused',
      'content/credentials/2020/03/other.json:1:1 not-a-plain-file',
    ]);
    renameSync(join(root, 'content'), join(root, 'other'));
    symlinkSync('other', join(root, 'content'));
    const codes = (await diff(root)).diagnostics.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['link-refused', 'not-a-plain-file', 'sealed-gone', 'key-gone']));
  });

  test('a sealed file that became a link to the same bytes is refused', async () => {
    const root = await repository();
    put(root, 'kept.json', read(root, SEALED_ZOE));
    remove(root, SEALED_ZOE);
    symlinkSync('../../../../kept.json', join(root, SEALED_ZOE));
    expect(await problemsOf(root)).toEqual([
      `${SEALED_ZOE}:1:1 ledger-link-refused`,
      `${SEALED_ZOE}:1:1 not-a-plain-file`,
      `${SEALED_ZOE}:1:1 sealed-rewritten`,
    ]);
  });

  test('a submodule is refused as a clone has it: an empty folder', async () => {
    const root = await repository();
    const id = git(root, ['rev-parse', 'HEAD']);
    git(root, ['update-index', '--add', '--cacheinfo', `160000,${id},content/assertions/more`]);
    git(root, ['commit', '--quiet', '--message', 'a submodule']);
    const clone = join(makeFolder(), 'clone');
    git(root, ['clone', '--quiet', root, clone]);
    expect(await problemsOf(clone)).toEqual(['content/assertions/more:1:1 not-a-plain-file']);
  });
});

describe('a record that moves', () => {
  test('to another folder, into a roster and out of it, or to JSON is the same record', async () => {
    const root = await repository((made) => put(made, ROSTER, HEAD + row('course-a') + row('course-b')));
    renameSync(join(root, ZOE), join(root, 'content/assertions/care-zoe.md'));
    remove(root, 'content/assertions/plain-json.json');
    const moved = 'plain-json,plain,https://kim.example.org/,2020-05-05,Came to four.\n';
    put(root, 'content/assertions/other.csv', `id,badge,url,issuedOn,narrative\n${moved}`);
    put(root, ROSTER, HEAD + row('course-b'));
    put(
      root,
      'content/assertions/course-a.md',
      '---\nissuedOn: 2020-05-01\nbadge: plain\nrecipient:\n  url: https://course-a.example.org/\n  type: url\n---\n',
    );
    const { diagnostics, does } = await diff(root);
    expect(diagnostics).toEqual([]);
    expect(does).toEqual([]);
  });

  test('a row that is taken out of a roster is an award that is gone', async () => {
    const root = await repository((made) => put(made, ROSTER, HEAD + row('course-a') + row('course-b')));
    put(root, ROSTER, HEAD + row('course-b'));
    const { diagnostics, does } = await diff(root);
    expect(summary(diagnostics)).toEqual([`${ROSTER}:1:1 award-gone`]);
    expect(diagnostics[0]?.message).toContain('"course-a"');
    expect(does).toEqual(['deletes the records of 1 (course-a)']);
    remove(root, ROSTER);
    expect(await problemsOf(root)).toEqual([`${ROSTER}:1:1 award-gone`, `${ROSTER}:1:1 award-gone`]);
  });

  test('a record that is there but cannot be read is not called gone', async () => {
    const root = await repository((made) => put(made, ROSTER, HEAD + row('course-a') + row('course-b')));
    put(root, ROSTER, `id,badge,adress\n${row('course-a')}`);
    edit(root, ZOE, 'badge: care\n', 'bagde: care\n');
    const { diagnostics, does } = await diff(root);
    expect(diagnostics.length).toBeGreaterThan(1);
    expect(diagnostics.map(({ code }) => code)).not.toContain('award-gone');
    expect(does).not.toContain(expect.stringMatching(/^deletes/));
  });

  test('a sealed file that moves is refused', async () => {
    const root = await repository();
    mkdirSync(join(root, 'content/credentials/2020/02'));
    renameSync(join(root, SEALED_ZOE), join(root, 'content/credentials/2020/02/care-zoe.json'));
    expect(await problemsOf(root)).toEqual([
      'content/credentials/2020/02/care-zoe.json:1:1 sealed-misplaced',
      `${SEALED_ZOE}:1:1 sealed-gone`,
    ]);
  });

  test('drafts and people may go', async () => {
    const root = await repository((made) => {
      put(made, 'content/badges/new.json', read(made, 'content/badges/plain.json').replace('{', '{"status":"draft",'));
    });
    remove(root, 'content/assertions/care-draft.md');
    remove(root, 'content/badges/new.json');
    remove(root, 'content/people/zoe.md');
    edit(root, ZOE, '  person: zoe\n', '');
    expect(await problemsOf(root)).toEqual([]);
  });
});

test('the revert of an award’s merge is refused, with the command that revokes', async () => {
  const root = await repository();
  git(root, ['checkout', '--quiet', '-b', 'award']);
  commit(root, 'award', { [LATE]: late });
  git(root, ['checkout', '--quiet', 'main']);
  merge(root, 'award', 'Merge pull request #7');
  expect((await diff(root, 'HEAD^1')).diagnostics).toEqual([]);
  await sign(root);
  commit(root, 'issue');
  git(root, ['checkout', '--quiet', '-b', 'revert']);
  git(root, ['revert', '--no-edit', '--mainline', '1', 'main~1']);
  git(root, ['checkout', '--quiet', 'main']);
  merge(root, 'revert', 'Merge pull request #8');
  const { diagnostics, does } = await diff(root, 'HEAD^1');
  expect(summary(diagnostics)).toEqual([`${LATE}:1:1 award-gone`, `${SEALED_LATE}:1:1 sealed-orphan`]);
  expect(diagnostics[0]?.remedy).toContain('`haversack revoke late`');
  expect(does).toEqual(['deletes the records of 1 (late)']);
});

describe('an erasure', () => {
  test('is let in and said first, sealed or not, of a file or of a row', async () => {
    const root = await repository((made) => {
      put(made, ROSTER, HEAD + row('course-a') + row('course-b'));
      edit(made, SITE, 'language: en', 'language: en\nhighlights: [care-zoe, care]');
    });
    for (const id of ['care-zoe', 'course-a']) erase(effectsOf(root), id);
    const { diagnostics, careful, does } = await diff(root);
    expect(summary(diagnostics)).toEqual([`${SEALED_ZOE}:1:1 revocation-not-listed`]);
    expect(careful[0]).toMatch(/^Erases 2 awards for good: care-zoe and course-a\./);
    expect(does[0]).toBe('erases 2 (care-zoe, course-a)'.replace(', ', ' and '));
    await sign(root, '2020-07-01T11:00:00Z');
    expect(await problemsOf(root)).toEqual([]);
  });

  test('of an award that was sealed twice takes both files', async () => {
    const root = await repository(async (made) => {
      await keysCompromise(effectsOf(made, { random: countedChance(4_000) }), 'acme-1');
    });
    erase(effectsOf(root), 'care-zoe');
    await sign(root, '2020-07-01T11:00:00Z');
    expect((await diff(root)).files.map(({ path, change: how }) => `${how} ${path}`)).toContain(
      `deleted ${SEALED_ZOE.replace('.json', '.2.json')}`,
    );
    expect(await problemsOf(root)).toEqual([]);
  });

  test.each([
    ['other hashes', (text: string) => text.replace(/"[0-9a-f]{64}"/, `"${'0'.repeat(64)}"`), 'its hashes'],
    ['no hashes', (text: string) => text.replace(/\[\s*"[0-9a-f]{64}"\s*\]/, '[]'), 'its hashes'],
    [
      'the place of another',
      (text: string) => text.replace(/"statusListIndex": "\d+"/, '"statusListIndex": "7"'),
      'its place',
    ],
    ['no place', (text: string) => text.replace(/,\s*"credentialStatus": \{[^}]*\}/, ''), 'its place'],
    ['another site', (text: string) => text.replace('/pack/', '/other/'), 'its id'],
  ])('with %s is refused', async (_title, spoil, said) => {
    const root = await repository();
    erase(effectsOf(root), 'care-zoe');
    const tombstone = spoil(read(root, SEALED_ZOE));
    expect(tombstone).not.toBe(read(root, SEALED_ZOE));
    put(root, SEALED_ZOE, tombstone);
    const { diagnostics } = await diff(root);
    const codes = diagnostics.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['erasure-incomplete', 'sealed-rewritten', 'award-gone']));
    expect(diagnostics.find(({ code }) => code === 'erasure-incomplete')?.message).toContain(said);
  });

  test('of what never was takes neither an id nor a place of a list', async () => {
    const root = await repository();
    const tombstone = JSON.parse(read(root, SEALED_ZOE));
    const { statusListCredential } = tombstone.credentialStatus;
    put(
      root,
      'content/credentials/2020/03/care-new.json',
      JSON.stringify({
        type: 'Tombstone',
        id: 'https://badges.example.org/pack/assertions/care-new/credential.json',
        issuer: 'acme',
        erased: '2020-07-01T00:00:00Z',
        sha256: [],
        credentialStatus: { statusPurpose: 'revocation', statusListCredential, statusListIndex: '7' },
      }),
    );
    expect(await problemsOf(root)).toContain('content/credentials/2020/03/care-new.json:1:1 erasure-incomplete');
  });

  test('is not undone: the tombstone stays as it is', async () => {
    const before = { record: '', seal: '' };
    const root = await repository((made) => {
      before.record = read(made, ZOE);
      before.seal = read(made, SEALED_ZOE);
      erase(effectsOf(made), 'care-zoe');
    });
    put(root, ZOE, before.record);
    put(root, SEALED_ZOE, before.seal);
    expect(await problemsOf(root)).toEqual([`${SEALED_ZOE}:1:1 sealed-rewritten`]);
    remove(root, SEALED_ZOE);
    expect(await problemsOf(root)).toEqual([`${SEALED_ZOE}:1:1 sealed-gone`]);
  });
});

describe('the site', () => {
  test('moves by the command that moves it, not by hand', async () => {
    const root = await repository();
    await move(effectsOf(root), { to: 'https://new.example.org/' });
    const { diagnostics, careful } = await diff(root);
    expect(diagnostics).toEqual([]);
    expect(careful[0]).toMatch(/^Changes content\/site\.yaml \(formerly and url\): it decides/);
    edit(root, SITE, 'formerly:\n  - https://badges.example.org/pack/\n', '');
    expect(await problemsOf(root)).toEqual([`${SITE}:1:6 address-changed url`, `${SITE}:1:6 sealed-elsewhere url`]);
  });

  test('is nobody’s yet while nothing is published', async () => {
    const root = await repository((made) => {
      for (const folder of ['credentials', 'status', 'keys', 'assertions']) remove(made, `content/${folder}`);
    });
    edit(root, SITE, 'https://badges.example.org/pack/', 'https://other.example.org/');
    edit(root, SITE, 'owner: acme', 'owner: beta');
    expect(await problemsOf(root)).toEqual([]);
  });

  test('gives up a demonstration with all that stands in it; but nobody new signs in the same change', async () => {
    const root = await repository((made) => edit(made, SITE, 'language', 'demonstration: true\nlanguage'));
    for (const folder of ['credentials', 'status', 'keys', 'assertions', 'people']) remove(root, `content/${folder}`);
    remove(root, 'content/badges/care.md');
    edit(root, SITE, 'demonstration: true\n', '');
    edit(root, SITE, 'https://badges.example.org/pack/', 'https://other.example.org/');
    const { diagnostics, careful } = await diff(root);
    expect(diagnostics).toEqual([]);
    expect(careful[0]).toMatch(/^Ends the demonstration:/);
    await newKey(root);
    put(root, LATE, late);
    await sign(root);
    expect(await problemsOf(root)).toEqual([`${SEALED_LATE}:1:1 seal-by-new-key`, `${LIST}:1:1 seal-by-new-key`]);
  });

  test('that stays a demonstration keeps what stands in it', async () => {
    const root = await repository((made) => edit(made, SITE, 'language', 'demonstration: true\nlanguage'));
    remove(root, SEALED_ZOE);
    expect(await problemsOf(root)).toEqual([`${SEALED_ZOE}:1:1 sealed-gone`]);
  });
});

test('what issue writes is let in: seals and lists by a key that stands in BASE', async () => {
  const root = await repository((made) => put(made, LATE, late));
  change(root, 'revoke', 'care-zoe');
  await sign(root, '2020-07-01T11:00:00Z');
  const { diagnostics, careful, does } = await diff(root);
  expect(diagnostics).toEqual([]);
  expect(does).toEqual([
    'revokes 1 (care-zoe)',
    'changes what 1 person already holds (care-zoe)',
    'seals 1 (late)',
    'signs 1 status list',
  ]);
  expect(careful).toEqual([
    expect.stringMatching(/^Changes content\/status\/acme-revocation-1\.json\. Only `haversack issue`/),
    expect.stringMatching(/^Adds content\/credentials\/2020\/06\/late\.json\. Only/),
  ]);
});
