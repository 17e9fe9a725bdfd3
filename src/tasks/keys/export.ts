import { exportPrivateKey, keyPlaceName } from '../../ledger/index.ts';
import { HaversackError } from '../../values/index.ts';
import type { Effects } from '../effects.ts';
import { findKey } from './find-key.ts';
import { type Unsound, withKeys } from './open-keys.ts';

export type KeysExportResult =
  | Unsound
  | {
      readonly ok: true;
      readonly id: string;
      readonly issuer: string;
      readonly isRetired: boolean;
      /** the private half: to be printed once, and kept nowhere */
      readonly secret: string;
    };

/**
 * Reads the private half of a key, to be stored as a secret of another machine.
 * @param given  the key's id
 * @throws HaversackError `key-unknown`, `key-compromised`, `key-not-found`, or what finding it throws
 */
export function keysExport(effects: Effects, given: string): Promise<KeysExportResult> {
  return withKeys(effects, 'keys export', async (open): Promise<KeysExportResult> => {
    const key = findKey(open, given);
    const { id, issuer } = key;
    if (key.compromised !== undefined) {
      throw new HaversackError('key-compromised', `${id} is compromised: nothing that it signs holds.`, {
        remedy: `Export the key that ${issuer} signs with: haversack keys list ${issuer}`,
      });
    }
    const secret = await exportPrivateKey(effects.keys, key);
    if (secret !== undefined) return { ok: true, id, issuer, isRetired: key.retired !== undefined, secret };
    throw new HaversackError('key-not-found', `The private half of ${id} is not in ${keyPlaceName(effects.keys)}.`, {
      remedy: 'Run this where it is, or name its file in HAVERSACK_KEY_FILE.',
    });
  });
}
