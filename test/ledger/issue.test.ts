import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeStatusList, readBit, STATUS_LIST_BITS } from '../../src/proof/index.ts';
import { check } from '../../src/tasks/check.ts';
import { issue } from '../../src/tasks/issue.ts';
import { keysNew } from '../../src/tasks/keys/new.ts';
import { countedChance, edit, effectsOf, keyFolder, makeRoot, moment, put, read, remove } from '../roots.ts';
import { differences, fingerprint } from '../sites/trees.ts';

const REVOKED = 'content/assertions/2020/care-url.md';
const REVOCATION = 'revoked:\n  on: 2020-06-01\n  reason: Awarded by mistake.\n';
const SEALED_ZOE = 'content/credentials/2020/03/care-zoe.json';
const SEALED_DID = 'content/credentials/2020/04/grade-did.json';
const SEALED_PLAIN = 'content/credentials/2020/05/plain-json.json';
const ACME_LIST = 'content/status/acme-revocation-1.json';
const BETA_LIST = 'content/status/beta-suspension-1.json';

/** The sound backpack with keys for both issuers, nothing sealed. */
async function rootWithKeys(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = makeRoot(files);
  const random = countedChance(1_000);
  for (const issuer of ['acme', 'beta']) {
    expect(await keysNew(effectsOf(root, { random }), issuer)).toMatchObject({ ok: true });
  }
  return root;
}

const seal = (root: string, change: Parameters<typeof effectsOf>[1] = {}) =>
  issue(effectsOf(root, change), { dryRun: false });
const tree = (root: string) => fingerprint(join(root, 'content'));
const json = (root: string, path: string) => JSON.parse(read(root, path));
const errorsOf = async (root: string) =>
  (await check(effectsOf(root))).diagnostics.map(({ code, file }) => `${file} ${code}`);

function bitOf(root: string, sealed: string): boolean {
  const { statusListCredential, statusListIndex } = json(root, sealed).credentialStatus;
  const name = statusListCredential.slice(statusListCredential.lastIndexOf('/') + 1);
  const list = decodeStatusList(json(root, `content/status/${name}`).credentialSubject.encodedList);
  if (!list.ok) throw new Error(list.reason);
  return readBit(list.value.bits, Number(statusListIndex));
}

/** `count` awards of the badge Plain to as many URLs. */
const awards = (count: number, badge = 'plain'): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `content/assertions/many/many-${index + 1}.json`,
      JSON.stringify({
        badge,
        recipient: { type: 'url', url: `https://p${index + 1}.example.org/` },
        issuedOn: '2020-05-05',
      }),
    ]),
  );

const slots = (root: string): string[] =>
  readdirSync(join(root, 'content/credentials'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => json(root, `content/credentials/${file}`).credentialStatus.id);

describe('DESIGN 3.4: an assertion is sealed once', () => {
  test('what waits is sealed, by the month of issuedOn in UTC; drafts and what is revoked already are not', async () => {
    const root = await rootWithKeys({
      'content/assertions/late.json': JSON.stringify({
        badge: 'plain',
        recipient: { type: 'url', url: 'https://late.example.org/' },
        issuedOn: '2019-12-31T23:30:00-01:00',
      }),
    });
    const result = await seal(root);
    expect(result).toMatchObject({ ok: true, diagnostics: [] });
    expect([...result.sealed].sort()).toEqual(['care-zoe', 'grade-did', 'late', 'plain-json']);
    expect([...result.files].sort()).toEqual(
      ['content/credentials/2020/01/late.json', SEALED_ZOE, SEALED_DID, SEALED_PLAIN, ACME_LIST, BETA_LIST].sort(),
    );
    for (const file of result.files) expect(existsSync(join(root, file)), file).toBe(true);
    expect(await errorsOf(root)).toEqual([]);
  });

  test('the second run writes nothing and needs no key', async () => {
    const root = await rootWithKeys();
    await seal(root);
    const before = tree(root);
    rmSync(keyFolder(root), { recursive: true });
    expect(await seal(root, { now: () => moment('2020-07-02T10:00:00Z') })).toEqual({
      ok: true,
      diagnostics: [],
      sealed: [],
      resealed: [],
      lists: [],
      files: [],
    });
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('a record more changes no byte of what is there, not even of its list', async () => {
    const root = await rootWithKeys();
    await seal(root);
    const before = tree(root);
    for (const [path, text] of Object.entries(awards(1))) put(root, path, text);
    const result = await seal(root, { random: countedChance(50), now: () => moment('2020-07-02T10:00:00Z') });
    expect(result.files).toEqual(['content/credentials/2020/05/many-1.json']);
    expect(differences(before, tree(root))).toEqual(['assertions/many/many-1.json', 'credentials/2020/05/many-1.json']);
  });

  test('the proof is dated with the whole second of the clock', async () => {
    const root = await rootWithKeys();
    await seal(root, { now: () => moment('2020-07-03T11:12:13.987Z') });
    expect(json(root, SEALED_ZOE).proof[0].created).toBe('2020-07-03T11:12:13Z');
    expect(json(root, ACME_LIST)).toMatchObject({ validFrom: '2020-07-03T11:12:13Z' });
    expect(json(root, ACME_LIST)).not.toHaveProperty('validUntil');
  });

  test('two issuers sign with their own keys, under their own DIDs', async () => {
    const root = await rootWithKeys();
    await seal(root);
    for (const [key, files, did] of [
      ['acme-1', [SEALED_ZOE, SEALED_PLAIN, ACME_LIST], 'did:web:badges.example.org:pack'],
      ['beta-1', [SEALED_DID, BETA_LIST], 'did:web:badges.example.org:pack:issuers:beta'],
    ] as const) {
      const method = `${did}#${json(root, `content/keys/${key}.json`).publicKeyMultibase}`;
      for (const file of files) {
        const { issuer, proof } = json(root, file);
        expect([issuer.id ?? issuer, proof[0].verificationMethod], file).toEqual([did, method]);
      }
    }
  });

  test('the newest key that is neither retired nor compromised signs', async () => {
    const root = await rootWithKeys();
    const later = { now: () => moment('2020-07-01T11:00:00Z'), random: countedChance(200) };
    await keysNew(effectsOf(root, later), 'acme');
    await keysNew(effectsOf(root, { ...later, now: () => moment('2020-07-01T12:00:00Z') }), 'acme');
    edit(root, 'content/keys/acme-3.json', '"created"', '"retired": "2020-07-01",\n  "created"');
    await seal(root);
    expect(json(root, SEALED_ZOE).proof[0].verificationMethod).toContain(
      json(root, 'content/keys/acme-2.json').publicKeyMultibase,
    );
    expect(await errorsOf(root)).toEqual([]);
  });
});

describe('S-01, S-08 status indexes', () => {
  test('are unique and inside the list, of one list each issuer and purpose', async () => {
    const root = await rootWithKeys(awards(40));
    await seal(root);
    expect(slots(root)).toHaveLength(43);
    expect(new Set(slots(root)).size).toBe(43);
    for (const slot of slots(root)) {
      const [, list, index] = /\/status\/(.+)\.json#(\d+)$/.exec(slot) ?? [];
      expect(['acme-revocation-1', 'beta-suspension-1']).toContain(list);
      expect(Number(index)).toBeLessThan(STATUS_LIST_BITS);
    }
  });

  test.each([
    ['always gives the same', (bytes: number) => new Uint8Array(bytes).fill(9)],
    ['gives nothing but zeros', (bytes: number) => new Uint8Array(bytes)],
    ['gives nothing but ones', (bytes: number) => new Uint8Array(bytes).fill(255)],
  ])(
    'are unique from a source of chance that %s, also over several runs',
    async (_title, random) => {
      const root = await rootWithKeys(awards(8));
      await seal(root, { random });
      for (const [path, text] of Object.entries(awards(16))) put(root, path, text);
      await seal(root, { random });
      expect(slots(root)).toHaveLength(19);
      expect(new Set(slots(root)).size).toBe(19);
      expect(await errorsOf(root)).toEqual([]);
    },
    30_000,
  );

  test('do not tell the order of issuing', async () => {
    const root = await rootWithKeys(awards(40));
    await seal(root);
    const inOrder = Array.from({ length: 40 }, (_, index) =>
      Number(json(root, `content/credentials/2020/05/many-${index + 1}.json`).credentialStatus.statusListIndex),
    );
    expect(inOrder).not.toEqual(inOrder.toSorted((a, b) => a - b));
    expect(inOrder).not.toEqual(inOrder.toSorted((a, b) => b - a));
  });
});

describe('S-02 status lists', () => {
  test('a revocation sets its bit and no other, and signs that list alone', async () => {
    const root = await rootWithKeys();
    edit(root, REVOKED, REVOCATION, '');
    await seal(root);
    expect(bitOf(root, 'content/credentials/2020/03/care-url.json')).toBe(false);
    const before = tree(root);
    edit(root, REVOKED, 'issuedOn: 2020-03-01\n', `issuedOn: 2020-03-01\n${REVOCATION}`);
    const result = await seal(root, { now: () => moment('2020-07-02T10:00:00Z') });
    expect(result).toMatchObject({
      ok: true,
      diagnostics: [],
      sealed: [],
      lists: ['acme-revocation-1'],
      files: [ACME_LIST],
    });
    expect(differences(before, tree(root))).toEqual(['assertions/2020/care-url.md', 'status/acme-revocation-1.json']);
    expect(bitOf(root, 'content/credentials/2020/03/care-url.json')).toBe(true);
    expect([SEALED_ZOE, SEALED_DID, SEALED_PLAIN].map((file) => bitOf(root, file))).toEqual([false, false, false]);
    expect(await errorsOf(root)).toEqual([]);
  });

  test('a badge that can be suspended is sealed for suspension, and its revocation sets that bit', async () => {
    const root = await rootWithKeys();
    await seal(root);
    expect(json(root, SEALED_DID).credentialStatus).toMatchObject({
      statusPurpose: 'suspension',
      statusListCredential: 'https://badges.example.org/pack/status/beta-suspension-1.json',
    });
    expect(json(root, BETA_LIST).credentialSubject).toMatchObject({
      type: 'BitstringStatusList',
      statusPurpose: 'suspension',
    });
    edit(root, 'content/assertions/grade-did.md', 'issuedOn:', `${REVOCATION}issuedOn:`);
    expect((await seal(root)).files).toEqual(['content/status/beta-suspension-1.revoked.json', BETA_LIST]);
    expect(bitOf(root, SEALED_DID)).toBe(true);
    expect(await errorsOf(root)).toEqual([]);
  });
});

describe('an issue that was stopped', () => {
  test('before the lists is completed by the next, byte for byte', async () => {
    const root = await rootWithKeys();
    await seal(root);
    const whole = tree(root);
    for (const list of [ACME_LIST, BETA_LIST]) remove(root, list);
    const result = await seal(root);
    expect(result).toMatchObject({ ok: true, diagnostics: [], sealed: [] });
    expect(result.files).toEqual([ACME_LIST, BETA_LIST]);
    expect(differences(whole, tree(root))).toEqual([]);
  });

  test('half-way is completed by the next: what is sealed stays, no index is given twice', async () => {
    const root = await rootWithKeys(awards(12));
    await seal(root);
    for (const list of [ACME_LIST, BETA_LIST]) remove(root, list);
    for (let index = 1; index <= 12; index += 2) remove(root, `content/credentials/2020/05/many-${index}.json`);
    const half = tree(root);
    // The same chance again: each index it offers first is one that a lost file had, or one that is taken.
    const result = await seal(root, { now: () => moment('2020-07-02T10:00:00Z') });
    expect(result.sealed).toHaveLength(6);
    const now = tree(root);
    for (const [path, hash] of Object.entries(half)) expect(now[path], path).toBe(hash);
    expect(new Set(slots(root)).size).toBe(15);
    expect(await errorsOf(root)).toEqual([]);
  });

  test('before the list of a revocation leaves what the next one signs', async () => {
    const root = await rootWithKeys();
    await seal(root);
    const old = read(root, ACME_LIST);
    edit(root, 'content/assertions/2020/care-zoe.md', 'issuedOn:', `${REVOCATION}issuedOn:`);
    await seal(root);
    put(root, ACME_LIST, old);
    expect((await seal(root)).files).toEqual([ACME_LIST]);
    expect(bitOf(root, SEALED_ZOE)).toBe(true);
  });
});

describe('issue --dry-run', () => {
  test('tells what would be sealed, writes nothing, not even a lock, and needs no key', async () => {
    const root = makeRoot();
    const before = fingerprint(root);
    const result = await issue(effectsOf(root), { dryRun: true });
    expect(result).toMatchObject({ ok: true, files: [] });
    expect([...result.sealed].sort()).toEqual(['care-zoe', 'grade-did', 'plain-json']);
    expect(differences(before, fingerprint(root))).toEqual([]);
    expect(existsSync(join(root, '.haversack'))).toBe(false);
  });
});

describe('without the right key nothing is written', () => {
  const refused = async (root: string, change: Parameters<typeof effectsOf>[1], code: string, message: RegExp) => {
    const before = tree(root);
    await expect(seal(root, change)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(/\.$|keys new/),
    });
    expect(differences(before, tree(root))).toEqual([]);
    // The lock is let go.
    await expect(seal(root, change)).rejects.toMatchObject({ code });
  };

  test('key-none: the issuer never made one', async () => {
    const root = makeRoot();
    await keysNew(effectsOf(root), 'acme');
    await refused(root, {}, 'key-none', /"beta" has no key/);
  });

  test('key-none: its only key is retired', async () => {
    const root = await rootWithKeys();
    edit(root, 'content/keys/beta-1.json', '"created"', '"retired": "2020-07-01",\n  "created"');
    await refused(root, {}, 'key-none', /"beta" has no key/);
  });

  test('key-not-found: the private half lies elsewhere', async () => {
    const root = await rootWithKeys();
    const { publicKeyMultibase } = json(root, 'content/keys/beta-1.json');
    rmSync(join(keyFolder(root), `${publicKeyMultibase}.json`));
    await refused(root, {}, 'key-not-found', /content\/keys\/beta-1\.json is not in .*-keys/);
  });

  test('key-not-found: HAVERSACK_KEY holds that of another', async () => {
    const root = await rootWithKeys();
    const { publicKeyMultibase } = json(root, 'content/keys/acme-1.json');
    const secret = JSON.parse(read(keyFolder(root), `${publicKeyMultibase}.json`)).secretKeyMultibase;
    const keys = { env: { HAVERSACK_KEY: secret }, configFolder: keyFolder(root), platform: 'linux' };
    await refused(root, { keys }, 'key-not-found', /beta-1\.json is not in HAVERSACK_KEY/);
  });

  test('an error in the content stops it before any key is looked for', async () => {
    const root = makeRoot();
    edit(root, 'content/badges/care.md', 'name: Care\n', '');
    const result = await seal(root);
    expect(result).toMatchObject({ ok: false, sealed: [], lists: [], files: [] });
    expect(result.diagnostics.map(({ code }) => code)).toContain('field-missing');
    expect(existsSync(join(root, 'content/credentials'))).toBe(false);
  });
});
