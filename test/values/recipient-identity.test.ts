import { describe, expect, test } from 'vitest';
import {
  hashIdentity,
  holdsEmail,
  isIdentityHash,
  isIssuableIdentityHash,
  looksLikeEmail,
  matchIdentity,
} from '../../src/values/index.ts';
import { IDENTITY, SALT } from '../sound-content.ts';

describe('R-01, R-02: hashed identities', () => {
  test.each([
    ['a@example.com', 'Kosher', 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399'],
    ['mayze', '', 'sha256$7a1a1b3f7d40552e4299180e346e3add12bf9a751a43d9c4ca4518febc2c60c6'],
    ['nobody@example.org', 'deadsea', 'sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942'],
    ['zoe@example.org', SALT, IDENTITY],
  ])('%s with the salt "%s"', async (identity, salt, hash) => expect(await hashIdentity(identity, salt)).toBe(hash));

  test('R-03: hashes exactly what is given', async () => {
    const hash = await hashIdentity('zoe@example.org', 'x');
    expect(await hashIdentity('Zoe@example.org', 'x')).not.toBe(hash);
    expect(await hashIdentity(' zoe@example.org', 'x')).not.toBe(hash);
    expect(await hashIdentity('zoé@example.org', '')).toMatch(/^sha256\$[0-9a-f]{64}$/);
  });

  const hex = 'b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399';
  test.each([
    [`sha256$${hex}`, true, true],
    [`sha256$${hex.toUpperCase()}`, true, false],
    [`SHA256$${hex}`, true, false],
    [`md5$${hex.slice(0, 32)}`, true, false],
    [`sha256$${hex.slice(1)}`, false, false],
    [`sha256$${hex}0`, false, false],
    [`sha1$${hex.slice(0, 40)}`, false, false],
    [hex, false, false],
    [`sha256$${hex}\n`, false, false],
    ['', false, false],
  ])('%j is a hash: %s; one that Haversack writes (trap 13): %s', (text, isHash, isIssuable) => {
    expect(isIdentityHash(text)).toBe(isHash);
    expect(isIssuableIdentityHash(text)).toBe(isIssuable);
  });
});

describe('R-06: a plain address is known when it is seen', () => {
  test.each(['zoe@example.org', ' zoe@example.org ', 'zoe@localhost', 'mailto:zoe@example.org', 'zoë@例え.jp'])(
    '%j looks like one',
    (text) => expect(looksLikeEmail(text)).toBe(true),
  );
  test.each(['Zoë', '@zoe', 'zoe@', 'zoe at example.org', 'sha256$00', 'https://example.org/', ''])(
    '%j does not',
    (text) => expect(looksLikeEmail(text) || holdsEmail(text)).toBe(false),
  );
  test.each(['Zoë <zoe@example.org>', 'Zoë van Dam zoe@example.org', 'Zoë (zoe@mail.example.org)'])(
    '%j holds one',
    (text) => expect(holdsEmail(text)).toBe(true),
  );
});

describe('R-01, R-03: an identity held against its hash', () => {
  const sha = 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399';
  test.each([
    ['a@example.com', sha, 'Kosher', true],
    ['a@example.com', sha.toUpperCase(), 'Kosher', true],
    ['A@example.com', sha, 'Kosher', false],
    ['a@example.com', sha, '', false],
    ['a@example.com', sha.slice(0, -1), 'Kosher', false],
    ['abc', 'md5$900150983cd24fb0d6963f7d28e17f72', '', true],
    ['ab', 'md5$900150983cd24fb0d6963f7d28e17f72', 'c', true],
    ['abc', 'md5$900150983cd24fb0d6963f7d28e17f73', '', false],
    ['abc', 'sha1$a9993e364706816aba3e25717850c26c9cd0d89d', '', false],
    ['abc', 'abc', '', false],
  ])('%s, %s, "%s": %s', async (identity, hash, salt, same) => {
    expect(await matchIdentity(identity, hash, salt)).toBe(same);
  });
});
