import { describe, expect, test } from 'vitest';
import { commit, git, init } from '../io/git/repositories.ts';
import { put, sealedRoot } from '../roots.ts';
import { run, runAt } from './run.ts';

/** The sealed backpack, committed, published where its url says. */
async function soundRepository(): Promise<string> {
  const root = init(await sealedRoot());
  put(root, '.gitignore', '/.haversack/\n/notify/\n');
  put(root, 'CNAME', 'badges.example.org\n');
  commit(root, 'one');
  return root;
}

describe('haversack doctor', () => {
  test('prints a line for each finding and ends well when none is a problem', async () => {
    const ran = runAt(await soundRepository(), ['doctor']);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toMatch(/^All is well\. Next: haversack build\n$/m);
    const lines = ran.stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) expect(line).toMatch(/^ok {7}(?:node|git|keys|address|content|ledger|history) +\S.*\.$/);
  });

  test('prints notes and problems with their remedies, counts them, and ends with 1', async () => {
    const root = await soundRepository();
    put(root, 'notify/notify.csv', 'x\n');
    git(root, ['add', '--force', 'notify']);
    put(root, 'content/status/beta-revocation-9.txt', '');
    const ran = runAt(root, ['doctor']);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatch(
      /^problem {2}git {6}notify\/notify\.csv must not be in git\. Run: git rm -r --cached notify/m,
    );
    expect(ran.stderr).toMatch(/^2 problems, 1 note\. Mend them, then run: haversack doctor\n$/m);
  });

  test('--json is JSON alone, good or bad', async () => {
    const root = await soundRepository();
    const good = runAt(root, ['doctor', '--json', '--deep']);
    expect(good.code).toBe(0);
    const result = JSON.parse(good.stdout);
    expect(result.ok).toBe(true);
    expect(result.findings[0]).toEqual({
      area: 'node',
      level: 'ok',
      says: `Node ${process.versions.node}.`,
      remedy: '',
    });
    put(root, '.haversack/changes.json', '{');
    const bad = runAt(root, ['doctor', '--json']);
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.stdout).ok).toBe(false);
  });

  test('leaves what a killed command has to do to the next one', async () => {
    const root = await soundRepository();
    const journal = { purpose: 'revoke care-zoe', changes: [{ path: 'made.txt', text: 'made\n' }] };
    put(root, '.haversack/changes.json', JSON.stringify(journal));
    for (const _ of [1, 2])
      expect(runAt(root, ['doctor']).stdout).toContain('`haversack revoke care-zoe` was interrupted');
    expect(runAt(root, ['check']).stderr).toContain(
      '`haversack revoke care-zoe` was interrupted; the rest of it is done',
    );
    expect(runAt(root, ['doctor']).stdout).not.toContain('interrupted');
  });

  test('of a folder without content says what is wrong there', () => {
    const ran = run(['doctor']);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatch(/^problem {2}content/m);
    expect(ran.stdout).toMatch(/^note {5}git {6}This folder is in no git repository\. Run: git init$/m);
  });
});
