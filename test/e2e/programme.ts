import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Run, runWorkflow, type Situation } from '../github/actions/runner.ts';
import { type FakeGitHub, type FakeSettings, type Pull, startGitHub } from '../github/fake.ts';
import { commit, git } from '../io/git/repositories.ts';
import { makeFolder } from '../roots.ts';
import { run } from '../scripts/run.ts';
import { runEvent } from '../tasks/github/proposals.ts';

/** A badge programme on a GitHub on loopback, made by the real commands, and the runs of its workflows. */
export interface Programme {
  readonly hub: FakeGitHub;
  /** where a maintainer works */
  readonly home: string;
  /** the secret of the environment */
  readonly key: string;
  /** what took how long, as `12.3 s  publish / build` */
  readonly times: string[];
}

export const SITE = 'https://riverside.github.io/badges/';

/** Content as `init` writes it, with a key, pushed as a maintainer would. */
export async function openProgramme(settings: FakeSettings = {}): Promise<Programme> {
  const pages = { html_url: SITE, build_type: 'workflow', cname: null };
  const hub = await startGitHub({ pages, ...settings });
  const home = join(makeFolder(), 'badges');
  const env = { HAVERSACK_KEY_FILE: `${home}-keys` };
  const must = (...args: string[]): string => {
    const ran = run(args, { env });
    if (ran.code !== 0) throw new Error(`haversack ${args.join(' ')}: ${ran.stderr}`);
    return ran.stdout;
  };
  must('init', home, '--name', 'Riverside', '--url', SITE, '--email', 'badges@riverside.example', '--yes');
  must('init', home, '--github', '--owner', 'riverside', '--yes');
  must('keys', 'new', '--root', home);
  const key = must('keys', 'export', 'riverside-1', '--root', home).trim();
  git(home, ['init', '--quiet', '--initial-branch=main']);
  git(home, ['remote', 'add', 'origin', hub.origin]);
  commit(home, 'begin');
  git(home, ['push', '--quiet', 'origin', 'main']);
  return { hub, home, key, times: [] };
}

/** Runs a workflow of ours as GitHub would; with the key where the environment has it, and without the internet. */
export async function go(
  { hub, key, times }: Programme,
  file: string,
  eventName: string,
  event: object,
  more: Partial<Situation> = {},
): Promise<Run> {
  const done = await runWorkflow(file, {
    hub,
    eventName,
    event,
    secrets: { HAVERSACK_KEY: key },
    without: ['probe'],
    ...more,
  });
  for (const [job, { steps }] of Object.entries(done.jobs))
    for (const { name, milliseconds } of steps)
      if (milliseconds > 50) times.push(`${(milliseconds / 1_000).toFixed(1).padStart(6)} s  ${file} ${job}: ${name}`);
  return done;
}

export const results = ({ jobs }: Run): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(jobs).map(([id, { result }]) => [id, result]));

export function pullOf({ hub }: Programme, number: number): Pull {
  const pull = hub.pulls().find((one) => one.number === number);
  if (pull === undefined) throw new Error(`There is no pull request ${number}`);
  return pull;
}

/** A form that somebody sent, or edited, or closed. */
export const issueRun = (
  programme: Programme,
  issue: object,
  action = 'opened',
  more?: Partial<Situation>,
): Promise<Run> =>
  go(programme, 'propose.yml', 'issues', { action, issue: { created_at: '2026-11-20T12:00:00Z', ...issue } }, more);

/** The check of a pull request, on the merge that GitHub has made. */
export function checkRun(programme: Programme, number: number): Promise<Run> {
  const { hub } = programme;
  const sha = hub.mergeRef(number) ?? '';
  const pull = pullOf(programme, number);
  // GitHub tells where the base stands now.
  const base = { ...pull.base, sha: hub.git('rev-parse', 'main') };
  const event = { action: 'opened', number, pull_request: { ...pull, base } };
  return go(programme, 'check.yml', 'pull_request', event, { sha, ref: `refs/pull/${number}/merge`, secrets: {} });
}

/** What follows when a check has ended. */
export function reviewRun(programme: Programme, number: number): Promise<Run> {
  const { hub } = programme;
  const { sha, ref, repo } = pullOf(programme, number).head;
  return go(programme, 'review.yml', 'workflow_run', runEvent(hub, sha, ref, repo.full_name), { secrets: {} });
}

export const publishRun = (programme: Programme, more?: Partial<Situation>): Promise<Run> =>
  go(programme, 'publish.yml', 'push', { ref: 'refs/heads/main' }, more);

/** A pull request from a branch that somebody pushed, of a fork when it has an owner. */
export function openPull({ hub }: Programme, title: string, work: (clone: string) => void, owner?: string): number {
  const clone = join(makeFolder(), 'clone');
  execFileSync('git', ['clone', '--quiet', hub.origin, clone], {
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
  });
  const name = title.replaceAll(' ', '-');
  git(clone, ['checkout', '--quiet', '-b', name]);
  work(clone);
  commit(clone, title);
  git(clone, ['push', '--quiet', 'origin', name]);
  const [own = ''] = hub.repository.split('/');
  const from = owner ?? own;
  const sha = git(clone, ['rev-parse', 'HEAD']);
  const { number } = hub.open(title, '', {
    head: { ref: name, label: `${from}:${name}`, sha, repo: { full_name: `${from}/badges` } },
    base: { ref: 'main', sha: hub.git('rev-parse', 'main'), repo: { full_name: hub.repository } },
    merged: false,
  });
  return number;
}

export const edit = (root: string, path: string, change: (text: string) => string): void =>
  writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')));

/** Paths on main that match. */
export const filesOn = ({ hub }: Programme, shape: RegExp, branch = 'main'): string[] =>
  hub
    .git('ls-tree', '-r', '--name-only', branch)
    .split('\n')
    .filter((path) => shape.test(path));
