import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { renderPages } from '../../src/publish/astro.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { backpack, pictures } from '../views/records.ts';

const home = mkdtempSync(join(tmpdir(), 'haversack-maintained-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Draws the backpack with these files in `content/pages`. */
async function drawn(name: string, pages: Readonly<Record<string, string>>) {
  const root = join(home, name);
  mkdirSync(join(root, 'content/pages'), { recursive: true });
  for (const [file, text] of Object.entries(pages)) writeFileSync(join(root, 'content/pages', file), text);
  const names = Object.keys(pages).flatMap((file) => (file.startsWith('_') ? [] : [{ name: file.slice(0, -4) }]));
  const outDir = join(root, 'out');
  const snapshot = buildSnapshot(backpack({ pages: names }), pictures);
  const diagnostics = await renderPages({ snapshot, root, outDir });
  return { diagnostics, page: (path: string) => readFileSync(join(outDir, path, 'index.html'), 'utf8') };
}

const between = (html: string, tag: string): string =>
  new RegExp(`<${tag}[ >][\\s\\S]*</${tag}>`).exec(html)?.[0]?.replace(/\s+/g, ' ') ?? '';

describe('parts of every page that maintainers write', () => {
  test('header, footer and cards are theirs, made of our parts as they like', async () => {
    const { diagnostics, page } = await drawn('slots', {
      '_header.mdx': '<b>Our school</b>\n\n<Navigation {...props} />\n',
      '_footer.mdx': 'Write to *us*.\n\n<Colophon {...props} />\n',
      '_card.mdx':
        '<CardTitle {...props} />\n\nSeen: {props.card.name}\n\n{props.card.state && <State state={props.card.state} />}\n',
      'about.mdx': '---\ntitle: About\nmenu: header\n---\nHello.\n',
    });
    expect(diagnostics).toEqual([]);
    for (const path of ['', 'badges', 'badges/first-aid', 'about']) {
      const html = page(path);
      expect(between(html, 'header'), path).toContain('<b>Our school</b>');
      expect(between(html, 'header'), path).not.toContain('site-title');
      expect(between(html, 'header'), path).toContain('href="/haversack/about/"');
      expect(between(html, 'footer'), path).toContain('Write to <em>us</em>.');
      expect(between(html, 'footer'), path).toContain('Open Badges 2.0 and 3.0');
    }
    const cards = between(page(''), 'main');
    expect(cards).toContain('Seen: First aid at work');
    expect(cards).toContain('data-state="valid"');
    expect(cards).not.toContain('card-picture');
  }, 120_000);

  test('no page stands at their names', async () => {
    const { page } = await drawn('no-page', { '_footer.mdx': 'Only here.\n' });
    expect(() => page('_footer')).toThrow(/ENOENT/);
    expect(page('')).toContain('Only here.');
  }, 120_000);

  test('a fault in one is told at its file', async () => {
    const { diagnostics } = await drawn('broken', { '_footer.mdx': 'Hello {missing.value}.\n' });
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([['page-broken', 'content/pages/_footer.mdx']]);
  }, 120_000);
});

describe('a page of the maintainers', () => {
  test('names our components without importing them', async () => {
    const { diagnostics, page } = await drawn('components', {
      'employers.mdx':
        '---\ntitle: For employers\ndescription: How to check.\n---\n<Identities />\n\n<States />\n\n<Catalogue />\n\n<BadgeCards ids={["first-aid"]} />\n\n<NewestAwards />\n\n<Trust />\n',
    });
    expect(diagnostics).toEqual([]);
    const text = between(page('employers'), 'main');
    for (const said of [
      'How to check.',
      'did:web:badges.example.org:haversack',
      'Do not rely on it.',
      'Courses run each spring.',
      'First aid at work',
      'Nobody is named.',
    ]) {
      expect(text).toContain(said);
    }
  }, 120_000);

  test('that names a component which is not there is a fault of the page', async () => {
    const { diagnostics } = await drawn('unknown', { 'about.mdx': '---\ntitle: About\n---\n<Statse />\n' });
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([['page-broken', 'content/pages/about.mdx']]);
    expect(diagnostics[0]?.message).toContain('Statse');
  }, 120_000);
});
