import type { NewKey } from '../../ledger/index.ts';
import { type Effects, wholeSecond } from '../effects.ts';
import { changeKeys } from './change-keys.ts';
import { findIssuer } from './find-key.ts';
import { type Unsound, withKeys } from './open-keys.ts';

export type KeysNewResult =
  | Unsound
  | {
      readonly ok: true;
      readonly key: NewKey;
      readonly issuer: string;
      /** true when an interrupted command had made it, and no other was made now */
      readonly wasInterrupted: boolean;
    };

/**
 * Makes a signing key for an issuer: the public half into `content/keys`, the private half outside the repository.
 * @param given  id of the issuer; may be left out when there is only one, or one that owns the site
 * @throws HaversackError `issuer-unknown`, `key-inside-root` or what writing the key throws
 */
export function keysNew(effects: Effects, given: string | undefined): Promise<KeysNewResult> {
  return withKeys(effects, 'keys new', async (open): Promise<KeysNewResult> => {
    const issuer = findIssuer(open, given);
    const begun = open.finished.find((key) => key.issuer === issuer.id);
    if (begun) return { ok: true, key: begun, issuer: issuer.id, wasInterrupted: true };
    const moment = wholeSecond(effects.now());
    const changed = await changeKeys(open, `keys new ${issuer.id}`, { makeFor: issuer, moment });
    if (!changed.ok) return changed;
    return { ok: true, key: changed.made as NewKey, issuer: issuer.id, wasInterrupted: false };
  });
}
