import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { propose } from '../../../src/tasks/github/propose/propose.ts';
import { fill, HASHED } from '../../github/filled.ts';
import { commit, git } from '../../io/git/repositories.ts';
import { IDENTITY, SALT } from '../../sound-content.ts';
import { clone } from './proposals.ts';
import {
  branchOf,
  changedOn,
  type Ground,
  type Issue,
  issueEvent,
  openGround,
  proposeIssue,
  recordOn,
  statusOf,
  tipOf,
  writes,
} from './propose-ground.ts';

/** An issue, and what was made of it. */
async function opened(ground: Ground, body: string, title = 'Award a badge') {
  const issue = ground.github.open(title, body);
  return { issue, branch: branchOf(issue), result: await proposeIssue(ground, issue) };
}

async function edited(ground: Ground, issue: Issue, body: string) {
  Object.assign(issue, { body });
  return proposeIssue(ground, issue, 'edited');
}

/** Somebody else changes a file on a branch. */
function commitBySomebody({ github }: Ground, branch: string, path: string): void {
  const folder = clone(github);
  git(folder, ['checkout', '--quiet', branch]);
  commit(folder, 'a hand', { [path]: 'x\n' });
  git(folder, ['push', '--quiet', 'origin', branch]);
}

const said = ({ github }: Ground, { number }: Issue): string => {
  const comments = github.said(number);
  expect(comments).toHaveLength(1);
  return comments[0] ?? '';
};

describe('an award that somebody proposes', () => {
  test('is a record on a branch of its own, with pull request, status and one comment', async () => {
    const ground = await openGround();
    const narrative = 'Came along three times.';
    const body = fill('award', { recipient: HASHED, name: 'Zoë van Dam', day: '2020-06-20', narrative });
    const { issue, branch, result } = await opened(ground, body);
    expect(result).toMatchObject({ kind: 'proposed', branch: 'haversack/issue-1', isPushed: true, problems: [] });

    const [line = ''] = changedOn(ground, branch);
    expect(changedOn(ground, branch)).toEqual([
      expect.stringMatching(/^A\tcontent\/assertions\/2020\/plain-[a-z2-9]{8}\.md$/),
    ]);
    const { fields, body: text } = recordOn(ground, branch, line.slice(2));
    expect(text).toBe(narrative);
    expect(fields).toEqual({
      badge: 'plain',
      recipient: { type: 'email', identity: IDENTITY, salt: SALT, name: 'Zoë van Dam' },
      issuedOn: '2020-06-20',
    });

    const [pull] = ground.github.pulls();
    expect(pull).toMatchObject({ title: 'Award `plain`', state: 'open', base: { ref: 'main' }, head: { ref: branch } });
    expect(String(pull?.body)).toMatch(/\n\nCloses #1$/);
    expect(String(pull?.body)).toContain('- Public name: `Zoë van Dam`');
    expect(String(pull?.body)).not.toContain(SALT);
    expect(statusOf(ground, tipOf(ground, branch))).toBe('success');
    expect(said(ground, issue)).toMatch(/^<!-- haversack:proposal -->\n\*\*This is ready to be looked at\.\*\*/);
    expect(said(ground, issue)).toContain(`[pull request 2](https://github.example/riverside/badges/pull/2)`);
  });

  test('is committed by us, on top of main as it stands now, and nothing is checked out for it', async () => {
    const ground = await openGround();
    const folder = clone(ground.github);
    const head = commit(folder, 'meanwhile', { 'README.md': 'x\n' });
    git(folder, ['push', '--quiet', 'origin', 'main']);
    const before = git(ground.root, ['rev-parse', 'HEAD']);
    const { branch } = await opened(ground, fill('award'));
    expect(ground.github.git('log', '-1', '--format=%P %an %ce %s', branch)).toBe(
      `${head} haversack[bot] haversack[bot]@users.noreply.github.com Award \`plain\``,
    );
    expect(git(ground.root, ['rev-parse', 'HEAD'])).toBe(before);
    expect(git(ground.root, ['status', '--porcelain'])).toBe('');
    expect(existsSync(join(ground.root, 'README.md'))).toBe(false);
  });

  test('has the day on which the issue was opened when it names none, also after an edit on another day', async () => {
    const ground = await openGround();
    const { issue, branch } = await opened(ground, fill('award'));
    const path = changedOn(ground, branch)[0]?.slice(2) ?? '';
    expect(recordOn(ground, branch, path).fields.issuedOn).toBe('2020-06-29');
    Object.assign(issue, { body: fill('award', { name: 'Lee' }) });
    await propose({ ...ground.effects, today: '2020-07-20T00:00:00Z' as never }, issueEvent(issue, 'edited'));
    expect(recordOn(ground, branch, path).fields).toMatchObject({ issuedOn: '2020-06-29', recipient: { name: 'Lee' } });
  });

  test('changes nothing when the same event comes again', async () => {
    const ground = await openGround();
    const { issue, branch } = await opened(ground, fill('award'));
    const tip = tipOf(ground, branch);
    const before = writes(ground).length;
    const later = { ...ground.effects, now: () => '2020-07-01T11:00:00Z' as never };
    expect(await propose(later, issueEvent(issue))).toMatchObject({ kind: 'proposed', isPushed: false, commit: tip });
    expect(tipOf(ground, branch)).toBe(tip);
    expect(writes(ground)).toHaveLength(before);
  });

  test('is one, when two runs make it at once', async () => {
    const ground = await openGround();
    const issue = ground.github.open('Award', fill('award'));
    const other = { ...ground.effects, root: clone(ground.github) };
    const results = await Promise.all([proposeIssue(ground, issue), propose(other, issueEvent(issue))]);
    expect(results).toMatchObject([{ kind: 'proposed' }, { kind: 'proposed' }]);
    expect(ground.github.pulls()).toHaveLength(1);
    expect(changedOn(ground, branchOf(issue))).toHaveLength(1);
  });

  test('keeps its id when it is edited, and its pull request', async () => {
    const ground = await openGround();
    const { issue, branch } = await opened(ground, fill('award'));
    const before = changedOn(ground, branch);
    expect(await edited(ground, issue, fill('award', { narrative: 'Well done.' }))).toMatchObject({ isPushed: true });
    expect(changedOn(ground, branch)).toEqual(before);
    expect(ground.github.git('rev-list', '--count', `main..${branch}`)).toBe('1');
    expect(recordOn(ground, branch, before[0]?.slice(2) ?? '').body).toBe('Well done.');
    expect(ground.github.pulls()).toHaveLength(1);
    expect(statusOf(ground, tipOf(ground, branch))).toBe('success');
    said(ground, issue);
  });

  test('of another badge after an edit leaves nothing of the first', async () => {
    const ground = await openGround();
    const { issue, branch } = await opened(ground, fill('award'));
    await edited(ground, issue, fill('award', { badge: 'care: Care', evidence: 'https://a.example.org/list' }));
    const [line = '', ...others] = changedOn(ground, branch);
    expect(others).toEqual([]);
    expect(line).toMatch(/^A\tcontent\/assertions\/2020\/care-/);
    expect(recordOn(ground, branch, line.slice(2)).fields.evidence).toEqual([
      { url: 'https://a.example.org/list', meets: 'course' },
    ]);
    expect(ground.github.pulls()).toMatchObject([{ title: 'Award `care`' }]);
  });

  test('that is there already is told, not doubled', async () => {
    const ground = await openGround();
    const { issue, branch, result } = await opened(ground, fill('award', { recipient: 'https://kim.example.org/' }));
    expect(result).toEqual({ kind: 'there', issue: 1, id: 'plain-json' });
    expect(tipOf(ground, branch)).toBeUndefined();
    expect(said(ground, issue)).toContain('(https://badges.example.org/pack/assertions/plain-json/)');
  });

  test('with something that the checks find wrong stands there, marked as failed', async () => {
    const ground = await openGround();
    const { issue, branch, result } = await opened(ground, fill('award', { badge: 'care', narrative: '<b>Bold</b>' }));
    expect(result).toMatchObject({ kind: 'proposed' });
    const codes = result.kind === 'proposed' ? result.problems.map(({ code, field }) => `${code} ${field}`) : [];
    expect(codes.toSorted()).toEqual([
      'evidence-missing Evidence',
      'narrative-html What was done',
      'narrative-html What was done',
    ]);
    expect(statusOf(ground, tipOf(ground, branch))).toBe('failure');
    expect(said(ground, issue)).toContain('**This was proposed, and cannot be merged like this.**\n\n1. **');
    expect(await edited(ground, issue, fill('award'))).toMatchObject({ problems: [] });
    expect(statusOf(ground, tipOf(ground, branch))).toBe('success');
  });
});

describe('a badge that a learner requests', () => {
  test('has evidence of every requirement that demands it', async () => {
    const ground = await openGround();
    const { branch, result } = await opened(ground, fill('request'));
    expect(result).toMatchObject({ kind: 'proposed', problems: [] });
    expect(ground.github.pulls()).toMatchObject([{ title: 'Award `care`, as requested' }]);
    const path = changedOn(ground, branch)[0]?.slice(2) ?? '';
    expect(recordOn(ground, branch, path).fields.evidence).toEqual([
      { url: 'https://lee.example.org/course', meets: 'course' },
    ]);
  });

  test('without it is refused, and what is missing is named', async () => {
    const ground = await openGround();
    for (const [evidence, code] of [
      ['', 'requirement-unmet'],
      ['talk: https://lee.example.org/', 'requirement-unknown'],
      ['course: my certificate', 'evidence-unreadable'],
    ] as const) {
      const { issue, branch, result } = await opened(ground, fill('request', { evidence }));
      const codes = result.kind === 'refused' ? result.problems.map((one) => one.code) : [];
      expect(codes).toContain(code);
      expect(said(ground, issue)).toMatch(/^\d\. \*\*Evidence for each requirement\*\*: .*`course`/m);
      expect(tipOf(ground, branch)).toBeUndefined();
    }
  });
});

describe('a badge that somebody proposes', () => {
  test('is a record with what was typed, and an id from its name', async () => {
    const ground = await openGround();
    const requirements = 'Solder a lamp (evidence required)\nTidy up (no evidence)\nSolder a lamp';
    const body = fill('badge', { name: 'Löten & Flicken', tags: 'craft, repair', issuer: 'beta: Beta', requirements });
    const { branch, result } = await opened(ground, body);
    expect(result).toMatchObject({ kind: 'proposed', problems: [] });
    expect(changedOn(ground, branch)).toEqual(['A\tcontent/badges/loten-flicken.md']);
    const { fields, body: criteria } = recordOn(ground, branch, 'content/badges/loten-flicken.md');
    expect(criteria).toBe('Soldered a lamp.');
    expect(fields).toEqual({
      name: 'Löten & Flicken',
      description: 'Can solder.',
      issuer: 'beta',
      design: { shape: 'circle' },
      tags: ['craft', 'repair'],
      requirements: [
        { id: 'solder-a-lamp', text: 'Solder a lamp', evidence: 'required' },
        { id: 'tidy-up', text: 'Tidy up', evidence: 'none' },
        { id: 'solder-a-lamp-2', text: 'Solder a lamp', evidence: 'optional' },
      ],
      version: '1',
    });
    expect(ground.github.pulls()).toMatchObject([{ title: 'New badge `loten-flicken`' }]);
  });

  test('with an id that is taken, or none, is refused', async () => {
    const ground = await openGround();
    for (const [answers, code] of [
      [{ id: 'plain' }, 'badge-exists'],
      [{ id: '../../x' }, 'id-unreadable'],
      [{ id: 'con' }, 'id-unreadable'],
      [{ name: 'バッジ' }, 'id-missing'],
      [{ issuer: 'gamma' }, 'issuer-unknown'],
      [{ issuer: '$(id)' }, 'issuer-unreadable'],
      [{ tags: Array.from({ length: 21 }, (_, index) => `t${index}`).join() }, 'tags-too-many'],
    ] as const) {
      const { result } = await opened(ground, fill('badge', answers));
      expect(result).toMatchObject({ kind: 'refused', problems: [{ code }] });
    }
    expect(ground.github.pulls()).toEqual([]);
  });
});

describe('a form that is refused', () => {
  test('is told field by field, and nothing is proposed', async () => {
    const ground = await openGround();
    const body = fill('award', { badge: 'plane', recipient: 'Zoë', day: '2020-02-30', evidence: 'none' });
    const { issue, branch, result } = await opened(ground, body);
    expect(result.kind === 'refused' && result.problems.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'badge-unknown Badge to award',
      'recipient-unreadable Recipient',
      'day-unreadable Day of the award',
      'evidence-unreadable Evidence',
    ]);
    expect(said(ground, issue)).toMatch(/\n1\. \*\*Badge to award\*\*: .*\n2\. \*\*Recipient\*\*: .*\n3\. .*\n4\. /);
    expect(tipOf(ground, branch)).toBeUndefined();
    expect(ground.github.pulls()).toEqual([]);
    expect(ground.github.statuses).toEqual([]);
  });

  test('marks what an earlier version had proposed as failed, until it is sound again', async () => {
    const ground = await openGround();
    const { issue, branch } = await opened(ground, fill('award'));
    const tip = tipOf(ground, branch);
    expect(statusOf(ground, tip)).toBe('success');
    expect(await edited(ground, issue, fill('award', { badge: '' }))).toMatchObject({ kind: 'refused' });
    expect(tipOf(ground, branch)).toBe(tip);
    expect(statusOf(ground, tip)).toBe('failure');
    expect(said(ground, issue)).toContain('marked as failed');
    expect(await edited(ground, issue, 'I changed my mind.')).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'form-missing' }],
    });
    await edited(ground, issue, fill('award'));
    expect(statusOf(ground, tip)).toBe('success');
  });

  test('with an e-mail address is told how it goes away, and the address is nowhere else', async () => {
    const ground = await openGround();
    const { issue, result } = await opened(
      ground,
      fill('award', { recipient: 'zoe@example.org' }),
      'For zoe@example.org',
    );
    expect(result).toMatchObject({ kind: 'refused' });
    const text = said(ground, issue);
    expect(text).toContain('*Delete revision from history*');
    expect(text).toContain('(https://badges.example.org/pack/hash/)');
    expect(JSON.stringify([result, text, ground.github.requests])).not.toMatch(/zoe|example\.org(?!\/pack)/i);
  });
});

describe('what is passed over', () => {
  test('is an issue without a form, of a program, a pull request, and a closed one', async () => {
    const ground = await openGround();
    const { github } = ground;
    const issues = [
      github.open('Hello', 'It does not work.'),
      github.open('Award', fill('award'), { user: { login: 'renovate[bot]', type: 'Bot' } }),
      github.open('Award', fill('award'), { pull_request: {} }),
      github.open('Award', fill('award'), { state: 'closed' }),
    ];
    for (const issue of issues) expect(await proposeIssue(ground, issue, 'edited')).toMatchObject({ kind: 'passed' });
    expect(writes(ground)).toEqual([]);
    expect(github.git('for-each-ref', 'refs/heads/haversack')).toBe('');
  });

  test('is a branch on which somebody else has committed', async () => {
    const ground = await openGround();
    const { issue, branch } = await opened(ground, fill('award'));
    commitBySomebody(ground, branch, 'content/notes.txt');
    const tip = tipOf(ground, branch);
    for (const body of [fill('award', { name: 'Lee' }), fill('award', { badge: '' })]) {
      expect(await edited(ground, issue, body)).toEqual({ kind: 'left', issue: 1, branch });
      expect(tipOf(ground, branch)).toBe(tip);
      expect(statusOf(ground, tip)).toBeUndefined();
    }
    expect(said(ground, issue)).toContain(`\`${branch}\``);
    Object.assign(issue, { state: 'closed' });
    expect(await proposeIssue(ground, issue, 'closed')).toEqual({ kind: 'closed', issue: 1, what: 'left' });
    expect(tipOf(ground, branch)).toBe(tip);
    expect(ground.github.pulls()).toMatchObject([{ state: 'open' }]);
  });

  test('is another event', async () => {
    const ground = await openGround();
    for (const event of [undefined, {}, { action: 'opened' }, { action: 'labeled', issue: { number: 1 } }])
      await expect(propose(ground.effects, event)).rejects.toMatchObject({ code: 'event-other' });
  });
});

describe('an issue that is closed', () => {
  test('takes pull request and branch with it, and brings them back when it is reopened', async () => {
    const ground = await openGround();
    const { issue, branch } = await opened(ground, fill('award'));
    Object.assign(issue, { state: 'closed' });
    expect(await proposeIssue(ground, issue, 'closed')).toEqual({ kind: 'closed', issue: 1, what: 'withdrawn' });
    expect(tipOf(ground, branch)).toBeUndefined();
    expect(ground.github.pulls()).toMatchObject([{ number: 2, state: 'closed' }]);
    expect(await proposeIssue(ground, issue, 'closed')).toMatchObject({ what: 'nothing' });
    Object.assign(issue, { state: 'open' });
    expect(await proposeIssue(ground, issue, 'reopened')).toMatchObject({ kind: 'proposed', pull: { number: 3 } });
  });

  test('by a merge is told so where GitHub has deleted the branch, and where somebody had committed to it', async () => {
    for (const isDeleted of [true, false]) {
      const ground = await openGround();
      const { issue, branch } = await opened(ground, fill('award'));
      if (!isDeleted) commitBySomebody(ground, branch, 'README.md');
      ground.github.merge(2);
      if (isDeleted) ground.github.git('update-ref', '-d', `refs/heads/${branch}`);
      Object.assign(issue, { state: 'closed' });
      expect(await proposeIssue(ground, issue, 'closed')).toMatchObject({ what: 'merged' });
      expect(said(ground, issue)).toContain('This was merged');
      expect(tipOf(ground, branch) === undefined).toBe(isDeleted);
    }
  });

  test('by the merge of its pull request is told so, and only the branch goes', async () => {
    const ground = await openGround();
    const { issue, branch } = await opened(ground, fill('award'));
    ground.github.merge(2);
    Object.assign(issue, { state: 'closed' });
    expect(await proposeIssue(ground, issue, 'closed')).toMatchObject({ what: 'merged' });
    expect(tipOf(ground, branch)).toBeUndefined();
    expect(said(ground, issue)).toContain('This was merged');
    Object.assign(issue, { state: 'open' });
    expect(await proposeIssue(ground, issue, 'reopened')).toMatchObject({ kind: 'there' });
  });
});

describe('a repository that does not let us', () => {
  test('open pull requests: one click, and the address of the setting', async () => {
    const ground = await openGround();
    ground.github.settings.canOpenPulls = false;
    const { issue, branch, result } = await opened(ground, fill('award'));
    expect(result).toMatchObject({ kind: 'proposed', pull: { kind: 'by-hand' } });
    expect(statusOf(ground, tipOf(ground, branch))).toBe('success');
    const text = said(ground, issue);
    const pages = 'https://github.example/riverside/badges';
    expect(text).toContain(
      `(${pages}/compare/main...haversack/issue-1?expand=1&title=Award+%60plain%60&body=Closes+%231)`,
    );
    expect(text).toContain(`(${pages}/settings/actions)`);
    expect(text).toContain('`GitHub Actions is not permitted to create or approve pull requests.`');
    ground.github.settings.canOpenPulls = true;
    expect(await proposeIssue(ground, issue)).toMatchObject({ isPushed: false, pull: { kind: 'open', number: 2 } });
  });

  test('put a status: GitHub’s answer is an error that says so', async () => {
    const ground = await openGround();
    const issue = ground.github.open('Award', fill('award'));
    ground.github.faults.push({ status: 403, body: { message: 'Resource not accessible by integration' } });
    await expect(proposeIssue(ground, issue)).rejects.toMatchObject({ code: 'github-refused' });
    expect(await proposeIssue(ground, issue)).toMatchObject({ kind: 'proposed', isPushed: false });
  });

  test('push such a branch: what it says is passed on', async () => {
    const ground = await openGround();
    const hook = join(ground.github.origin, 'hooks', 'pre-receive');
    writeFileSync(hook, '#!/bin/sh\necho "GH013: <b>rule</b> @everyone #1"\nexit 1\n', { mode: 0o755 });
    const { issue, branch, result } = await opened(ground, fill('award'));
    expect(result).toEqual({ kind: 'ruled', issue: 1, branch });
    expect(said(ground, issue)).toContain('It says: `GH013: <b>rule</b> @everyone #1`');
    expect(ground.github.pulls()).toEqual([]);
    expect(ground.github.statuses).toEqual([]);
  });

  test('see content that is sound: the issue waits', async () => {
    const ground = await openGround({ 'content/badges/broken.md': '---\nname: 1\n---\n' });
    const { issue, result } = await opened(ground, fill('award'));
    expect(result).toMatchObject({ kind: 'unsound' });
    expect(said(ground, issue)).toContain('not in your form');
  });
});
