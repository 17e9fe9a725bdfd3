import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyFolder, makeRoot, put, read, sealedRoot } from '../roots.ts';
import type { Ran } from '../sites/haversack.ts';
import { fingerprint } from '../sites/trees.ts';
import { runAt } from './run.ts';

const privateFile = (root: string, id: string): string =>
  join(keyFolder(root), `${JSON.parse(read(root, `content/keys/${id}.json`)).publicKeyMultibase}.json`);
const secretOf = (file: string): string => JSON.parse(readFileSync(file, 'utf8')).secretKeyMultibase;
const secretsOf = (root: string): string[] =>
  readdirSync(keyFolder(root)).map((name) => secretOf(join(keyFolder(root), name)));

/** The bytes behind a base58 text: header and seed. */
function bytesOf(multibase: string): Uint8Array {
  const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  const value = [...multibase.slice(1)].reduce((sum, letter) => sum * 58n + BigInt(letters.indexOf(letter)), 0n);
  return Buffer.from(value.toString(16).padStart(68, '0'), 'hex');
}

/** Every way that a private half could stand in a text. */
function expectNoSecret(text: string, secrets: readonly string[]): void {
  expect(text).not.toContain('z3u2');
  for (const secret of secrets) {
    const seed = Buffer.from(bytesOf(secret).subarray(2));
    expect(seed).toHaveLength(32);
    for (const form of [
      secret.slice(4, 24),
      secret.slice(-20),
      seed.toString('hex'),
      seed.toString('base64'),
      seed.toString('base64url'),
    ])
      expect(text.toLowerCase()).not.toContain(form.toLowerCase());
  }
}

const said = ({ stdout, stderr }: Ran): string => stdout + stderr;

describe('no output but that of keys export holds a private half', () => {
  test('of any command, good or refused, with --json or without; nor does any file of the repository', async () => {
    const root = await sealedRoot();
    const first = secretsOf(root);
    expect(first).toHaveLength(2);
    const secret = secretOf(privateFile(root, 'acme-1'));
    const lines = [
      ['keys', 'list'],
      ['keys', 'list', '--json'],
      ['keys', 'new', 'acme', '--json'],
      ['keys', 'rotate', 'acme'],
      ['keys', 'rotate', 'beta', '--json'],
      ['keys', 'rotate', 'beta'],
      ['keys', 'retire', 'acme-3', '--json'],
      ['keys', 'retire', 'acme-3', '--yes'],
      ['keys', 'compromise', 'acme-1'],
      ['keys', 'compromise', 'acme-1', '--yes', '--json'],
      ['keys', 'compromise', 'beta-1', '--yes'],
      ['keys', 'export', 'acme-1'],
      ['keys', 'export'],
      ['keys', 'export', secret],
      ['keys', 'retire', secret],
      ['keys', 'compromise', secret, '--yes'],
      ['keys', 'new', secret],
      ['issue'],
      ['check'],
      ['doctor'],
    ];
    const texts = lines.map((line) => said(runAt(root, line)));
    const secrets = [...new Set([...first, ...secretsOf(root)])];
    expect(secrets.length).toBeGreaterThan(4);
    for (const [index, text] of texts.entries()) {
      expect(text, lines[index]?.join(' ')).not.toBe('');
      expectNoSecret(text, secrets);
    }
    for (const path of Object.keys(fingerprint(root))) expectNoSecret(read(root, path), secrets);
  }, 120_000);

  test('the search would find it in each of those forms', async () => {
    const secrets = secretsOf(await sealedRoot());
    const seed = Buffer.from(bytesOf(secrets[0] ?? '').subarray(2));
    for (const text of [secrets[0] ?? '', seed.toString('hex'), seed.toString('base64'), seed.toString('base64url')])
      expect(() => expectNoSecret(`x ${text} y`, secrets)).toThrow();
  });
});

describe('keys export', () => {
  test('prints the private half as one line on standard output, and everything else on standard error', async () => {
    const root = await sealedRoot();
    const secret = secretOf(privateFile(root, 'acme-1'));
    const ran = runAt(root, ['keys', 'export', 'acme-1']);
    expect([ran.code, ran.stdout]).toEqual([0, `${secret}\n`]);
    expect(ran.stderr).toMatch(/Next: store it as the secret HAVERSACK_KEY\n$/);
    expectNoSecret(ran.stderr, [secret]);
  });

  test('what it prints signs, given as HAVERSACK_KEY', async () => {
    const root = await sealedRoot();
    runAt(root, ['keys', 'rotate', 'acme']);
    const { stdout } = runAt(root, ['keys', 'export', 'acme-2']);
    put(
      root,
      'content/assertions/late.json',
      '{"badge":"plain","recipient":{"type":"url","url":"https://a.example.org/"},"issuedOn":"2020-06-01"}',
    );
    const issued = runAt(root, ['issue'], { env: { HAVERSACK_KEY: stdout } });
    expect([issued.code, issued.stdout]).toEqual([0, 'content/credentials/2020/06/late.json\n']);
  });

  test('refuses a file that others can read, and says how to close it', async () => {
    const root = await sealedRoot();
    const file = privateFile(root, 'acme-1');
    chmodSync(file, 0o644);
    const ran = runAt(root, ['keys', 'export', 'acme-1', '--yes']);
    expect([ran.code, ran.stdout]).toEqual([1, '']);
    expect(ran.stderr).toContain(`chmod 600 "${file}"`);
  });

  test('refuses a compromised key, one that is not here, and one that is not known', async () => {
    const root = await sealedRoot();
    runAt(root, ['keys', 'compromise', 'acme-1', '--yes']);
    for (const [args, message] of [
      [['acme-1'], 'acme-1 is compromised'],
      [['acme-9'], 'There is no key "acme-9".'],
    ] as const) {
      const ran = runAt(root, ['keys', 'export', ...args]);
      expect([ran.code, ran.stdout]).toEqual([1, '']);
      expect(ran.stderr).toContain(message);
    }
    const elsewhere = runAt(root, ['keys', 'export', 'beta-1'], { env: { HAVERSACK_KEY: '' } });
    expect([elsewhere.code, elsewhere.stdout]).toEqual([1, '']);
    expect(elsewhere.stderr).toContain('The private half of beta-1 is not in HAVERSACK_KEY.');
  });
});

describe('what a command of keys says', () => {
  test('list: a table, and what to do next', async () => {
    const ran = runAt(await sealedRoot(), ['keys', 'list']);
    expect([ran.code, ran.stdout.split('\n')]).toEqual([
      0,
      [
        'key     issuer  state  created     credentials  lists  private half here',
        expect.stringMatching(/^acme-1 {2}acme {4}signs {2}2020-07-01 {2}3 +1 +yes$/),
        expect.stringMatching(/^beta-1 {2}beta {4}signs {2}2020-07-01 {2}1 +1 +yes$/),
        '',
      ],
    ]);
    expect(ran.stderr).toMatch(/2 keys\. Next: haversack keys rotate.*\n$/);
    const none = runAt(makeRoot(), ['keys', 'list']);
    expect([none.code, none.stdout]).toEqual([0, '']);
    expect(none.stderr).toMatch(/There is no key yet\. Next: haversack keys new\n$/);
  });

  test('rotate: both halves, who signs now, what stays good', async () => {
    const ran = runAt(await sealedRoot(), ['keys', 'rotate']);
    expect(ran.stdout).toMatch(/^public half: {2}content\/keys\/acme-2\.json\nprivate half: .*\.json\n$/);
    expect(ran.stderr).toMatch(/acme-2 signs from now on; retired: acme-1\. What was signed stays good\.\nNext: .*\n$/);
  });

  test('compromise: the files, the pages for holders, and what it means for whom', async () => {
    const ran = runAt(await sealedRoot(), ['keys', 'compromise', 'acme-1', '--yes']);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('content/keys/acme-1.json\ncontent/keys/acme-2.json\n');
    expect(ran.stdout).toContain('content/credentials/2020/03/care-zoe.2.json\n');
    expect(ran.stdout).toContain('https://badges.example.org/pack/assertions/care-zoe/\n');
    for (const words of [
      '3 credentials sealed anew, 1 status list signed anew. The older seals are kept',
      'do not verify any more. Each downloads the new ones from the page of the award',
      'worth nothing once the new did.json is published',
      'Verifiers may keep the old one for a while',
    ])
      expect(ran.stderr).toContain(words);
    expect(ran.stderr).toMatch(/Next: git add content, commit, haversack build, and publish at once\n$/);
  });

  test.each([
    ['retire', [], 'the id of the key'],
    ['compromise', [], 'the id of the key'],
    ['compromise', ['acme-1'], '--yes'],
    ['export', [], 'the id of the key'],
  ])('%s %j without what is needed is wrong usage, and changes nothing', async (name, given, missing) => {
    const root = await sealedRoot();
    const before = fingerprint(join(root, 'content'));
    const ran = runAt(root, ['keys', name, ...given]);
    expect([ran.code, ran.stdout]).toEqual([3, '']);
    expect(ran.stderr).toContain(`What is missing: ${missing}`);
    expect(ran.stderr).toContain(`As in: haversack keys ${name} acme-1`);
    expect(fingerprint(join(root, 'content'))).toEqual(before);
  });

  test('with errors in the content, nothing is done, and the errors are told', () => {
    const root = makeRoot();
    put(root, 'content/issuers/acme.md', '---\nname: Acme\n---\n');
    for (const line of [
      'new acme',
      'list',
      'rotate acme',
      'retire acme-1',
      'compromise acme-1 --yes',
      'export acme-1',
    ]) {
      const ran = runAt(root, ['keys', ...line.split(' ')]);
      expect([line, ran.code, ran.stdout]).toEqual([line, 1, '']);
      expect(ran.stderr).toContain('content/issuers/acme.md');
    }
    expect(existsSync(keyFolder(root))).toBe(false);
  });
});
