import { describe, expect, test } from 'vitest';
import { type Backpack, publicBackpack, type RecipientNames } from '../../src/model/index.ts';
import { assertion, badge, linked, records, withRecords } from './records.ts';

function published(recipients: RecipientNames, of = records) {
  const site = { ...(of.site as NonNullable<typeof of.site>), recipients };
  const { backpack } = linked({ ...of, site });
  if (backpack === undefined) throw new Error('no backpack');
  return publicBackpack(backpack);
}

describe('what is published holds no drafts', () => {
  test('no draft award', () => {
    expect(published('name').assertions.map(({ id }) => id)).not.toContain('care-draft');
    expect(JSON.stringify(published('name'))).not.toContain('care-draft');
    expect(JSON.stringify(published('name'))).not.toContain('sam.example.org');
  });
  test('no draft badge, none of its awards, and no word of it in the badge that it replaces', () => {
    const draft = { ...badge('plain'), id: 'secret-v2', replaces: 'plain', status: 'draft' as const };
    const later = { ...badge('plain'), id: 'later', replaces: 'secret-v2' };
    const award = { ...assertion('plain-json'), id: 'secret-award', badge: 'secret-v2', draft: true };
    const of = withRecords({ badges: [draft, later], assertions: [award] });
    expect(linked(of).diagnostics).toEqual([]);
    expect(JSON.stringify(published('name', of))).not.toContain('secret');
    const open = published('name', withRecords({ badges: [{ ...draft, status: 'active' }, later] }));
    expect(open.badges.find(({ id }) => id === 'plain')?.replacedBy).toBe('secret-v2');
  });
  test('a draft award is not named by the one that it renews', () => {
    const renewed = { ...assertion('care-zoe'), id: 'care-zoe-2', replaces: 'care-zoe', draft: true };
    const backpack = linked(withRecords({ assertions: [renewed] })).backpack as Backpack;
    expect(backpack.assertions.find(({ id }) => id === 'care-zoe')?.replacedBy).toBe('care-zoe-2');
    const open = publicBackpack(backpack).assertions.find(({ id }) => id === 'care-zoe');
    expect(open?.replacedBy).toBeUndefined();
  });

  test('retired badges stay', () => {
    const of = withRecords({ badges: [{ ...badge('care'), status: 'retired' }] });
    expect(published('name', of).badges.map(({ id }) => id)).toContain('care');
  });
});

describe('DESIGN 2: names as far as the owner lets them be seen', () => {
  const zoe = (names: RecipientNames) => published(names).assertions.find(({ id }) => id === 'care-zoe')?.recipient;

  test('name: the name and the person', () => {
    expect(zoe('name')).toMatchObject({ displayName: 'Zoë van Dam', person: 'zoe' });
    expect(published('name').people.map(({ id }) => id)).toEqual(['zoe']);
  });
  test('initials: nothing but the initials', () => {
    expect(zoe('initials')).toMatchObject({ displayName: 'Z. v. D.', person: undefined });
    expect(JSON.stringify(published('initials'))).not.toMatch(/Zoë|van Dam|zoe\./);
  });
  test('hidden: nothing at all', () => {
    expect(zoe('hidden')?.displayName).toBeUndefined();
    expect(published('hidden').people).toEqual([]);
    expect(JSON.stringify(published('hidden'))).not.toMatch(/Zoë|van Dam|Z\. v\. D\.|zoe\./);
  });
  test('the hash stays, because the credential holds it', () =>
    expect(zoe('hidden')?.identity).toEqual(assertion('care-zoe').recipient.identity));

  test.each([
    ['Zoë van Dam', 'Z. v. D.'],
    ['  Zoë   Dam ', 'Z. D.'],
    ['李小龍', '李.'],
    ['山田 太郎', '山. 太.'],
    ['محمد علي', 'م. ع.'],
    ['Кирилл Ёлкин', 'К. Ё.'],
    ['Ẹniọlá', 'Ẹ.'],
    ['Zo\u0308e', 'Z.'],
    ['\u0045\u0301milie', '\u0045\u0301.'],
    ['क्षितिज शर्मा', 'क्षि. श.'],
    ['👩‍👩‍👧 Fam', '👩‍👩‍👧. F.'],
    ['O’Brien-Smith', 'O.'],
  ])('initials of %s: %s, letters as readers see them', (name, initials) => {
    const recipient = { identity: assertion('plain-json').recipient.identity, name };
    const of = withRecords({ assertions: [{ ...assertion('plain-json'), recipient }] });
    const one = published('initials', of).assertions.find(({ id }) => id === 'plain-json');
    expect(one?.recipient.displayName).toBe(initials);
  });
});

test('no text of the files goes out', () => {
  const text = JSON.stringify(published('name'));
  expect(text).not.toContain('content/site.yaml');
  expect(text).not.toContain('"source"');
  expect(text).not.toContain('---\\n');
});

test('issuers are one and the same wherever they stand', () => {
  const { issuers, badges, assertions } = published('name');
  expect(badges[0]?.issuer).toBe(issuers[0]);
  expect(assertions[0]?.badge).toBe(badges.find(({ id }) => id === assertions[0]?.badge.id));
});
