import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMENT_CHARACTERS } from '../../../src/github/index.ts';
import { walk } from '../../../src/io/index.ts';
import { review } from '../../../src/tasks/github/review/review.ts';
import { type FakeGitHub, startGitHub } from '../../github/fake.ts';
import { commit, git } from '../../io/git/repositories.ts';
import { effectsOf, makeFolder, makeRoot, read, sealedRoot } from '../../roots.ts';
import { IDENTITY, makePng, SALT } from '../../sound-content.ts';
import { branch, clone, type Files, propose, publish, runEvent } from './proposals.ts';

async function begin(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  from = makeRoot(files),
): Promise<{ github: FakeGitHub; root: string }> {
  const github = await startGitHub();
  publish(github, from);
  return { github, root: clone(github) };
}

interface Done {
  readonly result: Awaited<ReturnType<typeof review>>;
  readonly out: string;
  readonly text: string;
  readonly pictures: readonly string[];
}

const effectsAt = (github: FakeGitHub, root: string, wait: () => Promise<void> = async () => {}) => ({
  ...effectsOf(root),
  github: github.client,
  wait,
});

async function judge(github: FakeGitHub, root: string, event: unknown): Promise<Done> {
  const out = join(makeFolder(), 'review');
  const result = await review(effectsAt(github, root), { event }, out);
  const isThere = (path: string): boolean => existsSync(join(out, path));
  // What was taken out for the review is gone.
  const kept = existsSync(join(root, '.haversack'))
    ? readdirSync(join(root, '.haversack'), { withFileTypes: true })
    : [];
  expect(kept.filter((one) => one.isDirectory())).toEqual([]);
  return {
    result,
    out,
    text: isThere('comment.md') ? read(out, 'comment.md') : '',
    pictures: isThere('pictures') ? readdirSync(join(out, 'pictures')) : [],
  };
}

/** Proposes files from the repository itself, and judges them. */
async function judged(files: Files, before: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Done> {
  const { github, root } = await begin(before);
  const { head } = await propose(github, 'side', files);
  return judge(github, root, runEvent(github, head, 'side'));
}

const award = (more = ''): string => `---
badge: care
recipient:
  type: email
  identity: ${IDENTITY}
  salt: "${SALT}"
  name: Secret Name
issuedOn: 2020-06-01
evidence:
  - url: https://acme.example.org/evidence/new.html
    meets: course
${more}---
`;

/** A badge that asks for no evidence. */
const COURSE = `---
name: Course
description: Came to the course.
issuer: acme
requirements:
  - id: hours
    text: Sixteen hours of the course
    evidence: optional
---

Came to all evenings.
`;

const roster = (badge: string, rows: number): string =>
  `id,badge,identity,salt,issuedOn,evidence\n${Array.from({ length: rows }, (_, index) => {
    const salt = createHash('sha256').update(`salt ${index}`).digest('hex').slice(0, 32);
    const identity = createHash('sha256').update(`${index}@example.org${salt}`).digest('hex');
    return `${badge}-${String(index).padStart(8, '0')},${badge},sha256$${identity},${salt},2020-06-01,https://acme.example.org/e/${index}\n`;
  }).join('')}`;

describe('github review', () => {
  test('says what a new award is, asks what the badge asks for, and draws it', async () => {
    const { result, out, text, pictures } = await judged({ 'content/assertions/care-new.md': award() });
    expect(result).toEqual({ kind: 'reviewed', pull: 1, mayBeMerged: true, problems: 0, pictures: 1 });
    expect(text).toMatch(/^<!-- haversack:review -->\n✅ \*\*May be merged\*\*/);
    expect(text).toContain('| `care-new` | `care` | e-mail, hashed | `2020-06-01` | 1 |');
    expect(text).toContain(
      '- [ ] `Sixteen hours of the course` (evidence required)\n  - `https://acme.example.org/evidence/new.html`',
    );
    expect(text).not.toContain('Secret Name');
    const [name = ''] = pictures;
    const bytes = readFileSync(join(out, 'pictures', name));
    expect(name).toBe(`care-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.png`);
    expect(bytes.readUInt32BE(16)).toBe(512);
    const pull = JSON.parse(read(out, 'pull.json'));
    expect(pull).toEqual({ number: 1, headSha: expect.stringMatching(/^[0-9a-f]{40}$/) });
    expect(text).toContain(`commit \`${pull.headSha}\``);
    expect(readdirSync(out).sort()).toEqual(['comment.md', 'pictures', 'pull.json']);
  });

  test('finds the pull request of a fork, and only the one that ends with what was checked', async () => {
    const { github, root } = await begin();
    const head = branch(github, 'fork/main', { 'content/assertions/care-new.md': award() });
    const label = 'stranger:main';
    const pull = (number: number, sha: string, full_name: string) => {
      const at = { ref: 'gone', label, sha, repo: { full_name } };
      github.issues.set(number, { number, state: 'open', head: at, base: { ref: 'main' } });
      github.mergeRef(number);
    };
    pull(3, head, 'stranger/another');
    pull(4, github.git('rev-parse', 'main'), 'stranger/badges');
    pull(5, head, 'stranger/badges');
    const event = runEvent(github, head, 'main', 'stranger/badges');
    expect((await judge(github, root, event)).result).toMatchObject({ kind: 'reviewed', pull: 5 });
    expect(github.requests.at(-1)?.path).toContain('head=stranger%3Amain');
  });

  test('of a roster of 2,000 rows, the comment is short, and the same each time', async () => {
    const { github, root } = await begin({ 'content/badges/course.md': COURSE });
    const { head } = await propose(github, 'side', { 'content/assertions/course.csv': roster('course', 2_000) });
    const event = runEvent(github, head, 'side');
    const first = await judge(github, root, event);
    expect(first.result).toMatchObject({ mayBeMerged: true, pictures: 1 });
    expect(first.text.length).toBeLessThan(COMMENT_CHARACTERS);
    expect(first.text).toContain('### New awards (2,000)');
    expect(first.text).toContain('| `course-00000049` |');
    expect(first.text).not.toContain('| `course-00000050` |');
    expect(first.text).toContain('\nand 1,950 more\n');
    expect(first.text.match(/Sixteen hours of the course/g)).toHaveLength(1);
    const second = await judge(github, clone(github), event);
    expect(second.text).toBe(first.text);
    expect(second.pictures).toEqual(first.pictures);
    // What others merge meanwhile does not change what this does.
    const folder = clone(github);
    commit(folder, 'nothing');
    git(folder, ['push', '--quiet', 'origin', 'main']);
    github.mergeRef(1);
    expect((await judge(github, clone(github), event)).text).toBe(first.text);
  });

  test('of a roster whose 2,000 rows are all wrong, it is short too', async () => {
    const { result, text } = await judged({ 'content/assertions/course.csv': roster('care', 2_000) });
    expect(result).toMatchObject({ mayBeMerged: false, problems: 2_000 });
    expect(text.match(/^- error /gm)).toHaveLength(30);
    expect(text).toContain('- and 1,970 more problems');
    expect(text.length).toBeLessThan(COMMENT_CHARACTERS);
  });

  test('says every problem, and that it must not be merged', async () => {
    const { result, text } = await judged({
      'content/assertions/care-new.md': award('expires: 2019-01-01\n'),
      'content/badges/hostile.md': `---
name: "@everyone <img src=x> [x](https://evil.example)"
description: Nothing.
issuer: "acme ![x](https://evil.example/x.png)"
---
`,
    });
    expect(result).toMatchObject({ mayBeMerged: false });
    expect(text).toMatch(/⛔ \*\*Must not be merged:\*\* \d+ problems/);
    expect(text).toMatch(/^- error `content\/assertions\/care-new\.md:\d+:\d+`/m);
    const bare = text.replace(/(`+)[^`][\s\S]*?\1/g, '');
    expect(bare).not.toMatch(/@everyone|evil\.example|<img/);
  });

  test('draws no more than twelve badges, new ones first, drafts too, and counts the rest', async () => {
    const badge = (status: string) =>
      `---\nname: B\ndescription: Nothing.\nissuer: acme\nstatus: ${status}\ndesign:\n  icon: star\n---\n\nDone.\n`;
    const files = Object.fromEntries(
      Array.from({ length: 14 }, (_, index) => [
        `content/badges/b-${String(index).padStart(2, '0')}.md`,
        badge(index === 0 ? 'draft' : 'active'),
      ]),
    );
    const { pictures, text } = await judged({ ...files, 'content/assertions/care-new.md': award() });
    expect(pictures).toHaveLength(12);
    expect(pictures[0]).toMatch(/^b-00-/);
    expect(text).toContain('- 3 more pictures: no more than twelve are drawn.');
  });

  test('shows pixels of its own drawing, not the bytes that were sent', async () => {
    const sent = makePng(300, 300, [1, 2, 3]);
    const { out, pictures } = await judged({ 'content/badges/grade.png': sent });
    expect(pictures).toHaveLength(1);
    const bytes = readFileSync(join(out, 'pictures', pictures[0] ?? ''));
    expect(bytes.equals(sent)).toBe(false);
    expect(bytes.readUInt32BE(16)).toBe(300);
  });

  test('takes nothing but content, and runs none of it', async () => {
    const { result, text, out } = await judged({
      '.github/workflows/publish.yml': 'on: push\n',
      'package.json': '{"scripts":{"postinstall":"touch /tmp/ran"}}\n',
      'src/evil.ts': 'throw new Error();\n',
    });
    expect(result).toMatchObject({ mayBeMerged: true, pictures: 0 });
    expect(text).toMatch(/➖ \*\*Nothing that Haversack judges\*\*/);
    expect(text).toContain('### What needs your care');
    expect(text).toContain('publish.yml');
    expect(text).toContain('- What 3 changed files with code or workflows would do: none was run.');
    expect(readdirSync(out).sort()).toEqual(['comment.md', 'pull.json']);
  });

  test('says so when content holds a link', async () => {
    const { github, root } = await begin();
    const folder = clone(github);
    git(folder, ['checkout', '--quiet', '-b', 'side']);
    symlinkSync('/etc/passwd', join(folder, 'content/badges/passwd.md'));
    const head = commit(folder, 'link');
    git(folder, ['push', '--quiet', 'origin', 'side']);
    await github.client.request('POST', '/pulls', { title: 'x', head: 'side', base: 'main', body: '' });
    const { result, text } = await judge(github, root, runEvent(github, head, 'side'));
    expect(result).toMatchObject({ kind: 'reviewed', mayBeMerged: false });
    expect(text).toContain('its content cannot be read. content/badges/passwd.md is a link');
    expect(text).not.toContain('root:');
  });

  test('says so when the branch conflicts', async () => {
    const { github, root } = await begin();
    const { head } = await propose(github, 'side', { 'content/pages/about.mdx': '---\ntitle: One\n---\n\nOne.\n' });
    github.git('update-ref', '-d', 'refs/pull/1/merge');
    const { result, text } = await judge(github, root, runEvent(github, head, 'side'));
    expect(result).toMatchObject({ mayBeMerged: false });
    expect(text).toMatch(/⛔ \*\*Must not be merged:\*\* the branch is at odds/);

    // GitHub leaves an older merge where it was.
    github.mergeRef(1);
    const later = branch(github, 'side', { 'content/pages/about.mdx': '---\ntitle: Two\n---\n\nTwo.\n' });
    Object.assign(github.issues.get(1) ?? {}, { mergeable: false });
    expect((await judge(github, root, runEvent(github, later, 'side'))).text).toContain('is at odds');
    Object.assign(github.issues.get(1) ?? {}, { mergeable: null });
    expect((await judge(github, root, runEvent(github, later, 'side'))).result).toMatchObject({ kind: 'nothing' });
  });

  test('takes a pull request by its number, and waits until GitHub has made the merge', async () => {
    const { github, root } = await begin();
    const { number } = await propose(github, 'side', { 'content/assertions/care-new.md': award() });
    github.git('update-ref', '-d', `refs/pull/${number}/merge`);
    Object.assign(github.issues.get(number) ?? {}, { mergeable: null });
    let waits = 0;
    const wait = async (): Promise<void> => {
      if (++waits < 3) return;
      github.mergeRef(number);
      Object.assign(github.issues.get(number) ?? {}, { mergeable: true });
    };
    const out = join(makeFolder(), 'review');
    expect(await review(effectsAt(github, root, wait), { pull: number }, out)).toMatchObject({ mayBeMerged: true });
    expect(waits).toBe(3);
    const missing = await review(effectsAt(github, root), { pull: 99 }, join(makeFolder(), 'review'));
    expect(missing).toMatchObject({ kind: 'nothing' });
  });

  test('lets a revocation be merged that `issue` has to enter yet', async () => {
    const { github, root } = await begin({}, await sealedRoot());
    const path = 'content/assertions/2020/care-zoe.md';
    const text = read(root, path).replace('issuedOn:', 'revoked:\n  on: 2020-06-30\n  reason: By mistake.\nissuedOn:');
    const { head } = await propose(github, 'side', { [path]: text });
    const { result, text: said } = await judge(github, root, runEvent(github, head, 'side'));
    expect(result).toMatchObject({ mayBeMerged: true });
    expect(said).toContain('once this is merged, `haversack issue` does it.');
  });

  test('refuses a fork that brings a key and what it sealed, and shows the key first', async () => {
    const sealed = await sealedRoot();
    const { github, root } = await begin();
    const ledger = ['content/keys', 'content/credentials', 'content/status'].flatMap((folder) => {
      const entries = walk(sealed, folder);
      return entries.ok ? entries.value.filter(({ kind }) => kind === 'file').map(({ path }) => path) : [];
    });
    const { head } = await propose(
      github,
      'side',
      Object.fromEntries(ledger.map((path) => [path, read(sealed, path)])),
    );
    const { result, text } = await judge(github, root, runEvent(github, head, 'side'));
    expect(result).toMatchObject({ mayBeMerged: false });
    expect(text).toContain('seal-by-new-key');
    expect(text.slice(text.indexOf('### What needs your care')).split('\n')[2]).toContain('key');
  });

  test('leaves nothing when there is nothing to say', async () => {
    const { github, root } = await begin();
    const { head } = await propose(github, 'side', { 'content/assertions/care-new.md': award() });
    const event = runEvent(github, head, 'side');
    const others = [
      { ...event, workflow_run: { ...event.workflow_run, event: 'merge_group' } },
      runEvent(github, head, 'other'),
      runEvent(github, 'b'.repeat(40), 'side'),
      runEvent(github, head, 'side', 'stranger/badges'),
    ];
    for (const other of others) {
      const out = join(makeFolder(), 'review');
      expect(await review(effectsAt(github, root), { event: other }, out)).toMatchObject({ kind: 'nothing' });
      expect(existsSync(out)).toBe(false);
    }
    await github.client.request('PATCH', '/pulls/1', { state: 'closed' });
    const out = join(makeFolder(), 'review');
    expect(await review(effectsAt(github, root), { event }, out)).toMatchObject({ kind: 'nothing' });
  });

  test('refuses a folder that holds something, and another event', async () => {
    const { github, root } = await begin();
    const effects = effectsAt(github, root);
    await expect(review(effects, { event: {} }, root)).rejects.toMatchObject({ code: 'out-not-empty' });
    await expect(
      review(effects, { event: { workflow_run: { head_sha: '$(x)' } } }, join(makeFolder(), 'x')),
    ).rejects.toMatchObject({
      code: 'event-other',
    });
  });
});
