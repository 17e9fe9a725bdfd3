/** `1 award`, `2 awards`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** So many are named; the others are counted. */
const NAMED = 5;

/** Names of things in order: `a`, `a and b`, `a, b, c, d, e and 3 more`. */
export function listed(names: readonly string[]): string {
  const sorted = [...names].sort();
  const named = sorted.slice(0, NAMED);
  const more = sorted.length - named.length;
  const parts = more > 0 ? [...named, `${more} more`] : named;
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A path that can stand in a sentence wherever it is shown: nothing of it is taken for a link, a name or a mark. */
const PLAIN_PATH = /^(?!.*www\.)[A-Za-z0-9._/-]{1,100}$/i;

/** Files by their paths; a name that a stranger chose with care is counted and not repeated. */
export function listedFiles(paths: readonly string[]): string {
  const plain = paths.filter((path) => PLAIN_PATH.test(path));
  const odd = paths.length - plain.length;
  if (odd === 0) return listed(plain);
  const others = counted(odd, 'file with an unusual name', 'files with unusual names');
  return plain.length === 0 ? others : `${listed(plain)}, and ${others}`;
}
