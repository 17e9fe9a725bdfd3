import type { LinkedBadge } from '../../model/index.ts';

const ID_CHARACTERS = 64;

/**
 * The id of a badge's next version: `first-aid` is followed by `first-aid-v2`, and that by `first-aid-v3`.
 * @param taken  ids that are in use
 */
export function nextId(id: string, taken: ReadonlySet<string>): string {
  const [, base = id, number = '1'] = /^(.+)-v(\d{1,6})$/.exec(id) ?? [];
  for (let next = Number(number) + 1; ; next++) {
    const ending = `-v${next}`;
    const candidate = `${base.slice(0, ID_CHARACTERS - ending.length)}${ending}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/**
 * What follows a version as a person wrote it: `1` is followed by `2`, `2.3` by `3.0`, `autumn` by `autumn 2`; none
 * counts as the first.
 */
export function nextVersion(version: LinkedBadge['version']): string {
  const [, before = '', number, after = ''] = /^(\D*)(\d{1,9})(.*)$/.exec(version ?? '1') ?? [];
  return number === undefined ? `${version} 2` : `${before}${Number(number) + 1}${after.replace(/\d+/g, '0')}`;
}
