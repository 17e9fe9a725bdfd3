import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keysCompromise } from '../../../src/tasks/keys/compromise.ts';
import { keysList, type ListedKey } from '../../../src/tasks/keys/list.ts';
import { keysNew } from '../../../src/tasks/keys/new.ts';
import { keysRotate } from '../../../src/tasks/keys/rotate.ts';
import { countedChance, effectsOf, keyFolder, makeFolder, makeRoot, moment, sealedRoot, TODAY } from '../../roots.ts';

const random = countedChance(6_000);
const effects = (root: string, hour = 11) => effectsOf(root, { random, now: () => moment(`${TODAY}T${hour}:00:00Z`) });

async function listed(root: string, issuer?: string): Promise<readonly ListedKey[]> {
  const result = await keysList(effects(root), issuer);
  if (!result.ok) throw new Error('unsound');
  return result.keys;
}
const states = async (root: string) => (await listed(root)).map(({ id, state }) => `${id} ${state}`);

describe('keys list', () => {
  test('tells of each key what it signed, and that its private half is here', async () => {
    const root = await sealedRoot();
    expect(await listed(root, 'acme')).toEqual([
      {
        id: 'acme-1',
        issuer: 'acme',
        state: 'signs',
        created: `${TODAY}T10:00:00Z`,
        ended: undefined,
        credentials: 3,
        statusLists: 1,
        isHere: true,
      },
    ]);
    expect((await listed(root)).map(({ id, credentials }) => [id, credentials])).toEqual([
      ['acme-1', 3],
      ['beta-1', 1],
    ]);
  });

  test('tells the state of each: signs, spare, retired, compromised', async () => {
    const root = await sealedRoot();
    await keysNew(effects(root, 12), 'acme');
    expect(await states(root)).toEqual(['acme-1 spare', 'beta-1 signs', 'acme-2 signs']);
    await keysRotate(effects(root, 13), 'acme');
    await keysCompromise(effects(root, 14), 'beta-1');
    expect((await states(root)).sort()).toEqual([
      'acme-1 retired',
      'acme-2 retired',
      'acme-3 signs',
      'beta-1 compromised',
      'beta-2 signs',
    ]);
  });

  test('counts older seals for the key that made them', async () => {
    const root = await sealedRoot();
    await keysCompromise(effects(root, 12), 'acme-1');
    expect(
      (await listed(root, 'acme')).map(({ id, credentials, statusLists }) => [id, credentials, statusLists]),
    ).toEqual([
      ['acme-1', 3, 0],
      ['acme-2', 3, 1],
    ]);
  });

  test('says that a private half is not here, and no more about it', async () => {
    const root = await sealedRoot();
    rmSync(keyFolder(root), { recursive: true });
    expect((await listed(root)).map(({ isHere }) => isHere)).toEqual([false, false]);
    const gone = join(makeFolder(), 'gone.json');
    const keys = { env: { HAVERSACK_KEY_FILE: gone }, configFolder: keyFolder(root), platform: 'linux' };
    expect(await keysList({ ...effects(root), keys }, 'acme')).toMatchObject({ keys: [{ isHere: false }] });
  });

  test('without a key is empty; of an unknown issuer is refused', async () => {
    expect(await listed(makeRoot())).toEqual([]);
    await expect(keysList(effects(makeRoot()), 'gamma')).rejects.toMatchObject({ code: 'issuer-unknown' });
  });

  test('refuses a private half that others can read', async () => {
    const root = await sealedRoot();
    for (const name of readdirSync(keyFolder(root))) chmodSync(join(keyFolder(root), name), 0o644);
    await expect(keysList(effects(root), undefined)).rejects.toMatchObject({
      code: 'key-file-open',
      remedy: expect.stringContaining('chmod 600'),
    });
  });
});
