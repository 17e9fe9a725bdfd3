import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startGitHub } from '../github/fake.ts';
import { fill } from '../github/filled.ts';
import { makeFolder, read } from '../roots.ts';
import { DEMONSTRATION } from '../sites/demonstration.ts';
import { guard } from '../tasks/github/ledger-ground.ts';
import { publish } from '../tasks/github/proposals.ts';
import {
  checkRun,
  filesOn,
  go,
  issueRun,
  openProgramme,
  type Programme,
  publishRun,
  pullOf,
  results,
} from './programme.ts';

/** The workflows' own steps in the states that a repository can be in: nothing is red that need not be. */

const everyTime: string[] = [];
const kept = (programme: Programme): Programme => {
  afterAll(() => everyTime.push(...programme.times));
  return programme;
};
afterAll(() => console.info(`Publishing:\n${everyTime.join('\n')}`));

const SEALS = /^content\/credentials\//;
const form = (who: string): string =>
  fill('award', { badge: 'helping-hand: Helping Hand', recipient: `https://${who}.example.org/`, day: '2026-11-20' });

/** Proposes an award by its form. @returns the pull request */
async function proposed(programme: Programme, who: string): Promise<number> {
  const { hub } = programme;
  const issue = hub.open('Award a badge', form(who));
  expect(results(await issueRun(programme, issue))).toMatchObject({ propose: 'success' });
  return hub.pulls().find(({ head }) => head.ref === `haversack/issue-${issue.number}`)?.number ?? 0;
}

/** Jobs that need no second look. */
const AFTER_ISSUE = ['build', 'prove', 'pages', 'welcome', 'forms', 'deploy', 'probe'];
const GREEN = { issue: 'success', build: 'success', prove: 'success', pages: 'success', welcome: 'success' };

describe('two merges that race', () => {
  test('are both sealed: whoever comes second begins again on top of the first', async () => {
    const programme = kept(await openProgramme());
    const { hub } = programme;
    const [first, second] = [await proposed(programme, 'ann'), await proposed(programme, 'bo')];
    hub.merge(first);
    // While the seals of the first are on their way, somebody merges the second.
    const next = hub.mergeRef(second);
    const mark = join(makeFolder(), 'raced');
    const race = `[ "$1" = refs/heads/main ] && [ ! -e ${mark} ] && touch ${mark} && git update-ref refs/heads/main ${next}`;
    writeFileSync(join(hub.origin, 'hooks/update'), `#!/bin/sh\n${race}\nexit 0\n`);
    chmodSync(join(hub.origin, 'hooks/update'), 0o755);
    const done = await publishRun(programme);
    expect(existsSync(mark)).toBe(true);
    expect(results(done)).toMatchObject({ ...GREEN, deploy: 'success' });
    expect(filesOn(programme, SEALS)).toHaveLength(2);
    const places = filesOn(programme, SEALS).map(
      (file) => JSON.parse(hub.git('show', `main:${file}`)).credentialStatus.id,
    );
    expect(new Set(places).size).toBe(2);
    // One that waited behind it finds nothing to do.
    const before = hub.git('rev-parse', 'main');
    expect(results(await publishRun(programme, { without: AFTER_ISSUE }))).toMatchObject({ issue: 'success' });
    expect(hub.git('rev-parse', 'main')).toBe(before);
  });
});

describe('a rule that guards main', () => {
  test('makes the seals wait in a pull request of their own, which passes the check; merged, they are published', async () => {
    const programme = kept(await openProgramme());
    const { hub } = programme;
    hub.merge(await proposed(programme, 'ann'));
    guard(hub, 'main');
    const done = await publishRun(programme);
    expect(results(done)).toMatchObject({ ...GREEN, deploy: 'success' });
    expect(filesOn(programme, SEALS)).toEqual([]);
    const pull = hub.pulls().find(({ head }) => head.ref === 'haversack/ledger');
    expect(done.jobs.issue?.summary).toContain(`/pull/${pull?.number}`);
    expect(hub.statuses.at(-1)).toMatchObject({ sha: pull?.head.sha, context: 'haversack', state: 'success' });
    expect(results(await checkRun(programme, pull?.number ?? 0))).toEqual({ haversack: 'success' });
    const [assertion = ''] = readdirSync(join(done.artifacts.get('live') ?? '', 'assertions'));
    expect(existsSync(join(done.artifacts.get('live') ?? '', 'assertions', assertion, 'assertion.json'))).toBe(true);
    expect(existsSync(join(done.artifacts.get('live') ?? '', 'assertions', assertion, 'credential.json'))).toBe(false);
    hub.merge(pull?.number ?? 0);
    const next = await publishRun(programme);
    expect(results(next)).toMatchObject({ ...GREEN, deploy: 'success' });
    expect(existsSync(join(next.artifacts.get('live') ?? '', 'assertions', assertion, 'credential.json'))).toBe(true);
    expect(hub.pulls().filter(({ head }) => head.ref === 'haversack/ledger')).toHaveLength(1);
  });
});

describe('a repository without a key, whose Pages is off', () => {
  test('ends green: it is told how to add one, and has one link to the page that turns the other on', async () => {
    const programme = kept(await openProgramme({ pages: undefined }));
    programme.hub.merge(await proposed(programme, 'ann'));
    const done = await publishRun(programme, { secrets: {} });
    expect(results(done)).toMatchObject({ ...GREEN, deploy: 'skipped' });
    expect(done.jobs.issue?.summary).toContain('https://github.example/riverside/badges/settings/environments');
    expect(filesOn(programme, SEALS)).toEqual([]);
    expect(readdirSync(join(done.artifacts.get('github-pages') ?? '', 'assertions'))).toHaveLength(1);
    const links = done.jobs.pages?.summary.match(/https:\/\/github\.example\/[^\s)]*/g);
    expect(links).toEqual(['https://github.example/riverside/badges/settings/pages']);
  });
});

describe('a fork of a backpack', () => {
  test('publishes and proposes nothing, until its owner says that it is meant', async () => {
    const programme = kept(await openProgramme());
    const event = { repository: { fork: true, default_branch: 'main' } };
    const still = await go(programme, 'publish.yml', 'push', event, { secrets: {} });
    expect(new Set(Object.values(results(still)))).toEqual(new Set(['skipped']));
    const issue = programme.hub.open('Award a badge', form('ann'));
    const silent = await go(programme, 'propose.yml', 'issues', { ...event, action: 'opened', issue });
    expect(results(silent)).toMatchObject({ propose: 'skipped' });
    expect(programme.hub.requests).toEqual([]);
    const meant = await go(programme, 'publish.yml', 'push', event, {
      secrets: {},
      vars: { HAVERSACK: 'true' },
      without: AFTER_ISSUE,
    });
    expect(results(meant)).toMatchObject({ issue: 'success' });
  });
});

describe('the first run of a copy', () => {
  test('shows one page that welcomes, and proposes what makes the copy its owner’s; merged, it is theirs', async () => {
    const pages = { html_url: 'https://mona.github.io/badges/', build_type: 'workflow', cname: null };
    const hub = await startGitHub({ repository: 'mona/badges', owner: { name: 'Mona' }, pages });
    const folder = makeFolder();
    cpSync(DEMONSTRATION, join(folder, 'content'), { recursive: true });
    cpSync(join(DEMONSTRATION, '../.github/CODEOWNERS'), join(folder, '.github/CODEOWNERS'));
    publish(hub, folder);
    const programme = kept({ hub, home: folder, key: '', times: [] });

    const first = await publishRun(programme, { secrets: {} });
    expect(results(first)).toMatchObject({ ...GREEN, deploy: 'success' });
    const live = first.artifacts.get('live') ?? '';
    expect(readdirSync(live)).toEqual(['index.html']);
    expect(read(live, 'index.html')).toContain('https://github.example/mona/badges/');
    const eager = hub.open('Award a badge', fill('award', { badge: 'first-aid: First Aid' }));
    await issueRun(programme, eager);
    expect(hub.said(eager.number)[0]).toContain('**Nothing was proposed.**');
    const pull = hub.pulls()[0]?.number ?? 0;
    expect(pullOf(programme, pull).head.ref).toBe('haversack/setup');
    expect(hub.git('show', 'haversack/setup:.github/CODEOWNERS')).toContain('* @mona\n');
    expect(hub.statuses.at(-1)).toMatchObject({ context: 'haversack', state: 'success' });
    expect(results(await checkRun(programme, pull))).toEqual({ haversack: 'success' });

    hub.merge(pull);
    const second = await publishRun(programme, { secrets: {} });
    expect(results(second)).toMatchObject({ ...GREEN, deploy: 'success' });
    const home = readFileSync(join(second.artifacts.get('live') ?? '', 'index.html'), 'utf8');
    expect(home).toContain('Badges of Mona');
    expect(home).not.toContain('Riverside');
    expect(hub.pulls()).toHaveLength(1);
  });
});

describe('a repository that holds content alone', () => {
  test('publishes with the workflows that `init --github` wrote, which call these', async () => {
    const programme = kept(await openProgramme());
    const { hub, home } = programme;
    const own = (name: string): string => read(home, `.github/workflows/${name}.yml`);
    const issue = hub.open('Award a badge', form('ann'));
    const event = { action: 'opened', issue: { created_at: '2026-11-20T12:00:00Z', ...issue } };
    const asked = await go(programme, own('propose'), 'issues', event);
    expect(results(asked)).toMatchObject({ 'propose / propose': 'success', 'propose / say': 'success' });
    const number = hub.pulls()[0]?.number ?? 0;
    const sha = hub.mergeRef(number) ?? '';
    const pull = { action: 'opened', number, pull_request: pullOf(programme, number) };
    const checked = await go(programme, own('check'), 'pull_request', pull, { sha, secrets: {} });
    expect(results(checked)).toMatchObject({ 'check / haversack': 'success', haversack: 'success' });
    hub.merge(number);
    const done = await go(programme, own('publish'), 'push', {}, { without: ['probe'] });
    expect(results(done)).toMatchObject({ 'publish / issue': 'success', 'publish / deploy': 'success' });
    expect(filesOn(programme, SEALS)).toHaveLength(1);
  });
});
