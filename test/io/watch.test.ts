import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type Watching, watchFolders } from '../../src/io/index.ts';
import { makeFolder } from '../roots.ts';
import { until } from '../scripts/dev-server.ts';

let watching: Watching | undefined;
afterEach(() => watching?.close());

/** Watches `content` of a root, and tells what was told. */
function watch(root: string): { readonly told: Set<string>; readonly hears: (path: string) => Promise<unknown> } {
  const told = new Set<string>();
  watching = watchFolders(root, 'content', (path) => told.add(path));
  const hears = async (path: string): Promise<void> => {
    await until(
      async () => told.has(path),
      (isTold) => isTold,
    );
    told.clear();
  };
  return { told, hears };
}

function makeContent(...folders: readonly string[]): string {
  const root = makeFolder();
  for (const folder of ['content', ...folders]) mkdirSync(join(root, folder), { recursive: true });
  return root;
}

const replace = (path: string, text: string): void => {
  writeFileSync(`${path}~`, text);
  renameSync(`${path}~`, path);
};

describe('watchFolders tells', () => {
  test('of a file that is written, replaced by rename again and again, and removed', async () => {
    const root = makeContent('content/badges');
    const { hears } = watch(root);
    const path = join(root, 'content/badges/a.md');
    writeFileSync(path, '1');
    await hears('content/badges/a.md');
    for (const text of ['2', '3', '4']) {
      replace(path, text);
      await hears('content/badges/a.md');
    }
    writeFileSync(path, '5');
    await hears('content/badges/a.md');
    rmSync(path);
    await hears('content/badges/a.md');
  });

  test('of files in folders that came later, and no more of those that are gone', async () => {
    const root = makeContent();
    const { hears } = watch(root);
    mkdirSync(join(root, 'content/assertions/2026'), { recursive: true });
    await hears('content/assertions');
    writeFileSync(join(root, 'content/assertions/2026/a.md'), '1');
    await hears('content/assertions/2026/a.md');
    renameSync(join(root, 'content/assertions/2026'), join(root, 'content/assertions/2027'));
    await hears('content/assertions/2027');
    writeFileSync(join(root, 'content/assertions/2027/a.md'), '2');
    await hears('content/assertions/2027/a.md');
  });

  test('of a folder that comes, goes and comes again as a whole', async () => {
    const root = makeFolder();
    const { hears } = watch(root);
    for (const text of ['1', '2']) {
      mkdirSync(join(root, 'content'));
      await hears('content');
      writeFileSync(join(root, 'content/site.yaml'), text);
      await hears('content/site.yaml');
      rmSync(join(root, 'content'), { recursive: true });
      await hears('content');
    }
  });

  test('nothing of what lies beside it, behind a link, or changes after it was closed', async () => {
    const root = makeContent('elsewhere', 'dist');
    symlinkSync(join(root, 'elsewhere'), join(root, 'content/link'));
    const { told, hears } = watch(root);
    writeFileSync(join(root, 'elsewhere/a.md'), '1');
    writeFileSync(join(root, 'dist/index.html'), '1');
    writeFileSync(join(root, 'content/last.md'), '1');
    await until(
      async () => told.has('content/last.md'),
      (isTold) => isTold,
    );
    expect([...told]).toEqual(['content/last.md']);
    await hears('content/last.md');
    watching?.close();
    // Another watcher hears it, so the first would have.
    const other = watch(root);
    writeFileSync(join(root, 'content/last.md'), '2');
    await other.hears('content/last.md');
    expect([...told]).toEqual([]);
  });
});
