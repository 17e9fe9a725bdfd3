import { existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findSigners, type KeyPlace } from '../../src/ledger/index.ts';
import { createSigner } from '../../src/proof/index.ts';
import { type KeysNewResult, keysNew } from '../../src/tasks/keys/new.ts';
import { loadBackpack } from '../../src/tasks/load.ts';
import {
  countedChance,
  edit,
  effectsOf,
  keyFolder,
  makeFolder,
  makeRoot,
  moment,
  put,
  read,
  remove,
  summary,
  TODAY,
} from '../roots.ts';
import { fingerprint } from '../sites/trees.ts';

const made = (result: KeysNewResult) => {
  if (!result.ok) throw new Error(summary(result.diagnostics).join('\n'));
  return result.key;
};
const make = async (root: string, issuer: string | undefined, change: Parameters<typeof effectsOf>[1] = {}) =>
  made(await keysNew(effectsOf(root, change), issuer));
const at = (env: KeyPlace['env'], root: string): KeyPlace => ({
  env,
  configFolder: keyFolder(root),
  platform: 'linux',
});
const random = countedChance(5_000);

describe('keys new', () => {
  test('writes the public half into content/keys, with exactly the members that readers know', async () => {
    const root = makeRoot();
    const key = await make(root, 'acme', { now: () => moment('2020-07-01T10:11:12.999Z') });
    expect(key.publicFile).toBe('content/keys/acme-1.json');
    const text = read(root, key.publicFile);
    const did = 'did:web:badges.example.org:pack';
    expect(JSON.parse(text)).toStrictEqual({
      '@context': 'https://w3id.org/security/multikey/v1',
      id: `${did}#${key.publicKeyMultibase}`,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: key.publicKeyMultibase,
      issuer: 'acme',
      created: '2020-07-01T10:11:12Z',
    });
    expect(key.publicKeyMultibase).toMatch(/^z6Mk/);
    expect(text.endsWith('}\n')).toBe(true);
    expect(loadBackpack(root, moment(TODAY)).diagnostics).toEqual([]);
  });

  test('writes the private half beside the repository, for its owner alone, and nothing of it into the repository', async () => {
    const root = makeRoot();
    const key = await make(root, 'acme');
    expect(key.privateFile).toBe(join(keyFolder(root), `${key.publicKeyMultibase}.json`));
    expect(statSync(key.privateFile).mode & 0o777).toBe(0o600);
    const { secretKeyMultibase, ...rest } = JSON.parse(readFileSync(key.privateFile, 'utf8'));
    expect(rest).toStrictEqual({
      type: 'Multikey',
      controller: 'did:web:badges.example.org:pack',
      publicKeyMultibase: key.publicKeyMultibase,
    });
    expect((await createSigner(secretKeyMultibase)).publicKeyMultibase).toBe(key.publicKeyMultibase);
    for (const path of Object.keys(fingerprint(root))) expect(read(root, path), path).not.toContain(secretKeyMultibase);
    expect(JSON.stringify(key)).not.toContain(secretKeyMultibase);
    expect([...(await findSigners(at({}, root), [key])).keys()]).toEqual([key.publicKeyMultibase]);
  });

  test('an issuer that is not the owner has its own DID', async () => {
    const root = makeRoot();
    const key = await make(root, 'beta');
    expect(JSON.parse(read(root, key.publicFile)).controller).toBe('did:web:badges.example.org:pack:issuers:beta');
  });

  test('counts the keys of each issuer: -1, then -2; a gap is not filled', async () => {
    const root = makeRoot();
    const files: string[] = [];
    for (const issuer of ['acme', 'acme', 'beta', 'acme'])
      files.push((await make(root, issuer, { random })).publicFile);
    expect(files).toEqual(['acme-1', 'acme-2', 'beta-1', 'acme-3'].map((id) => `content/keys/${id}.json`));
    remove(root, 'content/keys/acme-2.json');
    expect((await make(root, 'acme', { random })).publicFile).toBe('content/keys/acme-4.json');
  });

  test('without a name means the owner, or the only issuer there is', async () => {
    const owned = makeRoot();
    expect((await make(owned, undefined, { random })).publicFile).toBe('content/keys/acme-1.json');
    const personal = makeRoot();
    edit(personal, 'content/site.yaml', 'owner: acme', 'owner: zoe');
    await expect(keysNew(effectsOf(personal), undefined)).rejects.toMatchObject({
      code: 'issuer-unknown',
      message: 'There are several issuers.',
      remedy: 'Name one of: acme, beta.',
    });
  });

  test('for an issuer that is not there names those that are', async () => {
    const root = makeRoot();
    await expect(keysNew(effectsOf(root), 'gamma')).rejects.toMatchObject({
      code: 'issuer-unknown',
      message: 'There is no issuer "gamma".',
      remedy: 'Name one of: acme, beta.',
    });
    expect(existsSync(join(root, 'content/keys'))).toBe(false);
    expect(existsSync(keyFolder(root))).toBe(false);
  });

  test('with errors in the content makes nothing', async () => {
    const root = makeRoot();
    put(root, 'content/issuers/acme.md', '---\nname: Acme\n---\n');
    expect(await keysNew(effectsOf(root), 'acme')).toMatchObject({ ok: false });
    expect(existsSync(join(root, 'content/keys'))).toBe(false);
    expect(existsSync(keyFolder(root))).toBe(false);
  });
});

describe('HAVERSACK_KEY_FILE', () => {
  test('ending in .json is the file', async () => {
    const root = makeRoot();
    const file = join(makeFolder(), 'deep/er/mine.json');
    const key = await make(root, 'acme', { keys: at({ HAVERSACK_KEY_FILE: file }, root), random });
    expect(key.privateFile).toBe(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(keyFolder(root))).toBe(false);
    expect([...(await findSigners(at({ HAVERSACK_KEY_FILE: file }, root), [key])).keys()]).toEqual([
      key.publicKeyMultibase,
    ]);
  });

  test('else is the folder, made when it is not there, which holds several', async () => {
    const root = makeRoot();
    const folder = join(makeFolder(), 'keys');
    const keys = at({ HAVERSACK_KEY_FILE: folder }, root);
    const all = [await make(root, 'acme', { keys, random }), await make(root, 'beta', { keys, random })];
    expect(readdirSync(folder).sort()).toEqual(
      all.map(({ publicKeyMultibase }) => `${publicKeyMultibase}.json`).sort(),
    );
    expect([...(await findSigners(keys, all)).keys()].sort()).toEqual(
      all.map(({ publicKeyMultibase }) => publicKeyMultibase).sort(),
    );
  });

  test('is never overwritten: a file that is there is refused, and no public half is made', async () => {
    const root = makeRoot();
    const file = join(makeFolder(), 'mine.json');
    const keys = at({ HAVERSACK_KEY_FILE: file }, root);
    await make(root, 'acme', { keys, random });
    const before = readFileSync(file, 'utf8');
    await expect(keysNew(effectsOf(root, { keys, random }), 'acme')).rejects.toMatchObject({ code: 'key-file-exists' });
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(readdirSync(join(root, 'content/keys'))).toEqual(['acme-1.json']);
  });

  test.each([
    ['in it', (root: string) => join(root, 'private')],
    ['in it, as a file', (root: string) => join(root, 'content/keys/acme-1.json')],
    ['the repository itself', (root: string) => root],
    ['by a detour', (root: string) => join(root, '..', root.slice(root.lastIndexOf('/') + 1), 'private')],
    [
      'through a link outside',
      (root: string) => {
        const link = join(makeFolder(), 'link');
        symlinkSync(root, link);
        return join(link, 'private');
      },
    ],
    ['with two dots that are a name', (root: string) => join(root, '..private')],
  ])('inside the repository is refused: %s', async (_title, path) => {
    const root = makeRoot();
    const before = fingerprint(join(root, 'content'));
    const keys = at({ HAVERSACK_KEY_FILE: path(root) }, root);
    await expect(keysNew(effectsOf(root, { keys, random }), 'acme')).rejects.toMatchObject({
      code: 'key-inside-root',
      remedy: expect.stringContaining('HAVERSACK_KEY_FILE'),
    });
    expect(fingerprint(join(root, 'content'))).toEqual(before);
    expect(Object.keys(fingerprint(root)).filter((file) => !/^(?:content|\.haversack)\//.test(file))).toEqual([]);
  });

  test('beside the repository, with a name that begins like it, is fine', async () => {
    const root = makeRoot();
    const keys = at({ HAVERSACK_KEY_FILE: `${root}-more` }, root);
    expect((await make(root, 'acme', { keys, random })).privateFile).toContain(`${root}-more/`);
  });
});
