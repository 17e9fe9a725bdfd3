import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { award } from '../../src/tasks/award/award.ts';
import { readTo } from '../../src/tasks/award/recipient.ts';
import { type AwardTableOptions, awardTable } from '../../src/tasks/award/table.ts';
import { changeStatus } from '../../src/tasks/change-status.ts';
import { check } from '../../src/tasks/check.ts';
import { countedChance, effectsOf, makeFolder, makeRoot, put, read, summary } from '../roots.ts';
import { differences, fingerprint } from '../sites/trees.ts';

const random = countedChance(20_000);
const ROSTER = 'content/assertions/2020/plain-2020-07-01.csv';

/** Writes a table outside the root. */
function tableOf(...lines: readonly string[]): string {
  const folder = makeFolder();
  put(folder, 'people.csv', `${lines.join('\n')}\n`);
  return join(folder, 'people.csv');
}

const awarded = (root: string, file: string, change: Partial<AwardTableOptions> = {}, badge = 'plain') =>
  awardTable(effectsOf(root, { random }), badge, { file, otherwise: { evidence: [] }, isDryRun: false, ...change });

const tree = (root: string) => fingerprint(root);
const problems = async (root: string) => summary((await check(effectsOf(root))).diagnostics);
const PEOPLE = ['Name,E-mail,Date', 'Kim,kim@example.org,2020-06-01', 'Sam,Sam@Example.org,2020-06-02'] as const;

describe('a table', () => {
  test('becomes one roster with a row for each recipient, in its order, without an address', async () => {
    const root = makeRoot();
    const result = await awarded(root, tableOf(...PEOPLE, ',https://ann.example.org/,2020-06-03'));
    expect(result).toMatchObject({ ok: true, roster: ROSTER, skipped: 0, problems: [], diagnostics: [] });
    expect(result.rows.map(({ line, to, name, issuedOn, isNew }) => [line, to, name, issuedOn, isNew])).toEqual([
      [2, 'k…@example.org', 'Kim', '2020-06-01', true],
      [3, 'S…@Example.org', 'Sam', '2020-06-02', true],
      [4, 'https://ann.example.org/', undefined, '2020-06-03', true],
    ]);
    const lines = read(root, ROSTER).trimEnd().split('\n');
    expect(lines[0]).toBe('id,badge,identity,salt,type,url,name,issuedOn');
    expect(lines[1]).toMatch(/^plain-\w{8},plain,sha256\$[0-9a-f]{64},[0-9a-f]{32},email,,Kim,2020-06-01$/);
    expect(lines[3]).toMatch(/^plain-\w{8},plain,,,url,https:\/\/ann\.example\.org\/,,2020-06-03$/);
    expect(read(root, ROSTER)).not.toContain('@');
    expect(await problems(root)).toEqual([]);
  });

  test('tells whom to write to in notify/, formulas made harmless', async () => {
    const root = makeRoot();
    const { notify = '' } = await awarded(
      root,
      tableOf('E-mail,Date', '_1+1@example.org,2020-06-01', 'kim@example.org,2020-06-01'),
    );
    expect(notify).toBe('notify/plain-2020-07-01/notify.csv');
    const [header, first, second] = read(root, notify).split('\n');
    expect(header).toBe('email,name,badge,page,linkedin');
    expect(first).toMatch(
      /^_1\+1@example\.org,,Plain,https:\/\/badges\.example\.org\/pack\/assertions\/plain-\w{8}\/,https:/,
    );
    expect(second).toContain('name=Plain&organizationName=Acme+Learning&issueYear=2020&issueMonth=6&certUrl=https%3A');
    expect(read(root, 'notify/plain-2020-07-01/mail.txt')).toContain('Hello {{name}},');
    expect(read(root, 'notify/.gitignore')).toBe('*\n');
  });

  test('given again changes nothing; given longer adds what is new, in another roster', async () => {
    const root = makeRoot();
    await awarded(root, tableOf(...PEOPLE));
    const before = tree(root);
    const again = await awarded(root, tableOf(...PEOPLE));
    expect([again.ok, again.roster, again.notify]).toEqual([true, undefined, undefined]);
    expect(again.rows.map(({ isNew }) => isNew)).toEqual([false, false]);
    expect(differences(before, tree(root)).filter((path) => !path.startsWith('.haversack/'))).toEqual([]);
    const longer = await awarded(root, tableOf(...PEOPLE, 'Ann,ann@example.org,2020-06-03'));
    expect(longer.roster).toBe('content/assertions/2020/plain-2020-07-01-2.csv');
    expect(longer.rows.map(({ isNew }) => isNew)).toEqual([false, false, true]);
    expect(
      read(root, longer.roster ?? '')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(2);
    expect(await problems(root)).toEqual([]);
  });

  test('gives nobody back what was taken back, with a day and without', async () => {
    for (const table of [tableOf(...PEOPLE), tableOf('Name,E-mail', 'Kim,kim@example.org')]) {
      const root = makeRoot();
      const { rows } = await awarded(root, table);
      changeStatus(effectsOf(root), 'revoke', { given: rows[0]?.id ?? '', reason: 'Asked.' });
      expect((await awarded(root, table)).roster).toBeUndefined();
    }
  });

  test('counts an award that was made by hand', async () => {
    const root = makeRoot();
    const wish = { to: readTo('kim@example.org'), issuedOn: '2020-06-01', evidence: [], results: [] };
    await award(effectsOf(root, { random }), 'plain', [wish]);
    expect((await awarded(root, tableOf(...PEOPLE))).rows.map(({ isNew }) => isNew)).toEqual([false, true]);
  });

  test('is only looked at in a dry run', async () => {
    const root = makeRoot();
    const before = tree(join(root, 'content'));
    const result = await awarded(root, tableOf(...PEOPLE), { isDryRun: true });
    expect(result).toMatchObject({ ok: true, rows: [{ isNew: true }, { isNew: true }] });
    expect(result.rows.map(({ id }) => id)).toEqual([undefined, undefined]);
    expect(differences(before, tree(join(root, 'content')))).toEqual([]);
    expect(existsSync(join(root, 'notify'))).toBe(false);
  });

  test('says for all its rows what they do not say themselves, under a name of its own', async () => {
    const root = makeRoot();
    const otherwise = { issuedOn: '2020-05-05', evidence: ['https://a.example.org/list'], narrative: 'Came.' };
    const { roster = '' } = await awarded(
      root,
      tableOf('E-mail', 'kim@example.org'),
      { name: 'spring', otherwise },
      'care',
    );
    expect(roster).toBe('content/assertions/2020/spring.csv');
    expect(read(root, roster)).toMatch(/,email,2020-05-05,Came\.,course=https:\/\/a\.example\.org\/list\n$/);
    expect(await problems(root)).toEqual([]);
  });

  test('of two thousand rows is awarded and awarded again within seconds', async () => {
    const root = makeRoot();
    const rows = Array.from({ length: 2_000 }, (_, index) => `P ${index},p${index}@example.org,2020-06-01`);
    const table = tableOf('Name,E-mail,Date', ...rows);
    const started = performance.now();
    expect((await awarded(root, table)).rows).toHaveLength(2_000);
    expect((await awarded(root, table)).rows.some(({ isNew }) => isNew)).toBe(false);
    expect(performance.now() - started).toBeLessThan(20_000);
  }, 40_000);
});

test('a name that stands in a text to be sealed is told, and stops nothing', async () => {
  const table = tableOf('Name,E-mail,Narrative', 'Kim,kim@example.org,Kim came.', 'Sam,sam@example.org,Came.');
  const result = await awarded(makeRoot(), table);
  expect(result.roster).toBe(ROSTER);
  expect(result.warnings).toEqual([{ line: 2, message: expect.stringContaining('this text is sealed') }]);
});

describe('one bad row stops all of them', () => {
  test.each([
    ['an address that is none', 'Ann,ann(at)example.org,2020-06-03', 4, 'is no e-mail address'],
    ['a day that does not exist', 'Ann,ann@example.org,2020-06-31', 4, 'is no day'],
    ['a day to come', 'Ann,ann@example.org,2020-07-02', 4, 'lies after today'],
    ['a formula', '=cmd|x,ann@example.org,2020-06-03', 4, 'formula'],
    ['the address in the name', 'ann@example.org,ann@example.org,2020-06-03', 4, 'stands in the name'],
    ['the same recipient with another day', 'Kim,KIM@example.org,2020-06-03', 4, 'line 2'],
  ])('%s', async (_, row, line, says) => {
    const root = makeRoot();
    const before = tree(join(root, 'content'));
    const result = await awarded(root, tableOf(...PEOPLE, row));
    expect(result.ok).toBe(false);
    expect(result.problems).toEqual([{ line, message: expect.stringContaining(says) }]);
    expect(JSON.stringify(result)).not.toMatch(/ann@|kim@/i);
    expect(differences(before, tree(join(root, 'content')))).toEqual([]);
    expect(existsSync(join(root, 'notify'))).toBe(false);
  });

  test('what the badge asks for and a table cannot give is said of every row', async () => {
    const result = await awarded(makeRoot(), tableOf(...PEOPLE), {}, 'care');
    expect(result.problems.map(({ line }) => line)).toEqual([2, 3]);
    expect(result.problems[0]?.message).toContain('course');
  });

  test('lines are counted as the table has them, whatever its cells hold', async () => {
    const table = tableOf(
      'Name,E-mail,Date,Comment,Narrative',
      'Kim,kim@example.org,2020-06-01,"a\nb","One.\n\nTwo."',
      'Sam,sam@example.org,2020-07-02,,',
    );
    const { problems: found } = await awarded(makeRoot(), table);
    expect(found).toEqual([{ line: 6, message: expect.stringContaining('2020-07-02') }]);
  });

  test('a table that cannot be read, or is none', async () => {
    const root = makeRoot();
    expect((await awarded(root, join(root, 'none.csv'))).problems).toEqual([
      { line: 0, message: 'There is no such file.' },
    ]);
    expect((await awarded(root, root)).problems).toHaveLength(1);
    expect((await awarded(root, tableOf('Name,Town', 'Kim,Ghent'))).problems[0]?.message).toContain('--map');
    expect(readdirSync(root)).not.toContain('notify');
  });

  test('a name that no roster can have', async () => {
    await expect(awarded(makeRoot(), tableOf(...PEOPLE), { name: '../x' })).rejects.toMatchObject({
      code: 'roster-name',
    });
  });
});
