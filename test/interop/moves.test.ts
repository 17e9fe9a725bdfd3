import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changeStatus } from '../../src/tasks/change-status.ts';
import { check } from '../../src/tasks/check.ts';
import { move } from '../../src/tasks/move.ts';
import { countedChance, effectsOf, makeFolder } from '../roots.ts';
import { awardMore, folder, GOOD, type Net, outcomes, published, rootAt, seal } from './served.ts';

async function moveTo(root: string, to: string, farewell?: string): Promise<void> {
  expect(await move(effectsOf(root), { to, farewell })).toMatchObject({ ok: true, to });
}

const OLD = ['care-zoe', 'grade-did', 'plain-json'];
const PROJECT = 'https://acme.example.io/pack/';
const OWN = 'https://badges.example.org/';
const ROOT_SITE = 'https://acme.example.io/';
const RENAMED = 'https://acme.example.io/badges/';

describe.each([
  ['a project site gets a domain of its own', PROJECT, OWN],
  ['a root site gets a domain of its own', ROOT_SITE, OWN],
  ['a repository is renamed', PROJECT, RENAMED],
  ['a root site becomes a project site of another host', ROOT_SITE, 'https://pages.example.net/pack/'],
  ['a domain of its own is given up for a project site', OWN, PROJECT],
])('%s', (_what, from, to) => {
  test('credentials of both ages verify where the old address leads to the new', async () => {
    const root = await rootAt(from);
    const sealedBefore = folder(join(root, 'content/credentials'));
    await moveTo(root, to);
    await awardMore(root, 'new');
    for (const [path, bytes] of sealedBefore)
      expect(folder(join(root, 'content/credentials')).get(path), path).toEqual(bytes);
    expect((await check(effectsOf(root))).diagnostics).toEqual([]);
    const files = await published(root);
    const net: Net = [
      [to, files],
      [from, to],
    ];
    expect(await outcomes(root, net)).toEqual([
      `care-zoe ${GOOD}`,
      `grade-did ${GOOD}`,
      `grade-new ${GOOD}`,
      `plain-json ${GOOD}`,
      `plain-new ${GOOD}`,
    ]);
  });

  test('and where the old address keeps the farewell alone', async () => {
    const root = await rootAt(from);
    const left = join(makeFolder(), 'left');
    await moveTo(root, to, left);
    await awardMore(root, 'new');
    const net = async (): Promise<Net> => [
      [to, await published(root)],
      [from, folder(left)],
    ];
    expect(await outcomes(root, await net())).toEqual(expect.arrayContaining(OLD.map((id) => `${id} ${GOOD}`)));
    changeStatus(effectsOf(root), 'revoke', { given: 'care-zoe', reason: 'Asked.' });
    await seal(root, countedChance(90_000));
    await moveTo(root, to, left);
    expect(await outcomes(root, await net())).toContain('care-zoe invalid false invalid');
  });
});

test('moved twice, and back to the first address, credentials of every age verify', async () => {
  const second = 'https://badges.example.org/';
  const third = 'https://pages.example.net/pack/';
  const root = await rootAt(PROJECT);
  await moveTo(root, second);
  await awardMore(root, 'two');
  await moveTo(root, third);
  await awardMore(root, 'three');
  const all = (ids: readonly string[]): string[] => ids.map((id) => `${id} ${GOOD}`);
  const ids = [...OLD, 'plain-two', 'grade-two', 'plain-three', 'grade-three'];
  const away: Net = [
    [third, await published(root)],
    [PROJECT, third],
    [second, third],
  ];
  expect((await outcomes(root, away)).sort()).toEqual(all(ids).sort());
  await moveTo(root, PROJECT);
  await awardMore(root, 'back');
  const back: Net = [
    [PROJECT, await published(root)],
    [third, PROJECT],
    [second, PROJECT],
  ];
  expect((await outcomes(root, back)).sort()).toEqual(all([...ids, 'plain-back', 'grade-back']).sort());
  expect((await check(effectsOf(root))).diagnostics).toEqual([]);
});

test('with nothing at the old address, credentials from before are unknown, and so are 2.0 documents of older badges', async () => {
  const root = await rootAt(PROJECT);
  await moveTo(root, OWN);
  await awardMore(root, 'new');
  const found = await outcomes(root, [[OWN, await published(root)]]);
  expect(found.filter((line) => line.includes('-new '))).toEqual([
    'grade-new verified true unknown',
    'plain-new verified true unknown',
  ]);
  const before = found.filter((line) => !line.includes('-new '));
  expect(before.map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual(OLD.map(() => 'unknown false'));
  for (const line of before) expect(line).not.toContain('verified');
});
