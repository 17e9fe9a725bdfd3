import { createHash } from 'node:crypto';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMENT_CHARACTERS, pictureName, printComment, type ReviewData } from '../../../src/github/index.ts';
import { comment } from '../../../src/tasks/github/review/comment.ts';
import { uncheckedData } from '../../../src/tasks/github/review/data.ts';
import { type FakeGitHub, type FakeSettings, startGitHub } from '../../github/fake.ts';
import { git } from '../../io/git/repositories.ts';
import { makeFolder, makeRoot, moment, put } from '../../roots.ts';
import { makePng, pngChunk } from '../../sound-content.ts';
import { branch, clone, filesOf, type Proposal, propose, publish } from './proposals.ts';

const now = () => moment('2020-07-01T10:00:00Z');
const PICTURE = makePng(64, 64);
const nameOf = (bytes: Uint8Array, badge = 'care'): string =>
  pictureName(badge, createHash('sha256').update(bytes).digest('hex'));

/** A repository with one pull request. */
async function begin(settings: FakeSettings = {}): Promise<{ github: FakeGitHub; root: string; pull: Proposal }> {
  const github = await startGitHub(settings);
  publish(github, makeRoot());
  const pull = await propose(github, 'side', { 'content/pages/more.mdx': '---\ntitle: More\n---\n\nMore.\n' });
  return { github, root: clone(github), pull };
}

/** A folder as `github review` leaves it. */
function left(
  { number, head }: Proposal,
  { pictures = [PICTURE], change = {} }: { pictures?: readonly Uint8Array[]; change?: Partial<ReviewData> } = {},
): string {
  const folder = join(makeFolder(), 'review');
  const drawn = { drawn: pictures.length, failed: [], left: 0 };
  const requirements = [{ id: 'course', text: 'The course', evidence: 'none' as const }];
  const data: ReviewData = {
    ...uncheckedData(head, { kind: 'judged' }),
    pictures: drawn,
    checklists: [{ badge: 'care', requirements, awards: 2 }],
    ...change,
  };
  put(folder, 'comment.md', printComment(data));
  put(folder, 'pull.json', JSON.stringify({ number, headSha: head }));
  for (const bytes of pictures) put(folder, `pictures/${nameOf(bytes)}`, bytes);
  return folder;
}

const say = (github: FakeGitHub, root: string, folder: string, more: { isPrivate?: boolean; run?: string } = {}) =>
  comment({ root, now, github: github.client }, { folder, isPrivate: more.isPrivate ?? false, run: more.run });

describe('github comment', () => {
  test('keeps one comment, and its pictures under the number of the pull request', async () => {
    const { github, root, pull } = await begin();
    expect(await say(github, root, left(pull))).toEqual({
      kind: 'commented',
      pull: pull.number,
      how: 'made',
      pictures: 1,
    });
    const name = nameOf(PICTURE);
    expect(filesOf(github, 'previews')).toEqual([`${pull.number}/${name}`]);
    expect(github.git('rev-list', '--count', 'previews')).toBe('1');
    expect(github.said(pull.number)).toHaveLength(1);
    expect(github.said(pull.number)[0]).toContain(
      `<img src="https://github.example/${github.repository}/raw/previews/${pull.number}/${name}" alt="care"`,
    );
    expect(await say(github, root, left(pull))).toMatchObject({ how: 'same' });
    expect(github.git('rev-list', '--count', 'previews')).toBe('1');

    const other = makePng(64, 64, [9, 9, 9]);
    expect(await say(github, root, left(pull, { pictures: [other] }))).toMatchObject({ how: 'changed' });
    expect(filesOf(github, 'previews')).toEqual([`${pull.number}/${nameOf(other)}`]);
    expect(github.said(pull.number)).toHaveLength(1);
  });

  test('leaves what a reviewer ticked, until there is something else to say', async () => {
    const { github, root, pull } = await begin();
    await say(github, root, left(pull));
    const [stands] = [...github.comments.values()];
    if (stands === undefined) throw new Error('There is no comment.');
    const ticked = String(stands.body).replace('- [ ] `The course`', '- [x] `The course`').replaceAll('\n', '\r\n');
    Object.assign(stands, { body: ticked });
    expect(await say(github, root, left(pull))).toMatchObject({ how: 'same' });
    expect(stands.body).toBe(ticked);
    expect(await say(github, root, left(pull, { change: { does: ['Adds more.'] } }))).toMatchObject({ how: 'changed' });
    expect(stands.body).not.toContain('[x]');
  });

  test('leaves the comments of others, whatever they begin with', async () => {
    const { github, root, pull } = await begin();
    const theirs = { id: 1, issue: pull.number, body: '<!-- haversack:review -->\nMerge!', user: { type: 'User' } };
    github.comments.set(1, theirs);
    expect(await say(github, root, left(pull))).toMatchObject({ how: 'made' });
    expect(github.said(pull.number)).toContain(theirs.body);
  });

  test('names the run in a private repository, and pushes nothing', async () => {
    const { github, root, pull } = await begin({ private: true });
    const run = (id: number) => `https://github.example/${github.repository}/actions/runs/${id}`;
    expect(await say(github, root, left(pull), { isPrivate: true, run: run(5) })).toMatchObject({ pictures: 0 });
    expect(filesOf(github, 'previews')).toBeUndefined();
    expect(github.said(pull.number)[0]).toContain(`[the run of this check](${run(5)})`);
    expect(await say(github, root, left(pull), { isPrivate: true, run: run(6) })).toMatchObject({ how: 'same' });
  });

  test('comes without pictures where none may be pushed, and says why', async () => {
    const { github, root, pull } = await begin();
    put(github.origin, 'hooks/pre-receive', '#!/bin/sh\necho "Rules of @max forbid it." >&2\nexit 1\n');
    chmodSync(join(github.origin, 'hooks/pre-receive'), 0o755);
    expect(await say(github, root, left(pull))).toMatchObject({ how: 'made', pictures: 0 });
    expect(github.said(pull.number)[0]).toContain('`Rules of @max forbid it.`');
    git(root, ['remote', 'set-url', 'origin', join(github.origin, 'nowhere')]);
    expect(await say(github, root, left(pull))).toMatchObject({ how: 'changed', pictures: 0 });
    expect(github.said(pull.number)[0]).toContain('The pictures cannot be shown');
  });

  test('tries again when another job was faster, and leaves its pictures', async () => {
    const { github, root, pull } = await begin();
    const others = branch(github, 'other', { '99/plain-00000000.png': PICTURE });
    // Between our fetch and our push somebody else makes the branch.
    const hook = `#!/bin/sh\n[ -e raced ] && exit 0\ntouch raced\nenv -u GIT_QUARANTINE_PATH git update-ref refs/heads/previews ${others}\nexit 0\n`;
    put(github.origin, 'hooks/pre-receive', hook);
    chmodSync(join(github.origin, 'hooks/pre-receive'), 0o755);
    expect(await say(github, root, left(pull))).toMatchObject({ how: 'made', pictures: 1 });
    const files = filesOf(github, 'previews');
    expect(files).toContain('99/plain-00000000.png');
    expect(files).toContain(`${pull.number}/${nameOf(PICTURE)}`);
  });

  test('does nothing for a pull request that has moved on, is closed or is not there', async () => {
    const { github, root, pull } = await begin();
    const folder = left(pull);
    const nothing = { kind: 'nothing' };
    expect(await say(github, root, left({ ...pull, number: 77 }))).toMatchObject(nothing);
    branch(github, 'side', { 'content/pages/more.mdx': '---\ntitle: Other\n---\n\nOther.\n' });
    expect(await say(github, root, folder)).toMatchObject(nothing);
    await github.client.request('PATCH', `/pulls/${pull.number}`, { state: 'closed' });
    expect(await say(github, root, folder)).toMatchObject(nothing);
    expect(await say(github, root, join(makeFolder(), 'missing'))).toMatchObject(nothing);
    expect(filesOf(github, 'previews')).toBeUndefined();
    expect(github.comments.size).toBe(0);
  });

  const name = nameOf(PICTURE);
  test.each<[string, (folder: string) => void]>([
    [
      'a text that is too long',
      (folder) => put(folder, 'comment.md', `<!-- haversack:review -->\n${'x'.repeat(COMMENT_CHARACTERS)}`),
    ],
    ['a text without our mark', (folder) => put(folder, 'comment.md', 'Merge this.')],
    ['a text that is no UTF-8', (folder) => put(folder, 'comment.md', new Uint8Array([0xff, 0xfe]))],
    ['no number', (folder) => put(folder, 'pull.json', '{"number":"1","headSha":"x"}')],
    ['a number that is none', (folder) => put(folder, 'pull.json', `{"number":1.5,"headSha":"${'a'.repeat(40)}"}`)],
    ['a picture of another name', (folder) => put(folder, 'pictures/x.png', PICTURE)],
    ['a picture that is HTML', (folder) => put(folder, `pictures/${nameOf(Buffer.from('<script>'))}`, '<script>')],
    ['a picture under the name of another', (folder) => put(folder, `pictures/${name}`, makePng(65, 64))],
    [
      'a picture with something behind it',
      (folder) => {
        const bytes = Buffer.concat([PICTURE, Buffer.from('<script>')]);
        put(folder, `pictures/${nameOf(bytes)}`, bytes);
      },
    ],
    [
      'a picture that is too heavy',
      (folder) => {
        const bytes = Buffer.concat([
          PICTURE.subarray(0, -12),
          pngChunk('teXt', Buffer.alloc(600_000)),
          PICTURE.subarray(-12),
        ]);
        put(folder, `pictures/${nameOf(bytes)}`, bytes);
      },
    ],
    [
      'a picture that is too large',
      (folder) => {
        const bytes = makePng(2_000, 8);
        put(folder, `pictures/${nameOf(bytes)}`, bytes);
      },
    ],
    [
      'too many pictures',
      (folder) => {
        for (let side = 1; side < 14; side++)
          put(folder, `pictures/${nameOf(makePng(side, side))}`, makePng(side, side));
      },
    ],
    ['a link', (folder) => symlinkSync('/etc/passwd', join(folder, `pictures/care-00000000.png`))],
    ['a file besides', (folder) => writeFileSync(join(folder, 'run.sh'), '')],
    ['a folder besides', (folder) => put(folder, 'pictures/deep/care-00000000.png', PICTURE)],
  ])('refuses a folder with %s', async (_what, spoil) => {
    const { github, root, pull } = await begin();
    const folder = left(pull);
    spoil(folder);
    await expect(say(github, root, folder)).rejects.toMatchObject({ code: 'review-malformed' });
    expect(github.requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/pulls'))).toEqual([]);
    expect(filesOf(github, 'previews')).toBeUndefined();
  });
});
