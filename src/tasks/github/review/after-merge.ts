import type { DiffResult } from '../../diff/check-diff.ts';
import { MENDED } from '../../mended.ts';

/**
 * The same, but for what `issue` sets right by itself once it is merged: who proposes has no key, and does not have to
 * have one. It becomes a warning that says so.
 */
export const afterMerge = (diff: DiffResult): DiffResult => ({
  ...diff,
  diagnostics: diff.diagnostics.map((one) =>
    MENDED.includes(one.code)
      ? {
          ...one,
          severity: 'warning',
          remedy: 'Nothing is to be done: once this is merged, `haversack issue` does it.',
        }
      : one,
  ),
});
