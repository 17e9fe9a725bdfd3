import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { githubProposeCommand } from '../../../scripts/github/propose.ts';
import { fill } from '../../github/filled.ts';
import { commit, git } from '../../io/git/repositories.ts';
import { type Ending, makeFolder, runCommand } from '../../roots.ts';
import { clone } from './proposals.ts';
import { type Ground, issueEvent, openGround } from './propose-ground.ts';

afterEach(() => vi.unstubAllEnvs());

/** Runs the command as a step of a workflow. @returns how it ended, the page of the run, and what later jobs are given */
async function step(
  { github, root }: Ground,
  eventName: string,
  event: unknown,
): Promise<Ending & { page: string; given: string }> {
  const folder = makeFolder();
  const [eventFile, summary, output] = ['event.json', 'summary.md', 'output'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(eventFile, JSON.stringify(event));
  for (const file of [summary, output]) writeFileSync(file, '');
  const environment = {
    GITHUB_REPOSITORY: github.repository,
    GITHUB_API_URL: github.url,
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_TOKEN: 'ghs_step',
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_OUTPUT: output,
    GITHUB_RUN_ID: '17',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const ending = await runCommand(githubProposeCommand, root);
  return { ...ending, page: readFileSync(summary, 'utf8'), given: readFileSync(output, 'utf8') };
}

const completions = (completion: object) => ({
  action: 'completions',
  client_payload: { badge: 'plain', completions: [completion] },
  repository: { default_branch: 'main' },
});

describe('github propose, as a step', () => {
  test('reads the event, does it, and says it in the log and on the page of the run', async () => {
    const ground = await openGround();
    const issue = ground.github.open('Award', fill('award', { name: 'Lee @everyone' }));
    const { code, noted, page, given } = await step(ground, 'issues', issueEvent(issue));
    expect(code).toBe(0);
    expect(given).toMatch(/^pull<<(end-\w+)\n2\n\1\n$/);
    expect(noted).toBe('haversack/issue-1 is pushed; pull request 2. It is sound.');
    expect(page).toBe(`${noted}\n`);
    expect(ground.github.requests.every(({ token }) => token === 'ghs_step')).toBe(true);
  });

  test('ends well where a form is refused: the issue says why; the log repeats nothing of it', async () => {
    const ground = await openGround();
    const issue = ground.github.open('Award', fill('award', { badge: 'Sesame', recipient: 'Sesame' }));
    const { code, noted, page } = await step(ground, 'issues', issueEvent(issue));
    expect(code).toBe(0);
    expect(noted).toBe('The form of issue 1 cannot be taken: 2 problems, named there.');
    expect(page).not.toContain('Sesame');
  });

  test('ends with 1 where a program sent what cannot be taken', async () => {
    const ground = await openGround();
    const { code, noted } = await step(ground, 'repository_dispatch', completions({ recipient: 'zoe@example.org' }));
    expect(code).toBe(1);
    expect(noted).toMatch(/^Nothing was awarded\. .*\n- An e-mail address stands in it\./);
    expect(noted).not.toContain('example.org');
  });

  test('says what became of completions', async () => {
    const ground = await openGround();
    const sound = completions({ recipient: 'https://lee.example.org/' });
    const first = await step(ground, 'repository_dispatch', sound);
    expect(first.code).toBe(0);
    expect(first.noted).toMatch(
      /^1 new award, 0 there already\. haversack\/dispatch-[0-9a-f]{8} is pushed; pull request 1\./,
    );
    const branch = /haversack\/dispatch-\w+/.exec(first.noted)?.[0] ?? '';
    const folder = clone(ground.github);
    git(folder, ['checkout', '--quiet', branch]);
    commit(folder, 'a hand', { 'README.md': 'x\n' });
    git(folder, ['push', '--quiet', 'origin', branch]);
    expect(await step(ground, 'repository_dispatch', sound)).toMatchObject({ code: 1 });
    ground.github.merge(1);
    git(folder, ['push', '--quiet', 'origin', `:${branch}`]);
    const last = await step(ground, 'repository_dispatch', sound);
    expect(last).toMatchObject({ code: 0, noted: expect.stringContaining('Everybody has it already') });
  });

  test('passes over what is no form, and refuses another event', async () => {
    const ground = await openGround();
    const issue = ground.github.open('Hello', 'x');
    expect(await step(ground, 'issues', issueEvent(issue))).toMatchObject({ code: 0 });
    await expect(step(ground, 'push', {})).rejects.toMatchObject({ code: 'event-other' });
  });
});
