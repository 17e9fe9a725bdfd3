import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { beginKey, findSigners, finishPendingKeys, type KeyPlace } from '../../src/ledger/index.ts';
import { keysList } from '../../src/tasks/keys/list.ts';
import { keysNew } from '../../src/tasks/keys/new.ts';
import { loadBackpack } from '../../src/tasks/load.ts';
import { effectsOf, keyFolder, makeFolder, makeRoot, moment, put, TODAY } from '../roots.ts';

const place = (root: string, env: KeyPlace['env'] = {}): KeyPlace => ({
  env,
  configFolder: keyFolder(root),
  platform: 'linux',
});

/** A key of acme that was begun, as a command leaves it that is killed before its public half is there. */
async function begin(root: string, keys = place(root), byte = 1) {
  const issuer = loadBackpack(root, moment(TODAY)).backpack?.issuers.find(({ id }) => id === 'acme');
  if (issuer === undefined) throw new Error('There is no acme.');
  const seed = new Uint8Array(32).fill(byte);
  return beginKey(root, issuer, [], keys, { seed, created: moment(`${TODAY}T10:00:00Z`) });
}

const names = (folder: string): string[] => readdirSync(folder).sort();

describe('a key that was begun', () => {
  test('has a private half that is closed to others, and that nobody takes for a key', async () => {
    const root = makeRoot();
    const { key } = await begin(root);
    const [name = ''] = names(keyFolder(root));
    expect(name).toMatch(
      new RegExp(`^${key.publicKeyMultibase}\\.json\\.[0-9a-f]{16}\\.${key.publicKeyMultibase}\\.pending$`),
    );
    expect(statSync(join(keyFolder(root), name)).mode & 0o777).toBe(0o600);
    expect((await findSigners(place(root), [key])).size).toBe(0);
  });

  test('is finished when its public half is there', async () => {
    const root = makeRoot();
    const { key } = await begin(root);
    expect([...finishPendingKeys(root, place(root), [key])]).toEqual([[key.publicKeyMultibase, key.privateFile]]);
    expect(names(keyFolder(root))).toEqual([`${key.publicKeyMultibase}.json`]);
    expect((await findSigners(place(root), [key])).size).toBe(1);
    expect(finishPendingKeys(root, place(root), [key]).size).toBe(0);
  });

  test('goes when its public half is not there', async () => {
    const root = makeRoot();
    await begin(root);
    expect(finishPendingKeys(root, place(root), []).size).toBe(0);
    expect(names(keyFolder(root))).toEqual([]);
  });

  test('goes half-written, too', async () => {
    const root = makeRoot();
    await begin(root);
    const folder = keyFolder(root);
    const [name = ''] = names(folder);
    renameSync(join(folder, name), join(folder, `.${name}.0123456789ab.tmp`));
    finishPendingKeys(root, place(root), []);
    expect(names(folder)).toEqual([]);
  });

  test('of another repository is left alone', async () => {
    const [mine, other] = [makeRoot(), makeRoot()];
    await begin(other, place(mine));
    const before = names(keyFolder(mine));
    finishPendingKeys(mine, place(mine), []);
    expect(names(keyFolder(mine))).toEqual(before);
    expect(before).toHaveLength(1);
  });

  test('is not taken away while its public half is written down to come', async () => {
    const root = makeRoot();
    const { change } = await begin(root);
    put(root, '.haversack/changes.json', JSON.stringify({ purpose: 'keys rotate acme', changes: [change] }));
    finishPendingKeys(root, place(root), []);
    expect(names(keyFolder(root))).toHaveLength(1);
  });

  test('leaves everything else in the folder as it is', async () => {
    const root = makeRoot();
    mkdirSync(keyFolder(root));
    const others = ['notes.txt', 'a.pending', '.x.tmp', `z6MkA.json`, 'x.json.0123456789abcdef.pending'];
    for (const name of others) writeFileSync(join(keyFolder(root), name), name);
    finishPendingKeys(root, place(root), []);
    expect(names(keyFolder(root))).toEqual([...others].sort());
  });

  test('whose file HAVERSACK_KEY_FILE names is finished there, and never over another', async () => {
    const root = makeRoot();
    const file = join(makeFolder(), 'mine.json');
    const keys = place(root, { HAVERSACK_KEY_FILE: file });
    const { key } = await begin(root, keys);
    writeFileSync(file, 'somebody’s');
    expect(() => finishPendingKeys(root, keys, [key])).toThrow(expect.objectContaining({ code: 'key-file-exists' }));
    expect(readFileSync(file, 'utf8')).toBe('somebody’s');
    renameSync(file, `${file}.old`);
    finishPendingKeys(root, keys, [key]);
    expect([...(await findSigners(keys, [key])).keys()]).toEqual([key.publicKeyMultibase]);
  });
});

describe('the next command of keys', () => {
  test('takes away what was begun; keys new makes one key, not two', async () => {
    const root = makeRoot();
    await begin(root);
    await keysList(effectsOf(root), undefined);
    expect(names(keyFolder(root))).toEqual([]);
    await begin(root);
    expect(await keysNew(effectsOf(root), 'acme')).toMatchObject({ key: { id: 'acme-1' }, wasInterrupted: false });
    expect(names(keyFolder(root))).toHaveLength(1);
  });

  test('finishes one whose public half is there; keys new says so, and makes no other', async () => {
    const root = makeRoot();
    const { key, change } = await begin(root);
    put(root, change.path, change.text ?? '');
    expect(await keysNew(effectsOf(root), 'acme')).toMatchObject({ key, wasInterrupted: true });
    expect(names(join(root, 'content/keys'))).toEqual(['acme-1.json']);
    expect(await keysNew(effectsOf(root), 'acme')).toMatchObject({ key: { id: 'acme-2' }, wasInterrupted: false });
  });

  test('a file of any name that HAVERSACK_KEY_FILE names is not written over', async () => {
    const root = makeRoot();
    const file = join(makeFolder(), 'signing key');
    writeFileSync(file, 'mine');
    const keys = place(root, { HAVERSACK_KEY_FILE: file });
    await expect(keysNew({ ...effectsOf(root), keys }, 'acme')).rejects.toMatchObject({ code: 'key-file-exists' });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });
});
