import { describe, expect, test } from 'vitest';
import { check } from '../../../src/tasks/check.ts';
import { keysCompromise } from '../../../src/tasks/keys/compromise.ts';
import { keysNew } from '../../../src/tasks/keys/new.ts';
import { keysRetire } from '../../../src/tasks/keys/retire.ts';
import { countedChance, effectsOf, moment, read, sealedRoot, summary, TODAY } from '../../roots.ts';
import { differences, fingerprint } from '../../sites/trees.ts';

const random = countedChance(8_000);
const effects = (root: string) => effectsOf(root, { random, now: () => moment(`${TODAY}T11:00:00Z`) });
const problems = async (root: string) => summary((await check(effectsOf(root))).diagnostics);

describe('keys retire', () => {
  test('lets a key sign no more; another signs, and what was sealed verifies', async () => {
    const root = await sealedRoot();
    await keysNew(effects(root), 'acme');
    expect(await keysRetire(effects(root), 'acme-1', { isSure: false })).toEqual({
      ok: true,
      id: 'acme-1',
      issuer: 'acme',
      file: 'content/keys/acme-1.json',
      isUnchanged: false,
      next: 'acme-2',
    });
    expect(JSON.parse(read(root, 'content/keys/acme-1.json')).retired).toBe(`${TODAY}T11:00:00Z`);
    expect(await problems(root)).toEqual([]);
  });

  test('refuses the last key of an issuer, and says what it would mean; unless one is sure', async () => {
    const root = await sealedRoot();
    const before = fingerprint(root);
    await expect(keysRetire(effects(root), 'acme-1', { isSure: false })).rejects.toMatchObject({
      code: 'key-is-last',
      remedy: expect.stringMatching(/nothing can be issued.*keys rotate acme.*--yes/s),
    });
    expect(differences(before, fingerprint(root))).toEqual([]);
    expect(await keysRetire(effects(root), 'acme-1', { isSure: true })).toMatchObject({ next: undefined });
    expect(await problems(root)).toEqual([]);
  });

  test('of a key that signs no more already, changes nothing', async () => {
    const root = await sealedRoot();
    await keysRetire(effects(root), 'acme-1', { isSure: true });
    await keysCompromise(effects(root), 'beta-1');
    const before = fingerprint(root);
    for (const id of ['acme-1', 'beta-1'])
      expect(await keysRetire(effects(root), id, { isSure: false })).toMatchObject({ isUnchanged: true });
    expect(differences(before, fingerprint(root))).toEqual([]);
  });

  test('finds a key by its public half and its verification method, too', async () => {
    const root = await sealedRoot();
    const { id, publicKeyMultibase } = JSON.parse(read(root, 'content/keys/acme-1.json'));
    for (const given of [id, publicKeyMultibase])
      expect(await keysRetire(effects(root), given, { isSure: true })).toMatchObject({ id: 'acme-1' });
  });

  test.each([
    ['acme-11', 'There is no key "acme-11".', 'Do you mean "acme-1"?'],
    ['nothing-like-it', 'There is no key "nothing-like-it".', 'Name one of: acme-1, beta-1.'],
  ])('of the unknown key %s names those that are there', async (given, message, remedy) => {
    const root = await sealedRoot();
    await expect(keysRetire(effects(root), given, { isSure: true })).rejects.toMatchObject({
      code: 'key-unknown',
      message,
      remedy,
    });
  });

  test('does not repeat what may be a private half', async () => {
    const root = await sealedRoot();
    await expect(keysRetire(effects(root), 'z3u2SECRET', { isSure: true })).rejects.toMatchObject({
      message: 'There is no such key.',
      remedy: expect.not.stringContaining('SECRET'),
    });
  });
});
