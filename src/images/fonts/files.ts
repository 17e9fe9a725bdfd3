import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bad, good, type Result } from '../../values/index.ts';

/** The weight that badges are lettered in. */
export const WEIGHT = 700;
/** Bytes of one font file, and files of one package. */
const LIMITS = { bytes: 16 * 1024 * 1024, files: 500 } as const;

/** A font file that is opened when one of its letters is wanted. */
export interface FontFile {
  readonly name: string;
  readonly path: string;
}

/**
 * Files of the bundled packages, most used first: for Latin, Greek, Cyrillic, Hebrew, Arabic and Devanagari script.
 */
const BUNDLED: readonly (readonly [pack: string, subset: string])[] = [
  ...['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'greek', 'cyrillic-ext', 'greek-ext'].map(
    (subset) => ['inter', subset] as const,
  ),
  ['noto-sans-hebrew', 'hebrew'],
  ['noto-sans-arabic', 'arabic'],
  ['noto-sans-devanagari', 'devanagari'],
];

export const bundledFiles = (): FontFile[] =>
  BUNDLED.map(([pack, subset]) => ({
    name: `${pack} ${subset}`,
    path: fileURLToPath(import.meta.resolve(`@fontsource/${pack}/files/${pack}-${subset}-${WEIGHT}-normal.woff`)),
  }));

/**
 * Files of a package of fonts that the user installed, in the weight nearest to ours.
 * @param root  where `node_modules` is looked for first; Haversack's own comes after it
 */
export function packageFiles(
  root: string,
  name: string,
): Result<FontFile[], 'font-package-missing' | 'font-package-empty'> {
  const places = [join(root, 'node_modules'), ...(createRequire(import.meta.url).resolve.paths(name) ?? [])];
  const folder = places.map((place) => join(place, name, 'files')).find((place) => existsSync(place));
  if (folder === undefined) return bad('font-package-missing');
  const found = readdirSync(folder).flatMap((file) => {
    const weight = /-(\d{3})-normal\.woff$/.exec(file)?.[1];
    return weight === undefined ? [] : [{ file, weight: Number(weight) }];
  });
  const [nearest] = found.map(({ weight }) => weight).sort((a, b) => Math.abs(a - WEIGHT) - Math.abs(b - WEIGHT));
  const files = found
    .filter(({ weight }) => weight === nearest)
    .slice(0, LIMITS.files)
    .map(({ file }): FontFile => ({ name: file.replace(/\.woff$/, ''), path: join(folder, file) }));
  return files.length === 0 ? bad('font-package-empty') : good(files);
}

/** The version of a package that lies in one of these folders. */
export function packageVersion(places: readonly string[], name: string): string | undefined {
  const file = places.map((place) => join(place, name, 'package.json')).find((path) => existsSync(path));
  return file === undefined ? undefined : (JSON.parse(readFileSync(file, 'utf8')) as { version?: string }).version;
}

/** The bytes of a font file, or nothing when there are too many of them. */
export function readFontFile({ path }: FontFile): Uint8Array | undefined {
  return statSync(path).size <= LIMITS.bytes ? readFileSync(path) : undefined;
}
