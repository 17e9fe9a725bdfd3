import { parse } from 'yaml';
import { propose } from '../../../src/tasks/github/propose/propose.ts';
import { type FakeGitHub, startGitHub } from '../../github/fake.ts';
import { effectsOf, makeRoot } from '../../roots.ts';
import { clone, publish } from './proposals.ts';

/** A repository with the sound backpack, issues in it, and what became of them. */
export interface Ground {
  readonly github: FakeGitHub;
  /** a clone, as the workflow has it */
  readonly root: string;
  readonly effects: ReturnType<typeof effectsOf> & { readonly github: FakeGitHub['client'] };
}

export async function openGround(files: Readonly<Record<string, string>> = {}): Promise<Ground> {
  const github = await startGitHub();
  publish(github, makeRoot(files));
  const root = clone(github);
  return { github, root, effects: { ...effectsOf(root), github: github.client } };
}

export type Issue = ReturnType<FakeGitHub['open']>;

/** What GitHub tells of an issue. */
export const issueEvent = (issue: Issue, action = 'opened') => ({
  action,
  issue: { created_at: '2020-06-29T12:00:00Z', ...issue },
  repository: { default_branch: 'main' },
});

/** The run for an issue that was opened. */
export const proposeIssue = ({ effects }: Ground, issue: Issue, action?: string) =>
  propose(effects, issueEvent(issue, action));

export const branchOf = ({ number }: Issue): string => `haversack/issue-${number}`;

/** What a branch adds to, changes in or takes from main: letter and path. */
export const changedOn = ({ github }: Ground, branch: string): string[] =>
  github.git('diff', '--name-status', '--no-renames', 'main', branch).split('\n').filter(Boolean);

export const tipOf = ({ github }: Ground, branch: string): string | undefined =>
  github.git('for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`) || undefined;

/** A record as it stands on a branch: its fields, and the text below them. */
export function recordOn({ github }: Ground, branch: string, path: string) {
  const text = github.git('show', `${branch}:${path}`);
  const [, front = '', body = ''] = /^---\n(.*?\n)---\n?(.*)$/s.exec(text) ?? [];
  return { text, fields: parse(front) as Record<string, unknown>, body: body.trim() };
}

/** The status that counts for a commit: the last one. */
export const statusOf = ({ github }: Ground, sha: string | undefined): string | undefined =>
  github.statuses.findLast((one) => one.sha === sha && one.context === 'haversack')?.state;

/** Requests that change something at GitHub. */
export const writes = ({ github }: Ground): string[] =>
  github.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
