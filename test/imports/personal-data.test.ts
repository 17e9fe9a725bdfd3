import { describe, expect, test } from 'vitest';
import { findPersonalData } from '../../src/imports/index.ts';
import { describeWithVectors, readVectorJson } from '../vectors.ts';
import { assertion, badgeClass } from '../verify/fixtures-v2.ts';
import { credential, identifier, jwsOf, subject } from '../verify/world.ts';

const found = (value: unknown): string[] => findPersonalData(value).map(({ kind, path }) => `${kind}: ${path}`);
const withSubject = (change: Record<string, unknown>) => credential({ credentialSubject: subject(change) });

describe('personal data in plain', () => {
  test.each<[unknown, string]>([
    [
      withSubject({ identifier: [{ ...identifier(), hashed: false, identityHash: 'a@example.com' }] }),
      'e-mail address: credentialSubject.identifier[0].identityHash',
    ],
    [withSubject({ id: 'mailto:a@example.com' }), 'e-mail address: credentialSubject.id'],
    [withSubject({ id: 'mailto:a%40example.com' }), 'e-mail address: credentialSubject.id'],
    [withSubject({ profile: { phone: '0123 456' } }), 'telephone number: credentialSubject.profile.phone'],
    [withSubject({ profile: { dateOfBirth: '1999-01-01' } }), 'birth date: credentialSubject.profile.dateOfBirth'],
    [
      withSubject({
        identifier: [{ ...identifier(), hashed: false, identityType: 'nationalIdentityNumber', identityHash: '1234' }],
      }),
      'identity number: credentialSubject.identifier[0].identityHash',
    ],
    [
      assertion({ recipient: { type: 'email', hashed: false, identity: 'a@example.com' } }),
      'e-mail address: recipient.identity',
    ],
    [
      assertion({ recipient: { type: 'telephone', hashed: false, identity: '+49 170 1234567' } }),
      'telephone number: recipient.identity',
    ],
    [assertion({ narrative: 'Ask a@exämple.com.' }), 'e-mail address: narrative'],
    [assertion({ narrative: 'Ask ａ＠example．com' }), 'e-mail address: narrative'],
    [assertion({ evidence: ['https://x.example/?who=a%40example.com'] }), 'e-mail address: evidence[0]'],
    [assertion({ narrative: 'Call tel:+123.' }), 'telephone number: narrative'],
    [{ 'a@example.com': true }, 'e-mail address: '],
    [{ vc: jwsOf({ alg: 'ES256' }, { sub: 'mailto:a@example.com' }) }, 'e-mail address: vc.sub'],
    [jwsOf({ alg: 'ES256', kid: 'a@example.com' }, {}), 'e-mail address: kid'],
  ])('%#: %j', (value, wanted) => {
    expect(found(value)).toContain(wanted);
    // Where it stands may be told, what it is never.
    if (typeof value === 'object' && !Object.hasOwn(value as object, 'a@example.com'))
      expect(found(value).join()).not.toMatch(/a@|1234|1999/);
  });

  test.each([
    [credential()],
    [assertion()],
    [badgeClass()],
    [{ narrative: 'Written by @mona, see https://social.example/@mona/1.html and pkg@1.2.30' }],
    [
      {
        proof: {
          created: '2025-01-15T09:30:00+00:00',
          proofValue: 'z3MvGcVxzRzzpKF1HA11EjvfPZsN8NAb7kXBRfeTm3CBg2gcJLQM5hZNmj6Ccd9Lk4C1YueiFZvkSx4FuHVYVouQk',
        },
      },
    ],
    [{ image: `data:image/png;base64,${'+123456789012345678'.repeat(3)}` }],
    [{ tag: [null, true, 12], phone: '' }],
  ])('is not in %j', (value) => expect(found(value)).toEqual([]));

  test('is told at most 20 times, and tokens in tokens are opened three deep', () => {
    expect(found(Array.from({ length: 100 }, (_, index) => `a${index}@example.com`))).toHaveLength(20);
    const nested = (depth: number): string => jwsOf({}, { x: depth === 0 ? 'a@example.com' : nested(depth - 1) });
    expect([found(nested(2)).length, found(nested(3)).length]).toEqual([1, 0]);
  });
});

describeWithVectors('the standards’ examples', () => {
  test('hold the addresses of made-up people and offices', () => {
    expect(
      found(readVectorJson('ob3-examples/fullOpenBadge-01-complete-openbadgecredential.json')).length,
    ).toBeGreaterThan(0);
    expect(found(readVectorJson('ob3-examples/basicOpenBadgeCredential-01-sample-openbadgecredential.json'))).toEqual(
      [],
    );
  });
});
