import type { Diagnostic } from '../../diagnostics/index.ts';
import { takeLock } from '../../io/index.ts';
import { finishPendingKeys, type Ledger, type NewKey } from '../../ledger/index.ts';
import type { Backpack, PublicKey } from '../../model/index.ts';
import type { Effects } from '../effects.ts';
import { loadBackpack, soundBackpack } from '../load.ts';
import { MENDED } from '../mended.ts';

/** What errors in the content leave of a command: nothing. */
export interface Unsound {
  readonly ok: false;
  readonly diagnostics: readonly Diagnostic[];
}

/** The keys of a sound root, while nobody else writes there. */
export interface OpenKeys {
  readonly effects: Effects;
  readonly backpack: Backpack;
  readonly ledger: Ledger;
  /** all of `content/keys`, oldest first */
  readonly keys: readonly PublicKey[];
  /** keys that an interrupted command made, and that are whole now, oldest first */
  readonly finished: readonly (NewKey & Pick<PublicKey, 'issuer'>)[];
}

/**
 * Does something with the keys of a root under its lock, after what an interrupted command left is finished or gone.
 * @param purpose  for the message to other commands
 * @param work  what is to be done, unless errors stand in the content
 */
export async function withKeys<Result>(
  effects: Effects,
  purpose: string,
  work: (open: OpenKeys) => Result | Promise<Result>,
): Promise<Result | Unsound> {
  const { root, today } = effects;
  const unlock = takeLock(root, purpose);
  try {
    effects.progress('reading content');
    const loaded = loadBackpack(root, today);
    const backpack = soundBackpack(loaded, MENDED);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const { ledger } = loaded;
    const keys = [...ledger.facts.keys].sort((a, b) => compare(a.created, b.created) || compare(a.id, b.id));
    const files = finishPendingKeys(root, effects.keys, keys);
    const finished = keys.flatMap(({ id, issuer, publicKeyMultibase, source }) => {
      const privateFile = files.get(publicKeyMultibase);
      return privateFile === undefined
        ? []
        : [{ id, issuer, publicKeyMultibase, publicFile: source.file, privateFile }];
    });
    return await work({ effects, backpack, ledger, keys, finished });
  } finally {
    unlock();
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
