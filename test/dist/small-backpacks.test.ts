import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { TODAY } from '../sites/demonstration.ts';
import { openDist } from '../sites/dist.ts';
import { haversack, tryHaversack } from '../sites/haversack.ts';

const folder = mkdtempSync(join(tmpdir(), 'haversack-small-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SITE = `url: https://mira.example.org/
title: Badges of Mira
description: What I learned.
owner: mira
language: en
`;

/** Haversack's own files, for editors. */
const SCHEMAS = ['assertion', 'badge', 'icon', 'issuer', 'person', 'report', 'site'].map(
  (name) => `schemas/${name}.schema.json`,
);

function write(root: string, path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe('a backpack with nothing but its owner', () => {
  const root = join(folder, 'empty');
  write(root, 'content/site.yaml', SITE);
  write(root, 'content/people/mira.md', '---\nname: Mira Holt\n---\n\nHello **there**.\n');

  test('is built, with no file that nothing names', async () => {
    await haversack(['build', '--root', root, '--today', TODAY]);
    const { files, text } = openDist(root);
    expect(files.filter((path) => !path.startsWith('_astro/'))).toEqual([
      '.nojekyll',
      '404.html',
      'badges/index.html',
      'hash/index.html',
      'index.html',
      'people/mira/index.html',
      ...SCHEMAS,
      'verify/index.html',
    ]);
    expect(text('index.html')).toContain('<strong>there</strong>');
    // Nothing that a calendar changes, and nothing to check in place: only the pages that take something in have a script.
    const pages = files.filter((path) => path.endsWith('.html') && text(path).includes('<script'));
    expect(pages).toEqual(['hash/index.html', 'verify/index.html']);
    expect(files.filter((path) => path.endsWith('.jsonld'))).toEqual([]);
  });

  test('is not replaced by a site with a dead link: page and link are named, the old site stays', async () => {
    const before = openDist(root).files;
    write(root, 'content/pages/more.mdx', '---\ntitle: More\n---\n\n[gone](/nowhere/) and [there](/#nothing)\n');
    const { code, stderr } = await tryHaversack(['build', '--root', root, '--today', TODAY]);
    expect(code).toBe(1);
    expect(stderr).toContain('more/index.html links to https://mira.example.org/nowhere/, which is not there');
    expect(stderr).toContain('https://mira.example.org/#nothing, a place that is not on that page');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(openDist(root).files).toEqual(before);
  });
});
