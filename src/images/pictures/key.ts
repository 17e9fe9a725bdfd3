import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { packageVersion } from '../fonts/files.ts';
import type { PictureJob } from './job.ts';

const IMAGES = fileURLToPath(new URL('..', import.meta.url));
/** Packages whose next version may draw otherwise. */
const PACKAGES = [
  'satori',
  // what satori takes in a range of versions
  'css-background-parser',
  'css-to-react-native',
  'emoji-regex-xs',
  'linebreak',
  'parse-css-color',
  'postcss-value-parser',
  'bidi-js',
  '@iconify-json/lucide',
  '@iconify-json/fluent-emoji-flat',
  '@fontsource/inter',
  '@fontsource/noto-sans-arabic',
  '@fontsource/noto-sans-devanagari',
  '@fontsource/noto-sans-hebrew',
];

let maker: string | undefined;

/** A hash over all that draws: our own code and the versions of everybody else's. */
function makerOf(): string {
  maker ??= hash([
    ...globSync('**/*.ts', { cwd: IMAGES })
      .sort()
      .flatMap((file) => [file, readFileSync(join(IMAGES, file))] as const),
    JSON.stringify(sharp.versions),
    process.versions.icu ?? '',
    // Libraries may round otherwise on another processor.
    process.arch,
    ...PACKAGES.map((name) => `${name} ${versionOf(name)}`),
  ]);
  return maker;
}

const versionOf = (name: string): string => {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? [];
  return packageVersion(paths, name) ?? 'none';
};

/** A name for a picture that changes with whatever could change its bytes. SHA-256, hex. */
export function keyOf(job: PictureJob): string {
  if (job.kind === 'artwork') return hash([makerOf(), 'artwork', job.svg]);
  const { badge, logo, fonts } = job;
  const { id, name, design } = badge;
  const fields = Object.entries(design).filter(([, value]) => value !== undefined);
  const own = fonts.packages.map(
    (pack) => `${pack} ${packageVersion([join(fonts.root, 'node_modules')], pack) ?? versionOf(pack)}`,
  );
  return hash([makerOf(), 'design', JSON.stringify([id, name, fields.sort(), own]), logo ?? '']);
}

/** Each part with its length before it, so that no two lists of parts read the same. */
function hash(parts: readonly (string | Uint8Array)[]): string {
  const sum = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part;
    sum.update(`${bytes.length}:`).update(bytes);
  }
  return sum.digest('hex');
}
