import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { check } from '../../src/tasks/check.ts';
import { writeForms } from '../../src/tasks/github/forms/forms.ts';
import { programRepository, programTag } from '../../src/tasks/github/program.ts';
import type { RepositoryAnswers } from '../../src/tasks/init/answers.ts';
import { addGitHub } from '../../src/tasks/init/github.ts';
import { init } from '../../src/tasks/init/init.ts';
import { ownerFault, suggestOwner } from '../../src/tasks/init/owner.ts';
import { edit, effectsOf, makeFolder, makeRoot, put, read, summary } from '../roots.ts';
import { run } from '../scripts/run.ts';

const ACME: RepositoryAnswers = {
  name: 'Acme Club',
  url: 'https://acme.github.io/badges/',
  email: 'badges@acme.example',
  color: '#14606b',
  issuer: 'acme',
};
const WORKFLOWS = ['propose', 'check', 'review', 'publish', 'remind'].map((name) => `.github/workflows/${name}.yml`);
const FORMS = ['award', 'badge', 'request', 'config'].map((name) => `.github/ISSUE_TEMPLATE/${name}.yml`);
const FILES = [...WORKFLOWS, '.github/CODEOWNERS', '.github/rulesets/main.json', '.github/renovate.json', ...FORMS];
const VERSION = `${programRepository()}/.github/workflows/publish.yml@${programTag()}`;

async function add(root: string, isForced = false) {
  const result = await addGitHub(effectsOf(root), root, 'zoe', isForced);
  if (!result.ok) throw new Error(summary(result.diagnostics).join('\n'));
  return { files: [...result.files].sort(), kept: result.kept };
}

describe('a repository that has content', () => {
  test('gets what GitHub needs and nothing else, and has it then', async () => {
    const root = makeRoot();
    const before = readdirSync(root).sort();
    expect(await add(root)).toEqual({ files: [...FILES].sort(), kept: [] });
    expect(
      readdirSync(root)
        .filter((name) => name !== '.haversack')
        .sort(),
    ).toEqual([...before, '.github'].sort());
    expect(read(root, '.github/workflows/publish.yml')).toContain(`uses: ${VERSION}\n`);
    expect(read(root, '.github/CODEOWNERS')).toContain('\n/content/keys/ @zoe\n');
    expect(await add(root)).toEqual({ files: [], kept: [] });
  });

  test('has the forms that `github forms` makes', async () => {
    const root = makeRoot();
    await add(root);
    expect(writeForms(effectsOf(root), true)).toMatchObject({ ok: true, changed: [], others: [] });
    expect(JSON.stringify(parse(read(root, FORMS[0] ?? '')))).toContain('care: Care');
  });

  test('keeps what somebody has changed, and is told; overwritten only when asked', async () => {
    const root = makeRoot();
    await add(root);
    edit(root, '.github/workflows/check.yml', 'timeout-minutes: 5', 'timeout-minutes: 9');
    put(root, '.github/CODEOWNERS', '* @acme/board\n');
    put(root, FORMS[0] ?? '', 'name: Ours\n');
    const changed = ['.github/workflows/check.yml', '.github/CODEOWNERS', FORMS[0]];
    expect(await add(root)).toEqual({ files: [], kept: changed });
    expect(read(root, '.github/CODEOWNERS')).toBe('* @acme/board\n');
    expect(await add(root, true)).toEqual({ files: [...changed].sort(), kept: [] });
    expect(read(root, '.github/CODEOWNERS')).toContain('@zoe');
  });

  test('is brought to this version, whatever version or commit its workflows call', async () => {
    const root = makeRoot();
    await add(root);
    const [before] = VERSION.split('@');
    edit(root, '.github/workflows/publish.yml', VERSION, `${before}@${'0'.repeat(40)} # v0.0.9`);
    edit(root, 'content/badges/care.md', 'name: Care\n', 'name: Care of others\n');
    expect(await add(root)).toEqual({
      files: ['.github/workflows/publish.yml', ...FORMS.filter((file) => /award|request/.test(file))].sort(),
      kept: [],
    });
    expect(read(root, '.github/workflows/publish.yml')).toContain(`uses: ${VERSION}\n`);
  });

  test('with line ends of Windows is the same', async () => {
    const root = makeRoot();
    await add(root);
    for (const file of FILES) put(root, file, read(root, file).replaceAll('\n', '\r\n'));
    expect(await add(root)).toEqual({ files: [], kept: [] });
  });

  test('that is not sound gets nothing', async () => {
    const root = makeRoot();
    edit(root, 'content/badges/care.md', 'name: Care\n', 'nmae: Care\n');
    const result = await addGitHub(effectsOf(root), root, 'zoe', false);
    expect(result.ok ? [] : summary(result.diagnostics)).toContain('content/badges/care.md:2:1 field-unknown nmae');
    expect(existsSync(join(root, '.github'))).toBe(false);
  });

  test('that holds Haversack itself, or is no top of a repository, is refused', async () => {
    const copy = makeRoot({ 'scripts/haversack.mjs': '' });
    await expect(add(copy)).rejects.toMatchObject({ code: 'program-itself' });
    const top = makeFolder();
    execFileSync('git', ['init', '--quiet', top]);
    put(top, 'inner/content/site.yaml', read(makeRoot(), 'content/site.yaml'));
    const inner = join(top, 'inner');
    await expect(add(inner)).rejects.toMatchObject({ code: 'folder-not-top' });
    expect(existsSync(join(inner, '.github'))).toBe(false);
  });
});

describe('a new repository that will live on GitHub', () => {
  test('has it all at once, says so in its README, and passes check', async () => {
    const folder = join(makeFolder(), 'badges');
    const result = init(effectsOf(makeFolder()), folder, ACME, 'acme/board');
    expect(result.ok && result.files).toEqual(expect.arrayContaining(['content/site.yaml', ...FILES]));
    expect(read(folder, 'README.md')).toContain('\n## On GitHub\n');
    expect(read(folder, '.github/CODEOWNERS')).toContain('\n* @acme/board\n');
    expect(read(folder, FORMS[0] ?? '')).toContain('helping-hand: Helping Hand');
    expect(read(folder, FORMS[0] ?? '')).toContain('https://acme.github.io/badges/hash/');
    expect(summary((await check(effectsOf(folder))).diagnostics)).toEqual([]);
  });

  test('elsewhere has nothing of it', () => {
    const folder = makeFolder();
    init(effectsOf(makeFolder()), folder, ACME);
    expect(existsSync(join(folder, '.github'))).toBe(false);
    expect(read(folder, 'README.md')).not.toContain('## On GitHub');
  });
});

describe('the owner', () => {
  const remote = (address: string): string => {
    const root = makeFolder();
    execFileSync('git', ['init', '--quiet', root]);
    execFileSync('git', ['-C', root, 'remote', 'add', 'origin', address]);
    return root;
  };

  test.each([
    ['https://github.com/acme/badges', 'acme'],
    ['https://github.com/acme/badges.git', 'acme'],
    ['https://token@github.com/acme/badges.git/', 'acme'],
    ['git@github.com:acme/badges.git', 'acme'],
    ['ssh://git@github.com:22/acme/badges.git', 'acme'],
    ['/srv/git/badges.git', undefined],
    ['https://example.org/a/b/c', undefined],
    ['https://github.com/ac me/badges', undefined],
  ])('of %s is %s', async (address, owner) => expect(await suggestOwner(remote(address))).toBe(owner));

  test('is taken from the address of the site where there is no remote, never from a repository further up', async () => {
    expect(await suggestOwner(makeFolder(), 'https://acme.github.io/badges/')).toBe('acme');
    expect(await suggestOwner(makeFolder(), 'https://badges.example.org/')).toBeUndefined();
    const inner = join(remote('https://github.com/acme/badges'), 'inner');
    put(inner, 'x', '');
    expect(await suggestOwner(inner)).toBeUndefined();
  });

  test.each(['zoe', '@zoe', 'acme/board', '@acme/the-board_2'])('%s is one', (owner) =>
    expect(ownerFault(owner)).toBeUndefined(),
  );
  test.each(['', '-zoe', 'zoë', 'a b', 'a\n* @evil', 'a/b/c', '@', 'z'.repeat(40)])('"%s" is none', (owner) =>
    expect(ownerFault(owner)).toMatch(/^Write /),
  );
});

describe('the command', () => {
  const GIVEN = ['--name', 'Acme Club', '--url', ACME.url, '--email', ACME.email];
  const linesOf = (text: string): string[] => text.trimEnd().split('\n');

  test('adds to content that is there, names each file, and what is left to do', () => {
    const cwd = makeRoot();
    const ran = run(['init', '--github', '--owner', '@zoe'], { cwd });
    expect([ran.code, linesOf(ran.stdout)]).toEqual([0, FILES]);
    expect(ran.stderr).toMatch(/Settings, Pages[\s\S]+"issuing"[\s\S]+HAVERSACK_KEY[\s\S]+rulesets\/main\.json/);
    put(cwd, '.github/CODEOWNERS', '* @acme/board\n');
    const again = run(['init', '--github', '--owner', 'zoe'], { cwd });
    expect([again.code, again.stdout]).toEqual([0, '']);
    expect(again.stderr).toContain('.github/CODEOWNERS was changed by somebody, and stays as it is');
  });

  test('needs an owner where nothing names one', () => {
    const cwd = makeRoot();
    const ran = run(['init', '--github'], { cwd });
    expect([ran.code, ran.stdout]).toEqual([3, '']);
    expect(ran.stderr).toContain('What is missing: --owner.');
    expect(run(['init', '--github', '--owner', 'a b'], { cwd }).code).toBe(3);
    expect(existsSync(join(cwd, '.github'))).toBe(false);
  });

  test('begins a repository with it, in one go', () => {
    const cwd = makeFolder();
    const ran = run(['init', ...GIVEN, '--github', '--json'], { cwd });
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.stdout).files).toEqual(expect.arrayContaining(FILES));
    expect(read(cwd, '.github/CODEOWNERS')).toContain('@acme\n');
  });

  test('prints the result as JSON alone', () => {
    const ran = run(['init', '--github', '--owner', 'zoe', '--json'], { cwd: makeRoot() });
    expect([JSON.parse(ran.stdout), ran.stderr]).toMatchObject([{ ok: true, files: FILES, kept: [] }, '']);
  });
});
