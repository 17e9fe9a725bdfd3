import { countSignatures, type NewKey, signingKeys } from '../../ledger/index.ts';
import type { PublicKey } from '../../model/index.ts';
import { HaversackError } from '../../values/index.ts';
import { type Effects, wholeSecond } from '../effects.ts';
import { changeKeys } from './change-keys.ts';
import { findIssuer } from './find-key.ts';
import { type OpenKeys, type Unsound, withKeys } from './open-keys.ts';

interface Rotation {
  readonly key: {
    readonly id: string;
    /** relative to the root; to be committed */
    readonly publicFile: string;
    /** outside the repository; told when it was made now, or by the command that was interrupted */
    readonly privateFile: string | undefined;
  };
  /** ids of keys that sign no more */
  readonly retired: readonly string[];
}

export type KeysRotateResult =
  | Unsound
  | (Rotation & {
      readonly ok: true;
      readonly issuer: string;
      /** true when the rotation was done before, and the new key has signed nothing yet */
      readonly isUnchanged: boolean;
    });

/**
 * Makes a new key for an issuer and retires those that signed before, as one. What they signed stays good. Given again
 * before the new key has signed anything, it does nothing: so one that was killed is simply repeated.
 * @param given  id of the issuer; may be left out when there is only one, or one that owns the site
 * @throws HaversackError `issuer-unknown`, `key-none`, or what writing the key throws
 */
export function keysRotate(effects: Effects, given: string | undefined): Promise<KeysRotateResult> {
  return withKeys(effects, 'keys rotate', async (open): Promise<KeysRotateResult> => {
    const owner = findIssuer(open, given);
    const issuer = owner.id;
    const before = rotatedBefore(open, issuer);
    if (before) return { ok: true, issuer, ...before, isUnchanged: true };
    const signing = signingKeys(open.keys, issuer);
    if (signing.length === 0) {
      throw new HaversackError('key-none', `The issuer "${issuer}" has no key that signs.`, {
        remedy: `There is nothing to rotate. Make a key: haversack keys new ${issuer}`,
      });
    }
    const changed = await changeKeys(open, `keys rotate ${issuer}`, {
      makeFor: owner,
      end: signing,
      moment: wholeSecond(effects.now()),
    });
    if (!changed.ok) return changed;
    const { id, publicFile, privateFile } = changed.made as NewKey;
    const key = { id, publicFile, privateFile };
    return { ok: true, issuer, key, retired: idsOf(signing), isUnchanged: false };
  });
}

/** The last rotation, when its key was made as the others were retired, and has signed nothing since. */
function rotatedBefore({ keys, finished, ledger }: OpenKeys, issuer: string): Rotation | undefined {
  const [key, ...more] = signingKeys(keys, issuer);
  if (key === undefined || more.length > 0) return undefined;
  const { credentials, statusLists } = countSignatures(ledger);
  const hasSigned = credentials.has(key.publicKeyMultibase) || statusLists.has(key.publicKeyMultibase);
  const retired = keys.filter((one) => one.issuer === issuer && one.retired === key.created);
  if (hasSigned || retired.length === 0) return undefined;
  const privateFile = finished.find(({ id }) => id === key.id)?.privateFile;
  return { key: { id: key.id, publicFile: key.source.file, privateFile }, retired: idsOf(retired) };
}

const idsOf = (keys: readonly PublicKey[]): string[] => keys.map(({ id }) => id);
