import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';

const named = process.env.HAVERSACK_VECTORS;
const folder = named ?? join(import.meta.dirname, '../../shared/vectors');
if (named !== undefined && !existsSync(named)) {
  throw new Error(`HAVERSACK_VECTORS names ${named}, which does not exist.`);
}

/** The folder with the standards' schema, contexts, examples and vectors; undefined where there is none. */
export const vectors: string | undefined = existsSync(folder) ? folder : undefined;

/** Groups tests that need the standards' vectors: skipped, with that reason, where these are not at hand. */
export function describeWithVectors(title: string, body: (folder: string) => void): void {
  if (vectors === undefined) describe.skip(`${title} (skipped: no vectors; set HAVERSACK_VECTORS)`, () => body(folder));
  else describe(title, () => body(folder));
}

export const readVector = (path: string): string => readFileSync(join(folder, path), 'utf8');
export const readVectorJson = (path: string): unknown => JSON.parse(readVector(path));
