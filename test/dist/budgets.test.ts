import { gzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { openDist } from '../sites/dist.ts';

const sites = inject('sites');
/** Bytes after gzip. */
const MOST = { html: 15_000, css: 12_000, script: 3_000 } as const;
const packed = (text: string): number => gzipSync(text, { level: 9 }).length;

describe.each([
  ['a project site', sites.project],
  ['a root site', sites.root],
])('what a reader fetches of %s', (_, root) => {
  const dist = openDist(root);
  const pages = dist.files.filter((path) => path.endsWith('.html'));
  const { pathname } = new URL(dist.url);
  /** Files that a page names, by their kind. */
  const named = (html: string, shape: RegExp): string[] =>
    Array.from(html.matchAll(shape), ([, address = '']) => address.slice(pathname.length));

  test.each(pages)('%s: the page is at most 15 kB, its styles 12 kB, its script 3 kB, gzipped', (path) => {
    const html = dist.text(path);
    expect(packed(html)).toBeLessThanOrEqual(MOST.html);
    const styles = named(html, /<link rel="stylesheet" href="([^"]+)"/g);
    expect(styles.length).toBeGreaterThan(0);
    expect(packed(styles.map((style) => dist.text(style)).join(''))).toBeLessThanOrEqual(MOST.css);
    const scripts = named(html, /<script[^>]* src="([^"]+)"/g);
    expect(html.match(/<script/g)?.length ?? 0).toBe(scripts.length);
    for (const script of scripts) expect(packed(dist.text(script))).toBeLessThanOrEqual(MOST.script);
  });

  test('no page names a script but that of the state, and only where the calendar can change one', () => {
    const scripts = new Set<string>();
    for (const path of pages) {
      const html = dist.text(path);
      const found = named(html, /<script[^>]* src="([^"]+)"/g);
      for (const script of found) scripts.add(script);
      expect(found.length > 0, path).toBe(html.includes('data-valid-from='));
    }
    expect(scripts.size).toBe(1);
    expect(dist.text([...scripts][0] as string)).toContain('data-valid-from');
  });
});
