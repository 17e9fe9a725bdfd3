import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { assertionSchema } from '../src/content/schemas/assertion.ts';
import type { Problem } from '../src/diagnostics/index.ts';
import { FORMS, MOST_OPTIONS, PICTURE_LIMITS } from '../src/github/index.ts';
import type { Change } from '../src/io/index.ts';
import { diffProblems } from '../src/tasks/diff/problems.ts';
import { FORMS_BRANCH } from '../src/tasks/github/forms/push.ts';
import { LEDGER_BRANCH } from '../src/tasks/github/ledger/branch.ts';
import { branchOf } from '../src/tasks/github/propose/make.ts';
import { readPayload } from '../src/tasks/github/propose/payload.ts';
import { PREVIEWS } from '../src/tasks/github/review/previews.ts';
import { SETUP_BRANCH } from '../src/tasks/github/welcome/page.ts';
import { gitHubFiles } from '../src/tasks/init/github.ts';
import { loadBackpack } from '../src/tasks/load.ts';
import { type Job, parseWorkflow } from './github/policy.ts';
import { checkout } from './house/imports.ts';
import { effectsOf, makeRoot } from './roots.ts';
import { IDENTITY, SALT } from './sound-content.ts';

const read = (path: string): string => readFileSync(join(checkout, path), 'utf8');
const page = read('docs/github.md');

/** What stands below a heading, up to the next one that is as high. */
function section(heading: string): string {
  const [, level = ''] = new RegExp(`^(#+) ${heading}$`, 'm').exec(page) ?? [];
  expect(level, heading).not.toBe('');
  const rest = page.slice(page.indexOf(`\n${level} ${heading}\n`) + 1);
  const end = rest.slice(level.length).search(new RegExp(`^#{1,${level.length}} `, 'm'));
  return end === -1 ? rest : rest.slice(0, end + level.length);
}

/** The cells of every row of the tables in a text, without the lines that head them. */
const rows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line, at, lines) => line.startsWith('| ') && !lines[at + 1]?.startsWith('| ---') && !/^\| -/.test(line))
    .map((line) => line.slice(2, -2).split(' | '));

/** The code of a block, by its language; counted from 0. */
const block = (text: string, language: string, at = 0): string =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))][at]?.[1] ?? '';

const bare = (text = ''): string => text.replaceAll('`', '');
const names = (text: string): string[] => Array.from(text.matchAll(/`([^`]+)`/g), ([, name = '']) => name);

const workflows = new Map(
  readdirSync(join(checkout, '.github/workflows')).map((file): [string, string] => [
    file.replace('.yml', ''),
    read(`.github/workflows/${file}`),
  ]),
);
const jobs: [name: string, job: Job][] = [...workflows].flatMap(([file, text]) =>
  Object.entries(parseWorkflow(text).jobs).map(([id, job]): [string, Job] => [`${file} ${id}`, job]),
);

describe('what docs/github.md says of jobs', () => {
  const table = rows(section('What each job may do, and why'));

  test('names each of them once where it says what they may do, and once where it says what red means', () => {
    const all = jobs.map(([name]) => name).sort();
    expect(table.map(([file, job]) => `${bare(file)} ${bare(job)}`).sort()).toEqual(all);
    const red = rows(section('When something is red')).filter((row) => row.length === 4);
    expect(red.map(([file, job]) => `${bare(file)} ${bare(job)}`).sort()).toEqual(all);
  });

  test.each(jobs)('%s has the rights and secrets that stand there', (name, job) => {
    const [, , may, secrets] = table.find(([file, id]) => `${bare(file)} ${bare(id)}` === name) ?? [];
    const permissions = Object.entries(job.permissions ?? {}).map(([right, level]) => `${right}: ${level}`);
    expect(may).toBe(permissions.join(', '));
    const named = Array.from(JSON.stringify(job).matchAll(/secrets\.(\w+)/g), ([, secret]) => secret ?? '');
    expect(secrets?.split(', ').sort()).toEqual(named.length === 0 ? ['–'] : [...new Set(named)].sort());
  });

  test('names both environments, and no other', () => {
    const environments = jobs.flatMap(([, { environment }]) =>
      environment === undefined ? [] : [typeof environment === 'string' ? environment : Object(environment).name],
    );
    expect(environments.sort()).toEqual(['github-pages', 'issuing']);
    for (const environment of environments) expect(page).toMatch(new RegExp(`[\`*]${environment}[\`*]`));
  });
});

describe('what docs/github.md says of settings', () => {
  const settings = section('Settings');

  test('every address of a setting that we print is in its table, and it has no variable or secret that is not read', () => {
    const code = globSync(['src/**/*.ts', 'scripts/**/*.ts'], { cwd: checkout }).map(read).join('\n');
    const printed = new Set(Array.from(code.matchAll(/\/settings\/[a-z/]+/g), ([address]) => address));
    const told = rows(settings).flatMap(([, address = '']) => (address.startsWith('`/') ? [bare(address)] : []));
    expect(printed.size).toBeGreaterThan(2);
    expect(told).toEqual(expect.arrayContaining([...printed]));
    const used = [...workflows.values()].join('\n').matchAll(/(?:secrets|vars)\.(HAVERSACK\w*)/g);
    const named = page.matchAll(/`(HAVERSACK\w*)`/g);
    const sorted = (found: Iterable<RegExpMatchArray>) => [...new Set(Array.from(found, ([, name]) => name))].sort();
    expect(sorted(named)).toEqual(sorted(used));
  });

  test('limits are those of the code', () => {
    expect(page).toContain(`Beyond ${MOST_OPTIONS} badges an id is typed`);
    expect(PICTURE_LIMITS.count).toBe(12);
    expect(settings).toContain('shows twelve\n  pictures');
    expect(read('src/tasks/github/remind.ts')).toContain("WITHIN = '60d'");
    expect(settings).toContain('expires within 60 days');
    expect(parse(workflows.get('remind') ?? '').on.schedule[0].cron).toMatch(/ 1$/);
    expect(settings).toContain('every Monday');
  });
});

describe('what docs/github.md shows', () => {
  test('branches and forms have the names that they have', () => {
    const branches = [LEDGER_BRANCH, FORMS_BRANCH, SETUP_BRANCH, PREVIEWS, branchOf(7).replace('7', '<n>')];
    for (const branch of branches) expect(page).toContain(`\`${branch}\``);
    const known = [...branches, 'haversack/', 'haversack/dispatch-<id>'];
    for (const branch of names(page).filter((name) => /^haversack\/\S*$/.test(name))) expect(known).toContain(branch);
    const told = rows(section('The forms')).map(([name]) => name?.replaceAll('*', ''));
    expect(told.sort()).toEqual(FORMS.map(({ name }) => name).sort());
  });

  const files = (): readonly Change[] => {
    const root = makeRoot();
    const { backpack } = loadBackpack(root, effectsOf(root).today);
    return backpack === undefined ? [] : gitHubFiles('zoe', backpack);
  };

  test('the files are those of init --github', () => {
    const told = rows(section('A repository with only `content/`')).map(([file]) => bare(file));
    expect(told.sort()).toEqual(
      files()
        .map(({ path }) => path)
        .sort(),
    );
  });

  test('the ten lines are ten, and call what init --github calls', () => {
    const text = block(section('A repository with only `content/`'), 'yaml');
    expect(text.trimEnd().split('\n')).toHaveLength(10);
    const written = files().find(({ path }) => path.endsWith('/publish.yml'))?.text ?? '';
    const branches = { push: { branches: ['main'] } };
    expect(parse(text)).toEqual({ ...parse(written), on: { ...parse(written).on, ...branches } });
  });

  test('the completions of a learning platform are taken', () => {
    const text = section('A learning platform');
    const body = JSON.parse(block(text, 'json'));
    const event = { action: body.event_type, client_payload: body.client_payload };
    const read = readPayload('repository_dispatch', event);
    expect(read).toMatchObject({ ok: true, completions: { badge: 'first-aid', wanted: [{}, {}] } });
    expect(body.client_payload.completions[0].recipient).toBe(`${IDENTITY}$${SALT}`);
    const many = (count: number) => ({
      ...event,
      client_payload: { badge: 'x', completions: Array(count).fill({ recipient: 'https://people.example.org/kim' }) },
    });
    const most = Number(/1 to (\d+);/.exec(text)?.[1]);
    expect(readPayload('repository_dispatch', many(most)).ok).toBe(true);
    expect(readPayload('repository_dispatch', many(most + 1)).ok).toBe(false);
    const told = rows(text).map(([field]) => bare(field));
    expect(told.sort()).toEqual(
      [...Object.keys(body.client_payload), ...Object.keys(body.client_payload.completions[0])].sort(),
    );
  });

  test('every refusal of `check --diff` has its row, and every row a refusal', () => {
    const told = rows(section('What is refused, and what to do instead')).flatMap(([, codes = '']) => names(codes));
    const errors = Object.entries<Problem<never>>(diffProblems)
      .filter(([, { severity }]) => severity !== 'warning')
      .map(([code]) => code);
    expect(told.sort()).toEqual(errors.sort());
  });

  test('three lines revoke an award', () => {
    const text = block(section('What is refused, and what to do instead'), 'yaml');
    const recipient = { type: 'email', identity: IDENTITY, salt: SALT };
    const record = { badge: 'care', recipient, issuedOn: '2026-02-28' };
    expect(text.trimEnd().split('\n')).toHaveLength(3);
    expect(assertionSchema.safeParse({ ...record, ...parse(text) })).toMatchObject({ success: true });
  });
});
