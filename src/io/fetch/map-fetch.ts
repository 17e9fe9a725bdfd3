import { extname, join } from 'node:path';
import { kindOf, readPlainFile } from '../plain-files.ts';
import { FETCH_LIMITS, type FetchAddress, type Fetched, refuse } from './fetched.ts';

export interface AddressMap {
  /** ends in `/` */
  readonly url: string;
  readonly folder: string;
}

const types: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** Answers what lies under an address from a folder, as a static host would; everything else goes to `next`. */
export function createMapFetch(maps: readonly AddressMap[], next: FetchAddress): FetchAddress {
  const longestFirst = maps
    .map(({ url, folder }) => ({ url: new URL(url), folder }))
    .sort((a, b) => b.url.pathname.length - a.url.pathname.length);
  return async (address) => {
    const asked = URL.canParse(address) ? new URL(address) : undefined;
    const map = longestFirst.find(({ url }) => asked?.origin === url.origin && asked.pathname.startsWith(url.pathname));
    if (asked === undefined || map === undefined) return next(address);
    return serve(map.folder, asked.pathname.slice(map.url.pathname.length), asked.href);
  };
}

/** A file of the folder; never one outside it, and none that lies behind a link. */
function serve(folder: string, path: string, url: string): Fetched {
  const missing: Fetched = { ok: true, url, status: 404, contentType: 'text/plain', body: new Uint8Array() };
  const parts = path.split('/').map(decode);
  if (parts.at(-1) === '') parts[parts.length - 1] = 'index.html';
  if (parts.some((part) => part === undefined || part === '' || part === '.' || part === '..' || /[\\/\0]/.test(part)))
    return missing;
  const steps = parts as readonly string[];
  const above = steps.slice(0, -1).map((_, index) => join(folder, ...steps.slice(0, index + 1)));
  if (above.some((one) => kindOf(one) !== 'folder')) return missing;
  const file = readPlainFile(join(folder, ...steps), FETCH_LIMITS.bytes);
  if (!file.ok) return file.reason === 'file-too-large' ? refuse('fetch-too-large', url) : missing;
  const contentType = types[extname(steps.at(-1) ?? '')] ?? 'application/octet-stream';
  return { ok: true, url, status: 200, contentType, body: file.value };
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
