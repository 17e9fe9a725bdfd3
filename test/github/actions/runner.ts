import { type SpawnOptions, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { checkout } from '../../house/imports.ts';
import { makeFolder } from '../../roots.ts';
import type { FakeGitHub } from '../fake.ts';
import { type Contexts, holds, interpolate, type Value } from './expression.ts';

/**
 * Runs the jobs of workflow files as they stand: conditions, values and `run` steps for real, in an environment like
 * that of GitHub's machines, against a GitHub on loopback; the few actions that they use are played.
 */

type Yaml = { readonly [key: string]: never };

export interface StepRun {
  readonly name: string;
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

export interface JobRun {
  readonly result: 'success' | 'failure' | 'skipped';
  readonly steps: readonly StepRun[];
  readonly outputs: Readonly<Record<string, string>>;
  /** what stands on the page of the run */
  readonly summary: string;
  readonly milliseconds: number;
  /** where the job ran */
  readonly workspace: string;
}

export interface Run {
  readonly jobs: Readonly<Record<string, JobRun>>;
  /** what was handed on, by name: folders */
  readonly artifacts: ReadonlyMap<string, string>;
  /** all that anybody who sees the run can read */
  readonly log: string;
}

export interface Situation {
  readonly hub: FakeGitHub;
  readonly eventName: string;
  readonly event: object;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** `inputs` of workflow_dispatch or workflow_call */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly sha?: string;
  readonly ref?: string;
  /** more for the environment of every command */
  readonly env?: Readonly<Record<string, string>>;
  /** called before each step; tests let something happen meanwhile */
  readonly before?: (job: string, step: string) => void | Promise<void>;
  /** jobs that do not run: those that need the internet */
  readonly without?: readonly string[];
  /** artifacts of another run */
  readonly artifacts?: ReadonlyMap<string, string>;
}

/** A tool of the machine that is not to run for real: it says that it was called. */
function machine(): string {
  const folder = makeFolder();
  for (const name of ['npm', 'gh', 'curl', 'wget'])
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*"\ncase "$1" in ci) exit 0;; *) exit 99;; esac\n`);
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o755);
  return folder;
}

/**
 * Runs every job of a workflow whose condition holds, those first that others need. A workflow that a job calls is run
 * too: its jobs are named behind the one that calls, as `review / look`.
 * @param file  of our own workflows; or the text of another
 */
export async function runWorkflow(file: string, situation: Situation): Promise<Run> {
  const text = file.includes('\n') ? file : readFileSync(join(checkout, '.github/workflows', file), 'utf8');
  const workflow = parse(text) as { jobs: Record<string, Yaml>; env?: Yaml };
  const jobs: Record<string, JobRun> = {};
  let artifacts = new Map(situation.artifacts);
  const tools = machine();
  let log = '';
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const needs = [job.needs ?? []].flat() as string[];
    for (const need of needs) if (jobs[need] === undefined) throw new Error(`${id} needs ${need}, which comes later`);
    const told = Object.fromEntries(
      needs.map((need) => [need, { result: jobs[need]?.result ?? '', outputs: jobs[need]?.outputs ?? {} }]),
    );
    const contexts = contextsOf(situation, told);
    const succeeded = needs.every((need) => jobs[need]?.result === 'success');
    const mayRun = holds(job.if, contexts, succeeded) && situation.without?.includes(id) !== true;
    if (mayRun && job.uses !== undefined) {
      const called = await runCalled(job, contexts, { ...situation, artifacts });
      for (const [inner, run] of Object.entries(called.jobs)) jobs[`${id} / ${inner}`] = run;
      const results = Object.values(called.jobs).map(({ result }) => result);
      jobs[id] = { ...SKIPPED, result: results.includes('failure') ? 'failure' : 'success' };
      artifacts = new Map(called.artifacts);
      log += called.log;
      continue;
    }
    const run = mayRun ? await runJob(id, job, contexts, { situation, artifacts, tools, top: workflow.env }) : SKIPPED;
    jobs[id] = run;
    log += run.steps.map(({ stdout, stderr }) => stdout + stderr).join('') + run.summary;
  }
  return { jobs, artifacts, log };
}

const SKIPPED: JobRun = { result: 'skipped', steps: [], outputs: {}, summary: '', milliseconds: 0, workspace: '' };

/** A workflow of ours that another calls, be it by its path or by repository and tag. */
function runCalled(job: Yaml, contexts: Contexts, situation: Situation): Promise<Run> {
  const file = basename(String(job.uses)).replace(/@.*/, '');
  const called = parse(readFileSync(join(checkout, '.github/workflows', file), 'utf8')) as Yaml;
  const { inputs: asked } = (
    called.on as unknown as { workflow_call: { inputs: Record<string, { default?: string }> } }
  ).workflow_call;
  const preset = Object.entries(asked).map(([name, input]) => [name, String(input.default ?? '')]);
  const given = valuesOf(job.with, contexts);
  const secrets = valuesOf(job.secrets, contexts);
  // A secret of an environment counts, whatever the caller gives.
  const own = Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => [name, situation.secrets?.[name] ?? value]),
  );
  return runWorkflow(file, { ...situation, inputs: { ...Object.fromEntries(preset), ...given }, secrets: own });
}

function contextsOf({ hub, event, eventName, ...more }: Situation, needs: Value): Contexts {
  const [owner = '', name = ''] = hub.repository.split('/');
  const about = {
    default_branch: 'main',
    private: hub.settings.private === true,
    fork: false,
    name,
    owner: { login: owner },
  };
  const given = event as Record<string, Value>;
  const repository = { ...about, ...((given.repository as object) ?? {}) } as Value;
  const sha = more.sha ?? tip(hub);
  const ref = more.ref ?? 'refs/heads/main';
  return {
    github: {
      ...{ repository: hub.repository, repository_owner: owner, event_name: eventName, sha, ref, run_id: '77' },
      ...{
        token: 'ghs_run',
        server_url: 'https://github.example',
        api_url: hub.url,
        actor: 'volunteer',
        workflow: 'w',
      },
      ref_name: ref.replace('refs/heads/', ''),
      base_ref: ((given.pull_request as Record<string, Value>)?.base as Record<string, Value>)?.ref ?? '',
      event: { ...given, repository },
    },
    ...{ needs, secrets: more.secrets ?? {}, vars: more.vars ?? {}, inputs: more.inputs ?? {} },
    ...{ env: {}, runner: { temp: '/tmp' }, job: {}, matrix: {}, strategy: {} },
  };
}

const valuesOf = (map: Yaml | undefined, at: Contexts): Record<string, string> =>
  Object.fromEntries(Object.entries(map ?? {}).map(([key, value]) => [key, interpolate(String(value), at)]));

const tip = (hub: FakeGitHub): string => {
  try {
    return hub.git('rev-parse', 'refs/heads/main');
  } catch {
    return '';
  }
};

interface Surroundings {
  readonly situation: Situation;
  readonly artifacts: Map<string, string>;
  readonly tools: string;
  readonly top: Yaml | undefined;
}

async function runJob(
  id: string,
  job: Yaml,
  contexts: Contexts,
  { situation, artifacts, tools, top }: Surroundings,
): Promise<JobRun> {
  const started = performance.now();
  const workspace = makeFolder();
  const temp = makeFolder();
  const event = join(temp, 'event.json');
  writeFileSync(event, JSON.stringify((contexts.github as { event: Value }).event));
  const summaryFile = join(temp, 'summary.md');
  writeFileSync(summaryFile, '');
  const steps: StepRun[] = [];
  const outputs: Record<string, Record<string, string>> = {};
  const github = contexts.github as Record<string, string>;
  let succeeded = true;
  const env = { ...valuesOf(top, contexts), ...valuesOf(job.env, contexts) };

  const play = async (step: Yaml, at: Contexts): Promise<void> => {
    const here: Contexts = { ...at, env, steps: stepsOf(outputs) };
    const title = String(step.name ?? step.uses ?? String(step.run).split('\n')[0]);
    if (!holds(step.if, here, succeeded)) return;
    await situation.before?.(id, title);
    const inputs = valuesOf(step.with, here);
    const begun = performance.now();
    let ended: Ended = { status: 0, stdout: '', stderr: '' };
    if (typeof step.uses === 'string') {
      const uses: string = step.uses;
      if (uses.startsWith('./')) {
        const action = parse(readFileSync(join(checkout, uses, 'action.yml'), 'utf8'));
        const preset = Object.fromEntries(
          Object.entries((action.inputs ?? {}) as Record<string, { default?: string }>).map(([key, input]) => [
            key,
            String(input.default ?? ''),
          ]),
        );
        for (const inner of action.runs.steps) await play(inner, { ...here, inputs: { ...preset, ...inputs } });
        return;
      }
      const fault = playAction(uses.replace(/@.*/, ''), inputs, { workspace, artifacts, situation });
      if (fault !== undefined) ended = { status: 1, stdout: '', stderr: `${fault}\n` };
      if (step.id !== undefined) outputs[step.id] = {};
    } else {
      const outputFile = join(temp, `output-${steps.length}`);
      const pathFile = join(temp, 'path');
      writeFileSync(outputFile, '');
      const defaults = (job.defaults as Yaml | undefined)?.run as Yaml | undefined;
      ended = await spawned(
        'bash',
        ['--noprofile', '--norc', '-eo', 'pipefail', '-c', interpolate(String(step.run), here)],
        {
          cwd: join(workspace, step['working-directory'] ?? defaults?.['working-directory'] ?? '.'),
          env: {
            PATH: [tools, join(checkout, 'node_modules/.bin'), process.env.PATH].join(':'),
            ...{ HOME: temp, RUNNER_TEMP: temp, CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace },
            ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', ASTRO_TELEMETRY_DISABLED: '1' },
            ...{ GITHUB_EVENT_PATH: event, GITHUB_EVENT_NAME: situation.eventName, GITHUB_RUN_ID: '77' },
            ...{ GITHUB_REPOSITORY: github.repository, GITHUB_API_URL: github.api_url },
            ...{ GITHUB_SERVER_URL: github.server_url, GITHUB_SHA: github.sha, GITHUB_REF: github.ref },
            ...{ GITHUB_OUTPUT: outputFile, GITHUB_STEP_SUMMARY: summaryFile, GITHUB_PATH: pathFile },
            ...env,
            ...valuesOf(step.env, here),
            ...situation.env,
          },
        },
      );
      if (step.id !== undefined) outputs[step.id] = readOutputs(readFileSync(outputFile, 'utf8'));
    }
    const { status, stdout, stderr } = ended;
    steps.push({ name: title, code: status ?? 1, stdout, stderr, milliseconds: performance.now() - begun });
    if (status !== 0 && step['continue-on-error'] !== true) succeeded = false;
  };

  for (const step of job.steps as unknown as Yaml[]) await play(step, contexts);
  const last: Contexts = { ...contexts, env, steps: stepsOf(outputs) };
  return {
    result: succeeded ? 'success' : 'failure',
    steps,
    outputs: valuesOf(job.outputs, last),
    summary: readFileSync(summaryFile, 'utf8'),
    milliseconds: performance.now() - started,
    workspace,
  };
}

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command; GitHub, which lives in this process, answers meanwhile. */
function spawned(command: string, args: readonly string[], options: SpawnOptions): Promise<Ended> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (status) => done({ status, ...said }));
  });
}

const stepsOf = (outputs: Record<string, Record<string, string>>): Value =>
  Object.fromEntries(Object.entries(outputs).map(([id, some]) => [id, { outputs: some, outcome: 'success' }]));

/** `name=value`, or a value of several lines between `name<<END` and `END`. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const [, name = '', sign, rest = ''] = /^([\w-]+)(<<|=)(.*)$/.exec(lines[at] ?? '') ?? [];
    if (sign === '=') outputs[name] = rest;
    else if (sign === '<<') {
      const end = lines.indexOf(rest, at + 1);
      outputs[name] = lines.slice(at + 1, end).join('\n');
      at = end;
    }
  }
  return outputs;
}

interface Stage {
  readonly workspace: string;
  readonly artifacts: Map<string, string>;
  readonly situation: Situation;
}

/** What an action does for us. @returns what went wrong */
function playAction(name: string, inputs: Record<string, string>, stage: Stage): string | undefined {
  const { workspace, artifacts, situation } = stage;
  const place = (path: string): string => join(workspace, path);
  switch (name) {
    case 'actions/checkout':
      return inputs.path === undefined || inputs.path === '' ? linkProgram(workspace) : clone(inputs, stage);
    case 'actions/upload-artifact':
    case 'actions/upload-pages-artifact': {
      const from = place(inputs.path ?? (name.includes('pages') ? '_site/' : ''));
      if (!existsSync(from)) return inputs['if-no-files-found'] === 'error' ? `${from} is not there` : undefined;
      const to = makeFolder();
      const isHidden = (path: string): boolean =>
        path
          .slice(from.length)
          .split('/')
          .some((part) => part.startsWith('.'));
      cpSync(from, to, {
        recursive: true,
        filter: (source) => inputs['include-hidden-files'] === 'true' || !isHidden(source),
      });
      artifacts.set(inputs.name ?? (name.includes('pages') ? 'github-pages' : 'artifact'), to);
      return undefined;
    }
    case 'actions/download-artifact': {
      const from = artifacts.get(inputs.name ?? '');
      if (from === undefined) return `There is no artifact ${inputs.name}`;
      mkdirSync(place(inputs.path ?? '.'), { recursive: true });
      cpSync(from, place(inputs.path ?? '.'), { recursive: true });
      return undefined;
    }
    case 'actions/deploy-pages':
      if (situation.hub.settings.pages === undefined) return 'Pages is off';
      artifacts.set('live', artifacts.get('github-pages') ?? '');
      return undefined;
    case 'actions/setup-node':
    case 'actions/configure-pages':
      return undefined;
    default:
      return `Nobody plays ${name}`;
  }
}

/** The program lies where it is developed: links to it are as good as a clone. */
function linkProgram(workspace: string): undefined {
  for (const name of readdirSync(checkout))
    if (!['.git', 'dist', 'content', '.haversack', '.astro'].includes(name))
      symlinkSync(join(checkout, name), join(workspace, name));
}

function clone(inputs: Record<string, string>, { workspace, situation }: Stage): string | undefined {
  const into = join(workspace, inputs.path ?? '');
  mkdirSync(dirname(into), { recursive: true });
  const git = (...args: string[]): SpawnSyncReturns<string> =>
    spawnSync('git', args, { encoding: 'utf8', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } });
  const ref = inputs.ref || 'refs/heads/main';
  const depth = inputs['fetch-depth'] ?? '1';
  const shallow = depth === '0' ? [] : [`--depth=${depth}`];
  git('init', '--quiet', '--initial-branch=main', into);
  git('-C', into, 'remote', 'add', 'origin', `file://${situation.hub.origin}`);
  // As the action does: by a branch's name, a full ref, or a commit.
  const full = /^[0-9a-f]{40}$/.test(ref) || ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
  const fetched = git('-C', into, 'fetch', '--quiet', ...shallow, 'origin', `+${full}:refs/remotes/origin/checked`);
  if (fetched.status !== 0) return fetched.stderr;
  const branch = full.startsWith('refs/heads/') ? ['-B', basename(full)] : ['--detach'];
  const done = git('-C', into, 'checkout', '--quiet', ...branch, 'refs/remotes/origin/checked');
  return done.status === 0 ? undefined : done.stderr;
}
