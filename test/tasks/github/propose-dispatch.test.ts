import { describe, expect, test } from 'vitest';
import { dispatch } from '../../../src/tasks/github/propose/dispatch.ts';
import { HASHED } from '../../github/filled.ts';
import { commit, git } from '../../io/git/repositories.ts';
import { clone } from './proposals.ts';
import { changedOn, type Ground, openGround, recordOn, statusOf, tipOf } from './propose-ground.ts';

const LEE = 'https://lee.example.org/';

const send = ({ effects }: Ground, payload: unknown) =>
  dispatch(effects, 'repository_dispatch', {
    action: 'completions',
    client_payload: payload,
    repository: { default_branch: 'main' },
  });

const byHand = ({ effects }: Ground, inputs: unknown) =>
  dispatch(effects, 'workflow_dispatch', { inputs, repository: { default_branch: 'main' } });

/** What is wrong, as `2: …`. */
async function wrong(ground: Ground, payload: unknown): Promise<string[]> {
  const result = await send(ground, payload);
  return result.kind === 'refused' ? result.problems.map(({ completion = 0, says }) => `${completion}: ${says}`) : [];
}

const one = (completion: object) => ({ badge: 'plain', completions: [completion] });

describe('completions of a learning platform', () => {
  test('are a roster on a branch of their own, with pull request and status', async () => {
    const ground = await openGround();
    const result = await send(ground, {
      badge: 'care',
      completions: [
        { recipient: LEE, name: 'Lee', issuedOn: '2020-06-20', evidence: 'https://a.example.org/list' },
        { recipient: 'did:web:max.example.org', evidence: ['course=https://a.example.org/list'] },
        { recipient: HASHED, evidence: 'https://a.example.org/list' },
      ],
    });
    expect(result).toMatchObject({ kind: 'proposed', added: 2, there: ['care-zoe'], problems: [], isPushed: true });
    const branch = result.kind === 'proposed' ? result.branch : '';
    expect(branch).toMatch(/^haversack\/dispatch-[0-9a-f]{8}$/);
    const path = `content/assertions/2020/care-${branch.slice(-8)}.csv`;
    expect(changedOn(ground, branch)).toEqual([`A\t${path}`]);
    const rows = ground.github.git('show', `${branch}:${path}`).split('\n');
    expect(rows[1]).toMatch(/^care-[a-z2-9]{8},care,.*https:\/\/lee\.example\.org\/,Lee,2020-06-20,.*course=https/);
    expect(rows[2]).toContain('did:web:max.example.org,,2020-07-01');
    expect(statusOf(ground, tipOf(ground, branch))).toBe('success');
    const [pull] = ground.github.pulls();
    expect(pull).toMatchObject({ title: 'Award `care`: 2 awards', head: { ref: branch } });
    expect(String(pull?.body)).toMatch(/1 of those who were sent have it already; they are left out\.$/);
  });

  test('of one are a record', async () => {
    const ground = await openGround();
    const result = await send(ground, one({ recipient: `${HASHED}` }));
    const branch = result.kind === 'proposed' ? result.branch : '';
    const [line = ''] = changedOn(ground, branch);
    expect(line).toMatch(/^A\tcontent\/assertions\/2020\/plain-[a-z2-9]{8}\.md$/);
    expect(recordOn(ground, branch, line.slice(2)).fields).toMatchObject({ recipient: { type: 'email' } });
  });

  test('sent again change nothing, also on another day; merged, they are there', async () => {
    const ground = await openGround();
    const payload = one({ recipient: LEE });
    const first = await send(ground, payload);
    const branch = first.kind === 'proposed' ? first.branch : '';
    const tip = tipOf(ground, branch);
    const later = { ...ground, effects: { ...ground.effects, today: '2020-07-09T00:00:00Z' as never } };
    expect(await send(later, payload)).toMatchObject({ kind: 'proposed', branch, commit: tip, isPushed: false });
    expect(ground.github.pulls()).toHaveLength(1);
    ground.github.merge(1);
    const again = await send(ground, payload);
    expect(again).toMatchObject({ kind: 'there', ids: [expect.stringMatching(/^plain-/)] });
  });

  test('keep the day on which they came first when main has moved meanwhile', async () => {
    const ground = await openGround();
    const first = await send(ground, one({ recipient: LEE }));
    const branch = first.kind === 'proposed' ? first.branch : '';
    for (const day of ['2020-07-05', '2020-07-09']) {
      const folder = clone(ground.github);
      commit(folder, 'meanwhile', { 'README.md': `${day}\n` });
      git(folder, ['push', '--quiet', 'origin', 'main']);
      const moment = `${day}T10:00:00Z` as never;
      const effects = { ...ground.effects, today: `${day}T00:00:00Z` as never, now: () => moment };
      expect(await send({ ...ground, effects }, one({ recipient: LEE }))).toMatchObject({ isPushed: true });
      const path = changedOn(ground, branch)[0]?.slice(2) ?? '';
      expect(recordOn(ground, branch, path).fields.issuedOn).toBe('2020-07-01');
    }
  });

  test('that the checks find wrong are marked as failed, and told at the pull request', async () => {
    const ground = await openGround();
    const result = await send(ground, { badge: 'care', completions: [{ recipient: LEE }] });
    expect(result).toMatchObject({ kind: 'proposed', problems: [{ code: 'evidence-missing' }] });
    expect(statusOf(ground, result.kind === 'proposed' ? result.commit : '')).toBe('failure');
    expect(ground.github.said(1)[0]).toContain('cannot be merged like this');
  });

  test('are left alone where somebody has committed to the branch', async () => {
    const ground = await openGround();
    const first = await send(ground, one({ recipient: LEE }));
    const branch = first.kind === 'proposed' ? first.branch : '';
    const folder = clone(ground.github);
    git(folder, ['checkout', '--quiet', branch]);
    commit(folder, 'a hand', { 'README.md': 'x\n' });
    git(folder, ['push', '--quiet', 'origin', branch]);
    expect(await send(ground, one({ recipient: LEE }))).toEqual({ kind: 'left', branch });
  });
});

describe('what cannot be taken', () => {
  test('is named by its number, and never repeated', async () => {
    const ground = await openGround();
    const many = Array.from({ length: 501 }, (_, index) => ({ recipient: `https://a.example/${index}` }));
    for (const [payload, says] of [
      [undefined, '0: It is no object'],
      [[], '0: It is no object'],
      [{ badge: 'plain' }, '0: `completions` is no list'],
      [{ badge: 'plain', completions: [] }, '0: `completions` is no list'],
      [{ badge: 'plain', completions: many }, '0: There are more than 500'],
      [{ badge: '../plain', completions: [{ recipient: LEE }] }, '0: `badge` is no id'],
      [{ badge: 1, completions: [{ recipient: LEE }] }, '0: `badge` is no id'],
      [{ ...one({ recipient: LEE }), secret: 'Sesame' }, '0: It has members beside'],
      [one({ recipient: LEE, secret: 'Sesame' }), '1: It has members beside'],
      [one({}), '1: `recipient` is no'],
      [one({ recipient: 'Sesame' }), '1: `recipient` is no'],
      [one({ recipient: 'Sesame@localhost' }), '1: `recipient` is no'],
      [one({ recipient: { type: 'Sesame' } }), '1: `recipient` is no'],
      [one({ recipient: LEE, name: 'Sesame\n' }), '1: `name` is no line'],
      [one({ recipient: LEE, name: 'Sesame\u202e' }), '1: `name` is no line'],
      [one({ recipient: LEE, issuedOn: 'Sesame' }), '1: `issuedOn` is no day'],
      [one({ recipient: LEE, issuedOn: '2020-02-30' }), '1: `issuedOn` is no day'],
      [one({ recipient: LEE, evidence: 'Sesame' }), '1: `evidence` is no web address'],
      [one({ recipient: LEE, evidence: ['https://a.example/', 'javascript:Sesame'] }), '1: `evidence` is no'],
    ] as const) {
      const said = await wrong(ground, payload);
      expect(said).toEqual([expect.stringContaining(says)]);
      expect(said.join()).not.toContain('Sesame');
    }
    expect(ground.github.git('for-each-ref', 'refs/heads/haversack')).toBe('');
  });

  test('is a plain e-mail address, wherever it stands', async () => {
    const ground = await openGround();
    for (const payload of [
      one({ recipient: 'zoe@example.org' }),
      one({ recipient: LEE, name: 'zoe@example.org' }),
      one({ recipient: LEE, evidence: ['https://a.example/?of=zoe%40example.org'] }),
      one({ recipient: LEE, 'zoe@example.org': 1 }),
      { badge: 'plain', completions: [{ recipient: LEE }, { recipient: 'mailto:zoe@example.org' }] },
    ]) {
      const said = await wrong(ground, payload);
      expect(said).toEqual([expect.stringContaining('An e-mail address stands in it')]);
      expect(said.join()).not.toContain('example.org');
    }
  });

  test('is another event, a badge that is not awarded, and content that is not sound', async () => {
    const ground = await openGround();
    const event = { action: 'others', client_payload: one({ recipient: LEE }) };
    await expect(dispatch(ground.effects, 'repository_dispatch', event)).rejects.toMatchObject({ code: 'event-other' });
    await expect(dispatch(ground.effects, 'push', {})).rejects.toMatchObject({ code: 'event-other' });
    await expect(send(ground, { badge: 'plane', completions: [{ recipient: LEE }] })).rejects.toMatchObject({
      code: 'badge-unknown',
    });
    const broken = await openGround({ 'content/badges/broken.md': '---\nname: 1\n---\n' });
    await expect(send(broken, one({ recipient: LEE }))).rejects.toMatchObject({ code: 'content-unsound' });
  });
});

test('a maintainer awards from the page of the workflow, with empty fields left out', async () => {
  const ground = await openGround();
  const evidence = 'course=https://a.example.org/1 https://a.example.org/2';
  const result = await byHand(ground, { badge: 'care', recipient: LEE, name: '', day: '2020-06-20', evidence });
  expect(result).toMatchObject({ kind: 'proposed', added: 1, problems: [] });
  const branch = result.kind === 'proposed' ? result.branch : '';
  const path = changedOn(ground, branch)[0]?.slice(2) ?? '';
  expect(recordOn(ground, branch, path).fields).toMatchObject({
    recipient: { type: 'url', url: LEE },
    issuedOn: '2020-06-20',
    evidence: [{ url: 'https://a.example.org/1', meets: 'course' }, { url: 'https://a.example.org/2' }],
  });
  const refused = await byHand(ground, {
    badge: 'care',
    recipient: 'zoe@example.org',
    name: '',
    day: '',
    evidence: '',
  });
  expect(refused.kind).toBe('refused');
});
