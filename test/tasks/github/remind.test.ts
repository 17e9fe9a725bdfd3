import { describe, expect, test } from 'vitest';
import { COMMENT_CHARACTERS } from '../../../src/github/index.ts';
import { remind } from '../../../src/tasks/github/remind.ts';
import { startGitHub } from '../../github/fake.ts';
import { edit, makeRoot, moment, put } from '../../roots.ts';

const recipient = { type: 'url', url: 'https://a.example.org/' };

/** The award `care-zoe` ends on 2022-03-01; this one ends a day earlier. */
function rootWithTwo(): string {
  const root = makeRoot();
  const record = { badge: 'plain', recipient, issuedOn: '2020-06-01', expires: '2022-02-28' };
  put(root, 'content/assertions/first.json', JSON.stringify(record));
  return root;
}

const start = async () => {
  const fake = await startGitHub();
  const at = (root: string, day: string) => remind({ root, today: moment(day), github: fake.client });
  const text = (issue: number): string => String(fake.issues.get(issue)?.body);
  return { fake, at, text, state: (issue: number) => fake.issues.get(issue)?.state };
};

describe('the issue about what expires soon', () => {
  test('is made, stays, changes and closes by itself', async () => {
    const { fake, at, text, state } = await start();
    const root = rootWithTwo();
    expect(await at(root, '2021-12-01')).toEqual({ ok: true, did: 'nothing', issue: undefined, due: 0 });
    expect(fake.issues.size).toBe(0);

    expect(await at(root, '2021-12-30')).toEqual({ ok: true, did: 'made', issue: 1, due: 1 });
    expect(fake.issues.get(1)?.title).toBe('Badges that expire soon');
    expect(text(1)).toMatch(/^<!-- haversack:remind -->\nOne award expires until 2022-02-28\.\n/);
    expect(text(1)).toContain('| 2022-02-28 | `plain` | `first` |\n');

    expect(await at(root, '2022-01-06')).toMatchObject({ did: 'changed', issue: 1, due: 2 });
    expect(text(1)).toContain('2 awards expire until 2022-03-07.');
    expect(text(1).indexOf('`first`')).toBeLessThan(text(1).indexOf('`care-zoe`'));
    expect(await at(root, '2022-01-06')).toMatchObject({ did: 'same', issue: 1, due: 2 });

    // What is over is not reminded of for ever.
    expect(await at(root, '2022-06-01')).toMatchObject({ did: 'closed', issue: 1, due: 0 });
    expect(state(1)).toBe('closed');
    expect(await at(root, '2022-06-08')).toMatchObject({ did: 'nothing' });
  });

  test('is made anew when something is due after one was closed', async () => {
    const { fake, at } = await start();
    const root = rootWithTwo();
    await at(root, '2022-01-06');
    Object.assign(fake.issues.get(1) ?? {}, { state: 'closed' });
    expect(await at(root, '2022-01-13')).toMatchObject({ did: 'made', issue: 2 });
  });

  test('names nobody', async () => {
    const { at, text } = await start();
    await at(rootWithTwo(), '2022-01-06');
    expect(text(1)).not.toMatch(/Zoë|van Dam|@|example\.org/);
  });

  test('is only ours: one of a person with our mark, one that quotes it, and a pull request stay as they are', async () => {
    const { fake, at } = await start();
    const mark = '<!-- haversack:remind -->\n';
    const others = [
      fake.open('Badges that expire soon', `${mark}Pay here.`),
      fake.open('x', `> ${mark}`, { user: { type: 'Bot' } }),
      fake.open('x', mark, { user: { type: 'Bot' }, pull_request: {} }),
    ].map((one) => ({ ...one }));
    expect(await at(rootWithTwo(), '2022-01-06')).toMatchObject({ did: 'made', issue: 4 });
    expect([1, 2, 3].map((number) => fake.issues.get(number))).toEqual(others);
  });

  test('is one: of two the older one stays', async () => {
    const { fake, at, state } = await start();
    const more = { user: { login: 'github-actions[bot]', type: 'Bot' } };
    fake.open('Badges that expire soon', '<!-- haversack:remind -->\r\nOld.', more);
    fake.open('Badges that expire soon', '<!-- haversack:remind -->\nOld.', more);
    expect(await at(rootWithTwo(), '2022-01-06')).toMatchObject({ did: 'changed', issue: 1 });
    expect([state(1), state(2)]).toEqual(['open', 'closed']);
  });

  test('that GitHub gives back with other ends of lines is the same', async () => {
    const { fake, at, text } = await start();
    const root = rootWithTwo();
    await at(root, '2022-01-06');
    Object.assign(fake.issues.get(1) ?? {}, { body: text(1).replaceAll('\n', '\r\n') });
    expect(await at(root, '2022-01-06')).toMatchObject({ did: 'same' });
  });

  test('is not longer than GitHub takes, and says how much it leaves out', async () => {
    const { at, text } = await start();
    const root = rootWithTwo();
    const record = JSON.stringify({ badge: 'plain', recipient, issuedOn: '2020-06-01', expires: '2022-02-28' });
    for (let count = 0; count < 1_500; count++)
      put(root, `content/assertions/${String(count).padStart(50, 'n')}.json`, record);
    expect(await at(root, '2022-01-06')).toMatchObject({ did: 'made', due: 1_502 });
    expect(text(1).length).toBeLessThan(COMMENT_CHARACTERS);
    const rows = text(1).match(/^\| 2022-/gm)?.length ?? 0;
    expect(rows).toBeGreaterThan(500);
    expect(text(1)).toContain(`And ${1_502 - rows} more:`);
  });
});

test('content with a fault reminds nobody', async () => {
  const { fake, at } = await start();
  const root = rootWithTwo();
  edit(root, 'content/badges/care.md', 'name: Care\n', 'nmae: Care\n');
  expect(await at(root, '2022-01-06')).toMatchObject({ ok: false });
  expect(fake.requests).toEqual([]);
});

test('a GitHub that refuses is told with what it said', async () => {
  const { fake, at } = await start();
  fake.faults.push({ status: 200, body: [] }, { status: 410, body: { message: 'Issues are disabled for this repo' } });
  await expect(at(rootWithTwo(), '2022-01-06')).rejects.toThrow(
    expect.objectContaining({ code: 'github-refused', message: expect.stringContaining('Issues are disabled') }),
  );
});
