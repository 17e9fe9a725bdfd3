import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Report } from '../../src/verify/index.ts';
import { run } from '../scripts/run.ts';
import { PROGRAM, type Ran } from '../sites/haversack.ts';

/** The whole way of a new issuer, as it is typed: from an empty folder to a badge that is verified. */
const home = mkdtempSync(join(tmpdir(), 'haversack-rehearsal-'));
const folder = join(home, 'our-badges');
mkdirSync(folder);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const steps: { readonly line: string; readonly seconds: number }[] = [];

/** Runs one command in the folder, which is its root; keys go where they would go on the machine of a person. */
function step(...args: readonly string[]): Ran {
  const start = performance.now();
  const ran = run(args, { cwd: folder, env: { HOME: home, XDG_CONFIG_HOME: join(home, 'config') } });
  const line = args.map((arg) => (/[ *]/.test(arg) ? `"${arg}"` : arg)).join(' ');
  steps.push({ line, seconds: (performance.now() - start) / 1_000 });
  expect([line, ran.code, ran.code === 0 ? '' : ran.stderr]).toEqual([line, 0, '']);
  return ran;
}

const SITE = 'https://acme.github.io/badges/';
const EMAIL = 'zoe@example.org';

test('an empty folder becomes a site with a verified badge, in at most eight commands', () => {
  expect(relative(join(PROGRAM, '../..'), folder)).toMatch(/^\.\./);

  const begun = step('init', '--name', 'Acme Club', '--url', SITE, '--email', 'badges@acme.example', '--yes');
  expect(begun.stderr).toContain('Next: haversack keys new\n');
  step('keys', 'new');
  const words = ['--name', 'First Aid', '--description', 'Can give first aid.', '--criteria', 'A course of a day.'];
  const made = step('badge', 'new', 'first-aid', ...words, '--yes');
  expect(made.stderr).toContain('Next: haversack award first-aid');
  const awarded = step('award', 'first-aid', '--to', EMAIL, '--name', 'Zoë van Dam', '--yes');
  expect(awarded.stderr).toContain('Next: haversack issue\n');
  const id = /first-aid-[a-z0-9]{8}/.exec(awarded.stdout)?.[0];
  expect(step('issue').stderr).toContain('haversack build');
  step('build');
  const credential = `dist/assertions/${id}/credential.json`;
  const verified = step('verify', credential, '--map', `${SITE}=dist`, '--recipient', EMAIL, '--json');

  const { outcome, credential: said, checks } = JSON.parse(verified.stdout) as Report;
  expect(outcome).toBe('verified');
  expect(said).toMatchObject({ name: 'First Aid', issuer: { host: 'acme.github.io/badges' } });
  expect(checks.filter((check) => check.outcome === 'fail' || check.outcome === 'unknown')).toEqual([]);

  expect(steps.length).toBeLessThanOrEqual(8);
  const lines = steps.map(({ line, seconds }) => `${seconds.toFixed(1).padStart(6)} s  haversack ${line}`);
  console.info(`A first badge, from an empty folder to a verified credential:\n${lines.join('\n')}`);
});

test('what it leaves is content, the site, and nothing of Haversack, the private key or a plain address', () => {
  const there = ['.gitattributes', '.gitignore', '.haversack', 'README.md', 'content', 'dist', 'notify'];
  expect(readdirSync(folder).sort()).toEqual(there);
  const files = readdirSync(join(folder, 'content'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThanOrEqual(8);
  for (const file of files) expect(readFileSync(file, 'utf8'), file).not.toMatch(/secretKeyMultibase|zoe@example/);
  const [key = ''] = globSync('config/haversack/keys/*.json', { cwd: home });
  expect(readFileSync(join(home, key), 'utf8')).toContain('secretKeyMultibase');
});
