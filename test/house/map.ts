import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './imports.ts';

/** One room as `src/README.md` has it. */
export interface Room {
  readonly name: string;
  readonly runs: 'anywhere' | 'Node' | 'Astro';
  readonly mayImport: readonly string[];
  /** rooms of which only types may be imported */
  readonly mayImportTypesOf: readonly string[];
}

/** Reads the table of rooms in `src/README.md`: name, what it is for, where it runs, what it may import. */
export function readMap(): Room[] {
  const text = readFileSync(join(checkout, 'src/README.md'), 'utf8');
  const rows = text.split('\n').filter((line) => /^\| `[a-z/]+`/.test(line));
  return rows.map((row) => {
    const [name = '', , runs = '', imports = ''] = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const words = [...imports.matchAll(/(types of )?`([a-z/]+)`/g)];
    return {
      name: name.replaceAll('`', ''),
      runs: runs as Room['runs'],
      mayImport: words.flatMap(([, isType, room]) => (isType ? [] : (room ?? []))),
      mayImportTypesOf: words.flatMap(([, isType, room]) => (isType ? (room ?? []) : [])),
    };
  });
}
