import { execFileSync } from 'node:child_process';
import { makeFolder, put } from '../../roots.ts';

/** Real git repositories in folders of their own, without the settings of whoever runs the tests. */

const SETTINGS = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_TERMINAL_PROMPT: '0' };

export interface Author {
  readonly name?: string;
  readonly email?: string;
  /** as `2020-03-01T10:00:00Z` */
  readonly on?: string;
}

/** Asks git something. @returns what it says, without the last line end */
export function git(folder: string, args: readonly string[], { name, email, on }: Author = {}): string {
  const [who, address, date] = [name ?? 'Ann Example', email ?? 'ann@example.org', on ?? '2020-03-01T10:00:00Z'];
  return execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      ...SETTINGS,
      GIT_AUTHOR_NAME: who,
      GIT_AUTHOR_EMAIL: address,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: who,
      GIT_COMMITTER_EMAIL: address,
      GIT_COMMITTER_DATE: date,
    },
  }).trimEnd();
}

/** Makes a folder a repository; nothing is committed yet. */
export function init(folder: string = makeFolder()): string {
  git(folder, ['init', '--quiet', '--initial-branch=main']);
  return folder;
}

/** Puts files, stages everything and commits it. @returns the commit's id */
export function commit(
  folder: string,
  message: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  author: Author = {},
): string {
  for (const [path, data] of Object.entries(files)) put(folder, path, data);
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--allow-empty', '--message', message], author);
  return git(folder, ['rev-parse', 'HEAD']);
}

/** Merges a branch into the one that is checked out, with a commit of its own. */
export const merge = (folder: string, branch: string, message: string, author: Author = {}): void =>
  void git(folder, ['merge', '--quiet', '--no-ff', '--message', message, branch], author);
