import { describe, expect, test } from 'vitest';
import { checkTrust } from '../../src/verify/trust.ts';
import { parseTrustList } from '../../src/verify/trust-list.ts';

describe('a list of trusted issuers as people write it', () => {
  test('one a line, a name behind it, remarks and empty lines passed over', () => {
    expect(parseTrustList('# mine\n\ndid:web:a.example  The A School\r\nhttps://b.example/issuer.json\n')).toEqual({
      ok: true,
      value: [{ id: 'did:web:a.example', name: 'The A School' }, { id: 'https://b.example/issuer.json' }],
    });
  });
  test('JSON of ids, or of objects', () => {
    expect(parseTrustList(' ["did:web:a.example", {"id": "https://b.example/", "name": "B"}]')).toEqual({
      ok: true,
      value: [{ id: 'did:web:a.example' }, { id: 'https://b.example/', name: 'B' }],
    });
  });
  test('nothing is an empty list', () => expect(parseTrustList(' \n')).toEqual({ ok: true, value: [] }));
  test.each([
    ['a.example', 'has an entry that is no DID and no web address: a.example'],
    ['[1]', 'has an entry that is no DID and no web address: 1'],
    ['[{"name": "A"}]', 'has an entry that is no DID and no web address: undefined'],
    ['[', 'is not JSON'],
    ['javascript:alert(1)', 'has an entry that is no DID and no web address: javascript:alert(1)'],
  ])('%s is refused', (text, reason) => expect(parseTrustList(text)).toEqual({ ok: false, reason }));
});

describe('the issuer held against lists', () => {
  const lists = [
    { name: 'one', issuers: [{ id: 'did:web:a.example' }] },
    { name: 'two', issuers: [{ id: 'https://B.example', name: 'B' }] },
  ];
  test.each([
    ['did:web:a.example', 'pass', 'It is in one.'],
    ['https://b.example/', 'pass', 'It is in two, as B.'],
    ['did:web:A.example', 'warning', 'That says nothing against it. Asked was: one, two'],
    ['did:web:a.example.evil', 'warning', 'That says nothing against it. Asked was: one, two'],
    [undefined, 'warning', 'That says nothing against it. Asked was: one, two'],
  ])('%s: %s', (id, outcome, detail) => expect(checkTrust(id, lists)).toMatchObject({ outcome, detail }));
  test('no list: nothing to say', () =>
    expect(checkTrust('did:web:a.example', [])).toMatchObject({ outcome: 'not-applicable' }));
});
