import { describe, expect, test } from 'vitest';
import { close } from '../../../src/tasks/github/review/close.ts';
import { keepPreviews } from '../../../src/tasks/github/review/previews.ts';
import { type FakeGitHub, startGitHub } from '../../github/fake.ts';
import { makeRoot, moment } from '../../roots.ts';
import { makePng } from '../../sound-content.ts';
import { clone, filesOf, publish } from './proposals.ts';

const now = () => moment('2020-07-01T10:00:00Z');
const event = (number: number, action = 'closed') => ({ action, pull_request: { number } });
const PICTURES = new Map([['care-01234567.png', makePng(8, 8)]]);

async function begin(): Promise<{ github: FakeGitHub; root: string }> {
  const github = await startGitHub();
  publish(github, makeRoot());
  return { github, root: clone(github) };
}

describe('github close', () => {
  test('takes the pictures of that number away, and nothing else', async () => {
    const { github, root } = await begin();
    for (const number of [7, 77]) await keepPreviews({ root, now }, number, PICTURES);
    const main = github.git('rev-parse', 'main');
    expect(await close({ root, now }, event(7))).toEqual({ pull: 7, kept: { kind: 'kept' } });
    expect(filesOf(github, 'previews')).toEqual(['77/care-01234567.png']);
    expect(await close({ root, now }, event(7))).toEqual({ pull: 7, kept: { kind: 'same' } });
    expect(await close({ root, now }, event(77))).toEqual({ pull: 77, kept: { kind: 'kept' } });
    expect(filesOf(github, 'previews')).toEqual([]);
    expect(github.git('rev-parse', 'main')).toBe(main);
    // Opened again, it gets them again.
    expect(await keepPreviews({ root, now }, 7, PICTURES)).toEqual({ kind: 'kept' });
    expect(filesOf(github, 'previews')).toEqual(['7/care-01234567.png']);
  });

  test('is fine without the branch', async () => {
    const { github, root } = await begin();
    expect(await close({ root, now }, event(1))).toEqual({ pull: 1, kept: { kind: 'same' } });
    expect(filesOf(github, 'previews')).toBeUndefined();
  });

  test.each([
    ['opened', event(1, 'opened')],
    ['without a number', { action: 'closed', pull_request: {} }],
    ['with a number that is a text', { action: 'closed', pull_request: { number: '1/../2' } }],
    ['that is none', undefined],
  ])('refuses an event %s', async (_what, other) => {
    await expect(close({ root: '/', now }, other)).rejects.toMatchObject({ code: 'event-other' });
  });
});
