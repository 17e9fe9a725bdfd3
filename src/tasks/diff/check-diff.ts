import { readContent } from '../../content/index.ts';
import { type Diagnostic, inOrder } from '../../diagnostics/index.ts';
import type { LinkedAssertion, LinkedBadge } from '../../model/index.ts';
import { type CheckResult, check } from '../check.ts';
import type { Effects } from '../effects.ts';
import { type Base, readBase } from './base.ts';
import { endsDemonstration, tellCareful } from './careful.ts';
import { tellDoes } from './does.ts';
import { findErasures } from './erasures.ts';
import { type ChangedFile, findChangedFiles, refuseLinks, refuseWorkplace } from './files.ts';
import { findDifferences } from './held.ts';
import { refuseKeyChanges } from './refuse-keys.ts';
import { refuseOlderLists, refuseRevokedChanges } from './refuse-lists.ts';
import { refuseLostRecords, refuseSiteChanges } from './refuse-records.ts';
import { refuseLosses, refuseSigners } from './refuse-seals.ts';
import { type Side, sideOf } from './side.ts';

export type { FileKind } from './files.ts';

/** What `check` found, and what merging the files as they lie there into BASE would do. */
export interface DiffResult extends CheckResult {
  /** id of the commit that is BASE */
  readonly base: string;
  /** every file that differs, paths from the root; the most dangerous kinds first */
  readonly files: readonly ChangedFile[];
  /** whole sentences about what needs a careful look, the most dangerous first; ids, counts and plain paths alone */
  readonly careful: readonly string[];
  /** phrases that go on after "Merging": `adds 3 assertions`; ids and counts alone */
  readonly does: readonly string[];
  /** new ones, drafts too, and drafts that are published */
  readonly added: Some;
  /** those that are published in BASE, and whose own record is shown otherwise */
  readonly changed: Some;
}

/** A commit whose content was taken out into a folder: it is looked at instead of what is checked out. */
export interface TakenOut {
  /** absolute: a root in the repository that has the commit */
  readonly repository: string;
  readonly commit: string;
}

interface Some {
  readonly awards: readonly LinkedAssertion[];
  readonly badges: readonly LinkedBadge[];
}

/**
 * Checks the files as they lie there, and holds them against those of a commit: what does merging do, and does it undo
 * what is for good? Writes nothing that stays.
 * @param base  BASE: a branch, a tag, an id, or as `HEAD^1`
 * @param taken  what lies in the root is the content of this commit, of which BASE is a parent
 * @returns the diagnostics of `check`, and the refusals
 * @throws HaversackError `base-no-repository`, `base-missing`, `base-too-large`, `base-unreadable`, `git-failed`
 */
export async function checkDiff(
  effects: Pick<Effects, 'root' | 'today' | 'now' | 'progress'>,
  base: string,
  taken?: TakenOut,
): Promise<DiffResult> {
  const { root, today, progress } = effects;
  progress('reading BASE');
  const before = await readBase(taken?.repository ?? root, base, today, taken !== undefined);
  const files = await findChangedFiles(before.repository, before.commit, taken?.commit);
  const checked = await check(effects);
  progress('holding it against BASE');
  const now = sideOf(checked, () => readContent(root).records);
  const erasures = findErasures(before.side, now);
  const differences = findDifferences(before.side, now, new Set(files.map(({ path }) => path)));
  const { added, changed } = differences;
  return {
    ...checked,
    diagnostics: inOrder([
      ...checked.diagnostics,
      ...before.diagnostics,
      ...erasures.diagnostics,
      ...refuse(before, now, files, erasures.ids),
      ...refuseLinks(root, files),
      ...(await refuseWorkplace(root, files)),
    ]),
    base: before.commit,
    files,
    careful: tellCareful(before.side, now, files, erasures.ids),
    does: tellDoes(before.side, now, differences, files, erasures.ids),
    added,
    changed,
  };
}

/** What would be undone; of a demonstration that ends nothing is kept, but nobody new signs with it. */
function refuse(base: Base, now: Side, files: readonly ChangedFile[], erased: ReadonlySet<string>): Diagnostic[] {
  const { side } = base;
  const signers = refuseSigners(base, now, files);
  if (endsDemonstration(side, now)) return signers;
  return [
    ...signers,
    ...refuseLosses(files, erased),
    ...refuseKeyChanges(side, now),
    ...refuseOlderLists(side, now),
    ...refuseRevokedChanges(
      side,
      now,
      files.map(({ path }) => path),
    ),
    ...refuseLostRecords(side, now, erased),
    ...refuseSiteChanges(side, now),
  ];
}
