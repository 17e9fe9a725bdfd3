import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, put, read } from '../roots.ts';
import { run } from './run.ts';

const GIVEN = ['--name', 'Acme Club', '--url', 'https://acme.github.io/badges', '--email', 'badges@acme.example'];
const FILES = [
  'content/site.yaml',
  'content/issuers/acme-club.md',
  'content/badges/helping-hand.md',
  'README.md',
  '.gitignore',
  '.gitattributes',
];
const linesOf = (text: string): string[] => text.trimEnd().split('\n');

describe('init', () => {
  test('begins in the current folder, prints what is new there, and says what is next', () => {
    const cwd = makeFolder();
    const ran = run(['init', ...GIVEN], { cwd });
    expect([ran.code, linesOf(ran.stdout)]).toEqual([0, FILES]);
    expect(linesOf(ran.stderr).at(-1)).toBe('Next: haversack keys new');
    expect(run(['check'], { cwd }).code).toBe(0);
  });

  test('makes the folder that it is given, and names it in what is next', () => {
    const cwd = makeFolder();
    const ran = run(['init', 'our-badges', ...GIVEN, '--issuer', 'acme', '--color', '#14606b'], { cwd });
    expect(ran.code).toBe(0);
    expect(linesOf(ran.stdout)).toContain(join('our-badges', 'content/issuers/acme.md'));
    expect(linesOf(ran.stderr).at(-1)).toBe('Next: haversack keys new --root our-badges');
    expect(read(cwd, 'our-badges/content/site.yaml')).toContain('#14606b');
  });

  test('quotes a folder with a space, so that what is next can be pasted', () => {
    const ran = run(['init', 'our badges', ...GIVEN], { cwd: makeFolder() });
    expect(linesOf(ran.stderr).at(-1)).toBe('Next: haversack keys new --root "our badges"');
  });

  test('prints the result as JSON alone', () => {
    const cwd = makeFolder();
    const ran = run(['init', ...GIVEN, '--json'], { cwd });
    expect(ran.stderr).toBe('');
    const result = { ok: true, files: FILES, kept: [], issuer: 'acme-club', badge: 'helping-hand' };
    expect(JSON.parse(ran.stdout)).toMatchObject(result);
  });

  test.each([
    [['--yes'], 'What is missing: --name, --url, --email.'],
    [[...GIVEN.slice(0, 4)], 'What is missing: --email.'],
    [[...GIVEN, '--color', 'teal'], '--color "teal": Write a colour as #1f4e79.'],
    [[...GIVEN, '--issuer', 'Acme'], '--issuer "Acme": Write 1 to 64 of a-z, 0-9 and -'],
    [['--url', 'http://acme.example/'], '--url "http://acme.example/": Write an https address'],
  ])('with %j ends with 3, an example, and an empty folder', (args, says) => {
    const cwd = makeFolder();
    const ran = run(['init', ...args], { cwd });
    expect([ran.code, ran.stdout]).toEqual([3, '']);
    expect(ran.stderr).toContain(says);
    expect(ran.stderr).toContain('As in: haversack init');
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('a folder that holds something is refused; with --force its files stay as they are', () => {
    const cwd = makeFolder();
    put(cwd, 'README.md', 'Ours.\n');
    const refused = run(['init', ...GIVEN], { cwd });
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('is not empty: README.md.\nName another folder; or give --force');
    expect(readdirSync(cwd)).toEqual(['README.md']);

    const forced = run(['init', ...GIVEN, '--force'], { cwd });
    expect([forced.code, linesOf(forced.stdout)]).toEqual([0, FILES.filter((file) => file !== 'README.md')]);
    expect(forced.stderr).toContain('README.md was there, and stays as it was.');
    expect(read(cwd, 'README.md')).toBe('Ours.\n');
  });

  test.each(['our-badges', '.'])('stopped in the middle, the same command completes it: %s', (dir) => {
    const cwd = makeFolder();
    const folder = join(cwd, dir);
    const changes = FILES.map((path) => ({ path, text: `${path}\n` }));
    put(folder, '.haversack/changes.json', JSON.stringify({ purpose: 'init', changes }));
    put(folder, 'content/site.yaml', 'content/site.yaml\n');
    const again = run(['init', dir, ...GIVEN], { cwd });
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('haversack keys new');
    for (const file of FILES) expect(read(folder, file)).toBe(`${file}\n`);
    expect(existsSync(join(folder, '.haversack/changes.json'))).toBe(false);
  });
});
