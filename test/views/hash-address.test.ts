import { describe, expect, test } from 'vitest';
import { readTo } from '../../src/tasks/award/recipient.ts';
import { parseHashedEmail } from '../../src/values/index.ts';
import { hashAddress } from '../../src/views/hash-address.ts';
import { viewHash } from '../../src/views/pages/hash.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { countedChance } from '../roots.ts';
import { IDENTITY, SALT } from '../sound-content.ts';
import { backpack, pictures, SITE } from './records.ts';

const random = countedChance(70_000);
const hashed = (email: string, salt = '') => hashAddress(email, salt, random);

describe('R-01 the hash that the page makes', () => {
  test.each(['zoe@example.org', ' zoe@example.org\n', 'mailto:zoe@example.org', 'MAILTO: zoe@example.org'])(
    'of %j, with a salt that was given, is the one that Haversack knows',
    async (email) => expect(await hashed(email, ` ${SALT} `)).toEqual({ ok: true, text: `${IDENTITY}$${SALT}` }),
  );

  test('has a fresh salt of 128 bits where none was given', async () => {
    const made = await Promise.all(['', ' '].map((salt) => hashed('zoe@example.org', salt)));
    const salts = made.map((one) => (one.ok ? parseHashedEmail(one.text)?.salt : undefined));
    expect(new Set(salts).size).toBe(2);
    for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{32}$/);
  });

  test('R-03 of capital letters is another', async () =>
    expect(await hashed('Zoe@example.org', SALT)).not.toEqual(await hashed('zoe@example.org', SALT)));
});

describe('what the page does not take, award does not take either', () => {
  test.each([
    'zoe',
    'zoe@example',
    'zoe@example.org.',
    'zoe@example.org?subject=Hello',
    'Zoë <zoe@example.org>',
    'zoe@example.org, kim@example.org',
    'zoe@\u200bexample.org',
    'zoe@exa\u202emple.org',
    `${'z'.repeat(65)}@example.org`,
    `zoe@${'a.'.repeat(125)}org`,
    'https://zoe:secret@example.org/',
    `${IDENTITY}`,
  ])('%j', async (text) => {
    expect(await hashed(text)).toEqual({ ok: false, reason: 'unreadable' });
    expect(() => readTo(text)).toThrow(expect.objectContaining({ code: 'recipient-unreadable' }));
  });

  test('nothing at all is said to be missing', async () => {
    for (const nothing of ['', ' \t\n']) expect(await hashed(nothing)).toEqual({ ok: false, reason: 'missing' });
  });

  test.each(['short', 'x'.repeat(65), `${SALT}$`, `${SALT} ${SALT}`, 'sältsältsältsält'])(
    '%j as a salt',
    async (salt) => expect(await hashed('zoe@example.org', salt)).toEqual({ ok: false, reason: 'salt' }),
  );
});

test('the page stands at /hash/ and has a word for everything that can be wrong', () => {
  const { frame, words } = viewHash(buildSnapshot(backpack(), pictures));
  expect(frame.canonical).toBe(`${SITE}hash/`);
  expect(frame.nav.map(({ isCurrent }) => isCurrent)).toEqual([false, false, false]);
  for (const reason of ['missing', 'unreadable', 'salt'] as const) expect(words.says[reason]).toMatch(/\.$/);
});
