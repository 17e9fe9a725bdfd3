import { spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { NO_CACHE, openPictureCache, type PictureCache } from '../../src/images/pictures/cache.ts';
import type { PictureJob } from '../../src/images/pictures/job.ts';
import { keyOf } from '../../src/images/pictures/key.ts';
import { makeFolder } from '../roots.ts';

const DAY = 86_400_000;
const key = 'a'.repeat(64);
const other = 'b'.repeat(64);
const picture = { svg: '<svg>ä</svg>', png: new Uint8Array([1, 2, 3]) };

let root: string;
let cache: PictureCache;
let file: string;
beforeEach(() => {
  root = makeFolder();
  cache = openPictureCache(root);
  cache.write(key, picture);
  cache.write(other, { png: new Uint8Array([9]) });
  file = join(root, '.haversack/cache/pictures', key);
});

describe('a picture that was drawn before', () => {
  test('comes back as it was, with an SVG or without', () => {
    expect(cache.read(key)).toEqual(picture);
    expect(cache.read(other)).toEqual({ png: new Uint8Array([9]) });
    expect(cache.read('c'.repeat(64))).toBeUndefined();
  });

  test('lies in a folder that git does not see', () => {
    expect(readFileSync(join(root, '.haversack/.gitignore'), 'utf8')).toBe('*\n');
  });

  test.each<[string, () => void]>([
    ['cut short', () => writeFileSync(file, readFileSync(file).subarray(0, 38))],
    ['cut to nothing', () => writeFileSync(file, '')],
    ['longer', () => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('x')]))],
    ['that of another badge', () => copyFileSync(join(file, '..', other), file)],
    ['too large', () => writeFileSync(file, Buffer.alloc(9 * 1024 * 1024))],
    [
      'a link',
      () => {
        rmSync(file);
        symlinkSync(join(file, '..', other), file);
      },
    ],
    [
      'a folder',
      () => {
        rmSync(file);
        mkdirSync(join(file, 'deep'), { recursive: true });
      },
    ],
    ...[0, 31, 32, 36, 45, 50].map((at): [string, () => void] => [
      `changed in byte ${at}`,
      () => {
        const bytes = readFileSync(file);
        bytes[at] = (bytes[at] as number) ^ 1;
        writeFileSync(file, bytes);
      },
    ]),
  ])('counts as not there when its file is %s, and is written anew', (_, spoil) => {
    spoil();
    expect(cache.read(key)).toBeUndefined();
    cache.write(key, picture);
    expect(cache.read(key)).toEqual(picture);
  });

  test('is no harm when its folder cannot be written', () => {
    const folder = join(file, '..');
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'not a folder');
    expect(() => cache.write(key, picture)).not.toThrow();
    expect(cache.read(key)).toBeUndefined();
    const closed = makeFolder();
    writeFileSync(join(closed, '.haversack'), 'not a folder either');
    expect(openPictureCache(closed)).toBe(NO_CACHE);
  });

  test.each(['cache', 'cache/pictures'])('is neither sought nor swept through a link at .haversack/%s', (link) => {
    const elsewhere = makeFolder();
    cpSync(join(root, '.haversack', link), elsewhere, { recursive: true });
    const diary = join(elsewhere, link === 'cache' ? 'pictures' : '', key);
    const long = new Date(Date.now() - 91 * DAY);
    utimesSync(diary, long, long);
    rmSync(join(root, '.haversack', link), { recursive: true });
    symlinkSync(elsewhere, join(root, '.haversack', link));
    expect(openPictureCache(root)).toBe(NO_CACHE);
    expect(existsSync(diary)).toBe(true);
  });

  test('goes when nobody asked for it in ninety days', () => {
    const long = new Date(Date.now() - 91 * DAY);
    utimesSync(file, long, long);
    openPictureCache(root);
    expect(readdirSync(join(file, '..'))).toEqual([other]);
  });

  test('goes when there are too many, the one that was longest of no use first', () => {
    // Files with a hole: they take no room on the disk.
    truncateSync(join(file, '..', other), 200 * 1024 * 1024);
    truncateSync(file, 200 * 1024 * 1024);
    const before = new Date(Date.now() - DAY);
    utimesSync(file, before, before);
    openPictureCache(root);
    expect(readdirSync(join(file, '..'))).toEqual([other]);
  });

  test('goes alone: what else lies in the folder stays, and a draft of a killed build goes', () => {
    const folder = join(file, '..');
    const long = new Date(Date.now() - 91 * DAY);
    const draft = `.${key}.0123456789ab.tmp`;
    for (const name of ['notes.txt', draft]) {
      writeFileSync(join(folder, name), 'x');
      utimesSync(join(folder, name), long, long);
    }
    symlinkSync('nowhere', join(folder, 'c'.repeat(64)));
    openPictureCache(root);
    expect(readdirSync(folder).sort()).toEqual([key, other, 'c'.repeat(64), 'notes.txt'].sort());
  });

  test('stays when somebody asks for it now and then', () => {
    const lately = new Date(Date.now() - 89 * DAY);
    utimesSync(file, lately, lately);
    cache.read(key);
    openPictureCache(root);
    expect(cache.read(key)).toEqual(picture);
  });
});

describe('builds that write the same pictures', () => {
  /** Writes large pictures until it is killed; each is filled with the byte that its key ends with. */
  const program = `
    import { openPictureCache } from ${JSON.stringify(new URL('../../src/images/pictures/cache.ts', import.meta.url).href)};
    const cache = openPictureCache(process.argv[2]);
    process.stdout.write('ready');
    for (let at = 0; ; at = (at + 1) % 16) {
      cache.write('0'.repeat(62) + '0' + at.toString(16), { png: new Uint8Array(2_000_000).fill(at) });
    }`;

  test('two at once, and killed at any moment, leave whole pictures or none', async () => {
    const writer = join(makeFolder(), 'writer.ts');
    writeFileSync(writer, program);
    for (const milliseconds of [0, 7, 19, 40, 90]) {
      await Promise.all([killedAfter(writer, milliseconds), killedAfter(writer, milliseconds)]);
    }
    const read = Array.from({ length: 16 }, (_, at) => cache.read(`${'0'.repeat(63)}${at.toString(16)}`));
    expect(read.some((one) => one !== undefined)).toBe(true);
    for (const [at, one] of read.entries()) {
      if (one !== undefined) expect(Buffer.from(one.png).equals(Buffer.alloc(2_000_000, at))).toBe(true);
    }
  });

  /** Runs a program on the root and kills it so long after it began to write. */
  const killedAfter = (writer: string, milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [writer, root], { stdio: ['ignore', 'pipe', 'inherit'] });
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
      child.once('close', () => resolve());
    });
});

describe('the key of a picture', () => {
  const fonts = { root: '/nowhere', packages: [] };
  const job = (more: object = {}, logo?: Uint8Array): PictureJob => ({
    kind: 'design',
    badge: { id: 'a', name: 'A', design: { icon: 'award', level: 1, ...more } },
    logo,
    fonts,
  });

  test('is the same for the same badge, however its fields are ordered', () => {
    const turned: PictureJob = {
      ...job(),
      badge: { name: 'A', id: 'a', design: { level: 1, icon: 'award' } },
    } as PictureJob;
    expect(keyOf(job())).toBe(keyOf(turned));
    expect(keyOf(job({ ground: undefined }))).toBe(keyOf(job()));
    expect(keyOf(job())).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is another when anything that is drawn is another', () => {
    const keys = [
      job(),
      job({ level: 2 }),
      job({ ground: '#112233' }),
      job({}, new Uint8Array([1])),
      job({}, new Uint8Array([2])),
      { ...job(), badge: { id: 'b', name: 'A', design: { icon: 'award', level: 1 } } } as PictureJob,
      { ...job(), badge: { id: 'a', name: 'B', design: { icon: 'award', level: 1 } } } as PictureJob,
      { ...job(), fonts: { ...fonts, packages: ['@fontsource/dotgothic16'] } } as PictureJob,
      { kind: 'artwork', svg: '<svg/>' } as const,
      { kind: 'artwork', svg: '<svg />' } as const,
    ].map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
