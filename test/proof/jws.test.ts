import fc from 'fast-check';
import { compactVerify, importJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { openJws, readJwk, verifyJws } from '../../src/proof/index.ts';
import { jwtKeys } from '../verify/foreign.ts';
import { base64url, jwsOf } from '../verify/world.ts';

type Alg = keyof typeof jwtKeys;
const algs = Object.keys(jwtKeys) as Alg[];

/** Ours: true where the token is well formed and its signature fits. */
async function ours(token: string, alg: Alg): Promise<boolean> {
  const opened = openJws(token);
  const key = readJwk(jwtKeys[alg].jwk);
  return opened.ok && key.ok && (await verifyJws(opened.value, key.value)) === undefined;
}
const theirs = async (token: string, alg: Alg): Promise<boolean> =>
  compactVerify(token, await importJWK(jwtKeys[alg].jwk, alg), { algorithms: [alg] }).then(
    () => true,
    () => false,
  );

describe('tokens that jose signs', () => {
  test.each(algs)('%s is verified by its own key, and by no other', async (alg) => {
    const token = await jwtKeys[alg].sign({ hello: 'Zoë' }, { typ: 'vc+jwt', kid: 'did:web:a.example#1' });
    expect(openJws(token)).toMatchObject({
      ok: true,
      value: { alg, kid: 'did:web:a.example#1', payload: { hello: 'Zoë' } },
    });
    for (const other of algs) expect(await ours(token, other)).toBe(other === alg);
    expect(await theirs(token, alg)).toBe(true);
  });

  test.each(algs)('%s, one character changed: refused by us wherever jose refuses it', async (alg) => {
    const token = await jwtKeys[alg].sign({ hello: 'world' });
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(...'AQgw_-.=1z'), async (at, by) => {
        const changed = `${token.slice(0, at)}${by}${token.slice(at + 1)}`;
        const mine = await ours(changed, alg);
        if (mine) expect(await theirs(changed, alg)).toBe(true);
        if (changed !== token) expect(mine).toBe(false);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

describe('tokens that are refused before any key is asked', () => {
  const head = base64url('{"alg":"ES256"}');
  const body = base64url('{}');
  test.each([
    ['two parts', `${head}.${body}`, 'jws-malformed'],
    ['four parts', `${head}.${body}.AA.AA`, 'jws-malformed'],
    ['no signature', `${head}.${body}.`, 'jws-malformed'],
    ['padding', `${head}.${body}.AA==`, 'jws-malformed'],
    ['stray bits', `${head}.${body}.AB`, 'jws-malformed'],
    ['plain base64', `${head}.${body}.+/8`, 'jws-malformed'],
    ['a header that is no JSON', `${base64url('{')}.${body}.AA`, 'jws-header'],
    ['a header that is a list', `${base64url('[]')}.${body}.AA`, 'jws-header'],
    ['a header that says one thing twice', `${base64url('{"alg":"ES256","alg":"none"}')}.${body}.AA`, 'jws-header'],
    ['a header that is not UTF-8', `${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.${body}.AA`, 'jws-header'],
    ['a kid that is no text', jwsOf({ alg: 'ES256', kid: 1 }, {}), 'jws-header'],
    ['a jwk that is no object', jwsOf({ alg: 'ES256', jwk: 'a' }, {}), 'jws-header'],
    ['crit', jwsOf({ alg: 'ES256', crit: [] }, {}), 'jws-header-member'],
    ['b64', jwsOf({ alg: 'ES256', b64: true }, {}), 'jws-header-member'],
    ['x5c', jwsOf({ alg: 'ES256', x5c: [] }, {}), 'jws-header-member'],
    ['zip', jwsOf({ alg: 'ES256', zip: 'DEF' }, {}), 'jws-header-member'],
    ['none', jwsOf({ alg: 'none' }, {}), 'jws-algorithm'],
    ['None', jwsOf({ alg: 'None' }, {}), 'jws-algorithm'],
    ['HMAC', jwsOf({ alg: 'HS256' }, {}), 'jws-algorithm'],
    ['PSS', jwsOf({ alg: 'PS256' }, {}), 'jws-algorithm'],
    ['a name from the prototype', jwsOf({ alg: 'toString' }, {}), 'jws-algorithm'],
    ['no algorithm', jwsOf({}, {}), 'jws-algorithm'],
    ['another type', jwsOf({ alg: 'ES256', typ: 'dpop+jwt' }, {}), 'jws-type'],
    ['a payload that is no JSON', jwsOf({ alg: 'ES256' }, 'hello'), 'jws-payload'],
    ['a payload that is a list', jwsOf({ alg: 'ES256' }, '[]'), 'jws-payload'],
    ['a payload that says one thing twice', jwsOf({ alg: 'ES256' }, '{"a":1,"a":2}'), 'jws-payload'],
    ['too much', `${head}.${'A'.repeat(2_097_152)}.AA`, 'jws-too-large'],
  ])('%s', (_, token, reason) => expect(openJws(token)).toEqual({ ok: false, reason }));

  test('RFC 9864 names EdDSA by its curve', () =>
    expect(openJws(jwsOf({ alg: 'Ed25519' }, {}))).toMatchObject({ value: { alg: 'EdDSA' } }));

  test('any text: a reason, never an exception', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => !openJws(text).ok),
      { seed: 1, numRuns: 500 },
    ));
});
