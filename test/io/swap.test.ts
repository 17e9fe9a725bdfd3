import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStage, restoreSite, swapSite, takeLock } from '../../src/io/index.ts';
import { makeFolder, put, read } from '../roots.ts';

/** A root with an old site, and a new one in its stage. */
function prepared(hasOld = true): { root: string; stage: string } {
  const root = makeFolder();
  if (hasOld) put(root, 'dist/index.html', 'old');
  if (hasOld) put(root, 'dist/gone/index.html', 'old');
  const stage = openStage(root, 'a');
  put(stage, 'index.html', 'new');
  return { root, stage };
}
const site = (root: string): string[] =>
  existsSync(join(root, 'dist')) ? readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' }).sort() : [];

describe('DESIGN 3.7: the old site stays until the new one takes its place whole', () => {
  test.each([true, false])('swaps, with an old site: %s', (hasOld) => {
    const { root, stage } = prepared(hasOld);
    swapSite(root, stage);
    expect(site(root)).toEqual(['index.html']);
    expect(read(root, 'dist/index.html')).toBe('new');
    expect(readdirSync(join(root, '.haversack'))).toEqual(['.gitignore']);
    expect(restoreSite(root)).toBe(false);
  });
  test('a fault between the two renames puts the old site back', () => {
    const { root, stage } = prepared();
    const fault = (): never => {
      throw new Error('power');
    };
    expect(() => swapSite(root, stage, fault)).toThrow('power');
    expect(read(root, 'dist/index.html')).toBe('old');
    expect(site(root)).toContain('gone');
  });
  test('between the two there is no site; should another bring the old one back, it stays and the new one is refused', () => {
    const { root, stage } = prepared();
    let seen: readonly unknown[] = [];
    const bringBack = (): void => {
      seen = [existsSync(join(root, 'dist')), restoreSite(root), read(root, 'dist/index.html')];
    };
    expect(() => swapSite(root, stage, bringBack)).toThrow();
    expect(seen).toEqual([false, true, 'old']);
    expect(read(root, 'dist/index.html')).toBe('old');
  });

  test('never while a living build holds the lock', () => {
    const { root, stage } = prepared();
    const unlock = takeLock(root, 'build');
    let during: boolean | undefined;
    swapSite(root, stage, () => {
      during = restoreSite(root);
    });
    unlock();
    expect(during).toBe(false);
    expect(read(root, 'dist/index.html')).toBe('new');
  });
  test('what a killed build left in its stage is taken away by the next', () => {
    const { root } = prepared();
    openStage(root, 'b');
    expect(readdirSync(join(root, '.haversack')).sort()).toEqual(['.gitignore', 'stage-b']);
  });
  test.each(['a link', 'a file'])('%s called dist is never replaced', (kind) => {
    const { root, stage } = prepared(false);
    put(root, 'elsewhere/index.html', 'other');
    if (kind === 'a link') symlinkSync('elsewhere', join(root, 'dist'));
    else put(root, 'dist', 'mine');
    expect(() => swapSite(root, stage)).toThrow(expect.objectContaining({ code: 'dist-refused' }));
    expect(read(root, 'elsewhere/index.html')).toBe('other');
    expect(read(root, kind === 'a link' ? 'dist/index.html' : 'dist')).toBe(kind === 'a link' ? 'other' : 'mine');
  });
});
