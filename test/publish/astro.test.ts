import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { renderPages } from '../../src/publish/astro.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { backpack, pictures } from '../views/records.ts';

const snapshot = buildSnapshot(backpack(), pictures);
const home = mkdtempSync(join(tmpdir(), 'haversack-pages-'));
const runs = join(import.meta.dirname, '../../.haversack');

/** A user's repository with these files in `content/pages`. */
function repository(name: string, pages: Record<string, string>): string {
  const root = join(home, name);
  mkdirSync(join(root, 'content/pages'), { recursive: true });
  for (const [file, text] of Object.entries(pages)) writeFileSync(join(root, 'content/pages', file), text);
  return root;
}

/** Every file below a folder with the hash of its bytes. */
const listing = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );

const runFolders = (): string[] =>
  existsSync(runs) ? readdirSync(runs).filter((name) => name.startsWith(`run-${process.pid}-`)) : [];

const ABOUT = `---
title: About us
---
import Box from './box.mjs';

It is {new Date(Date.UTC(2020, 0, 1, 23)).getDate()} of January, {Box}.

The canary says: {process.env.HAVERSACK_KEY ?? process.env.CANARY ?? 'nothing'}.

\`\`\`js
const sum = 1 + 1;
\`\`\`
`;
const pages = { 'about.mdx': ABOUT, 'box.mjs': "export default 'beside';\n" };

afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the pages that Astro draws', () => {
  test('are the same bytes from two folders, in two time zones, drawn at once, and no key is seen', async () => {
    vi.stubEnv('HAVERSACK_KEY', 'zSecret');
    vi.stubEnv('CANARY', 'zCanary');
    const outs = [join(home, 'out-a'), join(home, 'another folder', 'out')];
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    const first = renderPages({ snapshot, root: repository('a', pages), outDir: outs[0] as string });
    vi.stubEnv('TZ', 'America/Los_Angeles');
    const second = renderPages({ snapshot, root: repository('a much longer name', pages), outDir: outs[1] as string });
    expect(await Promise.all([first, second])).toEqual([[], []]);

    const [a, b] = outs.map(listing);
    expect(a).toEqual(b);
    for (const path of [
      'index.html',
      '404.html',
      'badges/index.html',
      'badges/first-aid/index.html',
      'about/index.html',
    ])
      expect(a).toHaveProperty([path]);
    for (const { id } of snapshot.assertions) expect(a).toHaveProperty([`assertions/${id}/index.html`]);

    const about = readFileSync(join(outs[0] as string, 'about/index.html'), 'utf8');
    expect(about).toContain('It is 1 of January, beside.');
    expect(about).toContain('The canary says: nothing.');
    expect(runFolders()).toEqual([]);
  });

  test('obey a strict policy: no inline style or script, nothing from elsewhere', async () => {
    const outDir = join(home, 'policy');
    const root = repository('policy-root', {});
    const site = { ...backpack().site, theme: { ...backpack().site.theme, accent: '#00aa55' } };
    expect(await renderPages({ snapshot: buildSnapshot(backpack({ site }), pictures), root, outDir })).toEqual([]);
    const files = Object.keys(listing(outDir)).filter((file) => file.endsWith('.html'));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const html = readFileSync(join(outDir, file), 'utf8');
      expect(html).toContain(`<meta http-equiv="content-security-policy" content="default-src 'none';`);
      expect(html).not.toMatch(/unsafe-/);
      expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc="\/haversack\/_astro\/)/);
      expect(html).not.toMatch(/\s(?:src|srcset)="(?!\/haversack\/)/);
      expect(html).not.toContain(home);
    }
    const css = Object.keys(listing(outDir)).find((file) => file.endsWith('.css')) ?? '';
    const style = readFileSync(join(outDir, css), 'utf8');
    expect(style).toMatch(/--theme-accent-light:\s*#/);
    expect(style).not.toMatch(/url\((?!["']?\/haversack\/_astro\/)/);
  });
});

describe('a page of the maintainers that is wrong', () => {
  const cases: [string, string, object][] = [
    ['MDX that does not parse', '---\ntitle: T\n---\nHi\n\n<Foo\n', { code: 'page-broken', line: 6, column: 1 }],
    ['front matter without a title', '---\nname: T\n---\nHi\n', { code: 'page-front-matter', line: 1 }],
    ['an expression that fails', '---\ntitle: T\n---\n{missing.thing}\n', { code: 'page-broken' }],
    ['an import of nothing', '---\ntitle: T\n---\nimport x from "./none.mjs";\n', { code: 'page-broken', line: 4 }],
  ];
  test.each(cases)(
    '%s: the diagnostic names file and line, without a stack or our folders',
    async (name, text, where) => {
      const root = repository(name, { 'bad.mdx': text, 'good.mdx': '---\ntitle: Good\n---\nGood.\n' });
      const found = await renderPages({ snapshot, root, outDir: join(home, `out ${name}`) });
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ file: 'content/pages/bad.mdx', severity: 'error', ...where });
      expect(found[0]?.message).not.toMatch(/\n|\.haversack|node_modules|\bat async\b/);
      expect(runFolders()).toEqual([]);
    },
  );
});

describe('what is refused', () => {
  test('a folder that holds something, which Astro would empty', async () => {
    const outDir = join(home, 'full');
    mkdirSync(outDir);
    writeFileSync(join(outDir, 'precious.txt'), 'x');
    await expect(renderPages({ snapshot, root: home, outDir })).rejects.toMatchObject({ code: 'astro-out-not-empty' });
    expect(readdirSync(outDir)).toEqual(['precious.txt']);
  });

  test('a page that never ends', async () => {
    const root = repository('endless', { 'endless.mdx': '---\ntitle: T\n---\n{(() => { for (;;); })()}\n' });
    await expect(
      renderPages({ snapshot, root, outDir: join(home, 'endless-out'), timeout: 8000 }),
    ).rejects.toMatchObject({ code: 'astro-timeout' });
    expect(runFolders()).toEqual([]);
  });
});
