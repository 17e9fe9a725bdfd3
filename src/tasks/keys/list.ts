import { countSignatures, findSigners, type KeyPlace, signingKey } from '../../ledger/index.ts';
import type { PublicKey } from '../../model/index.ts';
import { HaversackError, type Instant } from '../../values/index.ts';
import type { Effects } from '../effects.ts';
import { findIssuer } from './find-key.ts';
import { type Unsound, withKeys } from './open-keys.ts';

/** One key of `content/keys`, in the order of the list. */
export interface ListedKey {
  readonly id: string;
  readonly issuer: string;
  /** `signs`: the next signature of its issuer is by it; `spare`: it may sign, but a newer one does */
  readonly state: 'signs' | 'spare' | 'retired' | 'compromised';
  readonly created: Instant;
  /** when it was retired, or marked as compromised */
  readonly ended: Instant | undefined;
  /** sealed files, also those that a newer seal stands beside */
  readonly credentials: number;
  readonly statusLists: number;
  /** whether its private half is on this machine */
  readonly isHere: boolean;
}

export type KeysListResult =
  | Unsound
  | {
      readonly ok: true;
      readonly keys: readonly ListedKey[];
      /** ids of keys that an interrupted command made, and that are whole now */
      readonly finished: readonly string[];
    };

/**
 * Lists keys with what they signed.
 * @param given  id of the issuer whose keys are wanted; all, if left out
 * @throws HaversackError `issuer-unknown`, or what finding private halves throws
 */
export function keysList(effects: Effects, given: string | undefined): Promise<KeysListResult> {
  return withKeys(effects, 'keys list', async (open): Promise<KeysListResult> => {
    const issuer = given === undefined ? undefined : findIssuer(open, given).id;
    const wanted = open.keys.filter((key) => issuer === undefined || key.issuer === issuer);
    const here = await halvesHere(effects.keys, wanted);
    const counts = countSignatures(open.ledger);
    const keys = wanted.map((key): ListedKey => {
      const { id, created, retired, compromised, publicKeyMultibase } = key;
      return {
        id,
        issuer: key.issuer,
        state: stateOf(key, open.keys),
        created,
        ended: compromised ?? retired,
        credentials: counts.credentials.get(publicKeyMultibase) ?? 0,
        statusLists: counts.statusLists.get(publicKeyMultibase) ?? 0,
        isHere: here.has(publicKeyMultibase),
      };
    });
    return { ok: true, keys, finished: open.finished.map(({ id }) => id) };
  });
}

function stateOf(key: PublicKey, keys: readonly PublicKey[]): ListedKey['state'] {
  if (key.compromised !== undefined) return 'compromised';
  if (key.retired !== undefined) return 'retired';
  return signingKey(keys, key.issuer) === key ? 'signs' : 'spare';
}

/** Public halves of those whose private half is here. A file that is named and not there yet holds none. */
async function halvesHere(place: KeyPlace, keys: readonly PublicKey[]): Promise<ReadonlySet<string>> {
  try {
    return new Set((await findSigners(place, keys)).keys());
  } catch (error) {
    if (error instanceof HaversackError && error.code === 'key-file-missing') return new Set();
    throw error;
  }
}
