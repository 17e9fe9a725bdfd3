import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Diagnostic, hasErrors } from '../../diagnostics/index.ts';
import { applyChanges, type Change, kindOf, takeLock } from '../../io/index.ts';
import type { Effects } from '../effects.ts';
import { loadBackpack } from '../load.ts';
import type { RepositoryAnswers } from './answers.ts';
import { PURPOSE } from './folder.ts';
import { FIRST_BADGE, newRepository } from './repository.ts';

export type InitResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true;
      /** the new repository, absolute */
      readonly folder: string;
      /** files that are new, relative to it */
      readonly files: readonly string[];
      /** files that were there and stay as they were */
      readonly kept: readonly string[];
      readonly issuer: string;
      /** id of the first badge */
      readonly badge: string;
    };

/**
 * Makes a new repository: content with a first badge, a README, and what git needs to know. All files or none; what is
 * there already is never changed.
 * @param folder  absolute; one that `openFolder` accepts
 */
export function init({ today }: Pick<Effects, 'today'>, folder: string, answers: RepositoryAnswers): InitResult {
  mkdirSync(folder, { recursive: true });
  const unlock = takeLock(folder, PURPOSE);
  try {
    const files = newRepository(answers, basename(folder));
    const isThere = ({ path }: Change): boolean => kindOf(join(folder, path)) !== undefined;
    const made = files.filter((file) => !isThere(file));
    const kept = files.filter(isThere).map(({ path }) => path);
    const { diagnostics } = loadBackpack(folder, today, made);
    if (hasErrors(diagnostics)) return { ok: false, diagnostics };
    applyChanges(folder, PURPOSE, made);
    const { issuer } = answers;
    return { ok: true, folder, files: made.map(({ path }) => path), kept, issuer, badge: FIRST_BADGE };
  } finally {
    unlock();
  }
}
