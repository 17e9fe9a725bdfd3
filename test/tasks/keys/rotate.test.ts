import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/tasks/check.ts';
import { issue } from '../../../src/tasks/issue.ts';
import { keysNew } from '../../../src/tasks/keys/new.ts';
import { keysRetire } from '../../../src/tasks/keys/retire.ts';
import { keysRotate } from '../../../src/tasks/keys/rotate.ts';
import {
  countedChance,
  edit,
  effectsOf,
  keyFolder,
  makeRoot,
  moment,
  put,
  read,
  sealedRoot,
  summary,
  TODAY,
} from '../../roots.ts';
import { differences, fingerprint } from '../../sites/trees.ts';

const LATE = 'content/assertions/late.json';
const late = JSON.stringify({
  badge: 'plain',
  recipient: { type: 'url', url: 'https://late.example.org/' },
  issuedOn: '2020-06-01',
});

const random = countedChance(7_000);
const effects = (root: string, hour = 11) => effectsOf(root, { random, now: () => moment(`${TODAY}T${hour}:00:00Z`) });
const key = (root: string, id: string) => JSON.parse(read(root, `content/keys/${id}.json`));
const problems = async (root: string) => summary((await check(effectsOf(root))).diagnostics);
const tree = (root: string) => fingerprint(root);

describe('keys rotate', () => {
  test('makes a key and retires the one of before, at the same moment', async () => {
    const root = await sealedRoot();
    expect(await keysRotate(effects(root), 'acme')).toEqual({
      ok: true,
      issuer: 'acme',
      key: {
        id: 'acme-2',
        publicFile: 'content/keys/acme-2.json',
        privateFile: `${keyFolder(root)}/${key(root, 'acme-2').publicKeyMultibase}.json`,
      },
      retired: ['acme-1'],
      isUnchanged: false,
    });
    expect(key(root, 'acme-1').retired).toBe(`${TODAY}T11:00:00Z`);
    expect(key(root, 'acme-2').created).toBe(`${TODAY}T11:00:00Z`);
    expect(key(root, 'acme-2').retired).toBeUndefined();
    expect(key(root, 'beta-1').retired).toBeUndefined();
  });

  test('leaves the rest of the old key’s file, and every sealed byte, as they stood', async () => {
    const root = await sealedRoot();
    const before = tree(root);
    const text = read(root, 'content/keys/acme-1.json');
    await keysRotate(effects(root), 'acme');
    const { retired: _retired, ...rest } = key(root, 'acme-1');
    expect(rest).toStrictEqual(JSON.parse(text));
    const changed = differences(before, tree(root)).filter((line) => line.includes('content/'));
    expect(changed).toHaveLength(2);
    expect(changed.join()).toContain('content/keys/acme-1.json');
    expect(changed.join()).toContain('content/keys/acme-2.json');
  });

  test('what the old key sealed still verifies, and the new one seals what comes', async () => {
    const root = await sealedRoot();
    await keysRotate(effects(root), 'acme');
    expect(await problems(root)).toEqual([]);
    put(root, LATE, late);
    await issue(effects(root), { dryRun: false });
    expect(await problems(root)).toEqual([]);
    const method = (path: string): string => JSON.parse(read(root, path)).proof[0].verificationMethod;
    expect(method('content/credentials/2020/03/care-zoe.json')).toContain(key(root, 'acme-1').publicKeyMultibase);
    expect(method('content/credentials/2020/06/late.json')).toContain(key(root, 'acme-2').publicKeyMultibase);
  });

  test('given again before the new key has signed anything, changes nothing; after that it rotates', async () => {
    const root = await sealedRoot();
    await keysRotate(effects(root), 'acme');
    const before = tree(root);
    expect(await keysRotate(effects(root, 12), 'acme')).toMatchObject({ isUnchanged: true, retired: ['acme-1'] });
    expect(differences(before, tree(root))).toEqual([]);
    put(root, LATE, late);
    await issue(effects(root, 13), { dryRun: false });
    expect(await keysRotate(effects(root, 14), 'acme')).toMatchObject({ isUnchanged: false, key: { id: 'acme-3' } });
    expect(await problems(root)).toEqual([]);
  });

  test('retires every key that could sign, a spare one too', async () => {
    const root = await sealedRoot();
    await keysNew(effects(root), 'acme');
    expect(await keysRotate(effects(root, 12), 'acme')).toMatchObject({
      key: { id: 'acme-3' },
      retired: ['acme-1', 'acme-2'],
    });
  });

  test('a key that has signed nothing is rotated too, when it was not made by a rotation', async () => {
    const root = makeRoot();
    await keysNew(effects(root), 'acme');
    expect(await keysRotate(effects(root, 12), 'acme')).toMatchObject({ key: { id: 'acme-2' }, retired: ['acme-1'] });
  });

  test('without a key that signs, says how to make one', async () => {
    const unkeyed = makeRoot();
    await expect(keysRotate(effects(unkeyed), 'acme')).rejects.toMatchObject({
      code: 'key-none',
      remedy: expect.stringContaining('haversack keys new acme'),
    });
    expect(existsSync(keyFolder(unkeyed))).toBe(false);
    const ended = await sealedRoot();
    await keysRetire(effects(ended), 'acme-1', { isSure: true });
    await expect(keysRotate(effects(ended), 'acme')).rejects.toMatchObject({ code: 'key-none' });
  });

  test('of an unknown issuer, or with errors in the content, changes nothing', async () => {
    const root = await sealedRoot();
    const before = tree(root);
    await expect(keysRotate(effects(root), 'gamma')).rejects.toMatchObject({ code: 'issuer-unknown' });
    expect(differences(before, tree(root))).toEqual([]);
    edit(root, 'content/badges/care.md', 'name: Care\n', 'nmae: Care\n');
    expect(await keysRotate(effects(root), 'acme')).toMatchObject({ ok: false });
    expect(readdirSync(`${root}/content/keys`)).toEqual(['acme-1.json', 'beta-1.json']);
    expect(readdirSync(keyFolder(root))).toHaveLength(2);
  });
});
