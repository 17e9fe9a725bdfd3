import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publicBackpack } from '../../src/model/index.ts';
import { planOutputs } from '../../src/publish/outputs.ts';
import { drawPictures } from '../../src/tasks/build.ts';
import { changeStatus } from '../../src/tasks/change-status.ts';
import { check } from '../../src/tasks/check.ts';
import { issue } from '../../src/tasks/issue.ts';
import { keysNew } from '../../src/tasks/keys/new.ts';
import { loadBackpack, soundBackpack } from '../../src/tasks/load.ts';
import { move } from '../../src/tasks/move.ts';
import type { JsonObject } from '../../src/values/index.ts';
import { type Fetch, verify } from '../../src/verify/index.ts';
import { countedChance, edit, effectsOf, makeFolder, makeRoot, moment, put } from '../roots.ts';
import { judge, methodsOf } from './other-verifier.ts';

const LATER = '2020-07-01T12:00:00Z';

/** A sealed backpack at an address. */
async function rootAt(url: string): Promise<string> {
  const root = makeRoot();
  edit(root, 'content/site.yaml', 'https://badges.example.org/pack/', url);
  const random = countedChance(1_000);
  for (const issuer of ['acme', 'beta']) await keysNew(effectsOf(root, { random }), issuer);
  await seal(root, random);
  return root;
}

async function seal(root: string, random = countedChance(5_000)): Promise<void> {
  expect(await issue(effectsOf(root, { random }), { dryRun: false })).toMatchObject({ ok: true, diagnostics: [] });
}

async function moveTo(root: string, to: string, farewell?: string): Promise<void> {
  expect(await move(effectsOf(root), { to, farewell })).toMatchObject({ ok: true, to });
}

/** An award of each badge, sealed after what was there before. */
async function awardMore(root: string, name: string): Promise<void> {
  const recipient = { type: 'url', url: `https://${name}.example.org/` };
  for (const badge of ['plain', 'grade']) {
    const results =
      badge === 'grade'
        ? {
            results: [
              { result: 'test', value: '80' },
              { result: 'safety', level: 'good' },
            ],
          }
        : {};
    put(
      root,
      `content/assertions/${badge}-${name}.json`,
      JSON.stringify({ badge, recipient, issuedOn: '2020-06-01', ...results }),
    );
  }
  await seal(root, countedChance(name.length * 7_000));
}

type Files = ReadonlyMap<string, Uint8Array>;

/** What the site's host serves: every output by its path. */
async function published(root: string): Promise<Files> {
  const backpack = soundBackpack(loadBackpack(root, moment('2020-07-01')));
  if (backpack === undefined) throw new Error('not sound');
  const open = publicBackpack(backpack);
  const outputs = planOutputs(open, await drawPictures(open, { root }));
  return new Map(outputs.map(({ path, bytes }) => [path, Buffer.from(bytes())]));
}

function folder(path: string): Files {
  return new Map(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [file.slice(path.length + 1), readFileSync(file)];
      }),
  );
}

/** A net of hosts: each address serves files, or leads to the same path below another. */
type Net = readonly (readonly [base: string, at: Files | string])[];

function find(net: Net, address: string): { readonly url: string; readonly body: Uint8Array } | undefined {
  const url = address.split('#')[0] as string;
  const [base = '', at] = net.find(([one]) => url.startsWith(one)) ?? [];
  if (typeof at === 'string') return find(net, at + url.slice(base.length));
  const path = url.slice(base.length);
  const body = at?.get(path === '' || path.endsWith('/') ? `${path}index.html` : path);
  return body && { url, body };
}

const fetchFrom =
  (net: Net): Fetch =>
  async (address) => {
    const found = find(net, address);
    const type = found?.url.endsWith('.png') ? 'image/png' : 'application/json';
    return found
      ? { ok: true, ...found, status: 200, contentType: type }
      : { ok: true, url: address, status: 404, contentType: 'text/plain', body: new Uint8Array() };
  };

/** For the other implementation: documents by address, DIDs by their did:web place, keys by their method. */
const documentsFrom =
  (net: Net) =>
  (address: string): object | undefined => {
    if (!address.startsWith('did:web:')) return jsonOf(find(net, address));
    const [did = '', fragment] = address.split('#');
    const parts = did.slice('did:web:'.length).split(':');
    const place = parts.length === 1 ? `${parts[0]}/.well-known` : parts.join('/');
    const document = jsonOf(find(net, `https://${place}/did.json`)) as never;
    return fragment === undefined ? document : new Map(document ? methodsOf(document) : []).get(address);
  };

const jsonOf = (found: { readonly body: Uint8Array } | undefined): object | undefined =>
  found && (JSON.parse(Buffer.from(found.body).toString()) as object);

/** Every sealed credential of a root with its outcome: ours, theirs, and ours for the hosted 2.0 document. */
async function outcomes(root: string, net: Net): Promise<string[]> {
  const now = moment(LATER);
  const { ledger } = loadBackpack(root, moment('2020-07-01'));
  const lines: string[] = [];
  for (const [id, document] of [...ledger.credentials].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const options = { fetch: fetchFrom(net), now, evidence: false };
    const ours = await verify(JSON.stringify(document), options);
    const theirs = await judge(document, documentsFrom(net), new Date(LATER));
    const hosted = String((document as JsonObject).id).replace(/credential\.json$/, 'assertion.json');
    const v2 = await verify(hosted, options);
    lines.push(`${id} ${ours.outcome} ${theirs.verified} ${v2.outcome}`);
  }
  return lines;
}

const GOOD = 'verified true verified';
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
