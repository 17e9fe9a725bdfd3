import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { probeCommand } from '../../scripts/probe.ts';
import type { FetchAddress } from '../../src/io/index.ts';
import { publicBackpack } from '../../src/model/index.ts';
import { planDocuments } from '../../src/publish/outputs.ts';
import { changeStatus } from '../../src/tasks/change-status.ts';
import { pagesAddress } from '../../src/tasks/github/pages-address.ts';
import { welcomePage } from '../../src/tasks/github/welcome/page.ts';
import { issue } from '../../src/tasks/issue.ts';
import { keysNew } from '../../src/tasks/keys/new.ts';
import { loadBackpack, soundBackpack } from '../../src/tasks/load.ts';
import { move } from '../../src/tasks/move.ts';
import { type Probe, probe } from '../../src/tasks/probe.ts';
import {
  countedChance,
  edit,
  effectsOf,
  makeRoot,
  moment,
  put,
  read,
  runCommand,
  sealedRoot,
  TODAY,
} from '../roots.ts';

const SITE = 'https://badges.example.org/pack/';
const LIST = 'status/acme-revocation-1.json';
const CREDENTIAL = 'assertions/plain-json/credential.json';

type Files = Map<string, string | Uint8Array>;

/** What a host would serve of a root, but for pictures and pages other than the first. */
function filesOf(root: string): Files {
  const backpack = soundBackpack(loadBackpack(root, moment(TODAY)));
  if (backpack === undefined) throw new Error('not sound');
  const outputs = planDocuments(publicBackpack(backpack));
  return new Map([['index.html', '<!doctype html>'], ...outputs.map(({ path, bytes }) => [path, bytes()] as const)]);
}

/** A host of files below an address; it sends on what lies at another one, where there is one. */
const hostOf =
  (files: Files, base = SITE, sendsOn?: string): FetchAddress =>
  async (address) => {
    const from = sendsOn !== undefined && address.startsWith(sendsOn) ? sendsOn : base;
    const path = address.startsWith(from) ? address.slice(from.length) : '\0';
    const data = files.get(path === '' ? 'index.html' : path);
    const url = base + path;
    const contentType = (path === '' ? 'index.html' : path).endsWith('.html') ? 'text/html' : 'application/json';
    const body = new Uint8Array(Buffer.from(data ?? ''));
    return { ok: true, url, status: data === undefined ? 404 : 200, contentType, body };
  };

/** @param fetches  one for each round; the last goes on */
function probed(root: string, fetches: readonly FetchAddress[], more: Partial<Probe> = {}) {
  const pauses: number[] = [];
  let round = -1;
  const result = probe(effectsOf(root, { now: () => moment(`${TODAY}T12:00:00Z`) }), {
    wait: 0,
    openFetch: () => fetches[Math.min(Math.max(round, 0), fetches.length - 1)] as FetchAddress,
    pause: async (milliseconds) => void pauses.push(milliseconds),
    waiting: () => {
      round = Math.max(round, 0) + 1;
    },
    ...more,
  });
  return result.then((one) => ({ ...one, pauses }));
}

const found = ({ looks }: Awaited<ReturnType<typeof probed>>): string[] =>
  looks.map((one) => `${one.address.slice(SITE.length)} ${one.found}`);

let root = '';
beforeAll(async () => {
  root = await sealedRoot();
});

describe('probe', () => {
  test('finds the live site as the ledger has it, and verifies a credential and its list', async () => {
    const result = await probed(root, [hostOf(filesOf(root))]);
    expect(found(result)).toEqual([' same', 'did.json same', `${LIST} same`, `${CREDENTIAL} same`]);
    expect(result).toMatchObject({ outcome: 'verified', advice: [], pauses: [], url: SITE });
    expect(result.reports.map(({ input, report }) => [input, report.outcome])).toEqual([
      [`${SITE}${LIST}`, 'verified'],
      [`${SITE}${CREDENTIAL}`, 'verified'],
    ]);
  });

  test('asks in another place, for what documents name at their own', async () => {
    const place = 'https://staging.example.net/x/';
    const result = await probed(root, [hostOf(filesOf(root), place)], { url: 'https://staging.example.net/x' });
    expect(result).toMatchObject({ outcome: 'verified', url: place });
    expect(result.looks[1]?.address).toBe(`${place}did.json`);
  });

  test('waits while the host is behind, longer each time', async () => {
    const before = filesOf(root);
    const at = await sealedRoot();
    changeStatus(effectsOf(at), 'revoke', { given: 'care-zoe', reason: 'By mistake.' });
    await issue(effectsOf(at, { random: countedChance(70_000) }), { dryRun: false });
    const hosts = [hostOf(new Map()), hostOf(before), hostOf(filesOf(at))];
    const result = await probed(at, hosts, { wait: 60_000 });
    expect(result).toMatchObject({ outcome: 'verified', pauses: [2_000, 3_000] });
  });

  test('gives up when the time is over, and says that the site is an older one', async () => {
    const files = filesOf(root);
    files.set(LIST, `${String(files.get(LIST)).slice(0, -2)} }`);
    const result = await probed(root, [hostOf(files)], { wait: 10_000 });
    expect(result.outcome).toBe('invalid');
    expect(result.pauses.reduce((sum, one) => sum + one, 0)).toBe(10_000);
    expect(result.looks.filter(({ found }) => found !== 'same').map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^differs from the ledger \(\d+ bytes, not \d+\)$/),
    ]);
    expect(result.advice).toEqual([expect.stringContaining('An older version of the site is there')]);
  });

  test('tells of lost hidden files', async () => {
    const at = makeRoot();
    edit(at, 'content/site.yaml', SITE, 'https://badges.example.org/');
    const random = countedChance(80_000);
    for (const issuer of ['acme', 'beta']) await keysNew(effectsOf(at, { random }), issuer);
    await issue(effectsOf(at, { random }), { dryRun: false });
    const files = filesOf(at);
    expect((await probed(at, [hostOf(files, 'https://badges.example.org/')])).outcome).toBe('verified');
    files.delete('.well-known/did.json');
    const result = await probed(at, [hostOf(files, 'https://badges.example.org/')]);
    expect(result.outcome).toBe('invalid');
    expect(result.advice).toEqual([expect.stringContaining('include-hidden-files')]);
  });

  test('tells of another base path, and of a site that is not there', async () => {
    const elsewhere = await probed(root, [hostOf(new Map([['index.html', '<!doctype html>']]))]);
    expect(elsewhere.advice).toEqual([expect.stringContaining('A site is at')]);
    const nowhere = await probed(root, [hostOf(new Map())]);
    expect([nowhere.outcome, nowhere.advice]).toEqual(['invalid', [expect.stringContaining('haversack move --to')]]);
  });

  test('tells of pages in the place of documents', async () => {
    const soft: FetchAddress = async (url) => {
      return { ok: true, url, status: 200, contentType: 'text/html', body: new TextEncoder().encode('<p>Not here') };
    };
    const result = await probed(root, [soft]);
    expect(found(result)).toEqual([' same', 'did.json page', `${LIST} page`, `${CREDENTIAL} page`]);
    expect(result.outcome).toBe('invalid');
  });

  test('raises the alarm for a key that the ledger does not have', async () => {
    const files = filesOf(root);
    files.set('did.json', String(files.get('did.json')).replaceAll(/z6Mk\w+/g, `z6Mk${'1'.repeat(44)}`));
    const result = await probed(root, [hostOf(files)]);
    expect(result.looks[1]).toMatchObject({ found: 'differs', keys: [`z6Mk${'1'.repeat(44)}`] });
    expect(result.advice[0]).toContain('look at once who can publish');
  });

  test('is unknown without an answer', async () => {
    const silent: FetchAddress = async (url) => ({ ok: false, reason: 'fetch-timeout', detail: url });
    const result = await probed(root, [silent], { wait: 1_000 });
    expect(result).toMatchObject({ outcome: 'unknown', pauses: [1_000] });
    expect(result.looks[0]?.detail).toBe('gives no answer: too slow');
    const broken: FetchAddress = async (url) => {
      return { ok: true, url, status: 503, contentType: '', body: new Uint8Array() };
    };
    expect((await probed(root, [broken])).outcome).toBe('unknown');
  });

  test('names the host that it is sent on to', async () => {
    const result = await probed(root, [hostOf(filesOf(root), 'https://badges.example.net/', SITE)]);
    expect(result.looks[0]?.from).toBe('https://badges.example.net/');
    expect(result.advice).toEqual([expect.stringContaining('sends on to badges.example.net')]);
  });

  test('looks at today’s address after a move, for what was sealed before it', async () => {
    const at = await sealedRoot();
    const to = 'https://new.example.org/';
    expect((await move(effectsOf(at), { to })).ok).toBe(true);
    const result = await probed(at, [hostOf(filesOf(at), to, SITE)]);
    expect(result.looks.map(({ address }) => address)).toContain(`${to}${CREDENTIAL}`);
    expect(result.outcome).toBe('verified');
  });

  test('looks at a hosted award while nothing is sealed, and at a badge before there is one', async () => {
    const unsealed = makeRoot();
    const result = await probed(unsealed, [hostOf(filesOf(unsealed))]);
    expect(found(result)).toEqual([' same', 'assertions/plain-json/assertion.json same']);
    expect(result.reports.map(({ report }) => [report.standard, report.outcome])).toEqual([
      ['Open Badges 2.0', 'verified'],
    ]);
    const empty = makeRoot();
    for (const file of ['2020/care-zoe.md', '2020/care-url.md', 'grade-did.md', 'plain-json.json']) {
      const path = `content/assertions/${file}`;
      const text = read(empty, path);
      put(empty, path, text.replace('---\n', '---\ndraft: true\n').replace('{\n', '{\n  "draft": true,\n'));
    }
    const none = await probed(empty, [hostOf(filesOf(empty))]);
    expect(found(none)).toEqual([' same', 'badges/plain/badgeclass.json same']);
    expect(none.outcome).toBe('verified');
  });

  test('looks for the page that welcomes at a copy', async () => {
    const place = { repository: 'Mona/Badges', serverUrl: 'https://github.com' };
    const copy = makeRoot();
    put(copy, 'content/site.yaml', `${read(copy, 'content/site.yaml')}demonstration: true\n`);
    const url = 'https://mona.github.io/Badges/';
    expect(pagesAddress(place.repository)).toBe(url);
    const live = hostOf(new Map([['index.html', welcomePage(place)]]), url);
    expect(await probed(copy, [live], { place })).toMatchObject({ outcome: 'verified', url });
    const other = hostOf(new Map([['index.html', 'Hello']]), url);
    expect((await probed(copy, [other], { place })).outcome).toBe('invalid');
  });

  test('asks nobody while the content is wrong, and for no address that is none', async () => {
    const wrong = makeRoot();
    put(wrong, 'content/site.yaml', 'url: nowhere\n');
    const never: FetchAddress = async () => {
      throw new Error('asked');
    };
    const result = await probed(wrong, [never]);
    expect(result).toMatchObject({ outcome: 'invalid', looks: [] });
    expect(result.diagnostics.length).toBeGreaterThan(0);
    await expect(probed(root, [never], { url: 'nowhere' })).rejects.toMatchObject({ code: 'address-malformed' });
  });
});

describe('the command', () => {
  const files: Files = new Map();
  const server = createServer(({ url = '' }, response) => {
    const path = url.slice('/pack/'.length);
    const data = files.get(path === '' ? 'index.html' : path);
    response.writeHead(data === undefined ? 404 : 200, {
      'content-type': path === '' ? 'text/html' : 'application/json',
    });
    response.end(data ?? 'Not here');
  });
  const before = process.env.GITHUB_REPOSITORY;
  let given: string[] = [];
  let options = {};
  beforeAll(async () => {
    delete process.env.GITHUB_REPOSITORY;
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    given = [`http://127.0.0.1:${port}/pack/`];
    options = { allowLoopback: [`127.0.0.1:${port}`] };
  });
  afterAll(() => {
    if (before !== undefined) process.env.GITHUB_REPOSITORY = before;
    server.close();
  });

  test('says what is live', async () => {
    for (const [path, data] of filesOf(root)) files.set(path, data);
    const { code, printed, noted } = await runCommand(probeCommand, root, options, { given });
    expect(code).toBe(0);
    expect(printed.split('\n')).toEqual([
      `✓ the home page is there: ${given[0]}`,
      `✓ the DID document of "acme" is as in the ledger: ${given[0]}did.json`,
      `✓ the status list is as in the ledger: ${given[0]}${LIST}`,
      `✓ the newest credential is as in the ledger: ${given[0]}${CREDENTIAL}`,
      `✓ verified: ${SITE}${LIST}`,
      `✓ verified: ${SITE}${CREDENTIAL}`,
    ]);
    expect(noted).toBe(`${given[0]} is live, as the ledger has it.`);
  });

  test('says what differs and what to do, and ends with 1; waits while it is asked to', async () => {
    files.delete(CREDENTIAL);
    const late = globalThis.setTimeout(() => {
      for (const [path, data] of filesOf(root)) files.set(path, data);
    }, 1_000);
    const failed = await runCommand(probeCommand, root, options, { given });
    expect(failed.code).toBe(1);
    expect(failed.printed).toContain(`✗ the newest credential is not there (404): ${given[0]}${CREDENTIAL}`);
    expect(failed.noted).toContain('An older version of the site is there.');
    const waited = await runCommand(probeCommand, root, { ...options, wait: '10s' }, { given });
    clearTimeout(late);
    expect(waited.code).toBe(0);
    expect(waited.noted).toContain(`Not yet: ${given[0]}${CREDENTIAL} is not there (404). Again in 2 s.`);
  });

  test('prints JSON, and refuses what it cannot read', async () => {
    const { code, printed } = await runCommand(probeCommand, root, { ...options, json: true }, { given });
    expect([code, JSON.parse(printed).outcome]).toEqual([0, 'verified']);
    for (const wrong of [{ wait: 'long' }, { wait: '99m' }, { map: ['x'] }, { allowLoopback: ['x'] }])
      expect((await runCommand(probeCommand, root, wrong)).code).toBe(3);
  });

  test('asks no server of the own machine unless it is allowed', async () => {
    const { code, printed } = await runCommand(probeCommand, root, {}, { given });
    expect(code).toBe(2);
    expect(printed).toContain('gives no answer: only https is asked');
  });
});
