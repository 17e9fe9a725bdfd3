import { parse } from 'csv-parse/sync';
import { isObject, parseId, parseJson } from '../../values/index.ts';
import type { Subject, SubjectKind } from './event.ts';

/** A file of content whose history is told. */
export type Place = Subject & { readonly part: 'record' | 'seal' | 'key' };

const RECORDS: readonly (readonly [RegExp, SubjectKind, Place['part']])[] = [
  [/^content\/assertions\/(?:.+\/)?([a-z0-9-]{1,64})\.(?:md|json)$/, 'assertion', 'record'],
  [/^content\/badges\/([a-z0-9-]{1,64})\.(?:md|json)$/, 'badge', 'record'],
  [/^content\/issuers\/([a-z0-9-]{1,64})\.(?:md|json)$/, 'issuer', 'record'],
  [/^content\/credentials\/\d{4}\/\d{2}\/([a-z0-9-]{1,64})(?:\.\d{1,2})?\.json$/, 'assertion', 'seal'],
  [/^content\/keys\/([a-z0-9-]{1,64})\.json$/, 'key', 'key'],
];

/** What a path holds; undefined for rosters, see {@link isRoster}, and for all that the history passes over. */
export function placeOf(path: string): Place | undefined {
  for (const [shape, kind, part] of RECORDS) {
    const id = shape.exec(path)?.[1];
    if (id !== undefined) return { kind, id, part };
  }
  return undefined;
}

export const isRoster = (path: string): boolean => /^content\/assertions\/.+\.csv$/.test(path);

/** One version of a record: the whole, and the fields that say what happened to it. */
export interface Version {
  readonly whole: string;
  /** texts of fields; only to be compared, and to see whether they are there */
  readonly fields: Readonly<Partial<Record<Field, string>>>;
}

const FIELDS = ['revoked', 'suspended', 'reinstated', 'retired', 'compromised', 'status'] as const;
type Field = (typeof FIELDS)[number];

/** Reads one version of a record or key; in Markdown only the front matter has fields. */
export function readVersion(path: string, text: string): Version {
  const whole = text.replaceAll('\r\n', '\n');
  const field = path.endsWith('.json') ? jsonField(whole) : yamlField(whole);
  return { whole, fields: fieldsOf(field) };
}

const fieldsOf = (field: (name: Field) => string | undefined): Version['fields'] =>
  Object.fromEntries(FIELDS.flatMap((name) => (field(name) === undefined ? [] : [[name, field(name)]])));

function jsonField(text: string): (name: Field) => string | undefined {
  const document = parseJson(text);
  const fields = document.ok && isObject(document.value) ? document.value : {};
  return (name) => (fields[name] === undefined ? undefined : JSON.stringify(fields[name]));
}

/** A field and the lines below it that are indented. */
function yamlField(text: string): (name: Field) => string | undefined {
  const front = /^---\n([\s\S]*?\n)---/.exec(text)?.[1] ?? '';
  return (name) =>
    new RegExp(`^${name}:.*(?:\\n[ \\t]+.*)*`, 'm')
      .exec(front)?.[0]
      .slice(name.length + 1)
      .trim();
}

/** Reads one version of a roster: a version of each assertion, by its id. What is no table has no rows. */
export function readRosterVersion(text: string): ReadonlyMap<string, Version> {
  try {
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, relax_column_count: true });
    return new Map(
      rows.flatMap((row): [string, Version][] => {
        const { id = '', revokedOn = '', revokedReason = '' } = row;
        const fields = revokedOn === '' ? {} : { revoked: `${revokedOn} ${revokedReason}` };
        // What stood there by mistake may be anything, an address too.
        return parseId(id).ok ? [[id, { whole: JSON.stringify(row), fields }]] : [];
      }),
    );
  } catch {
    return new Map();
  }
}
