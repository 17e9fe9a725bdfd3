import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type BadgeNewResult, badgeNew, type NewBadge } from '../../../src/tasks/badge/new.ts';
import { check } from '../../../src/tasks/check.ts';
import { edit, effectsOf, makeRoot, put, read, summary } from '../../roots.ts';
import { differences, fingerprint } from '../../sites/trees.ts';

const WANTED: NewBadge = {
  id: 'first-aid',
  name: 'First Aid',
  description: 'Can give first aid.',
  criteria: 'A course of eight hours.',
  isSuspendable: false,
};
const FILE = 'content/badges/first-aid.md';

const make = (root: string, change: Partial<NewBadge> = {}) => badgeNew(effectsOf(root), { ...WANTED, ...change });
const tree = (root: string) => fingerprint(join(root, 'content'));
const problems = async (root: string) => summary((await check(effectsOf(root))).diagnostics);
const codes = ({ ok, diagnostics }: BadgeNewResult): unknown[] => [ok, ...diagnostics.map(({ code }) => code)];

describe('a new badge', () => {
  test('is a record of the owner of the site, and a picture that git does not see', async () => {
    const root = makeRoot();
    expect(await make(root)).toEqual({
      ok: true,
      diagnostics: [],
      id: 'first-aid',
      file: FILE,
      picture: '.haversack/preview/first-aid.png',
      isDraft: false,
      isUnchanged: false,
    });
    expect(read(root, FILE)).toBe(
      '---\nname: First Aid\ndescription: Can give first aid.\nissuer: acme\ndesign:\n  shape: circle\nversion: "1"\n---\n\nA course of eight hours.\n',
    );
    expect(existsSync(join(root, '.haversack/preview/first-aid.png'))).toBe(true);
    expect(await problems(root)).toEqual([]);
  });

  test('takes all that can be said of it', async () => {
    const root = makeRoot();
    await make(root, { issuer: 'beta', icon: 'heart-pulse', validFor: 'P2Y', isSuspendable: true });
    const text = read(root, FILE);
    for (const line of ['issuer: beta', '  icon: heart-pulse', 'validFor: P2Y', 'suspendable: true'])
      expect(text).toContain(`\n${line}\n`);
    expect(await problems(root)).toEqual([]);
  });

  test('keeps to the house style of its issuer', async () => {
    const root = makeRoot();
    edit(root, 'content/issuers/acme.md', 'image: acme.png\n', 'image: acme.png\ndesign:\n  shape: shield\n');
    expect(await make(root)).toMatchObject({ ok: true, diagnostics: [] });
    expect(read(root, FILE)).not.toContain('shape');
  });

  test.each([{ description: undefined }, { criteria: undefined }])(
    'is a draft without all its words: %o',
    async (gap) => {
      const root = makeRoot();
      expect(await make(root, gap)).toMatchObject({ ok: true, isDraft: true });
      expect(read(root, FILE)).toContain('status: draft\n');
      expect(await problems(root)).toEqual([]);
    },
  );

  test('made again with the same words is told, and nothing is changed', async () => {
    const root = makeRoot();
    await make(root);
    const before = tree(root);
    expect(await make(root)).toMatchObject({ ok: true, isUnchanged: true });
    expect(differences(before, tree(root))).toEqual([]);
  });
});

describe('nothing is written', () => {
  test.each([
    ['plain', 'There is a badge "plain" already: content/badges/plain.json.'],
    ['care', 'There is a badge "care" already: content/badges/care.md.'],
  ])('for an id in use: %s', async (id, message) => {
    const root = makeRoot();
    const before = tree(root);
    await expect(make(root, { id })).rejects.toThrow(message);
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('for an issuer that is not there', async () => {
    await expect(make(makeRoot(), { issuer: 'gamma' })).rejects.toThrow('There is no issuer "gamma".');
  });

  test.each([
    ['an icon that is not there', { icon: 'hart-pulse' }, 'icon-unknown'],
    ['two emoji', { emoji: '🌱🌱' }, 'emoji-not-one'],
    ['a name that is too long', { name: 'N'.repeat(121) }, 'text-too-long'],
    ['criteria with HTML', { criteria: '<script>1</script>' }, 'narrative-html'],
  ])('for %s', async (_title, change, code) => {
    const root = makeRoot();
    const before = tree(root);
    expect(codes(await make(root, change))).toEqual([false, code]);
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('while something else is wrong in the content', async () => {
    const root = makeRoot();
    put(root, 'content/badges/care.md', '---\nnmae: Care\n---\n');
    expect((await make(root)).ok).toBe(false);
    expect(existsSync(join(root, FILE))).toBe(false);
  });
});
