import { describe, expect, test } from 'vitest';
import { type DevReading, devReader } from '../../src/tasks/dev-site.ts';
import { edit, effectsOf, makeRoot, put, read, sealedRoot, summary } from '../roots.ts';
import { makePng } from '../sound-content.ts';

const CARE = 'content/badges/care.md';
const nothing: ReadonlySet<string> = new Set();

/** A file that no page draws; the very same bytes as long as nothing was made anew. */
const bytesOf = ({ site }: DevReading, path: string): string | Uint8Array | undefined =>
  site?.outputs.find((output) => output.path === path)?.bytes();

describe('a badge is drawn again', () => {
  test('when its design or its name has changed, and not when its words or another badge have', async () => {
    const root = makeRoot();
    const again = devReader(effectsOf(root));
    const first = bytesOf(await again(nothing), 'badges/care/image.png');
    expect(first).toBeInstanceOf(Uint8Array);
    edit(root, CARE, 'stayed calm', 'stayed very calm');
    edit(root, 'content/badges/plain.json', '"Plain"', '"Plainer"');
    expect(bytesOf(await again(new Set([CARE])), 'badges/care/image.png')).toBe(first);
    edit(root, CARE, 'icon: heart-pulse', 'icon: heart');
    const second = bytesOf(await again(new Set([CARE])), 'badges/care/image.png');
    expect(second).not.toEqual(first);
    edit(root, CARE, 'name: Care\n', 'name: Great Care\n');
    expect(bytesOf(await again(new Set([CARE])), 'badges/care/image.png')).not.toEqual(second);
  });

  test.each([
    ['the picture', 'content/badges/grade.png'],
    ['the folder around it', 'content/badges'],
  ])('when %s changed, also while other content was broken', async (_title, path) => {
    const root = makeRoot();
    const again = devReader(effectsOf(root));
    const first = bytesOf(await again(nothing), 'badges/grade/image.png');
    const sound = read(root, CARE);
    edit(root, CARE, 'name: Care\n', 'nmae: Care\n');
    put(root, 'content/badges/grade.png', makePng(128, 128, [0, 0, 200]));
    expect((await again(new Set([CARE, path]))).site).toBeUndefined();
    put(root, CARE, sound);
    const second = bytesOf(await again(new Set([CARE])), 'badges/grade/image.png');
    expect(second).toEqual(new Uint8Array(makePng(128, 128, [0, 0, 200])));
    expect(second).not.toEqual(first);
  });
});

describe('what is wrong is what check says', () => {
  test('with the address of the site, as far as it can be read', async () => {
    const root = makeRoot();
    const again = devReader(effectsOf(root));
    edit(root, CARE, 'name: Care\n', 'nmae: Care\n');
    const { diagnostics, url, site } = await again(nothing);
    expect(summary(diagnostics)).toContain('content/badges/care.md:2:1 field-unknown nmae');
    expect([url, site]).toEqual(['https://badges.example.org/pack/', undefined]);
    put(root, 'content/site.yaml', 'url: [');
    expect((await again(new Set(['content/site.yaml']))).url).toBeUndefined();
  });

  test('of a seal as soon as its file has changed', async () => {
    const root = await sealedRoot();
    const again = devReader(effectsOf(root));
    expect((await again(nothing)).site).toBeDefined();
    const path = 'content/credentials/2020/03/care-zoe.json';
    const sealed = JSON.parse(read(root, path));
    sealed.proof[0].created = '2020-06-30T10:00:00Z';
    put(root, path, JSON.stringify(sealed));
    const { diagnostics } = await again(new Set([path]));
    expect(diagnostics.map(({ file, severity }) => `${file} ${severity}`)).toContain(`${path} error`);
  });
});
