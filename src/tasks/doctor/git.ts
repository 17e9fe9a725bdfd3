import { join } from 'node:path';
import { visible } from '../../diagnostics/index.ts';
import {
  attributesOf,
  ignoredPaths,
  kindOf,
  type OpenRepository,
  type Repository,
  settingOf,
  trackedFiles,
  uncommittedFiles,
} from '../../io/index.ts';
import { findCommittedKeys, waysOn } from '../committed-keys.ts';
import { type Finding, firstOf, note, ok, problem } from './finding.ts';

const LEDGER = ['content/credentials', 'content/status', 'content/keys'];

/** What git makes of a root: opened, keys in it, what must not be in it, what is not in it yet. */
export async function lookAtGit(root: string, repository: Repository): Promise<Finding[]> {
  switch (repository.kind) {
    case 'no-git':
      return [
        note('git', 'There is no git program here.', 'Install git: the history of what was issued stands in it.'),
      ];
    case 'no-repository':
      return [note('git', 'This folder is in no git repository.', 'Run: git init')];
    case 'refused':
      return [
        problem(
          'git',
          `git does not open the repository: ${visible(repository.said)}`,
          /dubious ownership/.test(repository.said)
            ? `It belongs to another user. If you trust it: git config --global --add safe.directory "${root}"`
            : 'Run `git status` here, and mend what it says.',
        ),
      ];
    case 'repository': {
      const found = await Promise.all([
        lookForKeys(root, repository),
        lookAtIgnored(root),
        lookAtLedger(root),
        lookAtLineEnds(root),
      ]);
      return [...lookAtHead(repository), ...found.flat()];
    }
  }
}

function lookAtHead({ head, isShallow }: OpenRepository): Finding[] {
  if (head === undefined) return [note('git', 'Nothing is committed yet.', 'Run: git add . && git commit')];
  return isShallow
    ? [note('git', 'The clone was cut off: older commits are not here.', 'For all of them: git fetch --unshallow')]
    : [ok('git', `A git repository, at ${head.slice(0, 10)}.`)];
}

async function lookForKeys(root: string, repository: OpenRepository): Promise<Finding[]> {
  const found = await findCommittedKeys(root, repository);
  if (!found.ok) {
    const what = `Whether a private key is committed could not be looked at: ${visible(found.said)}`;
    return [problem('git', what, 'Run `git fsck` here, and mend what it says.')];
  }
  if (found.keys.length === 0) return [ok('git', 'No private key is staged or committed.')];
  const files = [...new Set(found.keys.map(({ file }) => visible(file)))];
  return [
    problem(
      'git',
      `The private half of a key is in git: ${files.join(', ')}.`,
      waysOn(found.keys).replaceAll('\n', ' '),
    ),
  ];
}

/** What holds drafts, or addresses of people, never goes into git. */
async function lookAtIgnored(root: string): Promise<Finding[]> {
  const folders = ['.haversack', 'notify'];
  const [tracked, ignored] = await Promise.all([
    trackedFiles(root, folders),
    ignoredPaths(
      root,
      folders.map((folder) => `${folder}/file`),
    ),
  ]);
  if (tracked === undefined || ignored === undefined) return [];
  return folders.flatMap((folder) => {
    const inGit = tracked.filter((path) => path.startsWith(`${folder}/`));
    if (inGit.length > 0) {
      const what = `${firstOf(inGit.map(visible))} must not be in git.`;
      return problem('git', what, `Run: git rm -r --cached ${folder}, and write /${folder}/ into .gitignore`);
    }
    if (ignored.includes(`${folder}/file`)) return ok('git', `git ignores ${folder}/.`);
    // A command that makes one of them makes its ignore file first.
    if (kindOf(join(root, folder)) === undefined) return [];
    return problem('git', `git does not ignore ${folder}/.`, `Write a line /${folder}/ into .gitignore`);
  });
}

async function lookAtLedger(root: string): Promise<Finding[]> {
  const files = await uncommittedFiles(root, LEDGER);
  if (files === undefined) return [];
  return [
    files.length === 0
      ? ok('git', 'Keys, sealed credentials and status lists are committed.')
      : note(
          'git',
          `Not committed: ${firstOf(files.map(visible))}.`,
          'What is signed is signed once, so keep it: git add content && git commit',
        ),
  ];
}

/** Sealed files are published byte for byte; a git that rewrites line ends on checkout makes other bytes of them. */
async function lookAtLineEnds(root: string): Promise<Finding[]> {
  const [setting, attributes] = await Promise.all([
    settingOf(root, 'core.autocrlf'),
    attributesOf(root, 'content/credentials/2000/01/x.json', ['text', 'eol']),
  ]);
  const isKept = attributes === undefined || attributes.text === 'unset' || attributes.eol === 'lf';
  return setting !== 'true' || isKept
    ? []
    : [
        note(
          'git',
          'git changes line ends on checkout (core.autocrlf).',
          'Write a line `content/** -text` into .gitattributes',
        ),
      ];
}
