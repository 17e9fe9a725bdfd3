import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { badgeListCommand } from '../../scripts/badge/list.ts';
import { badgeNewCommand } from '../../scripts/badge/new.ts';
import { badgeRetireCommand } from '../../scripts/badge/retire.ts';
import { badgeVersionCommand } from '../../scripts/badge/version.ts';
import { edit, makeFolder, makeRoot, read, runCommand, sealedRoot } from '../roots.ts';

const WORDS = { name: 'First Aid', description: 'Can give first aid.', criteria: 'A course of eight hours.' };

describe('badge new', () => {
  test('prints the paths of its file and of its picture, and says what to do next', async () => {
    const root = makeRoot();
    const { code, printed, noted } = await runCommand(badgeNewCommand, root, WORDS, { given: ['first-aid'] });
    expect(code).toBe(0);
    expect(printed).toBe('content/badges/first-aid.md\n.haversack/preview/first-aid.png');
    for (const file of printed.split('\n')) expect(existsSync(join(root, file)), file).toBe(true);
    expect(noted).toBe('Next: haversack award first-aid --to <e-mail address>');
  });

  test('needs no more than a name: the id is made from it, and it is a draft', async () => {
    const { code, printed, noted } = await runCommand(badgeNewCommand, makeRoot(), { name: 'Première Aide' });
    expect([code, printed.split('\n')[0]]).toEqual([0, 'content/badges/premiere-aide.md']);
    expect(noted).toBe(
      'It is a draft, without description and criteria. Next: write that into content/badges/premiere-aide.md, and take `status: draft` out',
    );
  });

  test('says which of its words are missing', async () => {
    const { noted } = await runCommand(badgeNewCommand, makeRoot(), { ...WORDS, criteria: undefined });
    expect(noted).toMatch(/^It is a draft, without criteria\. /);
  });

  test('of the same words again says so', async () => {
    const root = makeRoot();
    await runCommand(badgeNewCommand, root, WORDS);
    const { code, noted } = await runCommand(badgeNewCommand, root, WORDS);
    expect([code, noted.split('\n')[0]]).toEqual([0, 'It was there already. Nothing was changed.']);
  });

  test.each([
    ['no name', {}, [], 'What is missing: --name.'],
    ['an id with capitals', WORDS, ['First Aid'], 'Write 1 to 64 of a-z, 0-9 and -, as first-aid.'],
    ['an id of nothing that can stand in one', WORDS, ['日本'], 'Write 1 to 64 of a-z, 0-9 and -.'],
    ['a name that makes no id', { name: '日本' }, [], 'What is missing: the id.'],
    ['an emoji and an icon', { ...WORDS, emoji: '🌱', icon: 'leaf' }, [], '--emoji and --icon do not go together.'],
  ])('with %s is wrong usage, and writes nothing', async (_title, options, given, message) => {
    const root = makeRoot();
    const { code, printed, noted } = await runCommand(badgeNewCommand, root, options, { given });
    expect([code, printed]).toEqual([3, '']);
    expect(noted).toContain(message);
    expect(existsSync(join(root, '.haversack'))).toBe(false);
  });

  test('with an icon that is not there says which is near, and writes nothing', async () => {
    const root = makeRoot();
    const { code, noted } = await runCommand(badgeNewCommand, root, { ...WORDS, icon: 'hart-pulse' });
    expect(code).toBe(1);
    expect(noted).toMatch(/Did you mean heart-pulse\?.*1 error\. No badge was made\./s);
    expect(existsSync(join(root, 'content/badges/first-aid.md'))).toBe(false);
  });
});

describe('badge version', () => {
  test('prints the new file, and says what to edit and award', async () => {
    const { code, printed, noted } = await runCommand(
      badgeVersionCommand,
      await sealedRoot(),
      {},
      { given: ['grade'] },
    );
    expect([code, printed]).toEqual([0, 'content/badges/grade-v2.md']);
    expect(noted.split('\n')).toEqual([
      'It shows the same picture, content/badges/grade.png; a new one needs a name of its own.',
      'It is version 2 of "grade", and awarded from now on in its place.',
      'Next: edit content/badges/grade-v2.md, then haversack award grade-v2',
    ]);
  });

  test('--yes makes one where nothing is sealed', async () => {
    const root = makeRoot();
    await expect(runCommand(badgeVersionCommand, root, {}, { given: ['care'] })).rejects.toThrow('is sealed');
    expect(await runCommand(badgeVersionCommand, root, { yes: true }, { given: ['care'] })).toMatchObject({ code: 0 });
  });
});

describe('badge retire', () => {
  test('says how many awards go on holding, and done again that nothing was changed', async () => {
    const root = await sealedRoot();
    const first = await runCommand(badgeRetireCommand, root, {}, { given: ['care'] });
    expect(first).toEqual({
      code: 0,
      printed: 'content/badges/care.md',
      noted: '"care" is retired. 1 award of it still holds. Next: commit, and haversack build',
    });
    const again = await runCommand(badgeRetireCommand, root, {}, { given: ['care'] });
    expect(again).toMatchObject({ code: 0, printed: '', noted: expect.stringContaining('Nothing was changed.') });
    expect(read(root, 'content/badges/care.md')).toContain('status: retired\n');
  });
});

describe('badge list', () => {
  test('is a table for people, and JSON for programs', async () => {
    const root = await sealedRoot();
    await runCommand(badgeVersionCommand, root, {}, { given: ['care'] });
    const { code, printed, noted } = await runCommand(badgeListCommand, root);
    expect(code).toBe(0);
    expect(printed.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['badge', 'name', 'version', 'state', 'issuer', 'awards', 'that hold'],
      ['care', 'Care', '1.0', 'replaced by care-v2', 'acme', '3', '1'],
      ['care-v2', 'Care', '2.0', 'active', 'acme', '0', '0'],
      ['grade', 'Workshop Grade', 'active', 'beta', '1', '1'],
      ['plain', 'Plain', 'active', 'acme', '1', '1'],
    ]);
    expect(noted).toBe('4 badges. Next: haversack award care-v2');
    const { badges } = JSON.parse((await runCommand(badgeListCommand, root, { json: true })).printed);
    expect(badges[0]).toMatchObject({ id: 'care', state: 'replaced', replacedBy: 'care-v2', awards: 3, holding: 1 });
  });
});

describe.each([badgeVersionCommand, badgeRetireCommand])('$name', (command) => {
  test('without an id is wrong usage', async () => {
    const { code, noted } = await runCommand(command, makeFolder());
    expect(code).toBe(3);
    expect(noted).toMatch(/^What is missing: the id of the badge\.\nAs in: haversack badge /);
  });

  test('changes nothing while something else is wrong', async () => {
    const root = await sealedRoot();
    edit(root, 'content/badges/plain.json', '"Came along."', '""');
    const { code, printed, noted } = await runCommand(command, root, {}, { given: ['care'] });
    expect([code, printed]).toEqual([1, '']);
    expect(noted).toMatch(/text-empty.*1 error\. Nothing was changed\.$/s);
  });
});
