import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A built site, as a test looks at it. */
export interface Dist {
  /** the site's address; ends in `/` */
  readonly url: string;
  /** every file, relative to `dist/`, with `/`, in order */
  readonly files: readonly string[];
  readonly bytes: (path: string) => Uint8Array;
  readonly text: (path: string) => string;
  readonly json: (path: string) => JsonDocument;
  /** the JSON that lies at an address of the site; undefined where nothing does */
  readonly at: (address: string) => JsonDocument | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into documents that they judge
export type JsonDocument = Record<string, any>;

/** Opens the `dist/` of a root. */
export function openDist(root: string): Dist {
  const folder = join(root, 'dist');
  const url = /^url: (.*)$/m.exec(readFileSync(join(root, 'content/site.yaml'), 'utf8'))?.[1] ?? '';
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const json = (path: string): JsonDocument => JSON.parse(text(path));
  return {
    url,
    files,
    bytes: (path) => new Uint8Array(readFileSync(join(folder, path))),
    text,
    json,
    at: (address) => {
      const path = address.startsWith(url) ? address.slice(url.length) : undefined;
      return path !== undefined && files.includes(path) ? json(path) : undefined;
    },
  };
}
