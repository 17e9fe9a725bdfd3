import type { Diagnostic, FieldPath, Place, Source } from '../diagnostics/index.ts';

/** A user's file after reading: its fields as they stand, its body, and where each of them is. */
export interface ContentDocument {
  readonly source: Source;
  /** fields by name; checked by a schema next */
  readonly fields: Readonly<Record<string, unknown>>;
  /** the text below front matter; undefined in JSON and YAML files */
  readonly body: string | undefined;
  /** where the field's name stands, not its value */
  readonly locateName: (path: FieldPath) => Place;
}

export type Parsed =
  | { readonly ok: true; readonly document: ContentDocument }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export const start: Place = { line: 1, column: 1 };

/** How deep maps and lists are nested in a value. */
export function depthOfValue(value: unknown, limit: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (limit === 0) return 1;
  return 1 + Math.max(0, ...Object.values(value).map((inner) => depthOfValue(inner, limit - 1)));
}
