import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ran, tryHaversack } from '../sites/haversack.ts';
import { soundContent } from '../sound-content.ts';

const TODAY = '2020-07-01';
const folder = mkdtempSync(join(tmpdir(), 'haversack-no-traces-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const root = join(folder, 'root');
const keys = join(folder, 'keys');

/** Addresses that are typed on this machine, and are to be found nowhere but in `notify/`. */
const EMAILS = ['ada.lovelace@example.org', 'Grace.Hopper@example.org', 'kim.park@example.net', 'lee@example.com'];

const outputs: { readonly line: string; readonly ran: Ran }[] = [];
async function run(...args: string[]): Promise<Ran> {
  const env = { HAVERSACK_KEY_FILE: keys, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const ran = await tryHaversack([...args, '--root', root, '--today', TODAY], env);
  outputs.push({ line: args.join(' '), ran });
  return ran;
}
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: root,
    encoding: 'latin1',
    maxBuffer: 256 * 1024 * 1024,
  });
function commit(): void {
  git('add', '-A');
  git('commit', '-qm', 'Badges', '--allow-empty');
}

/** A year of a badge programme: every command that sees an address or a key, well used and badly. */
beforeAll(async () => {
  mkdirSync(root);
  git('init', '-q');
  for (const [path, data] of Object.entries(soundContent)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), data);
  }
  writeFileSync(join(root, '.gitignore'), 'dist/\n.haversack/\n');
  const table = join(folder, 'course.csv');
  writeFileSync(table, `E-mail,Name\n${EMAILS[1]},Grace Hopper\n${EMAILS[2]},Kim\n`);
  const wrong = join(folder, 'wrong.csv');
  writeFileSync(wrong, `E-mail,Name,Date\n${EMAILS[3]},Lee,2020-02-31\nnobody,X,2020-01-01\n`);
  for (const issuer of ['acme', 'beta']) await run('keys', 'new', issuer);
  await run('award', 'plain', '--to', EMAILS[0] as string, '--name', 'Ada', '--yes');
  await run('award', 'plain', '--to', EMAILS[0] as string, '--yes');
  await run('award', 'nothing', '--to', EMAILS[0] as string, '--yes');
  await run('award', 'plain', '--to', EMAILS[0] as string, '--on', '2031-01-01', '--yes', '--json');
  await run('award', 'plain', '--csv', table, '--dry-run');
  await run('award', 'plain', '--csv', table, '--yes');
  await run('award', 'plain', '--csv', table, '--yes', '--json');
  await run('award', 'plain', '--csv', wrong, '--yes');
  await run('issue');
  commit();
  const [ada = ''] = readdirSync(join(root, 'content/assertions'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /plain-[^/]+\.md$/.test(file))
    .map((file) => (file.split('/').at(-1) as string).replace('.md', ''));
  await run('renew', ada, '--to', EMAILS[3] as string);
  await run('revoke', ada, '--reason', 'Asked for it.');
  await run('keys', 'rotate', 'acme');
  await run('issue', '--json');
  commit();
  await run('keys', 'compromise', 'acme-1', '--yes');
  await run('keys', 'list', '--json');
  await run('keys', 'list');
  await run('erase', ada, '--yes');
  await run('move', '--to', 'https://badges.acme.example/');
  await run('issue');
  await run('expiring', '--within', '10y');
  await run('check');
  commit();
  await run('log');
  await run('log', '--json');
  await run('doctor', '--deep');
  await run('doctor', '--json');
}, 120_000);

const textsIn = (path: string): [string, string][] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file.slice(path.length + 1), readFileSync(file, 'latin1')]);

/** Each private half as it could be written: as text, in hex and in base64. */
const secrets = (): string[] =>
  textsIn(keys).flatMap(([, text]) => {
    const { secretKeyMultibase } = JSON.parse(text) as { secretKeyMultibase: string };
    return [secretKeyMultibase, secretKeyMultibase.slice(1, 30)];
  });

const holds = (text: string, traces: readonly string[]): string[] =>
  traces.filter((trace) => text.toLowerCase().includes(trace.toLowerCase()));

describe('what is typed on this machine', () => {
  test('the year went as it should: what was meant to end well did, and the rest did not', () => {
    expect(outputs.filter(({ ran }) => ran.code !== 0).map(({ line }) => line.replace(/ --.*/, ''))).toEqual([
      'award nothing',
      'award plain',
      'award plain',
    ]);
    for (const { line, ran } of outputs) expect(ran.stderr, line).not.toMatch(/\n\s+at /);
  });

  test('no address of a recipient is in any output', () => {
    for (const { line, ran } of outputs) expect(holds(ran.stdout + ran.stderr, EMAILS), line).toEqual([]);
  });

  test('no address is in any file but those of notify/, which git ignores', () => {
    const found = textsIn(root).filter(([path, text]) => !path.startsWith('.git/') && holds(text, EMAILS).length > 0);
    expect(found.map(([path]) => path.split('/')[0])).toEqual(found.map(() => 'notify'));
    expect(found.length).toBeGreaterThan(0);
    expect(git('status', '--porcelain', '--untracked-files=all')).toBe('');
    expect(git('ls-files', 'notify')).toBe('');
  });

  test('neither address nor private key is in any object of git', () => {
    const objects = git('cat-file', '--batch', '--batch-all-objects', '--unordered');
    expect(objects.length).toBeGreaterThan(10_000);
    expect(holds(objects, [...EMAILS, ...secrets()])).toEqual([]);
  });

  test('no private half is in any output, nor in any file of the repository', () => {
    expect(secrets().length).toBeGreaterThan(5);
    for (const { line, ran } of outputs) expect(holds(ran.stdout + ran.stderr, secrets()), line).toEqual([]);
    for (const [path, text] of textsIn(root)) expect(holds(text, secrets()), path).toEqual([]);
  });
});
