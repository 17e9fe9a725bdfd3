import type { Diagnostic } from '../diagnostics/index.ts';
import { takeLock } from '../io/index.ts';
import { createKey, type NewKey } from '../ledger/index.ts';
import { HaversackError } from '../values/index.ts';
import { type Effects, wholeSecond } from './effects.ts';
import { loadBackpack, soundBackpack } from './load.ts';

export type KeysNewResult =
  | { readonly ok: true; readonly key: NewKey; readonly issuer: string }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Makes a signing key for an issuer: the public half into `content/keys`, the private half outside the repository.
 * @param given  id of the issuer; may be left out when there is only one, or one that owns the site
 * @throws HaversackError `issuer-unknown`, `key-inside-root` or what writing the key throws
 */
export async function keysNew(effects: Effects, given: string | undefined): Promise<KeysNewResult> {
  const { root, today, now, random, keys } = effects;
  const unlock = takeLock(root, 'keys new');
  try {
    const loaded = loadBackpack(root, today);
    const backpack = soundBackpack(loaded);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const { issuers } = backpack;
    const issuer =
      given === undefined
        ? (issuers.find(({ isOwner }) => isOwner) ?? (issuers.length === 1 ? issuers[0] : undefined))
        : issuers.find(({ id }) => id === given);
    if (issuer === undefined) {
      const known = issuers.map(({ id }) => id).join(', ');
      const [what, remedy] =
        known === ''
          ? ['There is no issuer yet.', 'Describe one in content/issuers/<id>.md, then make its key.']
          : [
              given === undefined ? 'There are several issuers.' : `There is no issuer "${given}".`,
              `Name one of: ${known}.`,
            ];
      throw new HaversackError('issuer-unknown', what, { remedy });
    }
    const seed = random(32);
    const created = wholeSecond(now());
    const key = await createKey(root, issuer, loaded.ledger.facts.keys, keys, { seed, created });
    return { ok: true, key, issuer: issuer.id };
  } finally {
    unlock();
  }
}
