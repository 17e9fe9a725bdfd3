import { cpSync, existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { extractTree } from '../../../src/io/index.ts';
import { checkDiff } from '../../../src/tasks/diff/check-diff.ts';
import { commit, git, init } from '../../io/git/repositories.ts';
import { edit, effectsOf, makeFolder, makeRoot, put, read, remove, sealedRoot } from '../../roots.ts';
import { diff, problemsOf, repository } from './repository.ts';

const ZOE = 'content/assertions/2020/care-zoe.md';
const LATE = 'content/assertions/late.json';
const late = '{"badge":"plain","recipient":{"type":"url","url":"https://a.example.org/"},"issuedOn":"2020-06-01"}\n';

afterEach(() => vi.unstubAllEnvs());

describe('a BASE that cannot be read is an error that says what to do', () => {
  test('outside of git, and without a git program', async () => {
    await expect(diff(makeRoot())).rejects.toMatchObject({
      code: 'base-no-repository',
      message: expect.stringContaining('is in no git repository'),
      remedy: expect.stringContaining('without `--diff`'),
    });
    const root = await repository();
    vi.stubEnv('PATH', makeFolder());
    await expect(diff(root)).rejects.toMatchObject({ code: 'base-no-repository', remedy: 'Install git.' });
  });

  test('in a repository that git does not open', async () => {
    const root = await repository();
    put(root, '.git/HEAD', 'nonsense');
    await expect(diff(root)).rejects.toMatchObject({ code: 'base-no-repository', remedy: 'See: haversack doctor' });
  });

  test.each([
    'nothing',
    '',
    '-h',
    '--output=x',
    '--all',
    'HEAD^9',
    'HEAD:content',
    '0'.repeat(40),
    'a\u001b[31mb',
    'HEAD..BASE',
  ])('a name that leads nowhere: %j', async (ref) => {
    const root = await repository();
    const error: unknown = await diff(root, ref).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'base-missing', remedy: expect.stringContaining('fetch-depth') });
    expect((error as Error).message).not.toContain('\u001b');
    expect(existsSync(join(root, 'x'))).toBe(false);
  });

  test('a clone that was cut off, or was made without its files', async () => {
    const root = await repository();
    commit(root, 'more', { 'README.md': 'more' });
    const clones = makeFolder();
    git(root, ['config', 'uploadpack.allowFilter', 'true']);
    git(clones, ['clone', '--quiet', '--depth=1', `file://${root}`, 'shallow']);
    await expect(diff(join(clones, 'shallow'), 'HEAD^1')).rejects.toMatchObject({
      code: 'base-missing',
      remedy: expect.stringContaining('git fetch --unshallow'),
    });
    edit(root, ZOE, 'Kept calm', 'Stayed calm');
    commit(root, 'words');
    git(clones, ['clone', '--quiet', '--filter=blob:none', `file://${root}`, 'partial']);
    await expect(diff(join(clones, 'partial'), 'HEAD^1')).rejects.toMatchObject({ name: 'HaversackError' });
  });

  test('before the first commit', async () => {
    const root = init(makeRoot());
    await expect(diff(root, 'HEAD')).rejects.toMatchObject({ code: 'base-missing' });
  });
});

describe('a BASE that is not as it should be', () => {
  test('is compared as far as it goes, and a warning says so', async () => {
    const root = await repository((made) => {
      edit(made, 'content/badges/care.md', 'name: Care\n', 'nmae: Care\n');
      symlinkSync('/etc/hostname', join(made, 'content/assertions/link.md'));
    });
    edit(root, 'content/badges/care.md', 'nmae: Care\n', 'name: Care\n');
    remove(root, 'content/assertions/link.md');
    const { diagnostics } = await diff(root);
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning base-unsound']);
    remove(root, ZOE);
    remove(root, 'content/credentials/2020/04/grade-did.json');
    expect(await problemsOf(root)).toEqual([
      'content:1:1 base-unsound',
      `${ZOE}:1:1 award-gone`,
      'content/credentials/2020/03/care-zoe.json:1:1 sealed-orphan',
      'content/credentials/2020/04/grade-did.json:1:1 sealed-gone',
    ]);
  });

  test('without a site still keeps its awards and seals', async () => {
    const root = await repository((made) => edit(made, 'content/site.yaml', 'title:', 'titel:'));
    edit(root, 'content/site.yaml', 'titel:', 'title:');
    remove(root, ZOE);
    expect(await problemsOf(root)).toContain(`${ZOE}:1:1 award-gone`);
  });

  test('without any content has nothing to lose', async () => {
    const root = init();
    commit(root, 'BASE', { 'README.md': 'x' });
    git(root, ['tag', 'BASE']);
    cpSync(makeRoot(), root, { recursive: true });
    const { diagnostics, does } = await diff(root);
    expect(diagnostics).toEqual([]);
    expect(does).toContain('adds 4 assertions');
    const sealed = await sealedRoot();
    cpSync(sealed, root, { recursive: true });
    expect(new Set((await diff(root)).diagnostics.map(({ code }) => code))).toEqual(new Set(['seal-by-new-key']));
  });
});

test('leaves nothing behind, whether it ends well or not', async () => {
  const root = await repository();
  await diff(root);
  edit(root, 'content/site.yaml', 'title:', 'titel:');
  await diff(root);
  expect(readdirSync(join(root, '.haversack')).filter((name) => name.startsWith('base-'))).toEqual([]);
  expect(git(root, ['status', '--porcelain'])).toBe(' M content/site.yaml');
});

test('reads BASE from git alone: attributes and filters of the files have no say', async () => {
  const root = await repository();
  put(root, '.gitattributes', 'content/** working-tree-encoding=UTF-16\n');
  const { diagnostics, careful } = await diff(root);
  expect(careful[0]).toMatch(/^Adds \.gitattributes\. This is code/);
  expect(diagnostics.map(({ severity }) => severity)).not.toContain('warning');
  expect(read(root, ZOE)).toContain('Kept calm');
});

test('a file that git passes over is new when it was not in BASE, and is read all the same', async () => {
  const root = await repository((made) => put(made, '.gitignore', '.haversack/\ncontent/assertions/hidden.json\n'));
  put(root, 'content/assertions/hidden.json', late);
  expect((await diff(root)).does).toEqual(['adds 1 assertion', 'awards plain to 1 person']);
});

test('a commit that was taken out into a folder is compared in place of what is checked out', async () => {
  const root = await repository();
  git(root, ['checkout', '--quiet', '-b', 'side']);
  const side = commit(root, 'side', { [LATE]: late, 'src/a.ts': 'a' });
  put(root, '.haversack/changes.json', '{"purpose":"check","changes":[]}');
  git(root, ['add', '--force', '.haversack/changes.json']);
  const hostile = commit(root, 'a journal of its own');
  git(root, ['checkout', '--quiet', 'main']);
  for (const [id, codes] of [
    [side, []],
    [hostile, ['workplace-committed']],
  ] as const) {
    const folder = join(makeFolder(), 'taken');
    await extractTree(root, id, folder, ['content']);
    const taken = { repository: root, commit: id };
    const { diagnostics, does, careful } = await checkDiff(effectsOf(folder), 'BASE', taken);
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
    expect(does).toEqual(['adds 1 assertion', 'awards plain to 1 person']);
    expect(careful.join()).toContain('src/a.ts');
  }
});
