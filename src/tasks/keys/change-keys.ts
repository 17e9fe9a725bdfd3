import { join } from 'node:path';
import { editRecord } from '../../content/index.ts';
import type { Diagnostic } from '../../diagnostics/index.ts';
import { type Change, readPlainText } from '../../io/index.ts';
import { beginKey, finishPendingKeys, type NewKey } from '../../ledger/index.ts';
import type { LinkedIssuer, PublicKey } from '../../model/index.ts';
import { HaversackError, type Instant } from '../../values/index.ts';
import { applySoundChanges } from '../sound-changes.ts';
import type { OpenKeys } from './open-keys.ts';

const KEY_BYTES = 64 * 1024;

/** What is to become of keys, as one. */
export interface KeyChanges {
  /** whom to make a key for */
  readonly makeFor?: LinkedIssuer | undefined;
  readonly end?: readonly PublicKey[];
  /** how those end */
  readonly as?: 'retired' | 'compromised';
  /** when the new key is made, and the others end */
  readonly moment: Instant;
}

type ChangedKeys =
  | { readonly ok: true; readonly made: NewKey | undefined }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Makes a key and ends others, as one: killed at any moment, the next command of `keys` finds all of it or nothing.
 * @param purpose  the command with its arguments
 * @throws HaversackError `key-inside-root`, `key-file-exists`
 */
export async function changeKeys(
  { effects, keys }: Pick<OpenKeys, 'effects' | 'keys'>,
  purpose: string,
  { makeFor, end = [], as = 'retired', moment }: KeyChanges,
): Promise<ChangedKeys> {
  const { root, random, keys: place } = effects;
  const ended = end.map((key) => endKey(root, key, as, moment));
  const begun = makeFor && (await beginKey(root, makeFor, keys, place, { seed: random(32), created: moment }));
  const changes = [...(begun ? [begun.change] : []), ...ended];
  const diagnostics = applySoundChanges(effects, purpose, changes);
  const known = begun && diagnostics.length === 0 ? [...keys, begun.key] : keys;
  finishPendingKeys(root, place, known);
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, made: begun?.key };
}

function endKey(root: string, { source: { file } }: PublicKey, as: 'retired' | 'compromised', moment: Instant): Change {
  const text = readPlainText(join(root, file), KEY_BYTES);
  if (text.ok) return { path: file, text: editRecord(file, text.value, [{ path: [as], value: moment }]) };
  throw new HaversackError('key-unreadable', `${file} cannot be read any more.`, {
    remedy: 'Restore the file from git.',
  });
}
