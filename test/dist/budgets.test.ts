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

  test('a page names only scripts for what is on it: a state that can change, a check, the page that checks, the one that hashes', () => {
    for (const path of pages) {
      const html = dist.text(path);
      const found = named(html, /<script[^>]* src="([^"]+)"/g).map((script) => dist.text(script));
      const wanted = [
        html.includes('data-valid-from=') && 'valid-from',
        html.includes('id="check-now"') && '#check-now',
        html.includes('id="verify"') && '#verify-status',
        html.includes('id="hash-form"') && '#hash-form',
      ].filter((what) => what !== false);
      expect(found.length, path).toBe(wanted.length);
      for (const what of wanted)
        expect(
          found.some((script) => script.includes(what)),
          `${path}: ${what}`,
        ).toBe(true);
    }
  });

  test('the verifier is 70 kB of JavaScript, gzipped, on the page that checks and on the page of an award', () => {
    const imported = (script: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(script)) return seen;
      seen.add(script);
      for (const [, name = ''] of dist.text(script).matchAll(/["'`]\.?\/?(?:[\w/.-]*\/)?([\w.-]+\.js)["'`]/g))
        imported(`_astro/${name}`, seen);
      return seen;
    };
    const award = pages.find((path) => dist.text(path).includes('id="check-now"')) as string;
    for (const path of ['verify/index.html', award]) {
      const scripts = named(dist.text(path), /<script[^>]* src="([^"]+)"/g).filter((script) => !/State\./.test(script));
      const all = [...new Set(scripts.flatMap((script) => [...imported(script)]))];
      expect(
        all.some((script) => /worker-/.test(script)),
        path,
      ).toBe(true);
      expect(
        all.reduce((sum, script) => sum + packed(dist.text(script)), 0),
        path,
      ).toBeLessThanOrEqual(70_000);
    }
  });
});
