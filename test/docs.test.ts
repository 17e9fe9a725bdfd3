import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../scripts/commands.ts';
import { fieldsOf } from '../scripts/dev/docs/fields.ts';
import { findStale } from '../scripts/dev/docs.ts';
import { badgeSchema } from '../src/content/schemas/badge.ts';
import { hashIdentity } from '../src/values/index.ts';
import { IDENTITY, SALT } from './sound-content.ts';

const checkout = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(checkout, path), 'utf8');
const pages = ['README.md', 'CONTRIBUTING.md', 'src/README.md', ...globSync('docs/*.md', { cwd: checkout })].map(
  (path) => path.replaceAll('\\', '/'),
);
const packageJson = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** Headings as GitHub makes fragments of them. */
const fragmentsOf = (text: string): Set<string> =>
  new Set(
    text
      .replace(/^```[\s\S]*?^```/gm, '')
      .split('\n')
      .filter((line) => /^#{1,6} /.test(line))
      .map((line) =>
        line
          .replace(/^#+ /, '')
          .toLowerCase()
          .replace(/[^\p{L}\p{N}\- ]/gu, '')
          .replaceAll(' ', '-'),
      ),
  );

const unique = (found: Iterable<string>): string[] => [...new Set(found)];
const matches = (text: string, shape: RegExp): string[] =>
  unique(Array.from(text.matchAll(shape), ([, found]) => found ?? ''));

describe('pages that are made from the code', () => {
  test('are what the code makes of them now; else run npm run docs', async () => {
    expect((await findStale()).map(({ path }) => path)).toEqual([]);
  });

  test('name every code of every room once', () => {
    const codes = Array.from(read('docs/diagnostics.md').matchAll(/^### (.+)$/gm), ([, code]) => code ?? '');
    expect(codes.length).toBeGreaterThan(80);
    expect(new Set(codes).size).toBe(codes.length);
    expect(read('docs/diagnostics.md')).not.toMatch(/undefined|NaN/);
  });

  test('take limits and defaults from the schemas', () => {
    const fields = new Map(fieldsOf('badge', badgeSchema, 'criteria').map((field) => [field.path, field]));
    expect(fields.get('name')).toMatchObject({ type: 'one line, at most 120 characters', required: 'yes' });
    expect(fields.get('image')?.required).toBe('no');
    expect(fields.get('status')).toMatchObject({ type: '`draft`, `active`, `retired`', required: '`active`' });
    const tags = (count: number) => badgeSchema.safeParse({ tags: Array.from({ length: count }, () => 'a') });
    const tooLong = (count: number): boolean =>
      tags(count).error?.issues.some(({ path, code }) => path[0] === 'tags' && code === 'custom') ?? false;
    expect([tooLong(20), tooLong(21)]).toEqual([false, true]);
    expect(fields.get('tags')?.type).toContain('at most 20');
  });
});

describe('what pages name is there', () => {
  test.each(pages)('%s: every relative link leads to a file, and to a heading of it', (page) => {
    for (const link of matches(read(page), /\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(link)) continue;
      const [path = '', fragment] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      expect(existsSync(join(checkout, target)), `${page}: ${link}`).toBe(true);
      if (fragment !== undefined) expect(fragmentsOf(read(target)), `${page}: ${link}`).toContain(fragment);
    }
  });

  test.each(pages)('%s: every npm script is in package.json, every command and chore exists', (page) => {
    const text = read(page);
    const scripts = [...matches(text, /npm run ([a-z-]+)/g), ...(/npm test/.test(text) ? ['test'] : [])];
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(scripts));
    const known = commands.map(({ name }) => name);
    for (const named of matches(text, /(?:npx |`)haversack ((?:keys )?[a-z]+)/g)) {
      const isKnown = known.includes(named) || known.some((name) => name.startsWith(`${named} `)) || named === 'chore';
      expect(isKnown, `${page}: haversack ${named}`).toBe(true);
    }
    for (const chore of matches(text, /haversack chore ([a-z-]+)/g)) {
      expect(existsSync(join(checkout, `scripts/dev/${chore}.ts`)), `${page}: chore ${chore}`).toBe(true);
    }
  });

  test.each(pages)('%s: every path of ours between backquotes exists', (page) => {
    const named = matches(read(page), /`((?:src|scripts|test|docs|bench)\/[A-Za-z0-9_./-]*)`/g);
    for (const path of named) expect(existsSync(join(checkout, path)), `${page}: ${path}`).toBe(true);
  });

  test('every package.json script starts through haversack.mjs, and its chore exists', () => {
    for (const [name, line] of Object.entries(packageJson.scripts)) {
      expect(line).toMatch(/^node scripts\/haversack\.mjs /);
      const chore = / chore ([a-z-]+)$/.exec(line)?.[1];
      if (chore) expect(existsSync(join(checkout, `scripts/dev/${chore}.ts`)), name).toBe(true);
    }
  });
});

describe('the README', () => {
  const readme = read('README.md');

  test('opens with what it is, a picture and the two commands, then the ways of three kinds of people', () => {
    const order = [
      '# Haversack',
      'docs/screenshot-home.png',
      'npm ci && npm run build',
      'npm ci && npm test',
      '## I hold badges',
      '## I issue badges',
      '## I check badges',
      '## Limits',
    ].map((part) => readme.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('says that an MDX page can read a key file of the same user, and what cures it', () => {
    expect(readme.replaceAll('\n', ' ')).toMatch(/key file of the same user can be read by an MDX page/);
    expect(readme.replaceAll('\n', ' ')).toMatch(/a job or an account of its own/);
  });
});

describe('the standards, as code and tests cite them', () => {
  const known = new Set(matches(read('docs/standards.md'), /^- ([A-Z][A-Z0-9]?-\d{2})\b/gm));

  test('every id that is cited is a line of docs/standards.md', () => {
    expect(known.size).toBeGreaterThan(90);
    const files = globSync(['src/**/*.{ts,astro}', 'test/**/*.ts', 'scripts/**/*.ts'], { cwd: checkout });
    const unknown = files.flatMap((file) =>
      matches(read(file), /\b((?:I3|H3|D3|I2|B|P|J|S|W|R)-\d{2})\b/g)
        .filter((id) => !known.has(id))
        .map((id) => `${file}: ${id}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('R-01 the hash as docs/formats.md shows how to make it', () => {
  test('is the one that Haversack knows', async () => {
    expect(read('docs/formats.md')).toContain('printf \'%s\' "name@example.org$salt" | sha256sum');
    expect(await hashIdentity('zoe@example.org', SALT)).toBe(IDENTITY);
  });
});
