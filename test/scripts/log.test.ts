import { describe, expect, test } from 'vitest';
import { commit, git, init, merge } from '../io/git/repositories.ts';
import { edit, makeRoot, sealedRoot } from '../roots.ts';
import { run, runAt } from './run.ts';

describe('haversack log', () => {
  test('prints a line for each event, newest first, with who, where and why', async () => {
    const root = init(await sealedRoot());
    commit(root, 'one');
    git(root, ['checkout', '--quiet', '-b', 'side']);
    const care = 'content/assertions/2020/care-zoe.md';
    edit(root, care, 'issuedOn:', 'revoked:\n  on: 2020-07-03\n  reason: Lost.\nissuedOn:');
    const id = commit(root, 'revoke').slice(0, 10);
    git(root, ['checkout', '--quiet', 'main']);
    merge(root, 'side', 'Merge pull request #12 from side', { name: 'Bob Example' });
    const ran = runAt(root, ['log', 'care-zoe']);
    expect(ran.code).toBe(0);
    const lines = ran.stdout.trimEnd().split('\n');
    expect(lines[0]).toBe(
      `2020-07-03  revoked      assertion  care-zoe  Lost.  by Ann Example in ${id}, reviewed in #12 by Bob Example`,
    );
    expect(lines.map((line) => line.split(/ +/)[1])).toEqual(['revoked', 'issued', 'proposed', 'awarded']);
    expect(ran.stderr).toMatch(/^4 events\. Next: haversack log <id>\n$/m);
    expect(ran.stdout).not.toMatch(/\S@\S/);
  });

  test('without git tells what records and ledger say, and what is missing', async () => {
    const ran = runAt(await sealedRoot(), ['log', 'grade-did']);
    expect(ran).toEqual({
      code: 0,
      stdout:
        '2020-07-01  issued       assertion  grade-did\n2020-04-02  awarded      assertion  grade-did  of grade\n',
      stderr: expect.stringMatching(
        /^This folder is in no git repository, so who proposed, .*\n2 events\. Next: haversack log <id>\n$/m,
      ),
    });
  });

  test('tells the newest fifty, all of them when asked, and all of them as JSON when asked', () => {
    const award = (index: number): [string, string] => [
      `content/assertions/plain-${index}.json`,
      `{"badge": "plain", "issuedOn": "2020-05-05", "recipient": {"type": "url", "url": "https://kim.example.org/${index}"}}`,
    ];
    const root = makeRoot(Object.fromEntries(Array.from({ length: 60 }, (_, index) => award(index))));
    const count = ({ stdout }: { stdout: string }): number => stdout.trimEnd().split('\n').length;
    const newest = runAt(root, ['log']);
    expect(count(newest)).toBe(50);
    expect(newest.stderr).toContain('The newest 50 of 65 events. For all of them: haversack log --all\n');
    expect(runAt(root, ['log', 'plain']).stderr).toContain('For all of them: haversack log plain --all\n');
    expect(count(runAt(root, ['log', '--all']))).toBe(65);
    const json = runAt(root, ['log', '--json', '--all']);
    expect(JSON.parse(json.stdout)).toMatchObject({ left: 0, missing: [expect.any(String)] });
    expect(JSON.parse(json.stdout).events).toHaveLength(65);
  });

  test('of an unknown id suggests the nearest; of a second id is wrong usage', () => {
    const ran = runAt(makeRoot(), ['log', 'care-zo']);
    expect([ran.code, ran.stdout]).toEqual([1, '']);
    expect(ran.stderr).toMatch(/^There is no assertion, badge or issuer "care-zo"\.\nDid you mean "care-zoe"\?\n$/m);
    expect(runAt(makeRoot(), ['log', 'care', 'plain']).code).toBe(3);
  });

  test('of an empty folder has nothing to tell', () => {
    const ran = run(['log']);
    expect([ran.code, ran.stdout]).toEqual([0, '']);
    expect(ran.stderr).toContain('Nothing has happened yet. Next: haversack check\n');
  });
});
