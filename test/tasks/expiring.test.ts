import { describe, expect, test } from 'vitest';
import { changeStatus } from '../../src/tasks/change-status.ts';
import { expiring } from '../../src/tasks/expiring.ts';
import { renew } from '../../src/tasks/renew.ts';
import { edit, effectsOf, makeRoot, moment, put, TODAY } from '../roots.ts';

const at = (root: string, today: string, within = '90d') => {
  const result = expiring({ root, today: moment(today) }, within);
  if (!result.ok) throw new Error('The root is not sound.');
  return result;
};
const ids = (root: string, today: string, within?: string) => at(root, today, within).due.map(({ id }) => id);

/** The award `care-zoe` ends on 2022-03-01; this one ends a day earlier. */
function rootWithTwo(): string {
  const root = makeRoot();
  const recipient = { type: 'url', url: 'https://a.example.org/' };
  const record = { badge: 'plain', recipient, issuedOn: '2020-06-01', expires: '2022-02-28' };
  put(root, 'content/assertions/first.json', JSON.stringify(record));
  return root;
}

describe('what is due', () => {
  test('is what ends within the time, the first end first, with name and day', () => {
    const { due, until } = at(rootWithTwo(), '2022-01-01');
    expect(until).toBe('2022-04-01T00:00:00Z');
    expect(due).toEqual([
      { id: 'first', badge: 'plain', name: undefined, expires: '2022-02-28T00:00:00Z', isExpired: false },
      { id: 'care-zoe', badge: 'care', name: 'Zoë van Dam', expires: '2022-03-01T00:00:00Z', isExpired: false },
    ]);
  });

  test.each([
    ['59d', ['first', 'care-zoe']],
    ['58d', ['first']],
    ['57d', []],
    ['8w', []],
    ['2m', ['first', 'care-zoe']],
    ['1y', ['first', 'care-zoe']],
  ])('within %s of 2022-01-01', (within, expected) =>
    expect(ids(rootWithTwo(), '2022-01-01', within)).toEqual(expected),
  );

  test('is what is over, however long ago', () => {
    expect(at(rootWithTwo(), '2024-01-01').due.map(({ id, isExpired }) => [id, isExpired])).toEqual([
      ['first', true],
      ['care-zoe', true],
    ]);
  });

  test('is nothing that was renewed, revoked or never ends', async () => {
    const root = rootWithTwo();
    const renewed = await renew(effectsOf(root), 'care-zoe', { evidence: [], results: [], on: TODAY });
    changeStatus(effectsOf(root), 'revoke', { given: 'first', reason: 'Asked.' });
    expect(ids(root, '2022-03-15')).toEqual([]);
    expect(ids(root, '2022-05-15')).toEqual([renewed.ok ? renewed.id : '']);
  });

  test('is nothing of a badge that is not awarded any more, unless a newer version is', () => {
    const root = rootWithTwo();
    edit(root, 'content/badges/care.md', 'name: Care\n', 'name: Care\nstatus: retired\n');
    expect(ids(root, '2022-01-01')).toEqual(['first']);
    put(
      root,
      'content/badges/care-v2.json',
      '{"name":"Care","description":"D.","issuer":"acme","criteria":"C.","replaces":"care"}',
    );
    expect(ids(root, '2022-01-01')).toEqual(['first', 'care-zoe']);
  });
});

test.each(['90', 'soon', '-1d', '1.5y', '99999d', '9999y', ''])('%s is no span of time', (within) => {
  expect(() => at(makeRoot(), TODAY, within)).toThrow(expect.objectContaining({ code: 'span-unreadable' }));
});
