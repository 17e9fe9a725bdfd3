import { nearest } from '../../diagnostics/index.ts';
import { holdsEmail } from '../../values/index.ts';
import { hasUnnamedNames } from './exports.ts';
import { foldColumn, KNOWN_COLUMNS, TABLE_FIELDS, type TableField } from './known-columns.ts';
import type { Table } from './read-table.ts';

/** Words of a command line for a column that is not to be read. */
const IGNORE = 'ignore';
/** Other words for a field. */
const OTHER_WORDS: Readonly<Record<string, TableField>> = {
  email: 'to',
  url: 'to',
  did: 'to',
  hash: 'to',
  recipient: 'to',
};

export interface Columns {
  /** where each field stands in a row */
  readonly at: ReadonlyMap<TableField, number>;
  readonly where: readonly { readonly index: number; readonly value: string }[];
}

export type FoundColumns =
  | { readonly ok: true; readonly columns: Columns }
  | { readonly ok: false; readonly messages: readonly string[] };

/**
 * Decides what each column of a table is about.
 * @param map  what somebody says: field by column, or `ignore`
 * @param where  rows that are wanted: column and value
 * @returns the columns; or messages that name them
 */
export function findColumns(
  { header, rows }: Table,
  map: Readonly<Record<string, string>>,
  where: readonly { readonly column: string; readonly value: string }[],
): FoundColumns {
  if (header.some(holdsEmail)) {
    return no('The first row holds an e-mail address. Put the names of the columns into a row above it.');
  }
  const messages: string[] = [];
  const indexOf = (name: string): number => {
    const found = columnsNamed(header, name);
    if (found.length === 1) return found[0] as number;
    messages.push(
      found.length === 0 ? unknownColumn(name, header) : `There are several columns "${name}". Rename all but one.`,
    );
    return -1;
  };
  const said = new Map<number, string>();
  for (const [name, word] of Object.entries(map)) {
    const field = OTHER_WORDS[word] ?? word;
    if (field === IGNORE || TABLE_FIELDS.some((one) => one === field)) said.set(indexOf(name), field);
    else messages.push(`"${word}" is no field. Write one of ${TABLE_FIELDS.join(', ')}, ${IGNORE}.`);
  }
  const at = new Map<TableField, number>();
  for (const field of TABLE_FIELDS) {
    const chosen = [...said].filter(([, one]) => one === field).map(([index]) => index);
    const found = chosen.length > 0 ? chosen : recognise(field, header, new Set(said.keys()));
    if (found.length > 1)
      messages.push(
        severalColumns(
          field,
          found.map((index) => header[index] as string),
        ),
      );
    if (found.length === 1) at.set(field, found[0] as number);
  }
  if (!at.has('name') && !said.has(0) && hasUnnamedNames(header, rows)) at.set('name', 0);
  const wanted = where.map(({ column, value }) => ({ index: indexOf(column), value: foldValue(value) }));
  if (messages.length > 0) return { ok: false, messages };
  if (!at.has('to')) return no(noRecipient(header));
  return { ok: true, columns: { at: withoutDoubles(at, new Set(said.values())), where: wanted } };
}

const no = (message: string): FoundColumns => ({ ok: false, messages: [message] });

/** Cells are compared without case and blanks around them. */
export const foldValue = (cell: string): string => cell.trim().toLowerCase();

/** Columns of exactly that name, or else of one that differs in case and punctuation only. */
function columnsNamed(header: readonly string[], name: string): number[] {
  const all = [...header.keys()];
  const exact = all.filter((index) => header[index] === name.trim());
  return exact.length > 0 ? exact : all.filter((index) => foldColumn(header[index] as string) === foldColumn(name));
}

function recognise(field: TableField, header: readonly string[], taken: ReadonlySet<number>): number[] {
  for (const known of KNOWN_COLUMNS[field]) {
    const found = [...header.keys()].filter(
      (index) => !taken.has(index) && foldColumn(header[index] as string) === known,
    );
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * A full name makes its parts needless, unless somebody names these; beside a first name alone, "Name" is the last one.
 * @param said  fields that somebody named
 */
function withoutDoubles(
  at: ReadonlyMap<TableField, number>,
  said: ReadonlySet<string>,
): ReadonlyMap<TableField, number> {
  const kept = new Map(at);
  const name = at.get('name');
  if (name === undefined) return kept;
  const isInParts = !said.has('name') && (said.has('firstName') || said.has('lastName'));
  const isLast = !said.has('name') && !isInParts && at.has('firstName') && !at.has('lastName');
  if (isInParts || isLast) kept.delete('name');
  if (isLast) kept.set('lastName', name);
  if (isInParts || isLast) return kept;
  kept.delete('firstName');
  kept.delete('lastName');
  return kept;
}

const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

function unknownColumn(name: string, header: readonly string[]): string {
  const near = nearest(name, header);
  return `There is no column "${name}". ${near === undefined ? `There are ${listed(header)}.` : `Do you mean "${near}"?`}`;
}

function severalColumns(field: TableField, names: readonly string[]): string {
  const way = new Set(names).size < names.length ? 'Rename' : `Take one with --map "${names[0]}=${field}", or rename`;
  return `Several columns could be \`${field}\`: ${listed(names)}. ${way} all but one.`;
}

const noRecipient = (header: readonly string[]): string =>
  `No column is known to hold the recipients. There are ${listed(header)}. Say which one does, as in --map "${header[0]}=to".`;
