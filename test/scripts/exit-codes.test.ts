import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../scripts/commands.ts';
import { edit, makeFolder, makeRoot, put, remove, sealedRoot } from '../roots.ts';
import { run, runAt } from './run.ts';

const names = commands.map(({ name }) => name);
const ESCAPE = '\u001b';
const STACK = /\n\s+at .*[:(]/;

/** Whatever goes wrong: no stack trace, no escape codes, nothing on standard output, a sentence on standard error. */
function expectPlain({ stdout, stderr }: { stdout: string; stderr: string }): void {
  expect(stdout).toBe('');
  expect(stderr.trim()).not.toBe('');
  expect(stderr).not.toMatch(STACK);
  expect(stderr).not.toContain(ESCAPE);
}

describe('3: wrong usage', () => {
  test.each(names)('%s with an option that it has not', (name) => {
    const ran = run([...name.split(' '), '--rot', '.']);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("unknown option '--rot'");
    expect(ran.stderr).toContain('--root');
    expectPlain(ran);
  });
  const days = ['yesterday', '2026-02-30', '2026-1-1', '2026-01-01T00:00:00Z', ''];
  test.each([...days.map((day) => ['check', day]), ...names.map((name) => [name, '2026-02-30'])])(
    '%s with the day %j, which is none',
    (name = '', day = '') => {
      const ran = run([...name.split(' '), '--today', day]);
      expect(ran.code).toBe(3);
      expect(ran.stderr).toContain('Write a day as in 2026-02-28.');
      expectPlain(ran);
    },
  );
  test('an option without its value, a value that is none of its choices', () => {
    for (const args of [
      ['check', '--root'],
      ['check', '--format', 'xml'],
      ['check', '--format'],
    ]) {
      const ran = run(args);
      expect(ran.code).toBe(3);
      expectPlain(ran);
    }
    expect(run(['check', '--format', 'xml']).stderr).toMatch(/text, json, github/);
  });
  test.each([
    ['chekc', 'check'],
    ['isue', 'issue'],
    ['biuld', 'build'],
    ['key', 'keys'],
  ])('an unknown command, with a suggestion: %s', (given, meant) => {
    const ran = run([given]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain(`Did you mean ${meant}?`);
    expectPlain(ran);
  });
  test('an unknown subcommand, an argument too many, no command at all', () => {
    for (const args of [['keys', 'gnu'], ['check', 'content'], ['keys', 'new', 'acme', 'beta'], [], ['keys']]) {
      const ran = run(args);
      expect([ran.code, args]).toEqual([3, args]);
      expectPlain(ran);
    }
  });
  test('an unknown chore', () => expect(run(['chore', '../check']).code).toBe(3));
});

describe('1: a problem', () => {
  test.each(names)('%s of a root that is not there, or is no folder', (name) => {
    const file = join(makeFolder(), 'file');
    put(file, '../file', '');
    for (const root of [join(makeFolder(), 'gone'), file]) {
      const ran = runAt(root, name.split(' '));
      expect(ran.code).toBe(1);
      expect(ran.stderr).toBe(`There is no folder ${root}.\nCorrect --root.\n`);
      expectPlain(ran);
    }
  });
  test.each([
    ['check', ['check'], 'Mend them'],
    ['issue', ['issue'], 'Nothing was signed.'],
    ['build', ['build'], 'Nothing was built'],
    ['keys new', ['keys', 'new', 'acme'], 'No key was made.'],
  ])('%s of content with an error', (_name, args, last) => {
    const root = makeRoot();
    edit(root, 'content/badges/care.md', 'name: Care\n', 'nmae: Care\n');
    const ran = runAt(root, args);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain(last);
    expect(ran.stdout + ran.stderr).toContain('content/badges/care.md:2:1');
    expect(ran.stdout + ran.stderr).not.toMatch(STACK);
  });
  test('issue without a key, keys new for nobody', () => {
    for (const [args, message] of [
      [['issue'], /has no key to sign with\.\nMake one: haversack keys new acme/],
      [['keys', 'new', 'gamma'], /There is no issuer "gamma"\.\nName one of: acme, beta\./],
    ] as const) {
      const ran = runAt(makeRoot(), args);
      expect(ran.code).toBe(1);
      expect(ran.stderr).toMatch(message);
      expectPlain(ran);
    }
  });
  test('an error of ours is told without a stack trace, unless HAVERSACK_DEBUG asks for it', () => {
    const root = makeRoot();
    // Nothing makes a folder of this name; no command knows what to do with one.
    put(root, '.haversack/lock/x', '');
    const ran = runAt(root, ['issue']);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('This should not happen. With HAVERSACK_DEBUG=1 Haversack says where it did.');
    expectPlain(ran);
    put(root, '.haversack/lock/x', '');
    const debugged = runAt(root, ['issue'], { env: { HAVERSACK_DEBUG: '1' } });
    expect(debugged.code).toBe(1);
    expect(debugged.stderr).toMatch(STACK);
  });
});

describe('0: good', () => {
  test('check of a sound backpack, which it leaves as it is', async () => {
    const ran = runAt(await sealedRoot(), ['check']);
    expect(ran).toEqual({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/3 badges, 5 assertions, 4 sealed\. Next: haversack build\n$/),
    });
  });
  test('check with warnings alone', async () => {
    const root = await sealedRoot();
    edit(
      root,
      'content/assertions/2020/care-zoe.md',
      'issuedOn:',
      'revoked:\n  on: 2020-06-30\n  reason: Lost.\nissuedOn:',
    );
    const ran = runAt(root, ['check']);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('warning revocation-not-listed');
    expect(ran.stderr).toContain('1 warning. ');
  });
  test('keys new, issue and its second run, each with what to do next in its last line', () => {
    const root = makeRoot();
    expect(runAt(root, ['issue', '--dry-run'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('would seal care-zoe\n'),
    });
    for (const issuer of ['acme', 'beta']) {
      const made = runAt(root, ['keys', 'new', issuer]);
      expect(made).toMatchObject({
        code: 0,
        stderr: expect.stringMatching(/^Next: commit the public half.*haversack issue\n$/m),
      });
      expect(made.stdout).toMatch(
        new RegExp(`^public half:  content/keys/${issuer}-1\\.json\nprivate half: .*\\.json\n$`),
      );
    }
    const issued = runAt(root, ['issue']);
    expect(issued).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(
        /3 credentials and 2 status lists signed\. Next: git add content, commit, and haversack build\n$/,
      ),
    });
    for (const file of issued.stdout.trimEnd().split('\n')) expect(existsSync(join(root, file)), file).toBe(true);
    expect(runAt(root, ['issue'])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/Nothing waits to be signed\.\n$/),
    });
    remove(root, 'content/status/acme-revocation-1.json');
    expect(runAt(root, ['issue'])).toMatchObject({ code: 0, stdout: 'content/status/acme-revocation-1.json\n' });
  });
});
