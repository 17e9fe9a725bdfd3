import { parse } from 'yaml';

/** What our workflow files keep to, as functions of their text: the same for those that `init --github` writes. */

export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly name?: string;
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>> | string;
  readonly permissions?: Readonly<Record<string, string>> | string;
  readonly 'timeout-minutes'?: number;
  readonly environment?: unknown;
  readonly env?: unknown;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}

export interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, { readonly [key: string]: unknown } | null>>;
  readonly permissions?: unknown;
  readonly concurrency?: { readonly group?: string; readonly 'cancel-in-progress'?: unknown };
  readonly defaults?: unknown;
  readonly env?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

export const parseWorkflow = (text: string): Workflow => parse(text) as Workflow;

/** The commits that may run, and the version that stands behind each as a comment. */
const PINNED: Readonly<Record<string, string>> = {
  'actions/checkout': '3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  'actions/setup-node': '820762786026740c76f36085b0efc47a31fe5020 # v7.0.0',
  'actions/configure-pages': '983d7736d9b0ae728b81ab479565c72886d7745b # v5.0.0',
  'actions/upload-pages-artifact': 'fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0',
  'actions/deploy-pages': 'cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0',
  'actions/upload-artifact': 'bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0',
  'actions/download-artifact': '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1',
};
const ACTION = './.github/actions/haversack';

/** All that is read of an event: numbers, commits, the repository's own facts, and two that tell branches apart. */
const READ = new Set([
  'repository.default_branch',
  'repository.fork',
  'issue.number',
  'pull_request.number',
  'pull_request.base.sha',
  'merge_group.base_sha',
  'merge_group.head_sha',
  'workflow_run.event',
  'workflow_run.head_repository.id',
  'workflow_run.head_branch',
]);
/** Of these, what strangers name: only told apart by it, never run, opened or written. */
const STRANGE = 'workflow_run.head_branch';

const DEFAULT_BRANCH = 'github.event.repository.default_branch';
/** The commit that job `issue` gives: one of the default branch. */
const SEALED = 'needs.issue.outputs.commit';
const PROGRAM = `\${{ inputs.program || github.repository }}`;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : isObject(value) ? Object.values(value).flatMap(textsOf) : [];

/** True where a job may write, or sees a secret, or runs for an event that strangers cause with the rights of ours. */
const isStrong = (on: readonly string[], job: Job): boolean =>
  textsOf(job.permissions).some((level) => level.startsWith('write')) ||
  JSON.stringify(job).includes('secrets.') ||
  on.includes('workflow_run') ||
  on.includes('pull_request_target');

/** What is wrong with a workflow, in words. */
export function faultsOf(text: string): string[] {
  const { on, permissions, concurrency, defaults, env, jobs } = parseWorkflow(text);
  const events = Object.keys(on);
  const isCalling = Object.values(jobs).some(({ uses }) => uses !== undefined);
  const hasRuns = Object.values(jobs).some(({ steps = [] }) => steps.some(({ run }) => run !== undefined));
  return [
    ...when(JSON.stringify(permissions) !== '{}', 'the file gives permissions'),
    ...when(hasRuns && JSON.stringify(defaults) !== '{"run":{"shell":"bash"}}', 'its shell is not bash'),
    ...when(env !== undefined, 'the file sets an environment'),
    // Two of one group, one in the other, wait for each other: who calls leaves it to the workflow that is called.
    ...when(isCalling && concurrency !== undefined, 'who calls says how many run at once'),
    ...when(
      !isCalling && (!concurrency?.group || concurrency['cancel-in-progress'] === undefined),
      'it does not say how many run at once',
    ),
    ...textFaults(text),
    ...Object.entries(jobs).flatMap(([id, job]) => jobFaults(events, id, job).map((fault) => `${id}: ${fault}`)),
  ];
}

/** What is wrong with a composite action, in words. */
export function actionFaults(text: string): string[] {
  const { runs } = parse(text) as { runs: { using: string; steps: readonly Step[] } };
  return [
    ...when(runs.using !== 'composite', 'it is not composite'),
    ...textFaults(text),
    ...runs.steps.flatMap((step) => [
      ...stepFaults(step),
      ...when(step.run !== undefined && step.shell !== 'bash', 'a step has no shell'),
      ...when(step.env !== undefined, 'a step sets an environment'),
    ]),
    ...when(/secrets|github\.token/.test(text), 'it names a secret'),
  ];
}

/** What shows in the text alone: the comment behind a commit, and what is never there. */
function textFaults(text: string): string[] {
  const uses = text.split('\n').flatMap((line) => /^\s*(?:- )?uses: (.+)$/.exec(line)?.[1] ?? []);
  const read = Array.from(text.matchAll(/github\.event\.([\w.]+)/g), ([, path = '']) => path);
  return [
    ...uses.flatMap((used) => {
      const [action = '', commit = ''] = used.split('@');
      if (used === ACTION || /^[\w-]+\/[\w-]+\/\.github\/workflows\/[a-z]+\.yml@v\d+\.\d+\.\d+$/.test(used)) return [];
      return when(PINNED[action] !== commit, `${used} is not pinned to a commit that we know`);
    }),
    ...read.filter((path) => !READ.has(path)).map((path) => `it reads ${path} of the event`),
    ...when(/github\.(?:head_ref|ref)\b|toJSON|fromJSON|github\.event\s*[)}[]/.test(text), 'it reads more'),
    ...when(/\bgh |curl|wget|github-script/.test(text), 'it speaks to GitHub past us'),
    ...when(/actions\/cache|^\s*cache[\w-]*:/m.test(text), 'it uses a cache'),
    ...when(/continue-on-error/.test(text), 'it goes on after an error'),
  ];
}

function jobFaults(events: readonly string[], id: string, job: Job): string[] {
  const whole = JSON.stringify(job);
  if (job.uses !== undefined) {
    return [
      ...when(job.permissions === undefined, 'it has no permissions of its own'),
      ...when(job.with !== undefined, 'it names another program'),
      ...when(typeof job.secrets === 'string', 'it gives all secrets away'),
    ];
  }
  const minutes = job['timeout-minutes'] ?? Number.POSITIVE_INFINITY;
  return [
    ...when(!(minutes > 0 && minutes <= 30), 'it has no time limit'),
    ...when(!isObject(job.permissions), 'it has no permissions of its own'),
    ...when(job.env !== undefined, 'all its steps have an environment'),
    ...when(/secrets\./.test(whole) && id !== 'issue', 'it names a secret'),
    ...when(/secrets\./.test(whole) && job.environment !== 'issuing', 'its secret is not that of the environment'),
    ...when(whole.includes(STRANGE), `it uses ${STRANGE}`),
    ...(job.steps ?? []).flatMap((step) => [
      ...stepFaults(step),
      ...checkoutFaults(events, isStrong(events, job), step),
    ]),
  ];
}

function stepFaults({ run, uses, env = {}, with: given = {} }: Step): string[] {
  const values = Object.entries(env).map(([name, value]) => `${name}: ${value}`);
  return [
    ...when(run?.includes('${{') === true, 'an expression stands in `run`'),
    ...when(run !== undefined && /GITHUB_ENV|GITHUB_PATH|eval|\bsh -c/.test(run), 'a step changes what follows'),
    ...when(uses !== undefined && env !== undefined && values.length > 0, 'an action is given an environment'),
    ...when(JSON.stringify(given).includes('github.token'), 'an action is given the token'),
    ...when(uses?.startsWith('actions/setup-node') === true && given['package-manager-cache'] !== false, 'cache'),
    ...values
      .filter(
        (value) =>
          ![
            `GITHUB_TOKEN: \${{ github.token }}`,
            `HAVERSACK_KEY: \${{ secrets.HAVERSACK_KEY }}`,
            `RESULT: \${{ needs.check.result }}`,
            `TODAY: \${{ needs.issue.outputs.today }}`,
            `PULL: \${{ needs.propose.outputs.pull }}`,
          ].includes(value),
      )
      .map((value) => `a step is given ${value}`),
  ];
}

/** Where code or data come from: a job that may do something takes both from the default branch. */
function checkoutFaults(events: readonly string[], isStrongJob: boolean, { uses, with: given = {} }: Step): string[] {
  if (uses?.startsWith('actions/checkout') !== true) return [];
  const isData = given.path === 'backpack';
  const inner = /^\$\{\{ (.+) \}\}$/.exec(String(given.ref))?.[1] ?? '';
  const ref = isData ? inner : inner.replace(/^inputs\.version \|\| /, '');
  const isOfUs = events.every((event) => ['schedule', 'workflow_dispatch', 'workflow_call'].includes(event));
  const strong = [DEFAULT_BRANCH, SEALED, ...(isOfUs ? ['github.sha'] : [])];
  const base = 'github.event.pull_request.base.sha || github.event.merge_group.base_sha';
  const weak = isData ? [...strong, 'github.sha'] : [...strong, base];
  return [
    ...when(!(isStrongJob ? strong : weak).includes(ref), `it checks out ${given.ref}`),
    ...when(!isData && given.path !== undefined, `it checks out into ${given.path}`),
    ...when(!isData && given.repository !== PROGRAM, `its program is ${given.repository}`),
    ...when(isData && given.repository !== undefined, `its backpack is ${given.repository}`),
    ...when(typeof given['persist-credentials'] !== 'boolean', 'it does not say whether rights stay in the clone'),
    ...when(!isData && given['persist-credentials'] !== false, 'rights stay in the clone of the program'),
  ];
}

const when = (is: boolean, says: string): string[] => (is ? [says] : []);
