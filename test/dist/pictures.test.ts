import sharp from 'sharp';
import { describe, expect, inject, test } from 'vitest';
import { unbakePng, unbakeSvg } from '../../src/bake/index.ts';
import { openDist } from '../sites/dist.ts';

const sites = inject('sites');

describe.each([
  ['a project site', sites.project],
  ['a root site', sites.root],
])('pictures of %s', (_name, root) => {
  const dist = openDist(root);
  const baked = dist.files.filter((path) => /^assertions\/[^/]+\/badge\.(?:png|svg)$/.test(path));
  const beside = (path: string, name: string): string | undefined => {
    const file = path.replace(/[^/]+$/, name);
    return dist.files.includes(file) ? dist.text(file) : undefined;
  };

  test('B-06 un-baking every one gives back exactly the bytes that were baked, of both standards', () => {
    expect(baked.length).toBeGreaterThan(30);
    for (const path of baked) {
      const found = path.endsWith('png') ? unbakePng(dist.bytes(path)) : unbakeSvg(dist.text(path));
      expect(found.ok && found.value.credential, path).toBe(beside(path, 'credential.json'));
      expect(found.ok && found.value.assertion, path).toBe(beside(path, 'assertion.json'));
    }
  });

  test('another reader of PNG finds the same texts under both keywords', async () => {
    for (const path of baked.filter((one) => one.endsWith('png'))) {
      const { comments = [] } = await sharp(dist.bytes(path)).metadata();
      const texts = new Map(comments.map(({ keyword, text }) => [keyword, text]));
      expect(texts.get('openbadgecredential'), path).toBe(beside(path, 'credential.json'));
      expect(texts.get('openbadges'), path).toBe(beside(path, 'assertion.json'));
    }
  });

  test('sharp opens every picture, and baking changes no pixel', async () => {
    const credentialOf = (path: string) => dist.at(`${dist.url}${path.replace(/[^/]+$/, 'credential.json')}`);
    for (const path of dist.files.filter((one) => /\.(?:png|svg)$/.test(one))) {
      const picture = await sharp(dist.bytes(path)).raw().toBuffer({ resolveWithObject: true });
      expect(picture.info.width, path).toBeGreaterThan(0);
      if (!/badge\.png$/.test(path)) continue;
      const badge = credentialOf(path)?.credentialSubject.achievement.image.id.slice(dist.url.length);
      expect(picture.data.equals(await sharp(dist.bytes(badge)).raw().toBuffer()), path).toBe(true);
    }
  });

  test('a revoked assertion has no picture', () => {
    const revoked = dist.files.filter((path) => path.endsWith('/assertion.json') && dist.json(path).revoked === true);
    expect(revoked).toHaveLength(2);
    for (const path of revoked) expect(baked).not.toContain(path.replace('assertion.json', 'badge.png'));
  });
});
