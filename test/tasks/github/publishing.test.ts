import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pagesState } from '../../../src/tasks/github/pages.ts';
import { programRepository } from '../../../src/tasks/github/program.ts';
import { type FakeGitHub, startGitHub } from '../../github/fake.ts';
import { edit, makeRoot, read, TODAY } from '../../roots.ts';
import { type Ran, tryHaversack } from '../../sites/haversack.ts';
import { award, broughtBy, guard, headOf, openLedger, pushed } from './ledger-ground.ts';
import { clone } from './proposals.ts';

/** The publishing commands as a workflow runs them: the real program, with the environment of a runner. */

const home = mkdtempSync(join(tmpdir(), 'haversack-publishing-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let count = 0;

interface Step extends Ran {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

async function step(
  github: FakeGitHub,
  root: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Step> {
  const folder = mkdtempSync(join(home, `step-${++count}-`));
  const file = (name: string, text = ''): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const [output, summary] = [file('output'), file('summary')];
  const ran = await tryHaversack([...args, '--root', root, '--today', TODAY], {
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: github.repository,
    GITHUB_API_URL: github.url,
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_EVENT_PATH: file('event', JSON.stringify({ repository: { default_branch: 'main' } })),
    GITHUB_EVENT_NAME: 'push',
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_TOKEN: 'ghs_test',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    ...env,
  });
  const told = readFileSync(output, 'utf8').matchAll(/^(\w+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return {
    ...ran,
    outputs: Object.fromEntries([...told].map(([, name = '', , value = '']) => [name, value])),
    summary: readFileSync(summary, 'utf8'),
  };
}

const secretsOf = (folder: string): string[] =>
  readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).secretKeyMultibase);

describe('github issue', () => {
  test('signs with the key of the environment, tells later jobs what to build, and never shows it', async () => {
    const ledger = await openLedger(award('plain-zed'));
    const secrets = secretsOf(ledger.keys);
    const ran = await step(ledger.github, clone(ledger.github), ['github', 'issue'], {
      HAVERSACK_KEY: secrets.join('\n'),
    });
    expect(ran.code).toBe(0);
    expect(ran.outputs).toEqual({ commit: headOf(ledger.github), sealed: '1', today: TODAY });
    expect(ran.summary).toBe('Signed, committed and pushed: 1 credential.\n');
    expect(broughtBy(ledger.github, 'main')).toEqual(['A\tcontent/credentials/2020/06/plain-zed.json']);
    for (const secret of secrets) expect(JSON.stringify(ran)).not.toContain(secret);
  });

  test('takes an empty secret for none: ends well, and says how to add one', async () => {
    const ledger = await openLedger(award('plain-zed'));
    const head = headOf(ledger.github);
    for (const env of [{ HAVERSACK_KEY: '' }, { HAVERSACK_KEY: ' \n' }, {}] as Record<string, string>[]) {
      const ran = await step(ledger.github, clone(ledger.github), ['github', 'issue'], env);
      expect([ran.code, ran.outputs]).toEqual([0, { commit: head, sealed: '0', today: TODAY }]);
      expect(ran.summary).toContain('1 credential waits to be signed.');
      for (const part of ['haversack keys new', 'haversack keys export', 'HAVERSACK_KEY'])
        expect(ran.summary).toContain(part);
      expect(ran.summary).toContain('(https://github.example/riverside/badges/settings/environments)');
    }
  });

  test('does not repeat a secret that is no key, nor one that is another', async () => {
    const ledger = await openLedger(award('plain-zed'));
    const head = headOf(ledger.github);
    for (const secret of ['hunter2-hunter2-hunter2', `z3u2${'k'.repeat(44)}`]) {
      const ran = await step(ledger.github, clone(ledger.github), ['github', 'issue'], {
        HAVERSACK_KEY: secret,
        HAVERSACK_DEBUG: '1',
      });
      expect(ran.code).toBe(1);
      expect(JSON.stringify(ran)).not.toContain(secret);
      expect(ran.outputs).toEqual({});
    }
    expect(headOf(ledger.github)).toBe(head);
  });

  test('shows what is wrong with the content beside its lines', async () => {
    const ledger = await openLedger();
    pushed(ledger.github, { 'content/assertions/x.md': '---\nbadge: nobody\n---\n' });
    const ran = await step(ledger.github, clone(ledger.github), ['github', 'issue'], {
      HAVERSACK_KEY: secretsOf(ledger.keys).join('\n'),
    });
    expect([ran.code, ran.outputs]).toEqual([1, {}]);
    expect(ran.stdout).toMatch(/^::error file=content\/assertions\/x\.md,line=\d+/m);
    expect(ran.summary).toContain('Nothing was signed, and nothing is published');
  });

  test('says where what was signed waits, where a rule guards the branch', async () => {
    const ledger = await openLedger(award('plain-zed'));
    guard(ledger.github, 'main');
    const head = headOf(ledger.github);
    const env = { HAVERSACK_KEY: secretsOf(ledger.keys).join('\n') };
    const ran = await step(ledger.github, clone(ledger.github), ['github', 'issue'], env);
    expect([ran.code, ran.outputs]).toEqual([0, { commit: head, sealed: '0', today: TODAY }]);
    expect(ran.summary).toContain('[pull request 1](https://github.example/riverside/badges/pull/1)');
  });
});

describe('github pages', () => {
  const state = async (pages: Record<string, unknown> | undefined, change: (root: string) => void = () => {}) => {
    const github = await startGitHub({ pages });
    const root = makeRoot();
    change(root);
    return pagesState({ root, github: github.client });
  };
  const served = 'https://badges.example.org/pack/';

  test('is on where Pages takes a site from workflows, at the address of the site', async () => {
    for (const html_url of [served, 'http://badges.example.org/pack', 'https://BADGES.example.org/pack/'])
      expect(await state({ html_url, build_type: 'workflow' })).toMatchObject({ kind: 'on', differs: undefined });
    expect(await state({ html_url: 'nonsense' })).toMatchObject({ kind: 'on', served: undefined, differs: undefined });
  });

  test('is off where it is off, and where it takes a site from a branch', async () => {
    const settings = 'https://github.example/riverside/badges/settings/pages';
    expect(await state(undefined)).toEqual({ kind: 'off', why: 'off', settings });
    expect(await state({ html_url: served, build_type: 'legacy' })).toEqual({ kind: 'off', why: 'branch', settings });
  });

  test('warns when Pages has another address', async () => {
    const html_url = 'https://riverside.github.io/badges/';
    expect(await state({ html_url })).toMatchObject({ kind: 'on', differs: served });
    const demonstrate = (root: string) =>
      edit(root, 'content/site.yaml', 'owner: acme', 'owner: acme\ndemonstration: true');
    expect(await state({ html_url }, demonstrate)).toMatchObject({ kind: 'on', differs: undefined });
  });

  test('is no answer where GitHub gives none', async () => {
    const github = await startGitHub();
    github.faults.push({ status: 403, body: { message: 'Resource not accessible by integration' } });
    await expect(pagesState({ root: makeRoot(), github: github.client })).rejects.toMatchObject({
      code: 'github-refused',
    });
  });

  test('the command ends well either way, with one link to the exact settings', async () => {
    const github = await startGitHub();
    const off = await step(github, makeRoot(), ['github', 'pages']);
    expect([off.code, off.outputs]).toEqual([0, { pages: 'off' }]);
    expect(off.summary.match(/https?:\/\/[^\s)]+/g)).toEqual([
      'https://github.example/riverside/badges/settings/pages',
    ]);
    expect(off.summary).toContain('Source: GitHub Actions');
    github.settings.pages = { html_url: 'https://evil.example/@mona/[y](z)/', build_type: 'workflow' };
    const on = await step(github, makeRoot(), ['github', 'pages']);
    expect([on.code, on.outputs]).toEqual([0, { pages: 'on' }]);
    expect(on.summary).toContain('haversack move --to');
    expect(on.summary).toContain('`https://evil.example/@mona/[y](z)/`');
    github.settings.pages = { html_url: served, build_type: 'workflow' };
    expect(await step(github, makeRoot(), ['github', 'pages'])).toMatchObject({ code: 0, summary: '' });
  });
});

describe('github build, prove and welcome', () => {
  test('an ordinary site is built and proved, without token and key', async () => {
    const github = await startGitHub();
    const root = makeRoot();
    const built = await step(github, root, ['github', 'build'], { GITHUB_TOKEN: '', HAVERSACK_KEY: '' });
    expect(built.code).toBe(0);
    expect(built.summary).toMatch(/^Built: 3 badges, 4 assertions, 0 sealed, \d+ files, .*, today 2020-07-01\.\n$/);
    expect(await step(github, root, ['prove'])).toMatchObject({ code: 0 });
    expect(await step(github, root, ['github', 'welcome'])).toMatchObject({ code: 0, stderr: '', summary: '' });
    expect(github.requests).toEqual([]);
  });

  test('content that is not sound is annotated, and nothing is built', async () => {
    const root = makeRoot({ 'content/assertions/x.md': '---\nbadge: nobody\n---\n' });
    const built = await step(await startGitHub(), root, ['github', 'build']);
    expect(built.code).toBe(1);
    expect(built.stdout).toMatch(/^::error file=content\/assertions\/x\.md,line=\d+/m);
    expect(built.summary).toContain('Nothing was built');
    expect(readdirSync(root)).not.toContain('dist');
  });

  test('a copy gets one page, which is proved, and the pull request that sets it up', async () => {
    const ledger = await openLedger();
    const { github } = ledger;
    const site = `${github.git('show', 'main:content/site.yaml')}\ndemonstration: true\n`;
    pushed(github, { 'content/site.yaml': site });
    const root = clone(github);
    const issued = await step(github, root, ['github', 'issue'], { HAVERSACK_KEY: secretsOf(ledger.keys).join('\n') });
    expect(issued).toMatchObject({ code: 0, outputs: { commit: headOf(github), sealed: '0' }, summary: '' });
    expect(await step(github, root, ['github', 'build'], { GITHUB_TOKEN: '' })).toMatchObject({ code: 0 });
    expect(readdirSync(join(root, 'dist'))).toEqual(['index.html']);
    const page = read(root, 'dist/index.html');
    expect(page).toContain('href="https://github.example/riverside/badges/pulls"');
    expect(page).not.toMatch(/<script|@import|url\(|src=/);
    expect(await step(github, root, ['prove'])).toMatchObject({ code: 0 });
    const welcomed = await step(github, root, ['github', 'welcome']);
    expect(welcomed.code).toBe(0);
    expect(welcomed.summary).toContain('[pull request 1](https://github.example/riverside/badges/pull/1)');
  });

  test('the program names its own repository in one place', () => {
    expect(programRepository()).toMatch(/^[\w.-]+\/[\w.-]+$/);
  });
});
