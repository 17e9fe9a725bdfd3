import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { kindOf } from '../io/index.ts';
import { HaversackError } from '../values/index.ts';

/** What is needed of the machine to find a private key. */
export interface KeyPlace {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** the user's configuration folder of Haversack, outside every repository */
  readonly configFolder: string;
  readonly platform: string;
}

/** Where files of private keys are kept: all of a folder, or one file. */
interface KeyFiles {
  readonly folder: string;
  /** the one file, when the place is no folder */
  readonly file: string | undefined;
}

/** Where new keys go, whether it is there yet or not: a name that ends in `.json` is a file. */
export function keyFilesOf({ env, configFolder }: KeyPlace): KeyFiles {
  const given = env.HAVERSACK_KEY_FILE ? resolve(env.HAVERSACK_KEY_FILE) : configFolder;
  const isFile = /\.json$/i.test(given) || kindOf(given) === 'file';
  return isFile ? { folder: dirname(given), file: given } : { folder: given, file: undefined };
}

/** The key files of a folder, in order; a folder that is not there has none. */
export function listKeyFiles(folder: string): string[] {
  if (kindOf(folder) !== 'folder') return [];
  return readdirSync(folder)
    .filter((name) => /^z6Mk[1-9A-HJ-NP-Za-km-z]+\.json$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * The file that the private half of a new key is to have.
 * @param root  the user's repository, where no private key may lie
 * @throws HaversackError `key-inside-root`, `key-file-exists`
 */
export function newKeyFile(root: string, place: KeyPlace, publicKeyMultibase: string): string {
  const { folder, file } = keyFilesOf(place);
  const path = file ?? join(folder, `${publicKeyMultibase}.json`);
  const way = relative(realPath(root), realPath(path));
  if (!/^\.\.(?:$|[/\\])/.test(way) && !isAbsolute(way)) {
    throw new HaversackError('key-inside-root', `${path} lies inside the repository, where a key is soon committed.`, {
      remedy: 'Name a file or folder outside of it in HAVERSACK_KEY_FILE, or leave that unset.',
    });
  }
  if (kindOf(path) !== undefined) {
    throw new HaversackError('key-file-exists', `${path} is there already, and a key is never overwritten.`, {
      remedy: 'Name another file or folder in HAVERSACK_KEY_FILE.',
    });
  }
  return path;
}

/** A path with its links resolved, as far as it exists. */
export function realPath(path: string): string {
  const absolute = resolve(path);
  const above = dirname(absolute);
  return existsSync(absolute) || above === absolute
    ? realpathSync(absolute)
    : join(realPath(above), basename(absolute));
}
