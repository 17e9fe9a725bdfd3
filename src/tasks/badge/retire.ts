import { editRecord } from '../../content/index.ts';
import type { Diagnostic } from '../../diagnostics/index.ts';
import { takeLock } from '../../io/index.ts';
import { HaversackError } from '../../values/index.ts';
import type { Effects } from '../effects.ts';
import { loadBackpack, soundBackpack } from '../load.ts';
import { MENDED } from '../mended.ts';
import { applySoundChanges } from '../sound-changes.ts';
import { findBadge } from './find-badge.ts';

export type BadgeRetireResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true;
      readonly id: string;
      /** the record, relative to the root */
      readonly file: string;
      /** true when it was retired before */
      readonly isUnchanged: boolean;
      /** awards that hold, and go on holding */
      readonly holding: number;
    };

/**
 * Writes into a badge's record that it is not awarded any more; its awards stay as they are.
 * @param given  id of the badge
 * @throws HaversackError `badge-unknown`, `badge-draft`
 */
export function badgeRetire(effects: Effects, given: string): BadgeRetireResult {
  const { root, today } = effects;
  const unlock = takeLock(root, 'badge retire');
  try {
    const loaded = loadBackpack(root, today);
    const backpack = soundBackpack(loaded, MENDED);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const { id, status, source } = findBadge(backpack, given);
    const { file, text } = source;
    if (status === 'draft') {
      throw new HaversackError('badge-draft', `"${id}" is a draft, and was never awarded.`, {
        remedy: `Delete ${file}, if it is not wanted.`,
      });
    }
    const holding = backpack.assertions.filter(({ badge, state }) => badge.id === id && state === 'valid').length;
    const result = { ok: true, id, file, holding } as const;
    if (status === 'retired') return { ...result, isUnchanged: true };
    const changes = [{ path: file, text: editRecord(file, text, [{ path: ['status'], value: 'retired' }]) }];
    const diagnostics = applySoundChanges(effects, `badge retire ${id}`, changes);
    return diagnostics.length > 0 ? { ok: false, diagnostics } : { ...result, isUnchanged: false };
  } finally {
    unlock();
  }
}
