import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { haversack, PROGRAM } from '../sites/haversack.ts';
import { soundContent } from '../sound-content.ts';

const TODAY = '2020-07-01';
const KILLER = fileURLToPath(new URL('./kill-at-write.ts', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'haversack-keys-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const template = join(folder, 'template');

const environment = (root: string): Record<string, string> => ({ HAVERSACK_KEY_FILE: `${root}-keys` });
const run = (root: string, args: readonly string[]) =>
  haversack([...args, '--root', root, '--today', TODAY], environment(root));

/** The small sound backpack, sealed by two issuers. */
beforeAll(async () => {
  for (const [path, data] of Object.entries(soundContent)) {
    mkdirSync(join(template, path, '..'), { recursive: true });
    writeFileSync(join(template, path), data);
  }
  for (const issuer of ['acme', 'beta']) await run(template, ['keys', 'new', issuer]);
  await run(template, ['issue']);
}, 60_000);

let count = 0;
function freshRoot(): string {
  const root = join(folder, `root-${++count}`);
  cpSync(template, root, { recursive: true });
  cpSync(`${template}-keys`, `${root}-keys`, { recursive: true });
  return root;
}

/** Runs a command that kills itself before its n-th change of a file. @returns whether it came to that */
function killedAt(root: string, args: readonly string[], change: number): Promise<boolean> {
  const { HAVERSACK_KEY: _key, ...inherited } = process.env;
  const argv = ['--import', KILLER, PROGRAM, ...args, '--root', root, '--today', TODAY];
  const env = { ...inherited, ...environment(root), HAVERSACK_TEST_KILL_AT: String(change) };
  const child = spawn(process.execPath, argv, { stdio: 'ignore', env });
  return new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal === 'SIGKILL')));
}

/** Without drafts that a killed process leaves: hidden files that nobody reads, and claims of the lock. */
const filesIn = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/^\..*\.tmp$|^claim-/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
        .sort()
    : [];

const publicKeys = (root: string) =>
  filesIn(join(root, 'content/keys')).map((file) => ({
    file,
    ...JSON.parse(readFileSync(join(root, 'content/keys', file), 'utf8')),
  }));

/** What must be the same wherever a command was killed; of a private half only whether it is there. */
function ending(root: string) {
  const keys = publicKeys(root);
  const halves = filesIn(`${root}-keys`);
  return {
    keys: keys.map(({ file, retired, compromised }) => [file, retired !== undefined, compromised !== undefined]),
    withoutPrivate: keys.filter(({ publicKeyMultibase: key }) => !halves.includes(`${key}.json`)).length,
    withoutPublic: halves.length - keys.length,
    drafts: existsSync(`${root}-keys`) && readdirSync(`${root}-keys`).filter((name) => name.startsWith('.')),
    sealed: filesIn(join(root, 'content/credentials')),
    lists: filesIn(join(root, 'content/status')),
    left: filesIn(join(root, '.haversack')),
  };
}

const sameKeys = (one: ReturnType<typeof ending>, other: ReturnType<typeof ending>): boolean =>
  one.keys.length === other.keys.length && one.withoutPrivate === 0 && one.withoutPublic === 0;

/** Public halves whose private half is nowhere, not even under its pending name. */
const lost = (root: string): string[] => {
  const halves = filesIn(`${root}-keys`);
  return publicKeys(root)
    .filter(({ publicKeyMultibase: key }) => !halves.some((name) => name.startsWith(`${key}.json`)))
    .map(({ file }) => file);
};

/** Each with how many changes of files are passed over between two kills; sealing alone makes many of one kind. */
const cases: readonly (readonly [string, number, readonly string[]])[] = [
  ['keys new', 1, ['keys', 'new', 'acme']],
  ['keys rotate', 1, ['keys', 'rotate', 'acme']],
  ['keys compromise', 2, ['keys', 'compromise', 'acme-1', '--yes']],
];

describe.each(cases)('%s', (name, step, args) => {
  test('killed at its changes of files, and given again, ends as if it had not been', async () => {
    const calm = freshRoot();
    await run(calm, args);
    const expected = ending(calm);
    let change = 1;
    for (; ; change += step) {
      const root = freshRoot();
      if (!(await killedAt(root, args, change))) break;
      expect(lost(root), `killed before change ${change}`).toEqual([]);
      // A key that was made to the end is followed by another when one is asked for again.
      const isDone = name === 'keys new' && sameKeys(ending(root), expected);
      await run(root, isDone ? ['keys', 'list'] : args);
      expect(ending(root), `killed before change ${change}`).toEqual(expected);
    }
    expect(change).toBeGreaterThan(6);
  }, 240_000);
});

describe('keys rotate, killed, and then another command', () => {
  test('of keys leaves no private half without a public one; issue signs with the new key', async () => {
    const late = JSON.stringify({
      badge: 'plain',
      recipient: { type: 'url', url: 'https://late.example.org/' },
      issuedOn: '2020-06-01',
    });
    for (let change = 4; ; change += 3) {
      const root = freshRoot();
      writeFileSync(join(root, 'content/assertions/late.json'), late);
      if (!(await killedAt(root, ['keys', 'rotate', 'acme'], change))) break;
      await run(root, ['issue']);
      await run(root, ['keys', 'list']);
      const halves = filesIn(`${root}-keys`);
      expect(halves, `killed before change ${change}`).toEqual(
        publicKeys(root)
          .map(({ publicKeyMultibase }) => `${publicKeyMultibase}.json`)
          .sort(),
      );
      const checked = await run(root, ['check', '--format', 'json']);
      expect(JSON.parse(checked.stdout)).toEqual([]);
    }
  }, 120_000);
});
