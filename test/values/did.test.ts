import { describe, expect, test } from 'vitest';
import { didWebAddress, didWebOf, parseDid } from '../../src/values/index.ts';

describe('W-01: did:web and addresses', () => {
  const vectors = [
    ['https://user.github.io/repo/', 'did:web:user.github.io:repo', 'https://user.github.io/repo/did.json'],
    ['https://user.github.io/', 'did:web:user.github.io', 'https://user.github.io/.well-known/did.json'],
    ['https://example.org/a/b/c/', 'did:web:example.org:a:b:c', 'https://example.org/a/b/c/did.json'],
    ['https://example.org:3000/', 'did:web:example.org%3A3000', 'https://example.org:3000/.well-known/did.json'],
    ['https://example.org:3000/a/', 'did:web:example.org%3A3000:a', 'https://example.org:3000/a/did.json'],
    ['https://Example.org/Repo/', 'did:web:example.org:Repo', 'https://example.org/Repo/did.json'],
    ['https://example.org:443/a/', 'did:web:example.org:a', 'https://example.org/a/did.json'],
    [
      'https://user.github.io/my_repo.2/',
      'did:web:user.github.io:my_repo.2',
      'https://user.github.io/my_repo.2/did.json',
    ],
  ] as const;

  test.each(vectors)('%s has %s', (folder, did) => expect(didWebOf(folder)).toBe(did));
  test.each(vectors)('of %s, %s lies at %s', (_folder, did, address) =>
    expect(didWebAddress(did)).toEqual({ ok: true, value: address }),
  );

  test.each([
    ['https://uni.example/~anna/', 'did:web:uni.example:%7Eanna'],
    ['https://example.org/a:b/', 'did:web:example.org:a%3Ab'],
    ['https://example.org/é/', 'did:web:example.org:%C3%A9'],
    ['https://example.org/@zoe/', 'did:web:example.org:%40zoe'],
  ])('what a DID does not take in a path is percent-encoded: %s', (folder, did) => {
    expect(didWebOf(folder)).toBe(did);
    expect(parseDid(did).ok).toBe(true);
    const address = didWebAddress(did);
    const decoded = address.ok ? decodeURIComponent(address.value) : '';
    expect(decoded).toBe(`${decodeURIComponent(folder)}did.json`);
  });
});

describe('W-02: only host names, only https', () => {
  test.each([
    ['did:web:127.0.0.1', 'did-host'],
    ['did:web:0x7f.1', 'did-host'],
    ['did:web:2130706433', 'did-host'],
    ['did:web:127.0.0.1%3A8080', 'did-host'],
    ['did:web:%5B%3A%3A1%5D', 'did-host'],
    ['did:web:example.org%3A', 'did-host'],
    ['did:web:example.org%3A99999', 'did-host'],
    ['did:web:zoe%40example.org', 'did-host'],
    ['did:web:example.org%2Fevil', 'did-host'],
    ['did:web:exam_ple.org', 'did-host'],
    ['did:web:example.org:..:a', 'did-malformed'],
    ['did:web:example.org:%2e%2E', 'did-malformed'],
    ['did:web:example.org:.', 'did-malformed'],
    ['did:web:example.org:a%2Fb', 'did-malformed'],
    ['did:web:example.org::a', 'did-malformed'],
    ['did:web:example.org:', 'did-malformed'],
    ['did:web:', 'did-malformed'],
    ['did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH', 'did-method'],
    ['did:WEB:example.org', 'did-malformed'],
    ['https://example.org/', 'did-malformed'],
  ])('%s is refused: %s', (did, reason) => expect(didWebAddress(did)).toEqual({ ok: false, reason }));

  test.each([
    'did:web:example.org#key-1',
    'did:web:example.org/path',
    'did:web:example.org?x',
    'did:web:exa mple',
    'DID:web:a',
  ])('%s is no DID: path, query and fragment are not part of one', (did) =>
    expect(parseDid(did)).toEqual({ ok: false, reason: 'did-malformed' }),
  );
  test.each(['did:web:example.org', 'did:key:z6Mk', 'did:example:a.b_c-d%20'])('%s is one', (did) =>
    expect(parseDid(did)).toEqual({ ok: true, value: did }),
  );
});
