import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/tasks/check.ts';
import { answerFaults, COLOURS, type RepositoryAnswers } from '../../src/tasks/init/answers.ts';
import { openFolder } from '../../src/tasks/init/folder.ts';
import { init } from '../../src/tasks/init/init.ts';
import { newRepository } from '../../src/tasks/init/repository.ts';
import { suggestId } from '../../src/tasks/suggest-id.ts';
import { effectsOf, makeFolder, put, read, summary } from '../roots.ts';

const ACME: RepositoryAnswers = {
  name: 'Acme Club',
  url: 'https://acme.github.io/badges',
  email: 'badges@acme.example',
  color: '#14606B',
  issuer: 'acme',
};
const FILES = [
  'content/site.yaml',
  'content/issuers/acme.md',
  'content/badges/helping-hand.md',
  'README.md',
  '.gitignore',
  '.gitattributes',
];
const effects = effectsOf(makeFolder());

describe('a new repository', () => {
  test('is made whole, in a folder that was not there', async () => {
    const folder = join(makeFolder(), 'deep', 'our-badges');
    const result = init(effects, folder, ACME);
    expect(result).toEqual({ ok: true, folder, files: FILES, kept: [], issuer: 'acme', badge: 'helping-hand' });
    for (const file of FILES) expect(existsSync(join(folder, file)), file).toBe(true);
    expect(existsSync(join(folder, 'src'))).toBe(false);
    expect(read(folder, 'content/site.yaml')).toContain('url: https://acme.github.io/badges/\n');
    expect(read(folder, 'README.md')).toContain('--root ../our-badges');
  });

  test.each([
    ACME,
    ...COLOURS.map(({ colour }) => ({ ...ACME, color: colour })),
    { ...ACME, color: '#ffffff', name: 'A: "quoted" #1 & <b>bold</b> *Straße* 日本' },
    { ...ACME, color: '#808080', name: 'N'.repeat(100), issuer: 'i'.repeat(64) },
  ])('passes check without an error or a warning: $name, $color', async (answers) => {
    const folder = makeFolder();
    init(effects, folder, answers);
    expect(summary((await check(effectsOf(folder))).diagnostics)).toEqual([]);
  });

  test('git keeps signed bytes as they are, and sees neither the site nor addresses', () => {
    const texts = new Map(newRepository(ACME, 'x').map(({ path, text = '' }) => [path, text.split('\n')]));
    expect(texts.get('.gitignore')).toEqual(expect.arrayContaining(['dist/', '.haversack/', 'notify/']));
    for (const folder of ['credentials', 'status', 'keys'])
      expect(texts.get('.gitattributes')?.some((line) => line.startsWith(`content/${folder}/** -text`))).toBe(true);
  });

  test('in a folder with a space, its README quotes the folder', () => {
    const readme = newRepository(ACME, 'Our Badges').find(({ path }) => path === 'README.md');
    expect(readme?.text).toContain('npx haversack issue --root "../Our Badges"\n');
  });

  test('never changes a file that is there', () => {
    const folder = makeFolder();
    put(folder, 'README.md', 'Ours.\n');
    const result = init(effects, folder, ACME);
    expect(result).toMatchObject({
      ok: true,
      kept: ['README.md'],
      files: FILES.filter((file) => file !== 'README.md'),
    });
    expect(read(folder, 'README.md')).toBe('Ours.\n');
  });

  test('is not begun beside content that does not go with it', () => {
    const folder = makeFolder();
    put(folder, 'content/badges/care.md', '---\nnmae: Care\n---\n');
    const result = init(effects, folder, ACME);
    expect(result.ok ? [] : summary(result.diagnostics)).toContain('content/badges/care.md:2:1 field-unknown nmae');
    expect(readdirSync(folder).sort()).toEqual(['.haversack', 'content']);
  });
});

describe('the folder', () => {
  test('may be missing, empty, or hold git alone', () => {
    const folder = makeFolder();
    put(folder, '.git/HEAD', 'ref: refs/heads/main\n');
    expect(openFolder(effects, join(folder, 'gone'), false)).toBe(false);
    expect(openFolder(effects, makeFolder(), false)).toBe(false);
    expect(openFolder(effects, folder, false)).toBe(false);
  });

  test('that holds something is refused and left alone, unless forced', () => {
    const folder = makeFolder();
    for (const file of ['a.txt', 'b.txt', 'c.txt', 'd.txt']) put(folder, file, '');
    expect(() => openFolder(effects, folder, false)).toThrow(`${folder} is not empty: a.txt, b.txt, c.txt and 1 more.`);
    expect(readdirSync(folder)).toHaveLength(4);
    expect(openFolder(effects, folder, true)).toBe(false);
  });

  test('that is a file is refused, also when forced', () => {
    const folder = makeFolder();
    put(folder, 'file', '');
    expect(() => openFolder(effects, join(folder, 'file'), true)).toThrow('is not a folder');
  });

  test.each([true, false])('whose making was interrupted is finished; it is the root: %s', (isRoot) => {
    const folder = makeFolder();
    const changes = newRepository(ACME, 'x');
    put(folder, '.haversack/changes.json', JSON.stringify({ purpose: 'init', changes }));
    put(folder, 'content/site.yaml', changes[0]?.text ?? '');
    // The command line finishes what was interrupted in the root, before any command runs.
    const before = isRoot ? { root: folder, finished: 'init' } : effects;
    expect(openFolder(before, folder, false)).toBe(true);
    if (!isRoot) for (const file of FILES) expect(existsSync(join(folder, file)), file).toBe(true);
  });
});

describe('answers', () => {
  test.each([
    ['name', 'Acme Club'],
    ['url', 'https://acme.github.io/badges'],
    ['url', 'https://badges.acme.example/'],
    ['email', 'badges@acme.example'],
    ['color', '#14606B'],
    ['issuer', 'acme-2'],
  ] as const)('%s: %s is good', (field, answer) => expect(answerFaults[field](answer)).toBeUndefined());

  test.each([
    ['name', ' '],
    ['name', 'N'.repeat(101)],
    ['name', 'two\nlines'],
    ['url', 'http://acme.example/'],
    ['url', 'acme.example'],
    ['url', 'https://acme.example/?a=1'],
    ['url', 'https://acme.example//b/'],
    ['url', 'https://127.0.0.1/'],
    ['url', 'https://ACME.example/'],
    ['email', 'badges'],
    ['email', 'a@b'],
    ['color', 'teal'],
    ['color', '#123'],
    ['issuer', 'Acme'],
    ['issuer', 'con'],
    ['issuer', ''],
  ] as const)('%s: "%s" is refused with an example', (field, answer) => {
    expect(answerFaults[field](answer)).toMatch(/^Write /);
  });

  test.each([
    ['Acme Club', 'acme-club'],
    ['Première Aide', 'premiere-aide'],
    ['  Straße & Søn  ', 'strasse-son'],
    ['C++ / 2', 'c-2'],
    ['x'.repeat(70), 'x'.repeat(64)],
    [`${'x'.repeat(63)} yz`, 'x'.repeat(63)],
  ])('an id is made from %s', (name, id) => expect(suggestId(name)).toBe(id));

  test.each(['日本', '', '!?', 'con'])('none is made from "%s"', (name) => expect(suggestId(name)).toBeUndefined());
});
