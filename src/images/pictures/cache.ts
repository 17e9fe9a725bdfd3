import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { kindOf, openWorkplace, readPlainFile, writeFileAtomically } from '../../io/index.ts';
import type { BadgePicture } from './job.ts';

/** Pictures that were drawn before, by the keys of what they were drawn from. */
export interface PictureCache {
  readonly read: (key: string) => BadgePicture | undefined;
  readonly write: (key: string, picture: BadgePicture) => void;
}

/** Remembers nothing. */
export const NO_CACHE: PictureCache = { read: () => undefined, write: () => {} };

const LIMITS = { entryBytes: 8 * 1024 * 1024, totalBytes: 256 * 1024 * 1024 } as const;
const DAY = 86_400_000;
/** Milliseconds after which an entry that nobody asked for goes. */
const KEPT = 90 * DAY;
const DIGEST = 32;
const HEAD = DIGEST + 4;

/**
 * The cache of a root, in its `.haversack` folder. What is read is proved: an entry begins with a digest over its key and
 * its contents, so that one that was cut, changed or put in another's place counts as not there. A cache that cannot be
 * read or written never stops a build.
 */
export function openPictureCache(root: string): PictureCache {
  const folder = openFolder(root);
  if (folder === undefined) return NO_CACHE;
  sweep(folder);
  return {
    read: (key) => {
      const bytes = readPlainFile(join(folder, key), LIMITS.entryBytes);
      if (!bytes.ok) return undefined;
      const picture = unpack(key, bytes.value);
      if (picture !== undefined) touch(join(folder, key));
      return picture;
    },
    write: (key, picture) => {
      try {
        // A folder, or whatever else stands there, makes way.
        rmSync(join(folder, key), { recursive: true, force: true });
        writeFileAtomically(join(folder, key), pack(key, picture));
      } catch {
        // A full or a read-only disk: then it is drawn again next time.
      }
    },
  };
}

/**
 * Where the entries are kept. Undefined when something else than a folder stands on the way there, a link above all:
 * what it leads to is not ours to sweep.
 */
function openFolder(root: string): string | undefined {
  try {
    const cache = join(openWorkplace(root), 'cache');
    const folder = join(cache, 'pictures');
    const isOurs = [cache, folder].every((path) => (kindOf(path) ?? 'folder') === 'folder');
    return isOurs ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** Digest, length of the SVG and one, or 0 for none, the SVG, the PNG. */
function pack(key: string, { svg, png }: BadgePicture): Uint8Array {
  const drawing = svg === undefined ? new Uint8Array() : new TextEncoder().encode(svg);
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, svg === undefined ? 0 : drawing.length + 1);
  const contents = Buffer.concat([new Uint8Array(length.buffer), drawing, png]);
  return Buffer.concat([digestOf(key, contents), contents]);
}

function unpack(key: string, bytes: Uint8Array): BadgePicture | undefined {
  if (bytes.length < HEAD) return undefined;
  const contents = bytes.subarray(DIGEST);
  if (!digestOf(key, contents).equals(bytes.subarray(0, DIGEST))) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset + DIGEST, 4).getUint32(0);
  if (length === 0) return { png: bytes.slice(HEAD) };
  const end = HEAD + length - 1;
  return { svg: new TextDecoder().decode(bytes.subarray(HEAD, end)), png: bytes.slice(end) };
}

const digestOf = (key: string, contents: Uint8Array): Buffer =>
  createHash('sha256').update(`haversack picture\n${key}\n`).update(contents).digest();

/** Remembers the day on which an entry was last of use. */
function touch(file: string): void {
  try {
    const now = new Date();
    if (now.getTime() - statSync(file).mtimeMs > DAY) utimesSync(file, now, now);
  } catch {
    // only a note
  }
}

/** An entry, or the draft of one whose build was killed. */
const OURS = /^(?:[0-9a-f]{64}|\.[0-9a-f]{64}\.[0-9a-f]+\.tmp)$/;

/** Takes away what nobody asked for in a long time, and the oldest when there is too much; files of ours alone. */
function sweep(folder: string): void {
  try {
    const entries = readdirSync(folder)
      .filter((name) => OURS.test(name))
      .map((name) => ({ file: join(folder, name), stat: lstatSync(join(folder, name)) }))
      .filter(({ stat }) => stat.isFile())
      .sort((a, b) => b.stat.mtimeMs - a.stat.mtimeMs);
    let total = 0;
    for (const { file, stat } of entries) {
      total += stat.size;
      if (Date.now() - stat.mtimeMs > KEPT || total > LIMITS.totalBytes) rmSync(file, { force: true });
    }
  } catch {
    // no folder yet, or another build sweeps it too
  }
}
