import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../scripts/commands.ts';
import { edit, makeFolder, makeRoot, sealedRoot } from '../roots.ts';
import { fingerprint } from '../sites/trees.ts';
import { run, runAt } from './run.ts';

const ESCAPE = '\u001b';
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  version: string;
};

/** Two problems: an error with a place, and one more in another file. */
function brokenRoot(): string {
  const root = makeRoot();
  edit(root, 'content/badges/care.md', 'name: Care\n', 'nmae: Care\n');
  edit(root, 'content/badges/plain.json', '"Came along."', '""');
  return root;
}

describe('help', () => {
  test.each(commands.map((command) => [command.name, command] as const))(
    '%s --help holds what the command is, its options and examples',
    (name, command) => {
      for (const args of [
        [...name.split(' '), '--help'],
        [...name.split(' '), '-h'],
      ]) {
        const ran = run(args);
        expect([ran.code, ran.stderr]).toEqual([0, '']);
        expect(ran.stdout).toContain(`Usage: haversack ${name}`);
        for (const { flags } of command.options) expect(ran.stdout).toContain(flags);
        for (const flags of ['--root <dir>', '--today <date>']) expect(ran.stdout).toContain(flags);
        for (const { line, says } of command.examples) expect(ran.stdout).toContain(`  ${line}\n      ${says}`);
        expect(ran.stdout.replace(/\s+/g, ' ')).toContain(command.description.slice(0, 60));
        expect(ran.stdout).not.toContain(ESCAPE);
      }
      expect(command.examples.length).toBeGreaterThan(0);
    },
  );
  test.each([['--help'], ['-h'], ['help']])('%s names every command', (arg) => {
    const ran = run([arg]);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    for (const { name } of commands) expect(ran.stdout.replace(/\s+/g, ' ')).toContain(name);
  });
  test('help <command> is its help', () => expect(run(['help', 'issue']).stdout).toBe(run(['issue', '--help']).stdout));
  test.each(['--version', '-V'])('%s is that of the package', (arg) => {
    expect(run([arg])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('results go to standard output, all else to standard error', () => {
  test('check --format json is JSON alone, with and without problems', async () => {
    const broken = runAt(brokenRoot(), ['check', '--format', 'json']);
    expect(broken.code).toBe(1);
    const problems = JSON.parse(broken.stdout) as { file: string; code: string }[];
    expect(problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'content/badges/care.md field-missing',
      'content/badges/care.md field-unknown',
      'content/badges/plain.json text-empty',
    ]);
    const sound = runAt(await sealedRoot(), ['check', '--format', 'json']);
    expect(sound.code).toBe(0);
    expect(JSON.parse(sound.stdout)).toEqual([]);
  });

  test('check --format github is one annotation a line', () => {
    const ran = runAt(brokenRoot(), ['check', '--format', 'github']);
    expect(ran.code).toBe(1);
    const lines = ran.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line).toMatch(
        /^::error file=content\/badges\/(?:care\.md|plain\.json),line=\d+,col=\d+,title=[a-z-]+::\S.*\.$/,
      );
    }
  });

  test.each([
    ['issue --json', ['issue', '--dry-run', '--json']],
    ['issue --json with an error', ['issue', '--json']],
    ['keys new --json', ['keys', 'new', 'acme', '--json']],
    ['build --json', ['build', '--json']],
  ])('%s is JSON alone', (title, args) => {
    const root = title.startsWith('keys') || args.includes('--dry-run') ? makeRoot() : brokenRoot();
    const ran = runAt(root, args);
    const result = JSON.parse(ran.stdout) as object;
    expect(Object.keys(result).length).toBeGreaterThan(0);
    expect(ran.stdout).not.toContain('secretKeyMultibase');
    expect(ran.code).toBe(root.length > 0 && !title.startsWith('keys') && !args.includes('--dry-run') ? 1 : 0);
  });
});

describe('colours', () => {
  const text = (env: Record<string, string>): string => {
    const { stdout, stderr } = runAt(brokenRoot(), ['check'], { env });
    return stdout + stderr;
  };
  test('are not written into a pipe, nor with NO_COLOR', () => {
    expect(text({})).not.toContain(ESCAPE);
    expect(text({ NO_COLOR: '1' })).not.toContain(ESCAPE);
    expect(text({ NO_COLOR: '1', FORCE_COLOR: '1' }).length).toBeGreaterThan(0);
  });
  test('are there when asked for, so the look above could find them; but never in JSON or annotations', () => {
    expect(text({ FORCE_COLOR: '1' })).toContain(ESCAPE);
    for (const format of ['json', 'github']) {
      expect(runAt(brokenRoot(), ['check', '--format', format], { env: { FORCE_COLOR: '1' } }).stdout).not.toContain(
        ESCAPE,
      );
    }
  });
});

describe('--root', () => {
  test.each([
    ['check', ['check']],
    ['issue --dry-run', ['issue', '--dry-run']],
    ['issue', ['issue']],
    ['keys new', ['keys', 'new', 'acme']],
  ])('%s looks there, and leaves the current folder as it is', async (_title, args) => {
    // What lies in the current folder would be an error.
    const here = brokenRoot();
    const before = fingerprint(here);
    const ran = runAt(await sealedRoot(), args, { cwd: here });
    expect([ran.code, ran.stderr.includes('care.md')]).toEqual([0, false]);
    expect(fingerprint(here)).toEqual(before);
  });
  test('is the current folder when it is not given, and may be relative', async () => {
    const root = await sealedRoot();
    const name = root.slice(root.lastIndexOf('/') + 1);
    for (const [args, cwd] of [
      [['check'], root],
      [['check', '--root', '.'], root],
      [['check', '--root', `../${name}`], root],
      [['check', '--root', name], join(root, '..')],
    ] as const) {
      expect(run([...args, '--today', '2020-07-01'], { cwd }).stderr).toContain('4 sealed');
    }
  });
  test('check writes nothing at all', async () => {
    const root = await sealedRoot();
    const copy = makeFolder();
    cpSync(root, copy, { recursive: true });
    runAt(root, ['check']);
    expect(fingerprint(root)).toEqual(fingerprint(copy));
    expect(readdirSync(root)).toEqual(readdirSync(copy));
  });
});

describe('a Node that is too old', () => {
  const old = '/usr/bin/node';
  const isOld =
    existsSync(old) && Number(/^v(\d+)/.exec(execFileSync(old, ['--version'], { encoding: 'utf8' }))?.[1]) < 24;
  test.skipIf(!isOld)(
    'is told so, with what to do, and exit code 3 (skipped where /usr/bin/node is not an old one)',
    () => {
      const ran = run(['check'], { node: old });
      expect([ran.code, ran.stdout]).toEqual([3, '']);
      expect(ran.stderr).toMatch(/^Haversack needs Node 24\.18 or newer; this is Node \d+\.\d+\.\d+\.\n/);
      expect(ran.stderr).toContain('https://nodejs.org/');
      expect(ran.stderr).not.toMatch(/SyntaxError|\n\s+at /);
    },
  );
});
