import { extname, join } from 'node:path';
import { kindOf, readPlainFile } from '../plain-files.ts';
import { FETCH_LIMITS, type FetchAddress, type Fetched, refuse } from './fetched.ts';

export interface AddressMap {
  /** a folder, whether or not it ends in `/` */
  readonly url: string;
  readonly folder: string;
}

const types: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/**
 * Answers what lies under an address from a folder, as a static host would; everything else goes to `next`. Of several
 * that fit, the longest address wins.
 */
export function createMapFetch(maps: readonly AddressMap[], next: FetchAddress): FetchAddress {
  const longestFirst = maps
    .map(({ url, folder }) => ({ ...placeOf(new URL(url)), folder }))
    .sort((a, b) => b.path.length - a.path.length);
  return async (address) => {
    const url = URL.parse(address);
    // The guard behind refuses passwords; a map does not make them welcome.
    if (url === null || url.username || url.password) return next(address);
    const map = longestFirst.find(({ origin, path }) => url.origin === origin && url.pathname.startsWith(path));
    if (map === undefined) return next(address);
    return serve(map.folder, url.pathname.slice(map.path.length), url.href);
  };
}

const placeOf = ({ origin, pathname }: URL): { readonly origin: string; readonly path: string } => ({
  origin,
  path: pathname.endsWith('/') ? pathname : `${pathname}/`,
});

/** A file of the folder; never one outside it, and none that lies behind a link. */
function serve(folder: string, path: string, url: string): Fetched {
  const missing: Fetched = { ok: true, url, status: 404, contentType: 'text/plain', body: new Uint8Array() };
  const parts = path.split('/').map(decode);
  if (parts.at(-1) === '') parts[parts.length - 1] = 'index.html';
  if (parts.some((part) => part === undefined || part === '' || part === '.' || part === '..' || /[\\/\0]/.test(part)))
    return missing;
  const steps = parts as readonly string[];
  let place = folder;
  for (const step of steps.slice(0, -1)) {
    place = join(place, step);
    if (!isFolder(place)) return missing;
  }
  const file = readPlainFile(join(place, steps.at(-1) ?? ''), FETCH_LIMITS.bytes);
  if (!file.ok) return file.reason === 'file-too-large' ? refuse('fetch-too-large', url) : missing;
  const contentType = types[extname(steps.at(-1) ?? '')] ?? 'application/octet-stream';
  return { ok: true, url, status: 200, contentType, body: file.value };
}

/** No for a name that the system does not even look for, as one too long. */
function isFolder(path: string): boolean {
  try {
    return kindOf(path) === 'folder';
  } catch {
    return false;
  }
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
