import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/tasks/check.ts';
import { keysCompromise } from '../../src/tasks/keys/compromise.ts';
import { keysNew } from '../../src/tasks/keys/new.ts';
import { keysRetire } from '../../src/tasks/keys/retire.ts';
import { keysRotate } from '../../src/tasks/keys/rotate.ts';
import { move } from '../../src/tasks/move.ts';
import { countedChance, effectsOf, moment, read, reseal } from '../roots.ts';
import { awardMore, GOOD, type Net, outcomes, outcomesOf, published, rootAt } from './served.ts';

const SITE = 'https://acme.example.io/pack/';
const SEALED_ZOE = 'content/credentials/2020/03/care-zoe.json';

const effects = (root: string, chance: number) =>
  effectsOf(root, { random: countedChance(chance), now: () => moment('2020-06-30T12:00:00Z') });
const served = async (root: string): Promise<Net> => [[SITE, await published(root)]];
const all = (ids: readonly string[]): string[] => ids.map((id) => `${id} ${GOOD}`);
const problems = async (root: string) => (await check(effectsOf(root))).diagnostics;

describe('docs/keys.md: what becomes of a key', () => {
  test('rotated: credentials of the old key and of the new one verify', async () => {
    const root = await rootAt(SITE);
    expect(await keysRotate(effects(root, 20_000), 'acme')).toMatchObject({ ok: true, retired: ['acme-1'] });
    await awardMore(root, 'new');
    expect(JSON.parse(read(root, 'content/credentials/2020/06/plain-new.json')).proof[0].verificationMethod).toContain(
      JSON.parse(read(root, 'content/keys/acme-2.json')).publicKeyMultibase,
    );
    expect(await outcomes(root, await served(root))).toEqual(
      all(['care-zoe', 'grade-did', 'grade-new', 'plain-json', 'plain-new']),
    );
    expect(await problems(root)).toEqual([]);
  });

  test('retired, while another signs: what it signed verifies', async () => {
    const root = await rootAt(SITE);
    await keysNew(effects(root, 20_000), 'acme');
    expect(await keysRetire(effects(root, 21_000), 'acme-1', { isSure: false })).toMatchObject({ ok: true });
    expect(await outcomes(root, await served(root))).toEqual(all(['care-zoe', 'grade-did', 'plain-json']));
  });

  test('compromised: what was sealed anew verifies, copies of before and what a thief signs do not', async () => {
    const root = await rootAt(SITE);
    const copy = JSON.parse(read(root, SEALED_ZOE));
    await reseal(root, SEALED_ZOE, (document) => ({ ...document, name: 'Forged' }));
    const forged = JSON.parse(read(root, SEALED_ZOE));
    await reseal(root, SEALED_ZOE, (document) => ({ ...document, name: copy.name }));
    expect(await outcomesOf([forged], await served(root))).toEqual(['verified true']);

    const result = await keysCompromise(effects(root, 20_000), 'acme-1');
    expect(result).toMatchObject({ ok: true, made: { id: 'acme-2' } });
    expect(existsSync(join(root, SEALED_ZOE.replace('.json', '.2.json')))).toBe(true);
    expect(JSON.parse(read(root, SEALED_ZOE))).toEqual(copy);
    expect(await problems(root)).toEqual([]);

    const net = await served(root);
    expect(await outcomes(root, net)).toEqual(all(['care-zoe', 'grade-did', 'plain-json']));
    expect(await outcomesOf([copy, forged], net)).toEqual(['invalid false', 'invalid false']);
  });

  test('compromised a second time: the newest seal is published, and verifies', async () => {
    const root = await rootAt(SITE);
    await keysCompromise(effects(root, 20_000), 'acme-1');
    await keysCompromise(effects(root, 30_000), 'acme-2');
    expect(existsSync(join(root, SEALED_ZOE.replace('.json', '.3.json')))).toBe(true);
    expect(await outcomes(root, await served(root))).toEqual(all(['care-zoe', 'grade-did', 'plain-json']));
    expect(await problems(root)).toEqual([]);
  });

  test('compromised after a move: credentials of the old address are sealed anew for it', async () => {
    const root = await rootAt(SITE);
    await move(effectsOf(root), { to: 'https://badges.example.org/' });
    await awardMore(root, 'new');
    await keysCompromise(effects(root, 20_000), 'acme-1');
    const net: Net = [
      ['https://badges.example.org/', await published(root)],
      [SITE, 'https://badges.example.org/'],
    ];
    expect(await outcomes(root, net)).toEqual(all(['care-zoe', 'grade-did', 'grade-new', 'plain-json', 'plain-new']));
    expect(await problems(root)).toEqual([]);
  });
});
