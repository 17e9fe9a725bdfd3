import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { FakeGitHub } from '../../github/fake.ts';
import { commit, git } from '../../io/git/repositories.ts';
import { makeFolder, remove } from '../../roots.ts';

/** Repositories that propose changes to the one of a GitHub on loopback, and events as GitHub tells them. */

export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

/** A clone of the repository, with `main` checked out. */
export function clone(github: FakeGitHub): string {
  const folder = join(makeFolder(), 'clone');
  execFileSync('git', ['clone', '--quiet', github.origin, folder], {
    stdio: 'pipe',
    env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  });
  return folder;
}

/** Begins the repository with what lies in a folder. */
export function publish(github: FakeGitHub, root: string): void {
  git(root, ['init', '--quiet', '--initial-branch=main']);
  commit(root, 'begin');
  git(root, ['push', '--quiet', github.origin, 'main']);
}

/** Changes files on a branch of its own, pushed. @returns the commit */
export function branch(github: FakeGitHub, name: string, files: Files, from = 'origin/main'): string {
  const folder = clone(github);
  git(folder, ['checkout', '--quiet', '-b', name, from]);
  const gone = Object.keys(files).filter((path) => files[path] === undefined);
  for (const path of gone) remove(folder, path);
  const put = Object.fromEntries(Object.entries(files).filter(([, data]) => data !== undefined));
  const id = commit(folder, 'change', put as Readonly<Record<string, string | Uint8Array>>);
  git(folder, ['push', '--quiet', '--force', 'origin', name]);
  return id;
}

export interface Proposal {
  readonly number: number;
  readonly head: string;
}

/** Opens a pull request from a branch of the repository itself. */
export async function propose(github: FakeGitHub, name: string, files: Files): Promise<Proposal> {
  const head = branch(github, name, files);
  const { body } = await github.client.request('POST', '/pulls', { title: name, head: name, base: 'main', body: '' });
  return { number: (body as { number: number }).number, head };
}

/** The end of a run of check.yml, as the second workflow is told of it; a fork's names no pull request. */
export const runEvent = (github: FakeGitHub, head: string, name: string, from = github.repository) => ({
  action: 'completed',
  repository: { full_name: github.repository, private: github.settings.private === true },
  workflow_run: {
    event: 'pull_request',
    head_sha: head,
    head_branch: name,
    head_repository: { full_name: from },
    pull_requests: [],
  },
});

/** Paths of a branch of the repository; undefined when there is no such branch. */
export function filesOf(github: FakeGitHub, name: string): string[] | undefined {
  try {
    return github.git('ls-tree', '-r', '--name-only', `refs/heads/${name}`).split('\n').filter(Boolean);
  } catch {
    return undefined;
  }
}
