import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { githubCloseCommand } from '../../scripts/github/close.ts';
import { githubCommentCommand } from '../../scripts/github/comment.ts';
import { githubReviewCommand } from '../../scripts/github/review.ts';
import { type FakeGitHub, startGitHub } from '../github/fake.ts';
import { makeFolder, makeRoot, put, runCommand } from '../roots.ts';
import { clone, filesOf, propose, publish, runEvent } from '../tasks/github/proposals.ts';

afterEach(() => void vi.unstubAllEnvs());

/** An environment as a runner's. @returns where outputs go */
function stand(github: FakeGitHub, eventName: string, event: unknown): string {
  const folder = makeFolder();
  put(folder, 'event.json', JSON.stringify(event));
  put(folder, 'output', '');
  vi.stubEnv('GITHUB_REPOSITORY', github.repository);
  vi.stubEnv('GITHUB_API_URL', github.url);
  vi.stubEnv('GITHUB_SERVER_URL', 'https://github.example');
  vi.stubEnv('GITHUB_TOKEN', 'ghs_test');
  vi.stubEnv('GITHUB_EVENT_NAME', eventName);
  vi.stubEnv('GITHUB_EVENT_PATH', join(folder, 'event.json'));
  vi.stubEnv('GITHUB_OUTPUT', join(folder, 'output'));
  vi.stubEnv('GITHUB_RUN_ID', '42');
  return join(folder, 'output');
}

const AWARD =
  '---\nbadge: plain\nrecipient:\n  type: url\n  url: https://new.example.org/\nissuedOn: 2020-06-01\n---\n';

async function begin(settings = {}): Promise<{ github: FakeGitHub; head: string }> {
  const github = await startGitHub(settings);
  publish(github, makeRoot());
  const { head } = await propose(github, 'side', { 'content/assertions/plain-new.md': AWARD });
  return { github, head };
}

describe('a pull request', () => {
  test('is reviewed, commented and closed, each by a command in a clone of its own', async () => {
    const { github, head } = await begin();
    const output = stand(github, 'workflow_run', runEvent(github, head, 'side'));
    const out = join(makeFolder(), 'review');
    expect(await runCommand(githubReviewCommand, clone(github), { out })).toEqual({
      code: 0,
      printed: '',
      noted: `Pull request 1 may be merged: 0 problems, 1 picture. Next: haversack github comment --in "${out}"`,
    });
    expect(readFileSync(output, 'utf8')).toMatch(/^pull<<(end-\w+)\n1\n\1\n$/);
    expect(await runCommand(githubCommentCommand, clone(github), { in: out })).toMatchObject({
      code: 0,
      noted: 'The comment at pull request 1 is made, with 1 picture.',
    });
    expect(filesOf(github, 'previews')).toHaveLength(1);
    expect(github.said(1)[0]).toContain('<img src="https://github.example/riverside/badges/raw/previews/1/plain-');

    stand(github, 'pull_request_target', { action: 'closed', pull_request: { number: 1 } });
    const closed = await runCommand(githubCloseCommand, clone(github));
    expect(closed).toMatchObject({ code: 0, noted: 'The pictures of pull request 1 are taken away.' });
    expect(filesOf(github, 'previews')).toEqual([]);
  });

  test('that a workflow opened is reviewed by its number', async () => {
    const { github } = await begin();
    stand(github, 'issues', { action: 'opened', issue: { number: 1 } });
    const out = join(makeFolder(), 'review');
    const ran = await runCommand(githubReviewCommand, clone(github), { out, pull: '1' });
    expect(ran.noted).toContain('Pull request 1 may be merged');
    for (const pull of ['0', '1;x', '../1', '-1'])
      expect(await runCommand(githubReviewCommand, clone(github), { out: `${out}-2`, pull })).toMatchObject({
        code: 3,
      });
  });

  test('that is gone gives no output, and nothing to say', async () => {
    const { github, head } = await begin();
    const output = stand(github, 'workflow_run', runEvent(github, head, 'gone'));
    const out = join(makeFolder(), 'review');
    expect(await runCommand(githubReviewCommand, clone(github), { out })).toMatchObject({
      code: 0,
      noted: 'No open pull request ends with the commit that was checked. Nothing is said.',
    });
    expect(readFileSync(output, 'utf8')).toBe('');
    expect(existsSync(out)).toBe(false);
    expect(await runCommand(githubCommentCommand, clone(github), { in: out })).toMatchObject({ code: 0 });
    expect(github.comments.size).toBe(0);
  });

  test('of a private repository is shown by its run', async () => {
    const { github, head } = await begin({ private: true });
    stand(github, 'workflow_run', runEvent(github, head, 'side'));
    const out = join(makeFolder(), 'review');
    await runCommand(githubReviewCommand, clone(github), { out });
    await runCommand(githubCommentCommand, clone(github), { in: out });
    expect(github.said(1)[0]).toContain('(https://github.example/riverside/badges/actions/runs/42)');
    expect(filesOf(github, 'previews')).toBeUndefined();
  });

  test('needs folders to be named', async () => {
    expect(await runCommand(githubReviewCommand, makeFolder())).toMatchObject({ code: 3 });
    expect(await runCommand(githubCommentCommand, makeFolder())).toMatchObject({ code: 3 });
  });
});
