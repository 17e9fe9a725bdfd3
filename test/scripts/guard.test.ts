import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../scripts/commands.ts';
import { createKeyPair } from '../../src/proof/index.ts';
import { commit, git, init } from '../io/git/repositories.ts';
import { keyFolder, makeFolder, makeRoot, put, read, sealedRoot } from '../roots.ts';
import { fingerprint } from '../sites/trees.ts';
import { run, runAt } from './run.ts';

/** A repository with the sound backpack, sealed and committed. */
async function sealedRepository(): Promise<string> {
  const root = init(await sealedRoot());
  put(root, '.gitignore', '.haversack/\n');
  commit(root, 'one');
  return root;
}

function privateHalf(root: string): { readonly text: string; readonly secret: string } {
  const { publicKeyMultibase } = JSON.parse(read(root, 'content/keys/acme-1.json'));
  const text = readFileSync(join(keyFolder(root), `${publicKeyMultibase}.json`), 'utf8');
  return { text, secret: JSON.parse(text).secretKeyMultibase };
}

async function leakedRepository(): Promise<string> {
  const root = await sealedRepository();
  commit(root, 'two', { 'acme.json': privateHalf(root).text });
  return root;
}

const REFUSAL = 'acme.json holds the private half of the key acme-1, and is';

describe('while a private key is committed', async () => {
  const root = await leakedRepository();
  const guarded = commands.filter(({ looksOnly }) => !looksOnly).map(({ name }) => name);

  test.each(guarded)('%s refuses, does nothing and shows no key', (name) => {
    const before = fingerprint(root);
    const ran = runAt(root, name.split(' '));
    expect([ran.code, ran.stdout]).toEqual([1, '']);
    expect(ran.stderr).toContain(`${REFUSAL} staged and committed (HEAD) in git.`);
    expect(ran.stderr).toContain('haversack keys compromise acme-1');
    expect(ran.stderr).not.toContain(privateHalf(root).secret.slice(4, 20));
    expect(fingerprint(root)).toEqual(before);
  });

  test('doctor runs, and tells it among its findings', () => {
    const ran = runAt(root, ['doctor']);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('The private half of a key is in git: acme.json.');
    expect(ran.stdout + ran.stderr).not.toContain(privateHalf(root).secret.slice(4, 20));
  });

  test('help and the version are printed', () => {
    for (const args of [['help'], ['issue', '--help'], ['--version']]) expect(run(args, { cwd: root }).code).toBe(0);
  });
});

test('staged alone it is refused too, with the way out, which works', async () => {
  const root = await sealedRepository();
  put(root, 'acme.json', privateHalf(root).text);
  expect(runAt(root, ['issue', '--dry-run']).code).toBe(0);
  git(root, ['add', 'acme.json']);
  const ran = runAt(root, ['issue', '--dry-run']);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain(`${REFUSAL} staged in git.`);
  expect(ran.stderr).toContain('git rm --cached --ignore-unmatch -- "acme.json"');
  expect(ran.stderr).not.toContain('compromise');
  git(root, ['rm', '--cached', '--ignore-unmatch', '--quiet', '--', 'acme.json']);
  expect(runAt(root, ['issue', '--dry-run']).code).toBe(0);
});

test('a key that is none of content/keys is not refused', async () => {
  const root = await sealedRepository();
  const pair = await createKeyPair(new Uint8Array(32).fill(9));
  commit(root, 'two', { 'other.json': JSON.stringify(pair) });
  expect(runAt(root, ['check'])).toMatchObject({ code: 0, stdout: '' });
});

test('in a worktree whose root is a folder of the repository it is refused', async () => {
  const top = init();
  const site = await sealedRoot();
  const files = ['content/keys/acme-1.json', 'content/site.yaml'];
  commit(top, 'one', Object.fromEntries(files.map((file) => [`site/${file}`, read(site, file)])));
  const tree = join(makeFolder(), 'tree');
  git(top, ['worktree', 'add', '--quiet', tree]);
  commit(tree, 'two', { 'acme.json': privateHalf(site).text });
  expect(runAt(join(tree, 'site'), ['check']).stderr).toContain(`../${REFUSAL} staged and committed`);
  expect(runAt(join(top, 'site'), ['check']).stderr).not.toContain(REFUSAL);
});

test('where there is no git program, and where there is no repository, nothing is refused', async () => {
  const leaked = await leakedRepository();
  const node = realpathSync(process.execPath);
  expect(runAt(leaked, ['issue', '--dry-run'], { node, env: { PATH: makeFolder() } })).toMatchObject({ code: 0 });
  const root = makeRoot({ 'acme.json': privateHalf(leaked).text });
  expect(runAt(root, ['issue', '--dry-run']).code).toBe(0);
});

test('when git does not open the repository, the command says so and goes on', async () => {
  const root = await sealedRepository();
  put(root, '.git/HEAD', 'nonsense');
  const ran = runAt(root, ['issue', '--dry-run']);
  expect(ran.code).toBe(0);
  expect(ran.stderr).toMatch(/could not be looked at: fatal: .*\n`haversack doctor` says what to do\./);
});

test('the tests run another git than that of this checkout', () => {
  expect(git(init(), ['rev-parse', '--show-toplevel'])).not.toBe(dirname(import.meta.dirname));
});
