import { join, posix } from 'node:path';
import { type Diagnostic, fileOnly, reporter } from '../../diagnostics/index.ts';
import { differencesFrom, type FileDifference, kindOf, type OpenRepository, trackedFiles } from '../../io/index.ts';
import { diffProblems } from './problems.ts';

const report = reporter(diffProblems);

/** What a file is, the most dangerous first. */
const KINDS = ['key', 'status', 'sealed', 'page', 'site', 'workflow', 'code', 'record', 'picture', 'other'] as const;
export type FileKind = (typeof KINDS)[number];

export interface ChangedFile extends FileDifference {
  readonly kind: FileKind;
}

/**
 * Every file of the repository that differs from a commit, also those beside the root; in the order of what they are.
 * @param to  another commit, which is looked at instead of the files
 * @returns paths relative to the root, those beside it begin with `../`
 */
export async function findChangedFiles(
  { top, prefix }: OpenRepository,
  commit: string,
  to?: string,
): Promise<ChangedFile[]> {
  const differences = await differencesFrom(top, commit, to);
  return differences
    .map(({ path, change }): ChangedFile => {
      const fromRoot = posix.relative(prefix, path);
      return { path: fromRoot, change, kind: kindOfFile(fromRoot) };
    })
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.path < b.path ? -1 : 1));
}

const CONTENT: readonly (readonly [RegExp, FileKind])[] = [
  // Git asks these how files are written to the disk, and which repositories to take in.
  [/(?:^|\/)\.git(?:attributes|ignore|modules)$/, 'code'],
  [/^content\/keys\//, 'key'],
  [/^content\/status\//, 'status'],
  [/^content\/credentials\//, 'sealed'],
  [/^content\/pages\//, 'page'],
  [/^content\/site\.yaml$/, 'site'],
  [/^content\/(?:issuers|people|badges|assertions)\/.*\.(?:md|json|csv)$/, 'record'],
  [/^content\/.*\.(?:png|svg)$|^content\/assertions\/.*\.(?:jpe?g|pdf|txt)$/, 'picture'],
  [/^content(?:\/|$)/, 'other'],
  [/^(?:\.\.\/)*\.github\//, 'workflow'],
  // All else is code until it is known to be words or pictures.
  [
    /^(?:\.\.\/)*(?:README|LICENSE|LICENCE|NOTICE|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY)(?:\.md|\.txt)?$/,
    'other',
  ],
  [/^(?:\.\.\/)*docs\/.*\.(?:md|txt|png|jpg)$/, 'other'],
];

/** What a file is, by its path from the root. What is outside of content and not known to be harmless is code. */
export const kindOfFile = (path: string): FileKind => CONTENT.find(([shape]) => shape.test(path))?.[1] ?? 'code';

/** Files of content that are none: a submodule has no bytes that `check` could read, and is whatever its owner makes it. */
export const refuseLinks = (root: string, files: readonly ChangedFile[]): Diagnostic[] =>
  files
    .filter(({ path, change }) => /^content(?:\/|$)/.test(path) && change !== 'deleted')
    .filter(({ path }) => kindOf(join(root, path)) !== 'file')
    .map(({ path }) => report('not-a-plain-file', fileOnly(path), []));

/**
 * Refuses a commit that brings its own drafts of Haversack: whichever command comes next finishes them, and what is then
 * looked at is not what would be merged. They may be finished already, so that git is asked, and not the disk alone.
 */
export async function refuseWorkplace(root: string, files: readonly ChangedFile[]): Promise<Diagnostic[]> {
  const isBrought = files.some(({ path, change }) => path.startsWith('.haversack/') && change !== 'deleted');
  const isKept = isBrought || (await trackedFiles(root, ['.haversack']))?.length;
  return isKept ? [report('workplace-committed', fileOnly('.haversack'), [])] : [];
}
