import { bad, good, type Result } from './result.ts';

/** Names that Windows keeps for itself: a folder of that name cannot be made there. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

export type IdReason = 'id-malformed' | 'id-reserved';

/** Reads an id: 1 to 64 of `a-z`, `0-9` and `-`; it becomes a folder's name and part of an address. */
export function parseId(text: string): Result<string, IdReason> {
  if (!/^[a-z0-9-]{1,64}$/.test(text)) return bad('id-malformed');
  return reserved.test(text) ? bad('id-reserved') : good(text);
}
