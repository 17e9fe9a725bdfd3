import { describe, expect, test } from 'vitest';
import { isSameCredential } from '../../src/imports/index.ts';

const one = (id: string | undefined, issuer?: string) => ({ standard: 'Open Badges 3.0', id, issuer: { id: issuer } });
const A = 'https://issuer.example/a';

describe('Open Badges 3.0, equality: issuer and id tell whether two credentials are one', () => {
  test.each([
    [one(A, 'did:web:issuer.example'), one('HTTPS://Issuer.Example:443/a', 'did:web:ISSUER.example')],
    [one(`${A}#`, 'https://issuer.example'), one(A, 'https://issuer.example/')],
    [
      one('urn:uuid:91537DBA-56cb-11ec-bf63-0242ac130004', 'did:key:z6Mk'),
      one('urn:uuid:91537dba-56cb-11ec-bf63-0242ac130004', 'did:key:z6Mk'),
    ],
    [one(A), one(A, 'https://issuer.example/')],
  ])('%j is %j', (a, b) => expect([isSameCredential(a, b), isSameCredential(b, a)]).toEqual([true, true]));

  test.each([
    [one(A, 'did:web:issuer.example'), one(A, 'did:web:other.example')],
    [one(A, 'did:key:z6Mk'), one(A, 'did:key:z6MK')],
    [one(`${A}/`, 'did:web:x.example'), one(A, 'did:web:x.example')],
    [one('https://issuer.example/A'), one(A)],
    [one('http://issuer.example/a'), one(A)],
    [one('did:web:x.example:A'), one('did:web:x.example:a')],
    [one(undefined, 'did:web:x.example'), one(undefined, 'did:web:x.example')],
  ])('%j is not %j', (a, b) => expect(isSameCredential(a, b)).toBe(false));
});
