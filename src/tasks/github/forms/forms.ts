import { join } from 'node:path';
import type { Diagnostic } from '../../../diagnostics/index.ts';
import { FORM_MARK, printForms } from '../../../github/index.ts';
import { applyChanges, type Change, kindOf, readPlainText, takeLock } from '../../../io/index.ts';
import { awardableBadges } from '../../award/choose-badge.ts';
import type { Effects } from '../../effects.ts';
import { loadBackpack, soundBackpack } from '../../load.ts';
import { MENDED } from '../../mended.ts';

export type FormsResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true;
      /** files that are written now or, where only looked at, would be; relative to the root */
      readonly changed: readonly string[];
      /** files of that name that somebody else has written, and that are left alone */
      readonly others: readonly string[];
      /** that the forms let people choose from */
      readonly badges: number;
    };

const FILE_BYTES = 1024 * 1024;

/**
 * Keeps the issue forms up to date with the badges that can be awarded and with the issuers.
 * @param isLook  looks whether they are, and writes nothing
 * @throws HaversackError `change-refused`
 */
export function writeForms({ root, today }: Pick<Effects, 'root' | 'today'>, isLook: boolean): FormsResult {
  const unlock = isLook ? () => {} : takeLock(root, 'github forms');
  try {
    const loaded = loadBackpack(root, today);
    const backpack = soundBackpack(loaded, MENDED);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const badges = awardableBadges(backpack);
    const files = printForms({ badges, issuers: backpack.issuers, hashPage: `${backpack.site.url}hash/` });
    const there = files.map(({ path, text }) => ({ path, text, state: stateOf(root, path, text) }));
    const changes: Change[] = there.filter(({ state }) => state === 'older').map(({ path, text }) => ({ path, text }));
    if (!isLook) applyChanges(root, 'github forms', changes);
    return {
      ok: true,
      changed: changes.map(({ path }) => path),
      others: there.filter(({ state }) => state === 'other').map(({ path }) => path),
      badges: badges.length,
    };
  } finally {
    unlock();
  }
}

/** Whether a file is as it should be, ours from before or missing, or somebody else's. */
function stateOf(root: string, path: string, text: string): 'same' | 'older' | 'other' {
  if (kindOf(join(root, path)) === undefined) return 'older';
  const read = readPlainText(join(root, path), FILE_BYTES);
  if (!read.ok) return 'other';
  const found = read.value.replaceAll('\r\n', '\n');
  if (found === text) return 'same';
  return found.startsWith(`${FORM_MARK}\n`) ? 'older' : 'other';
}
