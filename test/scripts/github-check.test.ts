import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commit, git, init, merge } from '../io/git/repositories.ts';
import { keyFolder, makeFolder, makeRoot, put, read, sealedRoot } from '../roots.ts';
import type { Ran } from '../sites/haversack.ts';
import { runAt } from './run.ts';

/** The checkout of a job: the merge of a change into what stands on `main`, cut off as the runner has it. */
function mergeOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  from = makeRoot(),
): { root: string; head: string } {
  const whole = init(from);
  commit(whole, 'older');
  commit(whole, 'begin');
  git(whole, ['checkout', '--quiet', '-b', 'side']);
  const head = commit(whole, 'change', files);
  git(whole, ['checkout', '--quiet', 'main']);
  commit(whole, 'meanwhile', { 'notes.txt': 'Others went on.\n' });
  merge(whole, 'side', `Merge ${head}`);
  const root = join(makeFolder(), 'backpack');
  git(makeFolder(), ['clone', '--quiet', '--depth=2', `file://${whole}`, root]);
  return { root, head };
}

interface Checked extends Ran {
  readonly summary: string;
}

function check(root: string, eventName: string, event: unknown): Checked {
  const folder = makeFolder();
  put(folder, 'event.json', JSON.stringify(event));
  put(folder, 'summary.md', '');
  const ran = runAt(root, ['github', 'check'], {
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'riverside/badges',
      // Nothing answers there: no token, no network.
      GITHUB_API_URL: 'http://127.0.0.1:9',
      GITHUB_EVENT_NAME: eventName,
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    },
  });
  return { ...ran, summary: readFileSync(join(folder, 'summary.md'), 'utf8') };
}

const pull = (head: string) => ({ action: 'opened', pull_request: { number: 7, head: { sha: head } } });

const award = (more = ''): string =>
  `---\nbadge: plain\nrecipient:\n  type: url\n  url: https://new.example.org/\nissuedOn: 2020-06-01\n${more}---\n`;

describe('github check', () => {
  describe('of a pull request with nothing wrong', () => {
    let ran: Checked;
    beforeAll(() => {
      const { root, head } = mergeOf({ 'content/assertions/plain-new.md': award() });
      ran = check(root, 'pull_request', pull(head));
    });

    test('ends well, and prints no annotation', () => {
      expect(ran).toMatchObject({ code: 0, stdout: '' });
      expect(ran.stderr).toBe('May be merged.\n');
    });

    test('says what merging does, held against the base, in the summary', () => {
      expect(ran.summary).toMatch(/^## Haversack\n\n✅ \*\*May be merged\*\*/);
      expect(ran.summary).toContain('### What merging does\n\n- adds 1 assertion\n');
      // What others merged meanwhile is none of it.
      expect(ran.summary).not.toContain('notes.txt');
    });
  });

  test('annotates ten errors and ten warnings, errors first, and has all in the summary', () => {
    const files = Object.fromEntries(
      Array.from({ length: 13 }, (_, index) => [
        `content/assertions/a-${index + 10}.md`,
        award('expires: 2019-01-01\n'),
      ]),
    );
    const { root, head } = mergeOf({
      ...files,
      'content/assertions/odd,name%.md': award(),
      'content/assertions/z.md': award('nonsense: "::error::x%0A::warning::|@max"\n'),
    });
    const { code, stdout, stderr, summary } = check(root, 'pull_request', pull(head));
    expect(code).toBe(1);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines.every((line) => /^::error file=content\/assertions\/a-\d\d\.md,line=\d+,col=\d+,/.test(line))).toBe(
      true,
    );
    expect(stderr).toMatch(/^1\d errors\. \d more problems in the summary of this run\. Must not be merged\.\n$/);
    expect(summary).toMatch(/⛔ \*\*Must not be merged:\*\* 1\d problems/);
    expect(summary).toContain('`content/assertions/z.md:');
    expect(summary.match(/^\| error \|/gm)?.length).toBeGreaterThan(13);
    expect(summary.replace(/(`+)[^`][\s\S]*?\1/g, '')).not.toContain('@max');
  });

  test('names files by their place in the repository', () => {
    const whole = init();
    const content = makeRoot({ 'content/assertions/plain-new.md': award('expires: 2019-01-01\n') });
    commit(whole, 'begin', { 'pack/content/site.yaml': read(content, 'content/site.yaml') });
    git(whole, ['checkout', '--quiet', '-b', 'side']);
    const head = commit(whole, 'change', {
      'pack/content/assertions/plain-new.md': read(content, 'content/assertions/plain-new.md'),
    });
    git(whole, ['checkout', '--quiet', 'main']);
    commit(whole, 'meanwhile');
    merge(whole, 'side', 'Merge');
    const { code, stdout } = check(join(whole, 'pack'), 'pull_request', pull(head));
    expect(code).toBe(1);
    expect(stdout).toContain('::error file=pack/content/');
  });

  test('refuses what would be undone: the revert of a merged award is told how to revoke', async () => {
    const root = init(await sealedRoot());
    commit(root, 'begin');
    git(root, ['checkout', '--quiet', '-b', 'side']);
    git(root, ['rm', '--quiet', 'content/assertions/plain-json.json']);
    const head = commit(root, 'revert');
    git(root, ['checkout', '--quiet', 'main']);
    commit(root, 'meanwhile');
    merge(root, 'side', 'Merge');
    const { code, stdout } = check(root, 'pull_request', pull(head));
    expect(code).toBe(1);
    expect(stdout).toContain('haversack revoke plain-json');
  });

  test('refuses a private key that the pull request brings', async () => {
    const from = await sealedRoot();
    const keys = keyFolder(from);
    const [file = ''] = readdirSync(keys);
    const { root, head } = mergeOf({ 'notes/key.json': read(keys, file) }, from);
    const { code, stderr } = check(root, 'pull_request', pull(head));
    expect(code).toBe(1);
    expect(stderr).toContain('holds the private half of the key');
    expect(stderr).not.toContain(JSON.parse(read(keys, file)).secretKeyMultibase);
  });

  test('finishes nothing that the pull request says was begun', () => {
    const changes = [{ path: 'content/assertions/plain-new.md', text: award() }];
    const journal = JSON.stringify({ purpose: 'award', changes });
    const from = makeRoot();
    const { root, head } = mergeOf({ 'content/assertions/plain-new.md': award('expires: 2019-01-01\n') }, from);
    put(root, '.haversack/changes.json', journal);
    expect(check(root, 'pull_request', pull(head)).code).toBe(1);
  });

  test('checks a merge group against the commit that it stands on', () => {
    const { root } = mergeOf({ 'content/assertions/plain-new.md': award() });
    const base = git(root, ['rev-parse', 'HEAD^1']);
    const event = {
      action: 'checks_requested',
      merge_group: { base_sha: base, head_sha: git(root, ['rev-parse', 'HEAD']) },
    };
    const { code, summary } = check(root, 'merge_group', event);
    expect(code).toBe(0);
    expect(summary).toContain('- adds 1 assertion\n');
  });

  test('does not take a parent that the contributor chose for the base', () => {
    const { root, head } = mergeOf({ 'content/assertions/plain-new.md': award() });
    git(root, ['checkout', '--quiet', head]);
    const { code, stderr } = check(root, 'pull_request', pull(head));
    expect(code).toBe(1);
    expect(stderr).toContain('The clone lacks the merge of the pull request with its two parents');
    expect(stderr).toContain('fetch-depth: 2');
  });

  test.each([
    ['push', {}],
    ['pull_request', {}],
    ['pull_request', { pull_request: { head: { sha: 'HEAD --output=/tmp/x' } } }],
    ['merge_group', { merge_group: { base_sha: '0'.repeat(40) } }],
  ])('refuses an event that says too little: %s', (name, event) => {
    const { root } = mergeOf({});
    expect(check(root, name, event).code).toBe(1);
  });
});
