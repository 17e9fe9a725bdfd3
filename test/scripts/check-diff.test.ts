import { describe, expect, test } from 'vitest';
import { commit, git } from '../io/git/repositories.ts';
import { makeRoot, put, read, remove } from '../roots.ts';
import { repository } from '../tasks/diff/repository.ts';
import { runAt } from './run.ts';

const ZOE = 'content/assertions/2020/care-zoe.md';
const LATE = 'content/assertions/late.json';
const late = '{"badge":"plain","recipient":{"type":"url","url":"https://a.example.org/"},"issuedOn":"2020-06-01"}\n';

describe('check --diff', () => {
  test('prints what to look at first, what merging does, and what is wrong', async () => {
    const root = await repository();
    put(root, LATE, late);
    put(root, '.github/workflows/a.yml', 'on: push');
    const good = runAt(root, ['check', '--diff', 'BASE']);
    const base = git(root, ['rev-parse', '--short=10', 'BASE']);
    expect(good).toEqual({
      code: 0,
      stdout: `Look at these first
  - Adds .github/workflows/a.yml. Files below .github decide what runs on GitHub, with which rights, and who is asked before. Read every line.

Merging into ${base}
  - adds 1 assertion
  - awards plain to 1 person
`,
      stderr: '3 badges, 6 assertions, 4 sealed. Next: merge\n',
    });
    remove(root, 'content/credentials/2020/03/care-zoe.json');
    const bad = runAt(root, ['check', '--diff', 'BASE']);
    expect(bad.code).toBe(1);
    expect(bad.stdout).toContain('content/credentials/2020/03/care-zoe.json:1:1 error sealed-gone');
    expect(bad.stderr).toBe('1 error. Mend them, then run: haversack check --diff\n');
    remove(root, LATE);
    remove(root, '.github');
    git(root, ['checkout', '--quiet', '.']);
    expect(runAt(root, ['check', '--diff', 'BASE']).stdout).toBe(
      `Merging into ${base} changes nothing that readers see.\n`,
    );
  });

  test('--format json is one object', async () => {
    const root = await repository();
    put(root, LATE, late);
    const ran = runAt(root, ['check', '--diff', 'BASE', '--format', 'json']);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(JSON.parse(ran.stdout)).toEqual({
      diagnostics: [],
      careful: [],
      does: ['adds 1 assertion', 'awards plain to 1 person'],
      files: [{ path: LATE, change: 'added', kind: 'record' }],
      base: git(root, ['rev-parse', 'BASE']),
    });
  });

  test('--format github is annotations alone', async () => {
    const root = await repository();
    remove(root, ZOE);
    const { code, stdout } = runAt(root, ['check', '--diff', 'BASE', '--format', 'github']);
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^::error file=content\/assertions\/2020\/care-zoe\.md,.*title=award-gone::.*haversack revoke care-zoe/,
      ),
      expect.stringMatching(/^::error file=content\/credentials\/.*title=sealed-orphan::/),
    ]);
  });

  test('is a plain error outside of git, and for a commit that is not there', async () => {
    for (const [root, args] of [
      [makeRoot(), ['check', '--diff', 'main']],
      [await repository(), ['check', '--diff', 'nowhere']],
    ] as const) {
      const { code, stdout, stderr } = runAt(root, args);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(stderr).toMatch(/is in no git repository|There is no commit "nowhere"/);
    }
  });

  test('a commit cannot mend itself before it is looked at', async () => {
    const root = await repository();
    const sound = read(root, ZOE);
    put(root, ZOE, sound.replace('Kept calm', '<script>alert(1)</script>'));
    put(root, '.haversack/changes.json', JSON.stringify({ purpose: 'check', changes: [{ path: ZOE, text: sound }] }));
    git(root, ['add', '--force', '.haversack/changes.json']);
    commit(root, 'a journal of its own');
    const { code, stdout } = runAt(root, ['check', '--diff', 'BASE']);
    expect(code).toBe(1);
    expect(stdout).toContain('error workplace-committed');
  });
});
