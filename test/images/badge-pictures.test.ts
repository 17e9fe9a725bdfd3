import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { ReadArtwork } from '../../src/images/artwork/files.ts';
import { drawBadgePictures } from '../../src/images/badge-pictures.ts';
import { openPictureCache } from '../../src/images/pictures/cache.ts';
import { publicBackpack } from '../../src/model/index.ts';
import { bad, good } from '../../src/values/index.ts';
import { makeFolder } from '../roots.ts';
import { artwork, backpack, badge, issuer } from './backpacks.ts';
import { logoPng } from './faces.ts';

const red = issuer('red', artwork('logo.png'));
const read: ReadArtwork = async (file) => (file === 'logo.png' ? good(logoPng) : bad('file-missing'));
const draw = (badges: Parameters<typeof backpack>[0]) =>
  drawBadgePictures(publicBackpack(backpack(badges)), { root: '/nowhere', readArtwork: read });

describe('the pictures of the badges', () => {
  const badges = [
    badge('first-aid', { issuer: red, design: { shape: 'circle', icon: 'heart-pulse', logo: true } }),
    badge('empty', { issuer: red }),
    badge('own', { issuer: red, image: artwork('logo.png') }),
    badge('draft', { issuer: red, status: 'draft' }),
  ];

  test('each public badge has one, in the order of the badges', async () => {
    expect([...(await draw(badges)).keys()]).toEqual(['first-aid', 'empty', 'own']);
  });

  test('a designed one is a PNG of 512 px and the SVG it was drawn from', async () => {
    const drawn = (await draw(badges)).get('first-aid')!;
    expect(await sharp(drawn.png).metadata()).toMatchObject({ format: 'png', width: 512, height: 512 });
    expect(drawn.svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="512" height="512"/);
    expect((await sharp(Buffer.from(drawn.svg!)).metadata()).width).toBe(512);
    expect(drawn.svg!.length).toBeLessThan(12_000);
  });

  test('own artwork is published byte for byte, without an SVG', async () => {
    const own = (await draw(badges)).get('own')!;
    expect(own.png).toEqual(logoPng);
    expect(own.svg).toBeUndefined();
  });

  test('two runs, in whatever order, give the same bytes', async () => {
    const [one, other] = await Promise.all([draw(badges), draw([...badges].reverse())]);
    expect(new Map([...other].sort())).toEqual(new Map([...one].sort()));
  });

  test('two badges without a design look different', async () => {
    const drawn = await draw([badge('empty', {}), badge('void', {})]);
    expect(drawn.get('empty')!.svg).not.toBe(drawn.get('void')!.svg);
  });

  test('artwork that has changed since it was checked stops the build', async () => {
    await expect(draw([badge('own', { image: artwork('gone.png') })])).rejects.toMatchObject({
      code: 'picture-artwork',
    });
  });

  test('come from the cache the second time, the same bytes, and a spoilt one is drawn again', async () => {
    const root = makeFolder();
    const backpackOf = publicBackpack(backpack(badges));
    const drawn: number[] = [];
    const build = () =>
      drawBadgePictures(backpackOf, {
        root,
        readArtwork: read,
        cache: openPictureCache(root),
        progress: (done) => drawn.push(done),
      });
    const without = await drawBadgePictures(backpackOf, { root, readArtwork: read });
    expect(await build()).toEqual(without);
    expect(drawn).toEqual([1, 2]);
    expect(await build()).toEqual(without);
    expect(drawn).toEqual([1, 2]);
    const folder = join(root, '.haversack/cache/pictures');
    const [first, second] = readdirSync(folder).map((name) => join(folder, name));
    copyFileSync(first as string, second as string);
    expect(await build()).toEqual(without);
    expect(drawn).toEqual([1, 2, 1]);
  });
});
