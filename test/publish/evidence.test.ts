import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/tasks/build.ts';
import { check } from '../../src/tasks/check.ts';
import { erase } from '../../src/tasks/erase.ts';
import { issue } from '../../src/tasks/issue.ts';
import { keysNew } from '../../src/tasks/keys/new.ts';
import { prove } from '../../src/tasks/prove.ts';
import { renew } from '../../src/tasks/renew.ts';
import { countedChance, edit, effectsOf, makeRoot, put, read, summary } from '../roots.ts';

const FOLDER = 'content/assertions/2020';
const ZOE = `${FOLDER}/care-zoe.md`;
const PAGE = 'https://badges.example.org/pack/assertions/care-zoe/';
const LIST = '<!doctype html><script>alert(1)</script> Present: Zoë.\n';
const COPY = 'As it was.\n';
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

const home = mkdtempSync(join(tmpdir(), 'haversack-evidence-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const problems = async (root: string) => summary((await check(effectsOf(root))).diagnostics);

let root = '';
let dist = '';
beforeAll(async () => {
  root = makeRoot();
  edit(
    root,
    ZOE,
    'evidence:\n  - url: https://acme.example.org/evidence/course.html\n    name: List of those present\n    meets: course\n',
    `evidence:
  - file: list.txt
    meets: course
  - url: https://acme.example.org/report
    name: Report
    file: list.txt
    kept:
      file: copy.txt
      sha256: ${sha(COPY)}
      on: 2020-04-01
`,
  );
  put(root, `${FOLDER}/list.txt`, LIST);
  put(root, `${FOLDER}/copy.txt`, COPY);
  const random = countedChance();
  for (const issuer of ['acme', 'beta']) await keysNew(effectsOf(root, { random }), issuer);
  edit(root, 'content/assertions/2020/care-url.md', 'revoked:\n  on: 2020-06-01\n  reason: Awarded by mistake.\n', '');
  expect((await issue(effectsOf(root, { random }), { dryRun: false })).diagnostics).toEqual([]);
  const built = await build({ ...effectsOf(root), useCache: false });
  expect(built.diagnostics).toEqual([]);
  dist = join(root, 'dist');
}, 60_000);

const copyOf = (folder: string): string => {
  const target = mkdtempSync(join(home, 'copy-'));
  cpSync(folder, target, { recursive: true });
  return target;
};
const published = (name: string): string => readFileSync(join(dist, 'assertions/care-zoe/evidence', name), 'utf8');

describe('files of evidence in the site', () => {
  test('lie beside the page of the award, byte for byte, numbered by their evidence', () =>
    expect(['1-list.txt', '2-list.txt', '2-copy.txt'].map(published)).toEqual([LIST, LIST, COPY]));

  test('I3, Evidence: the address of a file is the id in both documents, unless there is an address of its own', () => {
    const sealed = JSON.parse(readFileSync(join(dist, 'assertions/care-zoe/credential.json'), 'utf8'));
    const hosted = JSON.parse(readFileSync(join(dist, 'assertions/care-zoe/assertion.json'), 'utf8'));
    const ids = [`${PAGE}evidence/1-list.txt`, 'https://acme.example.org/report'];
    expect(sealed.evidence.slice(0, 2).map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(hosted.evidence.map(({ id }: { id: string }) => id)).toEqual(ids);
    for (const text of [JSON.stringify(sealed), JSON.stringify(hosted)]) expect(text).not.toMatch(/kept|copy\.txt/);
  });

  test('are offered by the page as downloads, with kind, size and SHA-256; nothing of them stands in it', () => {
    const html = readFileSync(join(dist, 'assertions/care-zoe/index.html'), 'utf8');
    expect(html).toMatch(/<a href="\/pack\/assertions\/care-zoe\/evidence\/1-list\.txt" download[^>]*>/);
    expect(html).toContain(`title="${sha(LIST)}"`);
    expect(html).toContain(`title="${sha(COPY)}"`);
    expect(html).toContain('A copy, kept on April 1, 2020, of https://acme.example.org/report');
    expect(html).not.toContain('alert(1)');
  });
});

describe('a built site is proved with them', () => {
  test('it is good as it was built', async () =>
    expect((await prove(effectsOf(root), { folder: dist })).faults).toEqual([]));

  test.each<[string, (folder: string) => void, RegExp]>([
    ['another byte', (at) => writeFileSync(join(at, '1-list.txt'), 'x'), /1-list\.txt is not as planned/],
    ['a file that is gone', (at) => rmSync(join(at, '2-copy.txt')), /2-copy\.txt is missing/],
    ['a file too many', (at) => writeFileSync(join(at, '3-page.html'), 'x'), /3-page\.html was not planned/],
  ])('%s is a fault', async (_title, change, fault) => {
    const folder = copyOf(dist);
    change(join(folder, 'assertions/care-zoe/evidence'));
    expect((await prove(effectsOf(root), { folder })).faults).toContainEqual(expect.stringMatching(fault));
  });
});

describe('once it is sealed', () => {
  const changed = async (change: (at: string) => void): Promise<string[]> => {
    const at = copyOf(root);
    change(at);
    return (await problems(at)).map((line) => line.split(' ').slice(1).join(' '));
  };
  const differs = ['sealed-field-differs evidence'];

  test('another name, or another place in the list, is refused', async () => {
    expect(
      await changed((at) => {
        put(at, `${FOLDER}/other.txt`, LIST);
        edit(at, ZOE, '  - file: list.txt\n', '  - file: other.txt\n');
      }),
    ).toEqual(differs);
    expect(
      await changed((at) =>
        edit(at, ZOE, '  - file: list.txt\n    meets: course\n', '  - name: Else\n    meets: course\n'),
      ),
    ).toEqual(differs);
  });

  test('a copy may come and go, and a file beside an address too', async () => {
    expect(
      await changed((at) => edit(at, ZOE, '    name: Report\n    file: list.txt\n', '    name: Report\n')),
    ).toEqual([]);
    const without = `    kept:\n      file: copy.txt\n      sha256: ${sha(COPY)}\n      on: 2020-04-01\n`;
    expect(await changed((at) => edit(at, ZOE, without, ''))).toEqual(['evidence-unnamed']);
  });

  test('erasing takes the files away that no other award names', () => {
    const at = copyOf(root);
    put(
      at,
      `${FOLDER}/other.json`,
      JSON.stringify({
        badge: 'plain',
        recipient: { type: 'url', url: 'https://kim.example.org/' },
        issuedOn: '2020-05-05',
        evidence: [{ file: 'copy.txt' }],
      }),
    );
    expect(erase(effectsOf(at), 'care-zoe')).toMatchObject({
      ok: true,
      files: expect.arrayContaining([`${FOLDER}/list.txt`]),
    });
    expect(['list.txt', 'copy.txt'].map((name) => existsSync(join(at, FOLDER, name)))).toEqual([false, true]);
  });

  test('a renewed award names the file where it is published', async () => {
    const at = copyOf(root);
    const result = await renew(effectsOf(at), 'care-zoe', { evidence: [], results: [] });
    if (!result.ok) throw new Error(summary(result.diagnostics).join('\n'));
    expect(read(at, result.file)).toContain(`url: ${PAGE}evidence/1-list.txt`);
    expect(read(at, result.file)).not.toMatch(/file:|kept:/);
  });
});

test('content that changes while a site is built stops the build, and the old site stays', async () => {
  const at = makeRoot({ [`${FOLDER}/list.txt`]: LIST });
  edit(at, ZOE, 'name: List of those present', 'file: list.txt');
  const progress = (step: string): void => {
    if (step === 'writing documents and pictures') put(at, `${FOLDER}/list.txt`, 'another');
  };
  await expect(build({ ...effectsOf(at, { progress }), useCache: false })).rejects.toMatchObject({
    code: 'evidence-changed',
  });
  expect(existsSync(join(at, 'dist'))).toBe(false);
}, 60_000);
