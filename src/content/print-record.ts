import { stringify } from 'yaml';

/** Fields as YAML, in the order given; undefined ones are left out. */
export function printYaml(fields: Readonly<Record<string, unknown>>): string {
  // Long texts stay on one line: a wrapped line would read like an edit.
  return stringify(withoutGaps(fields), { version: '1.2', schema: 'core', lineWidth: 0, aliasDuplicateObjects: false });
}

/**
 * A new Markdown record: fields as front matter, then the body.
 * @param fields  in the order in which they are to stand; undefined ones are left out
 */
export function printMarkdownRecord(fields: Readonly<Record<string, unknown>>, body = ''): string {
  const text = body.trim();
  return `---\n${printYaml(fields)}---\n${text === '' ? '' : `\n${text}\n`}`;
}

function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutGaps);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, withoutGaps(inner)]),
  );
}
