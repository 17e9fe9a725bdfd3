import { describe, expect, test } from 'vitest';
import { createGitHub, isOurs, readPlace, stick, unexpected } from '../../src/github/index.ts';
import { startGitHub } from './fake.ts';

const env = { GITHUB_REPOSITORY: 'a/b', GITHUB_API_URL: 'https://ghe.example/api/v3/', GITHUB_TOKEN: 't' };

describe('the place of a run', () => {
  test('is read from the environment; elsewhere it is GitHub’s own', () => {
    expect(readPlace(env)).toEqual({
      repository: 'a/b',
      apiUrl: 'https://ghe.example/api/v3',
      serverUrl: 'https://github.com',
      token: 't',
    });
    expect(readPlace({ GITHUB_REPOSITORY: 'a/b' })).toMatchObject({
      apiUrl: 'https://api.github.com',
      token: undefined,
    });
  });
  test.each([
    {},
    { GITHUB_REPOSITORY: 'a' },
    { GITHUB_REPOSITORY: 'a/b/../c' },
    { GITHUB_REPOSITORY: 'a/b?x' },
    { ...env, GITHUB_API_URL: 'file:///etc' },
    { ...env, GITHUB_API_URL: 'nonsense' },
  ])('is refused: %j', (given) => {
    expect(() => readPlace(given)).toThrow(expect.objectContaining({ code: 'github-missing' }));
  });
});

describe('a request', () => {
  test('carries token and body; a refusal is an answer', async () => {
    const hub = await startGitHub();
    hub.open('x', 'y');
    expect(await hub.client.request('GET', '/issues/1')).toMatchObject({ status: 200, body: { title: 'x' } });
    const answer = await hub.client.request('GET', '/issues/2');
    expect(answer.status).toBe(404);
    expect(unexpected(answer, 'GET x')).toMatchObject({ message: 'GitHub answers GET x with 404: `Not Found`.' });
    expect(hub.requests[0]).toMatchObject({ path: '/repos/riverside/badges/issues/1', token: 'ghs_test' });
  });
  test('is made again where GitHub is at fault, with longer and longer pauses, four times at most', async () => {
    const hub = await startGitHub();
    const pauses: number[] = [];
    const client = createGitHub(hub.client, globalThis.fetch, async (milliseconds) => void pauses.push(milliseconds));
    hub.faults.push({ status: 502 }, { status: 429 });
    expect((await client.request('GET', '')).status).toBe(200);
    expect(pauses).toEqual([1_000, 4_000]);
    hub.faults.push(...Array.from({ length: 4 }, () => ({ status: 503 })));
    await expect(client.request('GET', '')).rejects.toMatchObject({
      code: 'github-unreachable',
      message: expect.stringContaining('it answers 503'),
    });
  });
  test('to nowhere, to another place, or with too much for an answer is an error', async () => {
    const place = { repository: 'a/b', serverUrl: '', token: undefined };
    const wait = async (): Promise<void> => {};
    const nowhere = createGitHub({ ...place, apiUrl: 'http://127.0.0.1:1' }, globalThis.fetch, wait);
    await expect(nowhere.request('GET', '')).rejects.toMatchObject({ code: 'github-unreachable' });
    const large = createGitHub({ ...place, apiUrl: 'http://x' }, async () => new Response('x'.repeat(9_000_000)), wait);
    await expect(large.request('GET', '')).rejects.toMatchObject({ code: 'github-unreachable' });
  });
  test('lists all pages, up to a limit', async () => {
    const hub = await startGitHub();
    for (let index = 0; index < 250; index++) hub.open(`${index}`, '');
    expect(await hub.client.list('/issues?state=open')).toHaveLength(250);
    expect(await hub.client.list('/issues?state=open', 120)).toHaveLength(120);
    await expect(hub.client.list('/nothing')).rejects.toMatchObject({ code: 'github-refused' });
  });
});

describe('a sticky comment', () => {
  test('is made, left alone, changed', async () => {
    const hub = await startGitHub();
    const { number } = hub.open('x', 'y');
    expect(await stick(hub.client, number, 'review', 'one')).toBe('made');
    expect(await stick(hub.client, number, 'review', 'one')).toBe('same');
    expect(await stick(hub.client, number, 'review', 'two')).toBe('changed');
    expect(await stick(hub.client, number, 'proposal', 'other')).toBe('made');
    expect(hub.said(number)).toEqual(['<!-- haversack:review -->\ntwo', '<!-- haversack:proposal -->\nother']);
  });
  test('is never one that a person wrote, or that only quotes our mark', () => {
    const body = '<!-- haversack:review -->\nfine';
    expect(isOurs({ body, user: { type: 'Bot' } }, 'review')).toBe(true);
    expect(isOurs({ body, user: { type: 'User' } }, 'review')).toBe(false);
    expect(isOurs({ body: `> ${body}`, user: { type: 'Bot' } }, 'review')).toBe(false);
    expect(isOurs({ body }, 'review')).toBe(false);
  });
});
