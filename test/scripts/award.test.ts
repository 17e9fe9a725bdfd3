import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { awardCommand } from '../../scripts/award.ts';
import { expiringCommand } from '../../scripts/expiring.ts';
import { renewCommand } from '../../scripts/renew.ts';
import { makeFolder, makeRoot, put, read, runCommand } from '../roots.ts';
import { differences, fingerprint } from '../sites/trees.ts';
import { runAt } from './run.ts';

const tree = (root: string) => fingerprint(join(root, 'content'));
const awarded = (root: string, options: Readonly<Record<string, unknown>>, badge = 'plain') =>
  runCommand(awardCommand, root, options, { given: [badge] });

describe('award', () => {
  test('prints the record alone, notes who is to be told, and says what comes next', async () => {
    const root = makeRoot();
    const { code, printed, noted } = await awarded(root, { to: ['kim@example.org'], name: 'Kim' });
    expect(code).toBe(0);
    expect(printed).toMatch(/^content\/assertions\/2020\/plain-\w{8}\.md$/);
    const id = printed.slice(-'plain-12345678.md'.length, -3);
    expect(noted).toBe(
      `E-mail addresses and a text for the mail: notify/${id}/notify.csv. Delete it when the mails are sent.\n1 award. Next: haversack issue`,
    );
    expect(read(root, `notify/${id}/mail.txt`)).toContain(`https://badges.example.org/pack/assertions/${id}/`);
  });

  test('tells an award that is there, with the address masked', async () => {
    const root = makeRoot();
    const { printed } = await awarded(root, { to: ['kim@example.org'] });
    const again = await awarded(root, { to: ['kim@example.org'] });
    const id = printed.slice(-'plain-12345678.md'.length, -3);
    expect(again).toEqual({
      code: 0,
      printed: '',
      noted: `k…@example.org has it already: ${id}, of 2020-07-01, valid.\nNothing was changed. Next: haversack issue`,
    });
  });

  test.each([
    ['no recipient', {}, 'What is missing: --to'],
    ['a recipient and a table', { to: ['a@b.example'], csv: 'x.csv' }, '--to and --csv do not go together.'],
    ['one name for two', { to: ['a@b.example', 'c@b.example'], name: 'Kim' }, 'One name and several recipients'],
    ['results with a table', { csv: 'x.csv', result: ['test=1'] }, '--result and --csv do not go together'],
    ['a map without a field', { csv: 'x.csv', map: ['Mail'] }, 'Write --map column=field'],
    ['a condition without a column', { csv: 'x.csv', where: ['=yes'] }, 'Write --map column=field'],
  ])('wrong usage ends with 3: %s', async (_, options, says) => {
    const root = makeRoot();
    const before = tree(root);
    const { code, noted } = await awarded(root, options);
    expect([code, noted]).toEqual([3, expect.stringContaining(says)]);
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('as a program: one line of output, no address in any', () => {
    const root = makeRoot();
    const ran = runAt(root, ['award', 'plain', '--to', 'kim@example.org', '--to', 'did:web:a.example.org', '--json']);
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.stdout).awards).toMatchObject([{ to: 'k…@example.org' }, { to: 'did:web:a.example.org' }]);
    expect(ran.stdout + ran.stderr).not.toContain('kim@');
    const refused = runAt(root, ['award', 'plain', '--to', 'kim@example.org', '--name', 'kim@example.org']);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('The e-mail address of a recipient stands in a name');
    expect(refused.stderr).not.toContain('kim@');
  });
});

describe('award --csv', () => {
  const table = (...lines: readonly string[]): string => {
    const folder = makeFolder();
    put(folder, 'people.csv', `${lines.join('\r\n')}\r\n`);
    return join(folder, 'people.csv');
  };
  const people = () =>
    table(
      'First name;Surname;Email address;Status;Completed on;Town',
      'Kim;de Wit;kim@example.org;completed;15.06.2020;Ghent',
      'Sam;Lee;sam@example.org;started;;',
    );
  const asked = { where: ['Status=completed'] };

  test('without --yes shows what would be done, writes nothing and asks for it', async () => {
    const root = makeRoot();
    const before = tree(root);
    const csv = people();
    const dry = await awarded(root, { csv, ...asked, dryRun: true });
    expect(dry).toEqual({
      code: 0,
      printed: 'line 2  new  2020-06-15  k…@example.org  Kim de Wit',
      noted: [
        'Read as UTF-8, separated by semicolon, days as in 31/12/2025.',
        'Columns: Email address = to, First name = firstName, Surname = lastName, Completed on = issuedOn.',
        'Not used: Town.',
        'Rows: 1 new, 1 skipped.',
        'Nothing is written yet. Next: the same command with --yes instead of --dry-run',
      ].join('\n'),
    });
    const bare = await awarded(root, { csv, ...asked });
    expect([bare.code, bare.noted]).toEqual([3, expect.stringContaining('with --yes')]);
    expect((await awarded(root, { csv, ...asked, json: true })).code).toBe(3);
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('with --yes prints the roster alone, and given again changes nothing', async () => {
    const root = makeRoot();
    const csv = people();
    const done = await awarded(root, { csv, ...asked, yes: true });
    expect([done.code, done.printed]).toEqual([0, 'content/assertions/2020/plain-2020-07-01.csv']);
    expect(done.noted).toMatch(/notify\.csv\. Delete it when the mails are sent\.\n1 award\. Next: haversack issue$/);
    const again = await awarded(root, { csv, ...asked, yes: true });
    expect([again.code, again.printed]).toEqual([0, '']);
    expect(again.noted).toContain('Rows: 1 there already, 1 skipped.\nNothing was changed. Next: haversack issue');
  });

  test('warns of a table that lies where it would be committed', async () => {
    const root = makeRoot({
      'people.csv': 'E-mail\nkim@example.org\n',
      'notify/people.csv': 'E-mail\nkim@example.org\n',
    });
    const noted = async (csv: string) => (await awarded(root, { csv, dryRun: true })).noted;
    expect(await noted(join(root, 'people.csv'))).toContain('lies in the repository, with addresses in plain');
    expect(await noted(join(root, 'notify/people.csv'))).not.toContain('lies in the repository');
    expect(await noted(people())).not.toContain('lies in the repository');
  });

  test('numbers what is wrong, and lets no cell draw on the terminal', async () => {
    const root = makeRoot();
    const csv = table(
      'Name,Mail,\u001b[31mX',
      'Kim,kim@example.org,',
      'Sam,sam(at)example.org,',
      '=1,ann@example.org,',
    );
    const { code, noted } = await awarded(root, { csv, yes: true });
    expect(code).toBe(1);
    expect(noted).toMatch(/^line 3: "Mail": .* is no e-mail address/m);
    expect(noted).toMatch(/^line 4: "Name": the cell begins as a formula does/m);
    expect(noted).toMatch(/Rows: 2 with an error\.[\s\S]*Nothing was awarded\.$/);
    expect(noted).not.toContain('\u001b');
    expect(noted).not.toMatch(/kim@|ann@/);
  });

  test('shows the first twenty problems and counts the rest', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => `nobody ${index}\r\np${index}@example.org`);
    const { noted } = await awarded(makeRoot(), { csv: table('E-mail', ...rows), yes: true });
    expect(noted.match(/^line \d+: /gm)).toHaveLength(20);
    expect(noted).toContain('… and 5 more problems.');
  });
});

describe('renew and expiring', () => {
  test('what is due is listed with the next command, which renews it', async () => {
    const root = makeRoot();
    const due = await runCommand(expiringCommand, root, { within: '2y' });
    expect(due).toEqual({
      code: 0,
      printed: '2022-03-01  expires  care-zoe  care  Zoë van Dam',
      noted: '1 award: 0 expired, 1 until 2022-07-01. Next: haversack renew care-zoe',
    });
    const renewed = await runCommand(renewCommand, root, {}, { given: ['care-zoe'] });
    expect(renewed.code).toBe(0);
    expect(renewed.noted).toMatch(/^"care-\w{8}" renews "care-zoe", until 2022-07-01\. Next: haversack issue$/);
    expect(existsSync(join(root, renewed.printed))).toBe(true);
    expect((await runCommand(expiringCommand, root, {})).noted).toBe(
      'Nothing is expired, and nothing expires until 2020-09-29.',
    );
  });

  test('renew without an id ends with 3; expiring of an unsound backpack with 1', async () => {
    const root = makeRoot({ 'content/badges/plain.json': '{}' });
    expect((await runCommand(renewCommand, root)).code).toBe(3);
    const { code, noted } = await runCommand(expiringCommand, root);
    expect([code, noted]).toEqual([1, expect.stringContaining('Nothing was listed.')]);
  });
});
