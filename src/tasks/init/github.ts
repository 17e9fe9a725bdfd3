import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/index.ts';
import { FORM_MARK, printForms } from '../../github/index.ts';
import { applyChanges, type Change, kindOf, openRepository, readPlainText, takeLock } from '../../io/index.ts';
import type { Backpack } from '../../model/index.ts';
import { HaversackError } from '../../values/index.ts';
import { awardableBadges } from '../award/choose-badge.ts';
import type { Effects } from '../effects.ts';
import { programRepository, programTag } from '../github/program.ts';
import { loadBackpack, soundBackpack } from '../load.ts';
import { MENDED } from '../mended.ts';
import { codeOwners, renovate, ruleset } from './github-files.ts';
import { callingWorkflows } from './github-workflows.ts';

export type AddGitHubResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true;
      /** absolute */
      readonly folder: string;
      /** files that are new or say something else now, relative to it */
      readonly files: readonly string[];
      /** files that somebody has changed, and that stay as they are */
      readonly kept: readonly string[];
    };

const PURPOSE = 'init --github';
const FILE_BYTES = 1024 * 1024;

/**
 * Every file that a repository needs to issue on GitHub: workflows that call Haversack's, issue forms, who must agree to
 * what, rules to import, and what proposes newer versions.
 * @param owner  a person or a team
 */
export const gitHubFiles = (owner: string, backpack: Backpack): Change[] => [
  ...callingWorkflows({ repository: programRepository(), tag: programTag() }),
  codeOwners(owner),
  ruleset,
  renovate,
  ...printForms({
    badges: awardableBadges(backpack),
    issuers: backpack.issuers,
    hashPage: `${backpack.site.url}hash/`,
  }),
];

/**
 * Adds them to a repository that has content already, or brings them to this version. A file that somebody has changed
 * stays as it is, unless told otherwise.
 * @param folder  absolute: the top of a repository
 * @param isForced  changed ones are written over, too
 * @throws HaversackError `program-itself`, `folder-not-top`, `change-refused`
 */
export async function addGitHub(
  { today }: Pick<Effects, 'today'>,
  folder: string,
  owner: string,
  isForced: boolean,
): Promise<AddGitHubResult> {
  await refuseFolder(folder);
  const unlock = takeLock(folder, PURPOSE);
  try {
    const loaded = loadBackpack(folder, today);
    const backpack = soundBackpack(loaded, MENDED);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const wanted = gitHubFiles(owner, backpack).map((change) => ({ change, state: stateOf(folder, change) }));
    const changes = wanted
      .filter(({ state }) => state === 'missing' || state === 'ours' || (state === 'changed' && isForced))
      .map(({ change }) => change);
    const kept = isForced ? [] : wanted.filter(({ state }) => state === 'changed').map(({ change }) => change.path);
    applyChanges(folder, PURPOSE, changes);
    return { ok: true, folder, files: changes.map(({ path }) => path), kept };
  } finally {
    unlock();
  }
}

async function refuseFolder(folder: string): Promise<void> {
  if (kindOf(join(folder, 'scripts', 'haversack.mjs')) !== undefined) {
    throw new HaversackError('program-itself', `${folder} holds Haversack itself, with its own workflows.`, {
      remedy: 'Nothing is missing there. Give the folder of a repository that holds content/ alone.',
    });
  }
  const repository = await openRepository(folder);
  if (repository.kind !== 'repository' || repository.prefix === '') return;
  throw new HaversackError('folder-not-top', `${folder} lies inside the repository ${repository.top}.`, {
    remedy: 'GitHub reads workflows and forms at the top of a repository alone: put content/ there.',
  });
}

/** What a file is to us: missing, as it should be, ours of another version or of other badges, or changed by somebody. */
function stateOf(folder: string, { path, text = '' }: Change): 'missing' | 'same' | 'ours' | 'changed' {
  if (kindOf(join(folder, path)) === undefined) return 'missing';
  const read = readPlainText(join(folder, path), FILE_BYTES);
  if (!read.ok) return 'changed';
  const found = read.value.replaceAll('\r\n', '\n');
  if (found === text) return 'same';
  const isForm = text.startsWith(FORM_MARK) && found.startsWith(FORM_MARK);
  return isForm || withoutVersion(found) === withoutVersion(text) ? 'ours' : 'changed';
}

/** A workflow without the version it calls, which Renovate may have put forward or pinned. */
const withoutVersion = (text: string): string => text.replace(/^( *uses: [^@\n]+)@[^\n]+$/gm, '$1');
