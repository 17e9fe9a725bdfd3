import type { Diagnostic } from '../diagnostics/index.ts';
import { applyChanges, type Change } from '../io/index.ts';
import type { Effects } from './effects.ts';
import { loadBackpack } from './load.ts';
import { MENDED } from './mended.ts';

/**
 * Makes changes as one, if what they leave is sound; else nothing. The caller holds the lock.
 * @param purpose  the command with its arguments
 * @returns what would be wrong; empty when the changes are made
 */
export function applySoundChanges(
  { root, today }: Pick<Effects, 'root' | 'today'>,
  purpose: string,
  changes: readonly Change[],
): readonly Diagnostic[] {
  const { diagnostics } = loadBackpack(root, today, changes);
  const wrong = diagnostics.filter(({ code, severity }) => severity === 'error' && !MENDED.includes(code));
  if (wrong.length > 0) return wrong;
  applyChanges(root, purpose, changes);
  return [];
}
