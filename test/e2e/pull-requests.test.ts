import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fill } from '../github/filled.ts';
import { put } from '../roots.ts';
import { run } from '../scripts/run.ts';
import {
  checkRun,
  edit,
  filesOn,
  go,
  issueRun,
  openProgramme,
  openPull,
  type Programme,
  publishRun,
  pullOf,
  results,
  reviewRun,
  SITE,
} from './programme.ts';

/** A badge programme by pull request, rehearsed: the workflows' own steps, git for real, GitHub on loopback. */

const HASHED = `sha256$${'a'.repeat(64)}$${'0123456789abcdef'.repeat(2)}`;
const award = (answers: Readonly<Record<string, string>> = {}): string =>
  fill('award', { badge: 'helping-hand: Helping Hand', recipient: HASHED, ...answers });
const CREDENTIAL = /^content\/credentials\//;

const MINE = `---
badge: helping-hand
recipient:
  type: url
  url: https://forker.example.org/
issuedOn: 2026-11-20
---
`;

let programme: Programme;
const everyTime: string[] = [];
afterAll(() => console.info(`A badge programme by pull request:\n${everyTime.join('\n')}`));

describe('from a form to a badge that verifies', () => {
  let number = 0;
  beforeAll(async () => {
    programme = await openProgramme();
  });
  afterAll(() => everyTime.push(...programme.times));

  test('the form becomes a branch, a pull request with its status, a comment at the issue, and a review', async () => {
    const { hub } = programme;
    const issue = hub.open('Award a badge', award({ name: 'Zoë', day: '2026-11-20' }));
    const done = await issueRun(programme, issue);
    expect(results(done)).toMatchObject({ propose: 'success', look: 'success', say: 'success' });
    number = hub.pulls()[0]?.number ?? 0;
    const { state, head } = pullOf(programme, number);
    expect([state, head.ref]).toEqual(['open', `haversack/issue-${issue.number}`]);
    expect(hub.statuses.at(-1)).toMatchObject({
      context: 'haversack',
      state: 'success',
      sha: head.sha,
    });
    expect(hub.said(issue.number)[0]).toContain(`/pull/${number}`);
    const [comment = ''] = hub.said(number);
    expect(comment).toContain('adds 1 assertion');
    expect(comment).toMatch(
      /https:\/\/github\.example\/riverside\/badges\/raw\/previews\/\d+\/helping-hand-[0-9a-f]{8}\.png/,
    );
    expect(filesOn(programme, /\.png$/, 'previews')).toHaveLength(1);
  });

  test('an edited issue becomes another proposal on the same branch, of the same id', async () => {
    const { hub } = programme;
    const branch = pullOf(programme, number).head.ref;
    const before = filesOn(programme, /^content\/assertions/, branch);
    const issue = hub.issues.get(1) as { body: string };
    issue.body = award({ name: 'Zoë van Dam', day: '2026-11-20' });
    expect(results(await issueRun(programme, issue, 'edited'))).toMatchObject({ propose: 'success' });
    expect(filesOn(programme, /^content\/assertions/, branch)).toEqual(before);
    expect(hub.git('show', `${branch}:${before[0]}`)).toContain('Zoë van Dam');
    expect(hub.pulls()).toHaveLength(1);
    expect(hub.said(1)).toHaveLength(1);
  });

  test('the check passes and its review says the same', async () => {
    const { hub } = programme;
    expect(results(await checkRun(programme, number))).toEqual({ haversack: 'success' });
    expect(results(await reviewRun(programme, number))).toMatchObject({
      look: 'success',
      say: 'success',
      close: 'skipped',
    });
    expect(hub.said(number)).toHaveLength(1);
  });

  test('merged, it is sealed, pushed, built, proved and deployed', async () => {
    const { hub, key } = programme;
    hub.merge(number);
    const done = await publishRun(programme);
    const all = { issue: 'success', build: 'success', prove: 'success', pages: 'success', deploy: 'success' };
    expect(results(done)).toMatchObject({ ...all, probe: 'skipped' });
    expect(filesOn(programme, CREDENTIAL)).toHaveLength(1);
    const [credential = ''] = filesOn(programme, CREDENTIAL);
    const live = done.artifacts.get('live') ?? '';
    const id = /([^/]+)\.json$/.exec(credential)?.[1];
    expect(readFileSync(join(live, 'assertions', `${id}`, 'credential.json'), 'utf8').trim()).toBe(
      hub.git('show', `main:${credential}`),
    );
    const verified = run(['verify', join(live, 'assertions', `${id}`, 'badge.png'), '--map', `${SITE}=${live}`]);
    expect([verified.code, verified.stdout]).toEqual([
      0,
      expect.stringMatching(/^Verified: riverside\.github\.io\/badges says/),
    ]);
    expect(done.log).not.toContain(key.trim());
    expect(hub.git('log', '-1', '--format=%an', 'main')).toBe('haversack[bot]');
  });

  test('its pictures go when it is closed', async () => {
    const event = { action: 'closed', number, pull_request: pullOf(programme, number) };
    const closed = await go(programme, 'review.yml', 'pull_request_target', event, { secrets: {} });
    expect(results(closed)).toEqual({ look: 'skipped', say: 'skipped', close: 'success' });
    expect(filesOn(programme, /\.png$/, 'previews')).toEqual([]);
  });

  test('a revert of the merge is refused, with the command that revokes instead', async () => {
    const pull = openPull(programme, 'revert the award', (clone) => {
      for (const path of filesOn(programme, /^content\/assertions\/.*helping-hand-/)) rmSync(join(clone, path));
    });
    const done = await checkRun(programme, pull);
    expect(results(done)).toEqual({ haversack: 'failure' });
    expect(done.log).toMatch(/haversack revoke helping-hand-/);
    await reviewRun(programme, pull);
    expect(programme.hub.said(pull)[0]).toMatch(/must not be merged/i);
  });

  test('a fork that brings a key and credentials sealed by it is refused', async () => {
    const pull = openPull(
      programme,
      'key and seals',
      (clone) => {
        const env = { HAVERSACK_KEY_FILE: `${clone}-keys` };
        put(clone, 'content/assertions/mine.md', MINE);
        expect(run(['keys', 'new', '--root', clone, 'riverside'], { env }).code).toBe(0);
        expect(run(['issue', '--root', clone], { env }).code).toBe(0);
      },
      'forker',
    );
    const done = await checkRun(programme, pull);
    expect(results(done)).toEqual({ haversack: 'failure' });
    expect(done.log).toContain('seal-by-new-key');
  });

  test('a fork that edits workflows runs none of it, and the reviewer is told first', async () => {
    const pull = openPull(
      programme,
      'edit workflows',
      (clone) => edit(clone, '.github/workflows/publish.yml', (text) => `${text}\n# more\n`),
      'forker',
    );
    const done = await checkRun(programme, pull);
    expect(done.log).toContain('.github/workflows/publish.yml');
    await reviewRun(programme, pull);
    const [comment = ''] = programme.hub.said(pull);
    expect(comment).toContain('.github/workflows/publish.yml');
    expect(comment).toMatch(/What needs your care[\s\S]*publish\.yml/);
  });

  test('a closed issue takes its proposal back', async () => {
    const { hub } = programme;
    const issue = hub.open('Award a badge', award({ recipient: 'https://lee.example.org/' }));
    await issueRun(programme, issue);
    const branch = `haversack/issue-${issue.number}`;
    const states = () => hub.pulls().flatMap(({ head, state }) => (head.ref === branch ? [state] : []));
    expect(states()).toEqual(['open']);
    await issueRun(programme, { ...issue, state: 'closed' }, 'closed');
    expect(states()).toEqual(['closed']);
    expect(hub.git('for-each-ref', `refs/heads/${branch}`)).toBe('');
  });
});
