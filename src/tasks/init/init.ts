import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/index.ts';
import { applyChanges, type Change, kindOf, takeLock } from '../../io/index.ts';
import type { Effects } from '../effects.ts';
import { loadBackpack, soundBackpack } from '../load.ts';
import type { RepositoryAnswers } from './answers.ts';
import { PURPOSE } from './folder.ts';
import { gitHubFiles } from './github.ts';
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
 * @param owner  a person or a team of GitHub, where it will live there: with workflows and issue forms
 */
export function init(
  { today }: Pick<Effects, 'today'>,
  folder: string,
  answers: RepositoryAnswers,
  owner?: string,
): InitResult {
  mkdirSync(folder, { recursive: true });
  const unlock = takeLock(folder, PURPOSE);
  try {
    const isThere = ({ path }: Change): boolean => kindOf(join(folder, path)) !== undefined;
    const isMissing = (file: Change): boolean => !isThere(file);
    const begun = newRepository(answers, basename(folder), owner !== undefined);
    const loaded = loadBackpack(folder, today, begun.filter(isMissing));
    const backpack = soundBackpack(loaded);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const files = [...begun, ...(owner === undefined ? [] : gitHubFiles(owner, backpack))];
    const made = files.filter(isMissing);
    const kept = files.filter(isThere).map(({ path }) => path);
    applyChanges(folder, PURPOSE, made);
    const { issuer } = answers;
    return { ok: true, folder, files: made.map(({ path }) => path), kept, issuer, badge: FIRST_BADGE };
  } finally {
    unlock();
  }
}
