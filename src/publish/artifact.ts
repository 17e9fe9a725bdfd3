import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { walk } from '../io/index.ts';
import { HaversackError } from '../values/index.ts';
import { ASSETS } from './assets.ts';

/** Of a site that somebody else built. GitHub Pages takes 1 GB. */
const LIMITS = { bytes: 1_000_000_000, fileBytes: 32 * 1024 * 1024 } as const;

/**
 * What Astro makes, or copies from beside the maintainers' pages: nothing that a verifier would read as a document.
 */
const ASSET_KINDS = new Set([
  ...['css', 'js', 'mjs', 'woff', 'woff2', 'ttf', 'otf', 'png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg', 'ico'],
  ...['mp3', 'm4a', 'ogg', 'opus', 'wav', 'mp4', 'webm', 'vtt', 'pdf', 'txt'],
]);

export interface Artifact {
  /** plain files, relative to the folder, in order */
  readonly files: readonly string[];
  readonly bytes: number;
  /** what must not be there at all, in words; then nothing of it is to be read */
  readonly faults: readonly string[];
}

/**
 * Looks at the files of a built site without opening one: whoever built it may have put anything there.
 * @param folder  absolute
 * @throws HaversackError `site-missing`
 */
export function openArtifact(folder: string): Artifact {
  const entries = walk(folder, '.');
  if (!entries.ok) return { files: [], bytes: 0, faults: ['it has too many files, or folders too deep'] };
  const plain = entries.value.map(({ path, kind }) => ({ path: path.slice(2), kind }));
  const files = plain.filter(({ kind }) => kind === 'file').map(({ path }) => path);
  if (plain.length === 0) {
    throw new HaversackError('site-missing', `There is no site in ${folder}.`, { remedy: 'Run: haversack build' });
  }
  const faults = plain
    .filter(({ kind }) => kind !== 'file' && kind !== 'folder')
    .map(({ path, kind }) => (kind === 'closed' ? `${path} cannot be read` : `${path} is no plain file`));
  const folded = new Map<string, string>();
  let bytes = 0;
  for (const path of files) {
    const { size, nlink } = lstatSync(join(folder, path));
    bytes += size;
    if (size > LIMITS.fileBytes) faults.push(`${path} has ${size} bytes`);
    if (nlink > 1) faults.push(`${path} is the same file as another`);
    const other = folded.get(path.toLowerCase());
    if (other !== undefined) faults.push(`${path} and ${other} differ in upper and lower case alone`);
    folded.set(path.toLowerCase(), path);
    if (path.startsWith(ASSETS) && !isAsset(path)) faults.push(`${path} is of a kind that no page needs`);
  }
  if (bytes > LIMITS.bytes) faults.push(`it has ${bytes} bytes in all, and ${LIMITS.bytes} is the most`);
  return { files, bytes, faults };
}

/** A file right below `_astro/` that a page shows, plays or offers. */
function isAsset(path: string): boolean {
  const name = path.slice(ASSETS.length);
  const [, kind = ''] = /^[^./\\][^/\\]*\.([a-z0-9]+)$/.exec(name) ?? [];
  return ASSET_KINDS.has(kind);
}
