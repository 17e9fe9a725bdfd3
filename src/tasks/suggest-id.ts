import { parseId } from '../values/index.ts';

/** Letters that are no plain letter with a mark. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th' };

/**
 * An id that reads like a name: `Première Aide` is `premiere-aide`.
 * @returns undefined when no letter of it can stand in an id
 */
export function suggestId(name: string): string | undefined {
  const id = name
    .toLowerCase()
    .replace(/[ßæœøłđðþ]/g, (letter) => PLAIN[letter] as string)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 64)
    .replace(/-$/, '');
  return parseId(id).ok ? id : undefined;
}
