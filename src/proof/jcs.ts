/**
 * Writes JSON in its one canonical form. RFC 8785: members in the order of their UTF-16 code units, numbers and texts
 * as ECMAScript writes them, nothing between.
 * @param value  as parsed from JSON
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join()}}`;
}
