/** Where something stands in a file; line and column count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The way to a field: `['evidence', 0, 'url']`. The body of a Markdown file is `['body']`. */
export type FieldPath = readonly (string | number)[];

/** A user's file as diagnostics see it: its name, its text, and where each field stands in it. */
export interface Source {
  /** relative to the root, with `/` */
  readonly file: string;
  /** empty where the file is not text */
  readonly text: string;
  /** The field's value; where the field is missing, the nearest that is there; else the file's start. */
  locate(path: FieldPath): Place;
}

/** As people write a path: `evidence[0].url`. */
export function printField(path: FieldPath): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

/** A file that has no fields to point at: a picture, a folder, a file that could not be read. */
export const fileOnly = (file: string): Source => ({ file, text: '', locate: () => ({ line: 1, column: 1 }) });
