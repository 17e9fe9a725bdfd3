import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/tasks/check.ts';
import { keysCompromise } from '../../../src/tasks/keys/compromise.ts';
import { keysNew } from '../../../src/tasks/keys/new.ts';
import { loadBackpack } from '../../../src/tasks/load.ts';
import { countedChance, effectsOf, keyFolder, moment, put, read, sealedRoot, summary, TODAY } from '../../roots.ts';
import { differences, fingerprint } from '../../sites/trees.ts';

const ZOE = 'content/credentials/2020/03/care-zoe';

const random = countedChance(9_000);
const effects = (root: string) => effectsOf(root, { random, now: () => moment(`${TODAY}T11:00:00Z`) });
const problems = async (root: string) => summary((await check(effectsOf(root))).diagnostics);
const json = (root: string, path: string) => JSON.parse(read(root, path));
const signing = (root: string): string[] | undefined =>
  loadBackpack(root, moment(TODAY))
    .backpack?.issuers.find(({ id }) => id === 'acme')
    ?.keys.map(({ id }) => id);

async function compromised(root: string, id: string) {
  const result = await keysCompromise(effects(root), id);
  if (!result.ok) throw new Error(summary(result.diagnostics).join('\n'));
  return result;
}

describe('keys compromise', () => {
  test('marks the key, makes another, and seals anew all that it signed: check finds nothing', async () => {
    const root = await sealedRoot();
    const { made, issued, pages, wasMarked } = await compromised(root, 'acme-1');
    expect([made?.id, wasMarked, issued.ok]).toEqual(['acme-2', false, true]);
    expect(issued.resealed.length).toBeGreaterThan(0);
    expect(issued.lists).toEqual(['acme-revocation-1']);
    expect(pages).toContain('https://badges.example.org/pack/assertions/care-zoe/');
    expect(pages).toHaveLength(issued.resealed.length);
    expect(json(root, 'content/keys/acme-1.json').compromised).toBe(`${TODAY}T11:00:00Z`);
    expect(await problems(root)).toEqual([]);
  });

  test('takes the key out of the DID document, and puts the other into it', async () => {
    const root = await sealedRoot();
    expect(signing(root)).toEqual(['acme-1']);
    await compromised(root, 'acme-1');
    expect(signing(root)).toEqual(['acme-2']);
  });

  test('keeps the older seal, and gives the new one the same id and the same place in the status list', async () => {
    const root = await sealedRoot();
    const text = read(root, `${ZOE}.json`);
    await compromised(root, 'acme-1');
    expect(read(root, `${ZOE}.json`)).toBe(text);
    const { proof: before, ...older } = JSON.parse(text);
    const { proof: after, ...newer } = json(root, `${ZOE}.2.json`);
    expect(newer).toStrictEqual(older);
    expect(after[0].verificationMethod).not.toBe(before[0].verificationMethod);
    expect(after[0].verificationMethod).toContain(json(root, 'content/keys/acme-2.json').publicKeyMultibase);
  });

  test('leaves what other keys signed as it is', async () => {
    const root = await sealedRoot();
    const { issued } = await compromised(root, 'acme-1');
    expect(issued.resealed).not.toContain('grade-did');
    expect(Object.keys(fingerprint(root)).filter((path) => /grade-did.*\.json$/.test(path))).toHaveLength(1);
    expect(json(root, 'content/keys/beta-1.json').compromised).toBeUndefined();
  });

  test('makes no key when another signs already', async () => {
    const root = await sealedRoot();
    await keysNew(effects(root), 'acme');
    expect((await compromised(root, 'acme-1')).made).toBeUndefined();
    expect(signing(root)).toEqual(['acme-2']);
    expect(await problems(root)).toEqual([]);
  });

  test('given again, changes nothing', async () => {
    const root = await sealedRoot();
    await compromised(root, 'acme-1');
    const before = fingerprint(root);
    const again = await compromised(root, 'acme-1');
    expect([again.wasMarked, again.made, again.issued.files, again.pages]).toEqual([true, undefined, [], []]);
    expect(differences(before, fingerprint(root))).toEqual([]);
  });

  test('of a key that was marked by hand, does what is left', async () => {
    const root = await sealedRoot();
    const key = json(root, 'content/keys/acme-1.json');
    put(root, 'content/keys/acme-1.json', JSON.stringify({ ...key, compromised: `${TODAY}T09:00:00Z` }));
    const { wasMarked, made } = await compromised(root, 'acme-1');
    expect([wasMarked, made?.id]).toEqual([true, 'acme-2']);
    expect(json(root, 'content/keys/acme-1.json').compromised).toBe(`${TODAY}T09:00:00Z`);
    expect(await problems(root)).toEqual([]);
  });

  test('one after the other, a second key of the same awards too: the third seal stands beside two', async () => {
    const root = await sealedRoot();
    await compromised(root, 'acme-1');
    await compromised(root, 'acme-2');
    expect(existsSync(join(root, `${ZOE}.3.json`))).toBe(true);
    expect(await problems(root)).toEqual([]);
  });

  test('where the private half of the other key is not, marks the key and says what is left', async () => {
    const root = await sealedRoot();
    await keysNew(effects(root), 'acme');
    const { publicKeyMultibase } = json(root, 'content/keys/acme-2.json');
    rmSync(join(keyFolder(root), `${publicKeyMultibase}.json`));
    await expect(keysCompromise(effects(root), 'acme-1')).rejects.toMatchObject({
      code: 'key-not-found',
      message: expect.stringContaining('acme-1 is marked as compromised, but nothing is sealed anew'),
      remedy: expect.stringContaining('haversack keys compromise acme-1'),
    });
    expect(signing(root)).toEqual(['acme-2']);
    expect((await problems(root)).every((line) => line.includes('sealed-by-compromised-key'))).toBe(true);
  });

  test('a sealed file that was edited by hand is not sealed anew', async () => {
    const root = await sealedRoot();
    put(root, `${ZOE}.json`, read(root, `${ZOE}.json`).replace('"proofValue": "z', '"proofValue": "z1'));
    const result = await keysCompromise(effects(root), 'acme-1');
    expect(result).toMatchObject({ ok: true, issued: { ok: false, files: [] } });
    expect(existsSync(join(root, `${ZOE}.2.json`))).toBe(false);
  });

  test('where the new key would lie inside the repository, changes nothing', async () => {
    const root = await sealedRoot();
    const before = fingerprint(join(root, 'content'));
    const keys = {
      env: { HAVERSACK_KEY_FILE: join(root, 'content') },
      configFolder: keyFolder(root),
      platform: 'linux',
    };
    await expect(keysCompromise({ ...effects(root), keys }, 'acme-1')).rejects.toMatchObject({
      code: 'key-inside-root',
    });
    expect(differences(before, fingerprint(join(root, 'content')))).toEqual([]);
    expect(readdirSync(keyFolder(root))).toHaveLength(2);
  });
});
