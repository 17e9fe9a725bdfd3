import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/tasks/check.ts';
import { erase } from '../../src/tasks/erase.ts';
import { move } from '../../src/tasks/move.ts';
import { edit, effectsOf, makeFolder, makeRoot, read, sealedRoot, summary } from '../roots.ts';
import { differences, fingerprint } from '../sites/trees.ts';

const FROM = 'https://badges.example.org/pack/';
const TO = 'https://badges.acme.example/';
const SITE = 'content/site.yaml';

const problems = async (root: string) => summary((await check(effectsOf(root))).diagnostics);

describe('move', () => {
  test('writes the new address, keeps the old one, and nothing else is changed', async () => {
    const root = await sealedRoot();
    edit(root, SITE, 'language: en', '# our language\nlanguage: en');
    const before = fingerprint(join(root, 'content'));
    const site = read(root, SITE);
    expect(await move(effectsOf(root), { to: TO })).toEqual({
      ok: true,
      from: FROM,
      to: TO,
      isUnchanged: false,
      kept: 4,
    });
    expect(differences(before, fingerprint(join(root, 'content')))).toEqual([expect.stringContaining('site.yaml')]);
    expect(read(root, SITE)).toBe(`${site.replace(FROM, TO)}formerly:\n  - ${FROM}\n`);
    expect(await problems(root)).toEqual([]);
  });

  test('adds a `/` that is missing at the end', async () => {
    const root = await sealedRoot();
    expect(await move(effectsOf(root), { to: TO.slice(0, -1) })).toMatchObject({ to: TO });
  });

  test('done again, changes nothing', async () => {
    const root = await sealedRoot();
    await move(effectsOf(root), { to: TO });
    const before = read(root, SITE);
    expect(await move(effectsOf(root), { to: TO })).toMatchObject({ ok: true, isUnchanged: true });
    expect(read(root, SITE)).toBe(before);
  });

  test('where nothing is sealed, no address of before is kept', async () => {
    const root = makeRoot();
    expect(await move(effectsOf(root), { to: TO })).toMatchObject({ ok: true, kept: 0 });
    expect(read(root, SITE)).not.toContain('formerly');
  });

  test.each([
    'http://badges.acme.example/',
    'badges.acme.example',
    'https://acme.example/a b/',
    'https://acme.example/?x/',
  ])('%s is no address for a site, and nothing is changed', async (to) => {
    const root = await sealedRoot();
    const before = read(root, SITE);
    const result = await move(effectsOf(root), { to });
    expect(result.ok ? [] : result.diagnostics.map(({ code }) => code)).toEqual(['site-address']);
    expect(read(root, SITE)).toBe(before);
  });

  test('by hand, a change of `url` is an error that names the command', async () => {
    const root = await sealedRoot();
    edit(root, SITE, FROM, TO);
    const { diagnostics } = await check(effectsOf(root));
    expect(summary(diagnostics)).toEqual([`${SITE}:1:6 sealed-elsewhere url`]);
    expect(diagnostics[0]?.remedy).toContain('haversack move --to');
  });

  test('an address of before cannot be taken out while something sealed names it', async () => {
    const root = await sealedRoot();
    await move(effectsOf(root), { to: TO });
    edit(root, SITE, `formerly:\n  - ${FROM}\n`, '');
    expect(await problems(root)).toEqual([`${SITE}:1:6 sealed-elsewhere url`]);
  });
});

describe('the farewell', () => {
  const left = async (root: string, folder = join(makeFolder(), 'left')) => {
    const result = await move(effectsOf(root), { to: TO, farewell: folder });
    if (!result.ok) throw new Error('not moved');
    return { folder, ...result };
  };

  test('has what credentials name at the old address, and a page for each page that leads to the new one', async () => {
    const root = await sealedRoot();
    const { folder, farewell } = await left(root);
    expect(farewell).toMatchObject({ folder, address: FROM });
    for (const path of [
      'did.json',
      'issuers/beta/did.json',
      'status/acme-revocation-1.json',
      'assertions/care-zoe/assertion.json',
      'assertions/care-zoe/credential.json',
      'badges/care/badgeclass.json',
      'issuers/acme/issuer.json',
      'issuers/acme/revocations.json',
      '.nojekyll',
      '404.html',
    ])
      expect(existsSync(join(folder, path)), path).toBe(true);
    const page = readFileSync(join(folder, 'assertions/care-zoe/index.html'), 'utf8');
    expect(page).toContain(`<meta http-equiv="refresh" content="0; url=${TO}assertions/care-zoe/">`);
    expect(page).toContain(`<a href="${TO}assertions/care-zoe/">`);
    expect(JSON.parse(readFileSync(join(folder, 'did.json'), 'utf8'))).toMatchObject({
      id: 'did:web:badges.example.org:pack',
    });
  });

  test('written again, it loses what was erased since, and keeps what others put there', async () => {
    const root = await sealedRoot();
    const { folder } = await left(root);
    writeFileSync(join(folder, 'CNAME'), 'badges.example.org');
    erase(effectsOf(root), 'care-zoe');
    await left(root, folder);
    expect(existsSync(join(folder, 'assertions/care-zoe/credential.json'))).toBe(false);
    expect(existsSync(join(folder, 'assertions/care-zoe/index.html'))).toBe(false);
    expect(existsSync(join(folder, 'CNAME'))).toBe(true);
  });

  test('is not written over anything else', async () => {
    const root = await sealedRoot();
    const folder = makeFolder();
    mkdirSync(join(folder, 'photos'));
    await expect(left(root, folder)).rejects.toMatchObject({ code: 'folder-refused' });
    expect(existsSync(join(folder, 'did.json'))).toBe(false);
  });

  test('is not needed where nothing was sealed', async () => {
    await expect(left(makeRoot())).rejects.toMatchObject({ code: 'farewell-too-early' });
  });
});
