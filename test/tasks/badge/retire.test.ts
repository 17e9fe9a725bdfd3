import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { badgeList } from '../../../src/tasks/badge/list.ts';
import { badgeRetire } from '../../../src/tasks/badge/retire.ts';
import { badgeVersion } from '../../../src/tasks/badge/version.ts';
import { check } from '../../../src/tasks/check.ts';
import { edit, effectsOf, makeRoot, put, read, sealedRoot, summary } from '../../roots.ts';
import { differences, fingerprint } from '../../sites/trees.ts';

const CARE = 'content/badges/care.md';

describe('a retired badge', () => {
  test('says so in its record and nowhere else; its awards hold, and are counted', async () => {
    const root = await sealedRoot();
    const before = read(root, CARE);
    expect(badgeRetire(effectsOf(root), 'care')).toEqual({
      ok: true,
      id: 'care',
      file: CARE,
      holding: 1,
      isUnchanged: false,
    });
    expect(read(root, CARE)).toBe(before.replace('version: "1.0"\n', 'version: "1.0"\nstatus: retired\n'));
    expect(summary((await check(effectsOf(root))).diagnostics)).toEqual([]);
  });

  test('retired again is told, and nothing is changed', async () => {
    const root = await sealedRoot();
    badgeRetire(effectsOf(root), 'plain');
    const before = fingerprint(join(root, 'content'));
    expect(badgeRetire(effectsOf(root), 'plain')).toMatchObject({ ok: true, isUnchanged: true });
    expect(differences(before, fingerprint(join(root, 'content')))).toEqual([]);
  });

  test('is none that is not there, or a draft', () => {
    const root = makeRoot();
    expect(() => badgeRetire(effectsOf(root), 'car')).toThrow('There is no badge "car".');
    put(root, 'content/badges/new.md', '---\nname: New\ndescription: New.\nissuer: acme\nstatus: draft\n---\n\nNew.\n');
    expect(() => badgeRetire(effectsOf(root), 'new')).toThrow('"new" is a draft');
  });
});

describe('the list of badges', () => {
  test('has their states, and their awards with those that hold', async () => {
    const root = await sealedRoot();
    badgeVersion(effectsOf(root), 'care', false);
    badgeRetire(effectsOf(root), 'plain');
    const list = badgeList(effectsOf(root));
    const lines = list.ok ? list.badges.map((one) => Object.values(one).join(' ').replace(/ +/g, ' ')) : [];
    expect(lines).toEqual([
      'care Care 1.0 replaced care-v2 acme 1 3',
      'care-v2 Care 2.0 active acme 0 0',
      'grade Workshop Grade active beta 1 1',
      'plain Plain retired acme 1 1',
    ]);
  });

  test('is none while something is wrong', () => {
    const root = makeRoot();
    edit(root, CARE, 'name: Care', 'nmae: Care');
    expect(badgeList(effectsOf(root)).ok).toBe(false);
  });
});
