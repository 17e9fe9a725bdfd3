import { signingKeys } from '../../ledger/index.ts';
import { HaversackError } from '../../values/index.ts';
import { type Effects, wholeSecond } from '../effects.ts';
import { changeKeys } from './change-keys.ts';
import { findKey } from './find-key.ts';
import { type Unsound, withKeys } from './open-keys.ts';

export type KeysRetireResult =
  | Unsound
  | {
      readonly ok: true;
      readonly id: string;
      readonly issuer: string;
      readonly file: string;
      /** true when the key signed no more before */
      readonly isUnchanged: boolean;
      /** id of the key that the issuer signs with now; none: nothing can be issued */
      readonly next: string | undefined;
    };

/**
 * Lets a key sign no more. What it signed stays good: it stays in the DID document.
 * @param given  the key's id
 * @param isSure  true to retire the last key that an issuer signs with, too
 * @throws HaversackError `key-unknown`, `key-is-last`
 */
export function keysRetire(
  effects: Effects,
  given: string,
  { isSure }: { readonly isSure: boolean },
): Promise<KeysRetireResult> {
  return withKeys(effects, 'keys retire', async (open): Promise<KeysRetireResult> => {
    const key = findKey(open, given);
    const { id, issuer } = key;
    const signing = signingKeys(open.keys, issuer);
    const next = signing.filter((one) => one !== key).at(-1)?.id;
    const result = { ok: true, id, issuer, file: key.source.file, next } as const;
    if (!signing.includes(key)) return { ...result, isUnchanged: true };
    if (next === undefined && !isSure) {
      throw new HaversackError('key-is-last', `${id} is the last key that ${issuer} signs with.`, {
        remedy: `Without it nothing can be issued or revoked. To put a new key in its place: haversack keys rotate ${issuer}. To retire it all the same, add --yes.`,
      });
    }
    const changed = await changeKeys(open, `keys retire ${id}`, { end: [key], moment: wholeSecond(effects.now()) });
    return changed.ok ? { ...result, isUnchanged: false } : changed;
  });
}
