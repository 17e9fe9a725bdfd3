import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { award } from '../../src/tasks/award/award.ts';
import { identityOf, isToldIn, masked, readTo } from '../../src/tasks/award/recipient.ts';
import { awardTable } from '../../src/tasks/award/table.ts';
import type { Wanted } from '../../src/tasks/award/wanted.ts';
import { check } from '../../src/tasks/check.ts';
import { issue } from '../../src/tasks/issue.ts';
import { renew } from '../../src/tasks/renew.ts';
import { hashIdentity } from '../../src/values/index.ts';
import { countedChance, effectsOf, makeFolder, makeRoot, put, read, sealedRoot, summary } from '../roots.ts';
import { differences, fingerprint } from '../sites/trees.ts';
import { IDENTITY, SALT } from '../sound-content.ts';

const random = countedChance(60_000);
const KIM = 'kim@example.org';
const OTHER = '0123456789abcdef0123456789abcdef';
const textOf = async (email: string, salt: string): Promise<string> => `${await hashIdentity(email, salt)}$${salt}`;

const wish = (to: string, change: Partial<Wanted> = {}): Wanted => ({
  to: readTo(to),
  evidence: [],
  results: [],
  ...change,
});

async function made(root: string, ...wanted: Wanted[]) {
  const result = await award(effectsOf(root, { random }), 'plain', wanted);
  if (!result.ok) throw new Error(summary(result.diagnostics).join('\n'));
  return result;
}

function tableOf(...lines: readonly string[]): string {
  const folder = makeFolder();
  put(folder, 'people.csv', `${lines.join('\n')}\n`);
  return join(folder, 'people.csv');
}

const awarded = (root: string, file: string, map: Readonly<Record<string, string>> = {}) =>
  awardTable(effectsOf(root, { random }), 'plain', { file, otherwise: { evidence: [] }, isDryRun: false, map });

describe('a hash with its salt, read as a recipient', () => {
  test.each([SALT, OTHER, '1'.repeat(16), '-_'.repeat(32), 'null'.repeat(5), '1e10'.repeat(8)])(
    'is taken with the salt %s, and stays as it came',
    async (salt) => {
      const text = `${IDENTITY}$${salt}`;
      const to = readTo(` ${text}\n`);
      expect(to).toEqual({ kind: 'hash', value: text });
      expect(masked(to)).toBe(`${IDENTITY.slice(0, 11)}…`);
      expect(await identityOf(to, () => expect.unreachable())).toEqual({ type: 'email', identity: IDENTITY, salt });
    },
  );

  const hex = IDENTITY.slice('sha256$'.length);
  test.each([
    IDENTITY,
    `${IDENTITY}$`,
    `${IDENTITY}$short`,
    `${IDENTITY}$${'x'.repeat(65)}`,
    `${IDENTITY}$${SALT}$`,
    `${IDENTITY}$$${SALT}`,
    `${IDENTITY}$${SALT}\n${SALT}`,
    `${IDENTITY}$${SALT};rm`,
    `sha256$${hex.toUpperCase()}$${SALT}`,
    `SHA256$${hex}$${SALT}`,
    `sha256$${hex.slice(1)}$${SALT}`,
    `md5$${hex.slice(32)}$${SALT}`,
    `sha1$${hex.slice(24)}$${SALT}`,
    // What a shell leaves of it between double quotes.
    `sha256${hex.slice(1)}`,
  ])('%j is refused, with the way to write it and without repeating it', (text) => {
    try {
      readTo(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'recipient-unreadable', remedy: expect.stringContaining("'sha256$…$…'") });
      expect(String(error)).not.toContain(hex.slice(1, 9));
    }
  });
});

describe('an award to a hash', () => {
  test('is a record with that hash and salt, of which nobody is told', async () => {
    const root = makeRoot();
    const text = await textOf(KIM, OTHER);
    const { awards, notify } = await made(root, wish(text, { name: 'Kim' }));
    expect(awards).toMatchObject([{ to: `${text.slice(0, 11)}…`, isNew: true, state: 'valid' }]);
    const record = read(root, awards[0]?.file ?? '');
    expect(record).toContain(`  type: email\n  identity: ${text.slice(0, -33)}\n  salt: ${OTHER}\n  name: Kim\n`);
    expect(notify).toBeUndefined();
    expect(existsSync(join(root, 'notify'))).toBe(false);
    expect(summary((await check(effectsOf(root))).diagnostics)).toEqual([]);
  });

  test.each(['1'.repeat(16), `0${'1'.repeat(20)}`, '1e10'.repeat(4), `-${'a'.repeat(20)}`, 'null'.repeat(4)])(
    'keeps the salt %s, in a file and in a roster',
    async (salt) => {
      const root = makeRoot();
      const text = await textOf(KIM, salt);
      await made(root, wish(text));
      const second = await textOf('sam@example.org', salt);
      expect((await awarded(root, tableOf('Recipient', second))).ok).toBe(true);
      expect(summary((await check(effectsOf(root))).diagnostics)).toEqual([]);
      const again = await made(root, wish(text), wish(second));
      expect(again.awards.map(({ isNew }) => isNew)).toEqual([false, false]);
    },
  );

  test('is there already for the same text, and for the address that was hashed; not for another salt', async () => {
    const root = makeRoot();
    const text = await textOf(KIM, OTHER);
    await made(root, wish(text));
    const before = fingerprint(join(root, 'content'));
    const again = await made(root, wish(text), wish(text), wish(KIM));
    expect(again.awards.map(({ isNew }) => isNew)).toEqual([false, false]);
    expect(differences(before, fingerprint(join(root, 'content')))).toEqual([]);
    expect((await made(root, wish(await textOf(KIM, SALT)))).awards).toMatchObject([{ isNew: true }]);
  });

  test('is known again as the award to an address whose hash it is', async () => {
    const root = makeRoot();
    const { awards } = await made(root, wish(KIM));
    const [, identity, salt] = /identity: (\S+)\n {2}salt: "?(\w+)"?\n/.exec(read(root, awards[0]?.file ?? '')) ?? [];
    expect((await made(root, wish(`${identity}$${salt}`))).awards).toMatchObject([{ id: awards[0]?.id, isNew: false }]);
  });

  test('is refused when the address that was hashed stands in a text', async () => {
    const text = await textOf(KIM, OTHER);
    for (const change of [
      { narrative: 'Write to <Kim@Example.org>.' },
      { evidence: [`https://a.example.org/?u=${KIM}&v=1`] },
      { narrative: `mailto:${KIM}.` },
    ]) {
      const root = makeRoot();
      const error = await made(root, wish(text, change)).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'email-in-text' });
    }
    await made(makeRoot(), wish(text, { narrative: 'Asked sam@example.org.' }));
  });

  test('a text that is long and nearly an address is looked through at once', () => {
    const to = readTo(`${IDENTITY}$${SALT}`);
    const started = performance.now();
    for (const piece of ['a', 'a@', 'a@a.', '@']) expect(isToldIn(piece.repeat(65_536), to)).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('is renewed to the same hash, or to another one', async () => {
    const root = await sealedRoot();
    const { awards } = await made(root, wish(await textOf(KIM, OTHER)));
    expect((await issue(effectsOf(root, { random }), { dryRun: false })).ok).toBe(true);
    const [id = ''] = awards.map((one) => one.id);
    const first = await renew(effectsOf(root, { random }), id, { evidence: [], results: [] });
    expect(first).toMatchObject({ ok: true, notify: undefined });
    expect(read(root, first.ok ? first.file : '')).toContain(`salt: ${OTHER}\n`);
    const to = readTo(await textOf('new@example.org', SALT));
    const second = await renew(effectsOf(root, { random }), first.ok ? first.id : '', {
      to,
      evidence: [],
      results: [],
    });
    expect(second).toMatchObject({ ok: true, notify: undefined });
    expect(read(root, second.ok ? second.file : '')).toContain(to.value.slice(0, 71));
  });
});

describe('a table with hashes', () => {
  test('is read by a column that is said to hold them; only addresses are told', async () => {
    const root = makeRoot();
    const hashes = [await textOf(KIM, OTHER), await textOf('sam@example.org', SALT)];
    const table = tableOf('Name,Hash', `Kim,${hashes[0]}`, `Sam,${hashes[1]}`, 'Ann,ann@example.org');
    const result = await awarded(root, table, { Hash: 'hash' });
    expect(result).toMatchObject({ ok: true, problems: [] });
    expect(result.rows.map(({ to }) => to)).toEqual([
      `${hashes[0]?.slice(0, 11)}…`,
      `${hashes[1]?.slice(0, 11)}…`,
      'a…@example.org',
    ]);
    expect(read(root, result.roster ?? '')).toContain(`,plain,${hashes[0]?.slice(0, 71)},${OTHER},email,Kim,`);
    expect(read(root, result.notify ?? '').match(/@/g)).toHaveLength(1);
    expect(summary((await check(effectsOf(root))).diagnostics)).toEqual([]);
    expect((await awarded(root, table, { Hash: 'to' })).rows.some(({ isNew }) => isNew)).toBe(false);
  });

  test('of nothing but hashes is no table without recipients', async () => {
    const hashes = await Promise.all([KIM, 'sam@example.org'].map((email) => textOf(email, OTHER)));
    expect((await awarded(makeRoot(), tableOf('Recipient', ...hashes))).rows).toHaveLength(2);
  });

  test('tells a bad one by its line, and one that stands twice with different words', async () => {
    const text = await textOf(KIM, OTHER);
    const table = tableOf('Recipient,Name', `${text},Kim`, `${text.toUpperCase()},Sam`, `${text},Kim`, `${text},Kit`);
    const { problems } = await awarded(makeRoot(), table);
    expect(problems).toEqual([
      { line: 3, message: expect.stringContaining('"S…" is no e-mail address or hash of one') },
      { line: 5, message: expect.stringContaining('line 2') },
    ]);
  });
});
