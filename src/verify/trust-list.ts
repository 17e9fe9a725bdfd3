import { bad, good, isObject, parseJson, parseWebAddress, type Result } from '../values/index.ts';
import type { TrustList } from './options.ts';

export type { TrustList } from './options.ts';

type Issuers = TrustList['issuers'];

/**
 * Reads a list of trusted issuers as people write it: one DID or web address a line, a name behind it, `#` for
 * remarks; or a JSON array of ids, or of objects with `id` and `name`.
 * @returns the issuers, or in words what is wrong
 */
export function parseTrustList(text: string): Result<Issuers> {
  if (text.trimStart().startsWith('[')) {
    const json = parseJson(text);
    if (!json.ok || !Array.isArray(json.value)) return bad('is not JSON');
    return allOf(json.value.map((entry: unknown) => (isObject(entry) ? [entry.id, entry.name] : [entry])));
  }
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return allOf(
    lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.split(/\s+/)[0], line.replace(/^\S+\s*/, '')]),
  );
}

function allOf(entries: readonly (readonly unknown[])[]): Result<Issuers> {
  const wrong = entries.find(([id]) => typeof id !== 'string' || !isIssuerId(id));
  if (wrong) return bad(`has an entry that is no DID and no web address: ${String(wrong[0])}`);
  return good(
    entries.map(([id, name]) => ({ id: String(id), ...(typeof name === 'string' && name !== '' && { name }) })),
  );
}

const isIssuerId = (id: string): boolean => /^did:[a-z0-9]+:./.test(id) || parseWebAddress(id).ok;
