import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { award } from '../../../src/tasks/award/award.ts';
import { readTo } from '../../../src/tasks/award/recipient.ts';
import { nextId, nextVersion } from '../../../src/tasks/badge/next-version.ts';
import { badgeVersion } from '../../../src/tasks/badge/version.ts';
import { check } from '../../../src/tasks/check.ts';
import { issue } from '../../../src/tasks/issue.ts';
import { countedChance, edit, effectsOf, makeRoot, put, read, sealedRoot, summary } from '../../roots.ts';
import { differences, fingerprint } from '../../sites/trees.ts';

const tree = (root: string) => fingerprint(join(root, 'content'));
const make = (root: string, id: string, isForced = false) => badgeVersion(effectsOf(root), id, isForced);
const problems = async (root: string) => summary((await check(effectsOf(root))).diagnostics);

describe('the next version of a badge', () => {
  test('is a copy of its record that replaces it', async () => {
    const root = await sealedRoot();
    const before = tree(root);
    expect(make(root, 'care')).toEqual({
      ok: true,
      id: 'care-v2',
      replaces: 'care',
      version: '2.0',
      file: 'content/badges/care-v2.md',
      isUnchanged: false,
    });
    const copy = read(root, 'content/badges/care.md').replace('version: "1.0"\n', 'version: "2.0"\nreplaces: care\n');
    expect(read(root, 'content/badges/care-v2.md')).toBe(copy);
    expect(differences(before, tree(root))).toEqual(['badges/care-v2.md']);
    expect(await problems(root)).toEqual([]);
  });

  test('of a JSON record is JSON; of one with own artwork shows the same picture', async () => {
    const root = await sealedRoot();
    expect(make(root, 'plain')).toMatchObject({ file: 'content/badges/plain-v2.json', version: '2' });
    expect(JSON.parse(read(root, 'content/badges/plain-v2.json'))).toMatchObject({ replaces: 'plain', version: '2' });
    expect(make(root, 'grade')).toMatchObject({ artwork: 'content/badges/grade.png' });
    expect(await problems(root)).toEqual([]);
  });

  test('of a retired badge is awarded again', async () => {
    const root = await sealedRoot();
    edit(root, 'content/badges/care.md', 'version: "1.0"\n', 'version: "1.0"\nstatus: retired\n');
    make(root, 'care');
    expect(read(root, 'content/badges/care-v2.md')).not.toContain('status');
  });

  test('asked for again is told, and nothing is changed', async () => {
    const root = await sealedRoot();
    make(root, 'care');
    const before = tree(root);
    expect(make(root, 'care')).toMatchObject({ ok: true, id: 'care-v2', isUnchanged: true });
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('is not needed while nothing is sealed, and made all the same when that is wanted', () => {
    const root = makeRoot();
    expect(() => make(root, 'care')).toThrow('No award of "care" is sealed: it can still be changed itself.');
    expect(make(root, 'care', true)).toMatchObject({ ok: true, id: 'care-v2' });
    expect(make(root, 'care-v2', true)).toMatchObject({ ok: true, id: 'care-v3', version: '3.0' });
  });

  test('is none of a draft, whose words are not to be published', () => {
    const root = makeRoot();
    put(root, 'content/badges/new.md', '---\nname: New\ndescription: New.\nissuer: acme\nstatus: draft\n---\n\nNew.\n');
    const before = tree(root);
    expect(() => make(root, 'new', true)).toThrow('"new" is a draft, and was never awarded.');
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('is refused for a badge that is not there, and while something is wrong', async () => {
    const root = await sealedRoot();
    expect(() => make(root, 'cares')).toThrow('There is no badge "cares".');
    put(root, 'content/badges/care.md', '---\nnmae: Care\n---\n');
    expect(make(root, 'plain').ok).toBe(false);
  });
});

describe('criteria that change after an award is sealed', () => {
  test('are refused in place, go into the next version, and the old credentials verify', async () => {
    const root = await sealedRoot();
    const changed = ['Took the course and stayed calm.', 'Took the course twice.'] as const;
    edit(root, 'content/badges/care.md', ...changed);
    const { diagnostics } = await check(effectsOf(root));
    expect(summary(diagnostics).join('\n')).toContain('sealed-field-differs');
    expect(diagnostics.map(({ remedy }) => remedy).join('\n')).toMatch(/version/);
    edit(root, 'content/badges/care.md', changed[1], changed[0]);

    const sealed = fingerprint(join(root, 'content/credentials'));
    make(root, 'care');
    edit(root, 'content/badges/care-v2.md', ...changed);
    const effects = effectsOf(root, { random: countedChance(7_000) });
    const wanted = {
      to: readTo('https://new.example.org/'),
      evidence: ['course=https://acme.example.org/course'],
      results: [],
    };
    await expect(award(effects, 'care', [wanted])).rejects.toThrow('"care" has a newer version, "care-v2".');
    expect(await award(effects, 'care-v2', [wanted])).toMatchObject({ ok: true });
    const issued = await issue(effects, { dryRun: false });
    expect(issued.sealed).toEqual([expect.stringMatching(/^care-v2-/)]);
    const after = fingerprint(join(root, 'content/credentials'));
    expect(differences(sealed, after)).toHaveLength(1);
    expect(await problems(root)).toEqual([]);
  });
});

describe('names of versions', () => {
  test.each([
    ['care', [], 'care-v2'],
    ['care-v2', [], 'care-v3'],
    ['care', ['care-v2', 'care-v3'], 'care-v4'],
    ['care-v', [], 'care-v-v2'],
    ['x'.repeat(64), [], `${'x'.repeat(61)}-v2`],
  ])('%s is followed, beside %j, by %s', (id, taken, next) => expect(nextId(id, new Set(taken))).toBe(next));

  test.each([
    [undefined, '2'],
    ['1', '2'],
    ['1.9.3', '2.0.0'],
    ['v2', 'v3'],
    ['autumn', 'autumn 2'],
  ])('version %s is followed by %s', (version, next) => expect(nextVersion(version)).toBe(next));
});
