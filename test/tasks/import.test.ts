import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importCommand } from '../../scripts/import.ts';
import { bakePng } from '../../src/bake/index.ts';
import { readContent } from '../../src/content/index.ts';
import { hasErrors } from '../../src/diagnostics/index.ts';
import { replayFetch, type Snapshot } from '../../src/imports/index.ts';
import type { FetchAddress } from '../../src/io/index.ts';
import { link, publicBackpack } from '../../src/model/index.ts';
import { type ImportedOne, type ImportTask, importBadges } from '../../src/tasks/import/import.ts';
import { loadBackpack } from '../../src/tasks/load.ts';
import { verify } from '../../src/verify/index.ts';
import { drawPng, unwrap } from '../bake/pictures.ts';
import { takenIn } from '../imports/taken-in.ts';
import { emptyLedger } from '../model/records.ts';
import { effectsOf, makeFolder, makeRoot, moment, put, read, runCommand, TODAY } from '../roots.ts';
import { PROGRAM, tryHaversack } from '../sites/haversack.ts';
import { fingerprint } from '../sites/trees.ts';
import { allFixtures } from '../verify/fixtures.ts';
import { web } from '../verify/fixtures-signed.ts';
import { assertion, badgeClass, club } from '../verify/fixtures-v2.ts';
import { jwtKeys, signWithEddsa } from '../verify/foreign.ts';
import {
  baseWeb,
  credential,
  DID,
  didDocument,
  fetchFrom,
  identifier,
  type Members,
  NOW,
  otherDocument,
  subject,
  text,
  type Web,
} from '../verify/world.ts';

const IMPORTS = 'content/imports';
const filesIn = (root: string): string[] =>
  existsSync(join(root, IMPORTS)) ? readdirSync(join(root, IMPORTS)).sort() : [];
const bytesOf = (input: Uint8Array | string): Uint8Array =>
  typeof input === 'string' ? new TextEncoder().encode(input) : input;

interface Options extends Partial<Omit<ImportTask, 'inputs' | 'openFetch'>> {
  readonly web?: Web;
  readonly now?: typeof NOW;
}

/** Imports what is given as data, or by its name where it is an address or a path. */
async function bring(
  root: string,
  inputs: readonly (Uint8Array | string)[],
  options: Options = {},
): Promise<readonly ImportedOne[]> {
  const { web: known = { ...baseWeb, ...web, ...club() }, now = NOW, ...change } = options;
  const folder = makeFolder();
  const named = inputs.map((input, index) => {
    if (typeof input === 'string' && /^(?:https:|\/|-$)/.test(input)) return input;
    put(folder, `${index}.bin`, input);
    return join(folder, `${index}.bin`);
  });
  const result = await importBadges(effectsOf(root, { now: () => now }), {
    inputs: named,
    openFetch: () => fetchFrom(known) as FetchAddress,
    stdin: async () => new Uint8Array(),
    keepInvalid: false,
    publishPersonalData: false,
    isDryRun: false,
    ...change,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.imports;
}

const states = (done: readonly ImportedOne[]) => done.map(({ state, outcome }) => `${state} ${outcome}`);
const KEPT = ['imported', 'replaced'];

const good = await signWithEddsa(credential());
const at = async (validFrom: string, change: Members = {}) => signWithEddsa(credential({ validFrom, ...change }));

describe('every fixture of the verifier, by whoever it was made', async () => {
  const fixtures = await allFixtures();
  const kept: string[] = [];
  test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (_name, fixture) => {
    const root = makeRoot();
    const options = { web: fixture.web ?? baseWeb, now: fixture.options?.now ?? NOW };
    const strict = await bring(root, [bytesOf(fixture.input)], options);
    for (const { state, outcome, personalData } of strict)
      if (KEPT.includes(state)) expect([outcome === 'invalid', personalData]).toEqual([false, []]);
    const done = await bring(root, [bytesOf(fixture.input)], {
      ...options,
      keepInvalid: true,
      publishPersonalData: true,
    });
    for (const one of done) {
      if (one.file === undefined) continue;
      const { file, id = '', container } = one;
      kept.push(`${file.slice(file.lastIndexOf('.') + 1)} ${one.outcome}`);
      const stored = new Uint8Array(readFileSync(join(root, file)));
      const isFollowed =
        !file.endsWith('.png') &&
        !file.endsWith('.svg') &&
        /^\s*(?:https?:|<)/.test(new TextDecoder().decode(bytesOf(fixture.input)));
      // Stored bytes are received bytes.
      if (container === undefined && !isFollowed) expect(Buffer.from(stored).equals(bytesOf(fixture.input))).toBe(true);
      // With the issuer's site gone, what was kept explains the verdict of then.
      const snapshot = JSON.parse(read(root, `${IMPORTS}/${id}.snapshot.json`)) as Snapshot;
      const [check] = JSON.parse(read(root, `${IMPORTS}/${id}.checks.json`)) as [{ outcome: string }];
      const again = await verify(stored, { fetch: replayFetch(snapshot.answers), now: options.now });
      expect([again.outcome, check.outcome]).toEqual([one.outcome, one.outcome]);
      if (fixture.options === undefined && container === undefined) expect(one.outcome).toBe(fixture.outcome);
    }
    const { backpack, diagnostics } = loadBackpack(root, moment(TODAY));
    expect(diagnostics.filter(({ file }) => file.startsWith(IMPORTS))).toEqual([]);
    expect(backpack?.imports.length).toBe(filesIn(root).filter((file) => file.endsWith('.checks.json')).length);
    // Given again, nothing changes.
    const before = fingerprint(join(root, 'content'));
    await bring(root, [bytesOf(fixture.input)], { ...options, keepInvalid: true, publishPersonalData: true });
    expect(fingerprint(join(root, 'content'))).toEqual(before);
  });

  test('most of them hold a badge, in every form and with every outcome', () => {
    expect(kept.length).toBeGreaterThan(150);
    const of = (pattern: RegExp): number => kept.filter((one) => pattern.test(one)).length;
    for (const form of ['png', 'svg', 'json', 'jwt'])
      expect(of(new RegExp(`^${form} verified$`)), form).toBeGreaterThan(0);
    for (const outcome of ['verified', 'invalid', 'unknown'])
      expect(of(new RegExp(`${outcome}$`)), outcome).toBeGreaterThan(20);
  });
});

describe('what is kept', () => {
  test('is named by the badge and the bytes, with a snapshot and the first check', async () => {
    const root = makeRoot();
    const [done] = await bring(root, [text(good)]);
    expect(done).toMatchObject({ state: 'imported', outcome: 'verified', name: 'Knots', host: 'issuer.example' });
    const id = done?.id ?? '';
    expect(id).toMatch(/^knots-[0-9a-f]{8}$/);
    expect(filesIn(root)).toEqual([`${id}.checks.json`, `${id}.json`, `${id}.snapshot.json`]);
    expect(read(root, `${IMPORTS}/${id}.json`)).toBe(text(good));
    expect(JSON.parse(read(root, `${IMPORTS}/${id}.checks.json`))).toEqual([
      { on: NOW, outcome: 'verified', reasons: ['shape-I3-09'] },
    ]);
    const [kept] = loadBackpack(root, moment(TODAY)).backpack?.imports ?? [];
    expect(kept).toMatchObject({
      id,
      kind: 'json',
      publishPersonalData: false,
      snapshot: { addresses: ['https://issuer.example/.well-known/did.json'], isPartial: false },
    });
  });

  test('leaves nothing of itself in what is published', async () => {
    const root = makeRoot();
    takenIn(root);
    put(root, `${IMPORTS}/knots-12345678.md`, '---\nname: Nobody else says this\n---\n\nMy own words.\n');
    const { backpack } = link(readContent(root).records, emptyLedger, moment(TODAY));
    expect(backpack?.imports).toMatchObject([
      { id: 'knots-12345678', name: 'Nobody else says this', words: 'My own words.' },
    ]);
    if (backpack === undefined) throw new Error('no backpack');
    expect(JSON.stringify(publicBackpack(backpack))).not.toMatch(/knots-12345678|elsewhere|Nobody else|own words/);
  });

  test('out of a presentation and a record: each by itself, not as part of what held it', async () => {
    const root = makeRoot();
    const other = await signWithEddsa(credential({ id: 'https://issuer.example/credentials/two' }));
    const token = await jwtKeys.ES256.sign(
      { ...credential({ id: 'https://issuer.example/credentials/three' }) },
      { kid: `${DID}#ES256` },
    );
    const forged = { ...good, id: 'https://issuer.example/credentials/four' };
    const holder = {
      type: 'VerifiablePresentation',
      verifiableCredential: [good, other, token, forged, { type: 'Other' }],
    };
    const done = await bring(root, [JSON.stringify(holder)]);
    expect(states(done)).toEqual([
      'imported verified',
      'imported verified',
      'imported verified',
      'invalid invalid',
      'no-badge unknown',
    ]);
    expect(done.map(({ container }) => container)).toEqual(Array(5).fill('presentation'));
    expect(read(root, done[0]?.file ?? '')).toBe(JSON.stringify(good));
    expect(read(root, done[2]?.file ?? '')).toBe(token);
  });

  test('of an address what lies there, of a page what it links', async () => {
    const root = makeRoot();
    const page =
      '<!doctype html><html><head><link rel="alternate" type="application/json" href="a.json"></head></html>';
    const there: Web = {
      ...baseWeb,
      'https://issuer.example/award/': page,
      'https://issuer.example/award/a.json': text(good),
    };
    const done = await bring(root, ['https://issuer.example/award/', ' https://issuer.example/award/a.json\n'], {
      web: there,
    });
    expect(states(done)).toEqual(['imported verified', 'already-there verified']);
    expect(read(root, done[0]?.file ?? '')).toBe(text(good));
    expect(await bring(root, ['https://issuer.example/none'], { web: there })).toMatchObject([
      { state: 'no-badge', outcome: 'unknown', why: ['no answer (no connection)'] },
    ]);
  });

  test('of a folder every file, what holds no badge passed over and links left alone', async () => {
    const root = makeRoot();
    const folder = makeFolder();
    put(folder, 'deep/a.bin', text(good));
    put(folder, 'readme.txt', 'hello');
    put(folder, '.hidden/b.json', text(await at('2025-02-01T00:00:00Z')));
    symlinkSync(join(folder, 'deep/a.bin'), join(folder, 'link.json'));
    expect(states(await bring(root, [folder]))).toEqual(['imported verified']);
  });
});

describe('one credential is there once', () => {
  test('the newer issue takes the place of the older one, with the holder’s words', async () => {
    const root = makeRoot();
    const [first] = await bring(root, [text(good)]);
    put(root, `${IMPORTS}/${first?.id}.md`, '---\nname: My knots\n---\n\nIn the rain.\n');
    const newer = text(await at('2025-03-01T00:00:00Z'));
    const [second] = await bring(root, [newer]);
    expect(second).toMatchObject({ state: 'replaced', replaces: first?.id });
    const id = second?.id;
    expect(filesIn(root)).toEqual([`${id}.checks.json`, `${id}.json`, `${id}.md`, `${id}.snapshot.json`]);
    expect(read(root, `${IMPORTS}/${id}.md`)).toContain('In the rain.');
    expect(await bring(root, [text(good)])).toMatchObject([{ state: 'duplicate', id }]);
    expect(states(await bring(root, [JSON.stringify(JSON.parse(newer))]))).toEqual(['duplicate verified']);
  });

  test('in a picture with both versions, each of them is known', async () => {
    const root = makeRoot();
    const v2 = text(assertion());
    const png = unwrap(
      bakePng(await drawPng(16), [
        { keyword: 'openbadgecredential', text: text(good) },
        { keyword: 'openbadges', text: v2 },
      ]),
    );
    const done = await bring(root, [png, text(good), v2]);
    expect(states(done)).toEqual(['imported verified', 'duplicate verified', 'duplicate verified']);
  });

  test('nobody who merely names another’s issuer and id drives a good one out', async () => {
    const root = makeRoot();
    const unbound: Web = { ...baseWeb, 'https://issuer.example/.well-known/did.json': 500, other: otherDocument };
    await bring(root, [text(good)]);
    const newer = text(await at('2026-01-01T00:00:00Z'));
    expect(states(await bring(root, [newer], { web: unbound }))).toEqual(['duplicate unknown']);
    const forged = text({ ...good, validFrom: '2026-02-01T00:00:00Z' });
    expect(states(await bring(root, [forged], { keepInvalid: true }))).toEqual(['duplicate invalid']);
    expect(read(root, `${IMPORTS}/${filesIn(root)[1]}`)).toBe(text(good));
  });

  test('and a bad copy that was kept gives way to the good one', async () => {
    const root = makeRoot();
    const forged = text({ ...good, validFrom: '2026-02-01T00:00:00Z' });
    expect(states(await bring(root, [forged], { keepInvalid: true }))).toEqual(['imported invalid']);
    expect(states(await bring(root, [text(good)]))).toEqual(['replaced verified']);
  });
});

describe('what is refused is not written', () => {
  const plain = { ...identifier(), hashed: false, identityHash: 'zoe@example.org' };
  delete (plain as { salt?: string }).salt;
  const personal = async () =>
    text(await signWithEddsa(credential({ credentialSubject: subject({ identifier: [plain] }) })));

  test('personal data, until it is agreed to; the place is told, the value never', async () => {
    const root = makeRoot();
    const input = await personal();
    const [refused] = await bring(root, [input]);
    expect(refused).toMatchObject({
      state: 'personal-data',
      personalData: [{ kind: 'e-mail address', path: 'credentialSubject.identifier[0].identityHash' }],
    });
    expect(JSON.stringify(refused)).not.toContain('zoe@');
    expect(filesIn(root)).toEqual([]);
    const [kept] = await bring(root, [input], { publishPersonalData: true });
    expect(kept?.state).toBe('imported');
    expect(read(root, `${IMPORTS}/${kept?.id}.md`)).toBe('---\npublishPersonalData: true\n---\n');
    expect(loadBackpack(root, moment(TODAY)).backpack?.imports).toMatchObject([{ publishPersonalData: true }]);
  });

  test('what somebody else earned; of the address that was typed nothing is written', async () => {
    const root = makeRoot();
    expect(states(await bring(root, [text(good)], { recipient: 'b@example.com' }))).toEqual(['not-theirs invalid']);
    expect(filesIn(root)).toEqual([]);
    expect(states(await bring(root, [text(good)], { recipient: 'a@example.com' }))).toEqual(['imported verified']);
    for (const file of filesIn(root)) expect(read(root, `${IMPORTS}/${file}`)).not.toMatch(/a@example|recipient/);
  });

  test('what is too large, and a badge class, which nobody was awarded', async () => {
    const root = makeRoot();
    const large = `${text(good)}${' '.repeat(2 * 1024 * 1024)}`;
    expect(states(await bring(root, [large, text(badgeClass())]))).toEqual(['too-large unknown', 'no-badge unknown']);
    expect(filesIn(root)).toEqual([]);
  });

  test('in a dry run everything, and everything else is said as it would be', async () => {
    const root = makeRoot();
    const done = await bring(root, [text(good), JSON.stringify(good)], { isDryRun: true });
    expect(states(done)).toEqual(['imported verified', 'duplicate verified']);
    expect(filesIn(root)).toEqual([]);
  });

  test('content with errors stops it before anything is asked', async () => {
    const root = makeRoot({ [`${IMPORTS}/x.checks.json`]: '[]' });
    await expect(bring(root, [text(good)])).rejects.toThrow('import-orphan');
  });
});

describe('what somebody put among the imports by hand', () => {
  test('is named in a notice, and taken in by the command that the notice names', async () => {
    const root = makeRoot();
    const dropped = `${IMPORTS}/AWS Cloud (1).json`;
    put(root, dropped, text(good));
    const loaded = loadBackpack(root, moment(TODAY));
    expect([hasErrors(loaded.diagnostics), loaded.backpack?.imports]).toEqual([false, []]);
    expect(loaded.diagnostics.map(({ code }) => code)).toContain('import-not-taken-in');
    const [done] = await bring(root, [join(root, dropped)]);
    expect(done?.state).toBe('imported');
    expect(existsSync(join(root, dropped))).toBe(false);
    put(root, `${IMPORTS}/again.json`, text(good));
    expect(states(await bring(root, [join(root, IMPORTS)]))).toContain('already-there verified');
    expect(filesIn(root)).toHaveLength(3);
  });

  test('twice, with words beside each: no words are left alone', async () => {
    const root = makeRoot();
    for (const name of ['one', 'two', 'three']) put(root, `${IMPORTS}/${name}.json`, text(good));
    for (const name of ['one', 'two']) put(root, `${IMPORTS}/${name}.md`, `---\nname: ${name}\n---\n`);
    expect(await bring(root, [join(root, `${IMPORTS}/two.json`)])).toMatchObject([{ state: 'imported' }]);
    expect(hasErrors(loadBackpack(root, moment(TODAY)).diagnostics)).toBe(false);
    expect(filesIn(root)).toEqual(['one.checks.json', 'one.json', 'one.md', 'one.snapshot.json', 'two.json', 'two.md']);
  });

  test('under a name that is an id keeps that name, and its words', async () => {
    const root = makeRoot();
    put(root, `${IMPORTS}/my-knots.json`, text(good));
    put(root, `${IMPORTS}/my-knots.md`, '---\nname: Mine\n---\n');
    expect(await bring(root, [join(root, `${IMPORTS}/my-knots.json`)])).toMatchObject([{ id: 'my-knots' }]);
    expect(filesIn(root)).toEqual(['my-knots.checks.json', 'my-knots.json', 'my-knots.md', 'my-knots.snapshot.json']);
  });
});

describe('the command', () => {
  test('needs something to bring home, and says what is not there', async () => {
    const root = makeRoot();
    expect((await runCommand(importCommand, root, {})).code).toBe(3);
    expect((await runCommand(importCommand, root, {}, { given: ['/nowhere/a.png'] })).code).toBe(3);
    expect((await runCommand(importCommand, root, { map: ['x'] }, { given: ['a.png'] })).code).toBe(3);
  });

  test('ends as verify does, and prints the files that are there', async () => {
    const root = makeRoot();
    const folder = makeFolder();
    put(folder, 'site/.well-known/did.json', JSON.stringify(didDocument));
    put(folder, 'good.json', text(good));
    put(folder, 'forged.json', text({ ...good, id: 'https://issuer.example/credentials/other' }));
    put(folder, '\u001b[31m.txt', 'hello');
    const map = [`https://issuer.example/=${join(folder, 'site')}`];
    const run = (options: Record<string, unknown>, ...given: readonly string[]) =>
      runCommand(importCommand, root, { map, offline: true, ...options }, { given });
    const first = await run({}, join(folder, 'good.json'));
    expect(first).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/^content\/imports\/knots-[0-9a-f]{8}\.json$/),
    });
    expect(first.noted).toContain('issuer.example says “Knots”: verified, kept.');
    expect(first.noted).toMatch(/1 badge kept\. Next: commit content\/imports$/);
    expect(await run({}, join(folder, 'good.json'))).toMatchObject({
      code: 0,
      noted: expect.stringContaining('there already'),
    });
    expect(await run({}, join(folder, 'forged.json'))).toMatchObject({ code: 1, printed: '' });
    const odd = await run({}, join(folder, '\u001b[31m.txt'));
    expect([odd.code, odd.noted.includes('\u001b')]).toEqual([2, false]);
    const json = await run({ json: true, dryRun: true }, folder);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.printed)).toMatchObject({ ok: true, isDryRun: true, passedOver: 1 });
  });

  test('without the network it is kept as unknown, and said so', async () => {
    const root = makeRoot();
    const folder = makeFolder();
    put(folder, 'good.json', text(good));
    const done = await runCommand(importCommand, root, { offline: true }, { given: [join(folder, 'good.json')] });
    expect(done.code).toBe(2);
    expect(done.noted).toMatch(/unknown, kept\.\n {2}Why: /);
  });
});

describe('killed at any moment and given again', () => {
  const KILLS = 6;

  test(`${KILLS} times, ends as if it had not been disturbed`, async () => {
    const folder = makeFolder();
    put(folder, 'site/.well-known/did.json', JSON.stringify(didDocument));
    for (let index = 0; index < 20; index++) {
      const id = `https://issuer.example/credentials/${index % 15}`;
      // The last five are newer issues of the first.
      put(
        folder,
        `badges/${String(index).padStart(2, '0')}.json`,
        text(await at(`2025-02-${String(index + 1).padStart(2, '0')}T00:00:00Z`, { id })),
      );
    }
    const args = (root: string): string[] => [
      ...[
        PROGRAM,
        'import',
        join(folder, 'badges'),
        '--offline',
        '--map',
        `https://issuer.example/=${join(folder, 'site')}`,
      ],
      ...['--root', root, '--today', TODAY],
    ];
    const run = (root: string) => tryHaversack(args(root).slice(1));
    const ends = (root: string) =>
      filesIn(root).map((file) => [file, read(root, `${IMPORTS}/${file}`).replace(/"(?:on|takenOn)": "[^"]+"/g, '')]);
    const calm = makeRoot();
    const start = performance.now();
    expect((await run(calm)).code).toBe(0);
    const whole = performance.now() - start;
    const expected = ends(calm);
    expect(expected).toHaveLength(45);
    let interrupted = 0;
    for (let attempt = 0; attempt < KILLS; attempt++) {
      const root = makeRoot();
      const child = spawn(process.execPath, args(root), { stdio: 'ignore' });
      const timer = setTimeout(() => child.kill('SIGKILL'), whole * (0.4 + (0.55 * (attempt + Math.random())) / KILLS));
      await new Promise((resolve) => child.once('close', resolve));
      clearTimeout(timer);
      if (child.signalCode === 'SIGKILL') interrupted++;
      expect(
        hasErrors(loadBackpack(root, moment(TODAY)).diagnostics) && !existsSync(join(root, '.haversack/changes.json')),
      ).toBe(false);
      await run(root);
      expect(ends(root)).toEqual(expected);
    }
    expect(interrupted).toBeGreaterThan(0);
  }, 120_000);
});
