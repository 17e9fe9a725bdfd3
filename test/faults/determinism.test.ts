import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { DEMONSTRATION, TODAY } from '../sites/demonstration.ts';
import { openDist } from '../sites/dist.ts';
import { haversack } from '../sites/haversack.ts';
import { differences, fingerprint } from '../sites/trees.ts';

const sites = inject('sites');
const folder = mkdtempSync(join(tmpdir(), 'haversack-determinism-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Copies the content file by file from the last to the first, so that the disk hands them out in another order. */
function copyBackwards(root: string): void {
  const files = readdirSync(DEMONSTRATION, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(DEMONSTRATION.length))
    .sort()
    .reverse();
  for (const file of files) {
    mkdirSync(dirname(join(root, 'content', file)), { recursive: true });
    cpSync(join(DEMONSTRATION, file), join(root, 'content', file));
  }
}

const build = (root: string, today: string, zone: string) =>
  haversack(['build', '--root', root, '--today', today], { TZ: zone, LANG: 'de_DE.UTF-8' });

describe('the same content and the same day', () => {
  test('give the same bytes in another folder, time zone, language and order of files, and with another build at work', async () => {
    const [east, west] = [join(folder, 'a/deep/er/folder with spaces'), join(folder, 'b')];
    copyBackwards(east);
    copyBackwards(west);
    await Promise.all([build(east, TODAY, 'Pacific/Kiritimati'), build(west, TODAY, 'America/Adak')]);
    const first = fingerprint(join(sites.project, 'dist'));
    expect(differences(first, fingerprint(join(east, 'dist')))).toEqual([]);
    expect(differences(first, fingerprint(join(west, 'dist')))).toEqual([]);
  });
});

const withoutDay = (html: string): string => html.replaceAll(/2026-11-2[35]|November 2[35], 2026/g, 'DAY');

describe('another day', () => {
  test('changes only pages on which a state is shown that can still change', async () => {
    const root = join(folder, 'later');
    copyBackwards(root);
    await build(root, '2026-11-25', 'UTC');
    const before = openDist(sites.project);
    const changed = differences(fingerprint(join(sites.project, 'dist')), fingerprint(join(root, 'dist')));
    expect(changed.length).toBeGreaterThan(0);
    for (const path of changed) {
      expect(path).toMatch(/\.html$/);
      const isSame = withoutDay(before.text(path)) === withoutDay(openDist(root).text(path));
      expect(isSame, `${path} differs in more than the day`).toBe(true);
    }
  });
});
