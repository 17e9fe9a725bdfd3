import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { kindOf, walk } from './plain-files.ts';

export interface Watching {
  readonly close: () => void;
}

/**
 * Watches every folder below one, each by itself: Node's own `recursive` loses a file on Linux once it was replaced
 * by rename, which is how editors save. Links are not followed.
 * @param root  absolute
 * @param folder  relative to the root; may come and go while it is watched
 * @param changed  told after each change, with what changed, relative to the root with `/`; often more than once
 */
export function watchFolders(root: string, folder: string, changed: (path: string) => void): Watching {
  const watchers = new Map<string, FSWatcher>();
  const drop = (path: string): void => {
    watchers.get(path)?.close();
    watchers.delete(path);
  };

  /** Watches what is new, forgets what is gone; a folder that came with files in it is told with its name. */
  const follow = (): void => {
    const entries = walk(root, folder);
    const found = entries.ok ? entries.value.filter(({ kind }) => kind === 'folder').map(({ path }) => path) : [];
    const folders = new Set(kindOf(join(root, folder)) === 'folder' ? [folder, ...found] : []);
    for (const path of watchers.keys()) if (!folders.has(path)) drop(path);
    for (const path of folders) if (!watchers.has(path)) add(path);
  };
  const add = (path: string): void => {
    try {
      const watcher = watch(join(root, path), (_event, name) => {
        if (kindOf(join(root, path)) !== 'folder') drop(path);
        if (name === null || kindOf(join(root, path, name)) !== 'file') follow();
        changed(name === null ? path : `${path}/${name}`);
      });
      watcher.on('error', () => drop(path));
      watchers.set(path, watcher);
    } catch {
      // Gone again, or closed to us: the folder above tells when that changes.
    }
  };

  // Only the folder's own name matters here: builds write beside it.
  const above = watch(root, (_event, name) => {
    if (name !== folder) return;
    // It may be another folder of the same name by now.
    drop(folder);
    follow();
    changed(folder);
  });
  above.on('error', () => {});
  follow();
  return {
    close: () => {
      above.close();
      for (const path of [...watchers.keys()]) drop(path);
    },
  };
}
