import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPoint } from '../../src/proof/ec-point.ts';
import {
  didKeyDocument,
  parseVerificationKey,
  printMultibase,
  printPublicKey,
  readJwk,
  readPem,
  sameKey,
  type VerificationKey,
} from '../../src/proof/index.ts';
import { jwkOf } from '../../src/proof/verification-key.ts';

/** Keys as another implementation makes them. */
const keys: Readonly<Record<VerificationKey['type'], KeyObject>> = {
  Ed25519: generateKeyPairSync('ed25519').publicKey,
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey,
  'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey,
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey,
};
const types = Object.keys(keys) as VerificationKey['type'][];
const jwk = (type: VerificationKey['type']): Record<string, string> =>
  keys[type].export({ format: 'jwk' }) as Record<string, string>;
const pem = (key: KeyObject, type: 'spki' | 'pkcs1' = 'spki'): string => key.export({ type, format: 'pem' }).toString();
const good = (key: ReturnType<typeof readJwk> | ReturnType<typeof readPem>): VerificationKey => {
  if (!key.ok) throw new Error(key.reason);
  return key.value;
};

describe('one key in every way of writing it', () => {
  test.each(types)('%s from JWK and from PEM is the same, and back', (type) => {
    const fromJwk = good(readJwk(jwk(type)));
    expect(fromJwk.type).toBe(type);
    expect(sameKey(fromJwk, good(readPem(pem(keys[type]))))).toBe(true);
    expect(createPublicKey({ key: jwkOf(fromJwk), format: 'jwk' }).equals(keys[type])).toBe(true);
    for (const other of types.filter((one) => one !== type))
      expect(sameKey(fromJwk, good(readJwk(jwk(other))))).toBe(false);
  });
  test('RSA from PKCS #1', () => {
    expect(sameKey(good(readPem(pem(keys.RSA, 'pkcs1'))), good(readJwk(jwk('RSA'))))).toBe(true);
  });
  test.each([
    ['P-256', [0x80, 0x24]],
    ['P-384', [0x81, 0x24]],
  ] as const)('%s from a Multikey, whose point is compressed', (type, header) => {
    const { x = '', y = '' } = jwk(type);
    const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url');
    const sign = ((bytesOf(y).at(-1) ?? 0) & 1) + 2;
    const multibase = printMultibase(Uint8Array.from([...header, sign, ...bytesOf(x)]));
    expect(multibase).toMatch(type === 'P-256' ? /^zDn/ : /^z82/);
    const key = parseVerificationKey(multibase);
    expect(key.ok && sameKey(key.value, good(readJwk(jwk(type))))).toBe(true);
    expect(didKeyDocument(`did:key:${multibase}`)).toMatchObject({ ok: true, value: { id: `did:key:${multibase}` } });
    const other = printMultibase(Uint8Array.from([...header, 5 - sign, ...bytesOf(x)]));
    const negative = parseVerificationKey(other);
    expect(negative.ok && sameKey(negative.value, good(readJwk(jwk(type))))).toBe(false);
  });
});

describe('keys that are refused', () => {
  const ec = jwk('P-256');
  test.each<[string, unknown, string]>([
    ['no object', 'a', 'jwk-malformed'],
    ['a private key', { ...jwk('RSA'), d: 'AQAB' }, 'jwk-private'],
    ['a factor', { ...jwk('RSA'), p: 'AQAB' }, 'jwk-private'],
    ['a secret', { kty: 'oct', k: 'AQAB' }, 'jwk-private'],
    ['an unknown kind', { kty: 'AKP' }, 'jwk-type'],
    ['an unknown curve', { ...ec, crv: 'secp256k1' }, 'jwk-type'],
    ['X25519', { ...jwk('Ed25519'), crv: 'X25519' }, 'jwk-type'],
    ['a coordinate that is missing', { kty: 'EC', crv: 'P-256', x: ec.x }, 'jwk-malformed'],
    ['a coordinate that is too short', { ...ec, x: 'AQAB' }, 'jwk-malformed'],
    ['padding', { ...ec, x: `${ec.x}=` }, 'jwk-malformed'],
    ['a point that is not on the curve', { ...ec, y: ec.x }, 'point-not-on-curve'],
    ['Ed25519 of zeros', { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) }, 'point-small-order'],
    ['for encryption', { ...ec, use: 'enc' }, 'jwk-use'],
    ['for other operations', { ...ec, key_ops: ['deriveBits'] }, 'jwk-use'],
    ['for another algorithm', { ...ec, alg: 'RS256' }, 'jwk-use'],
    ['RSA for PSS', { ...jwk('RSA'), alg: 'PS256' }, 'jwk-use'],
    ['RSA without an exponent', { kty: 'RSA', n: jwk('RSA').n }, 'jwk-malformed'],
    ['RSA with a zero before it', { ...jwk('RSA'), n: `AA${'A'.repeat(342)}` }, 'jwk-malformed'],
    ['RSA with an exponent of one', { ...jwk('RSA'), e: 'AQ' }, 'rsa-exponent'],
    ['RSA with an even exponent', { ...jwk('RSA'), e: 'BA' }, 'rsa-exponent'],
    ['RSA with an exponent of five bytes', { ...jwk('RSA'), e: 'AQAAAAE' }, 'rsa-exponent'],
  ])('JWK: %s', (_, value, reason) => expect(readJwk(value)).toEqual({ ok: false, reason }));

  const modulus = (bytes: number, first = 0x80): string =>
    Buffer.from([first, ...new Uint8Array(bytes - 1)]).toString('base64url');
  test('J-10 RSA of 2048 to 8192 bits, just inside and just outside', () => {
    const read = (n: string) => readJwk({ kty: 'RSA', n, e: 'AQAB' });
    expect(read(modulus(256)).ok).toBe(true);
    expect(read(modulus(256, 0x40))).toEqual({ ok: false, reason: 'rsa-size' });
    expect(read(modulus(1024, 0xff)).ok).toBe(true);
    expect(read(modulus(1025, 1))).toEqual({ ok: false, reason: 'rsa-size' });
  });

  const spki = pem(keys['P-256']);
  test.each([
    ['nothing', '', 'pem-malformed'],
    [
      'a private key',
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'pem-private',
    ],
    ['another label', spki.replaceAll('PUBLIC KEY', 'CERTIFICATE'), 'pem-malformed'],
    ['two labels', spki.replace('END PUBLIC', 'END RSA PUBLIC'), 'pem-malformed'],
    ['something behind it', `${spki}more`, 'pem-malformed'],
    ['a curve that is not read', pem(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey), 'pem-type'],
    ['RSA of 1024 bits', pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey), 'rsa-size'],
    ['too long', `-----BEGIN PUBLIC KEY-----\n${'A'.repeat(20_000)}\n-----END PUBLIC KEY-----`, 'pem-malformed'],
    ['DER that is cut off', spki.replace(/A{1}[^\n]{10}\n(-----END)/, '\n$1').replace(/MFkw/, 'MFow'), 'pem-malformed'],
  ])('PEM: %s', (_, value, reason) => expect(readPem(value)).toEqual({ ok: false, reason }));

  test.each([
    ['did:key:z6Mk', 'multikey-length'],
    ['did:key:', 'multibase-malformed'],
    [`did:key:${printPublicKey(new Uint8Array(32))}`, 'point-small-order'],
    [
      `did:key:${printMultibase(Uint8Array.from([0x80, 0x24, 2, ...new Uint8Array(31).fill(255), 255]))}`,
      'point-not-on-curve',
    ],
    [`did:key:${printMultibase(Uint8Array.from([0x80, 0x24, 2, 1, 2]))}`, 'multikey-length'],
    ['did:web:example.org', 'did-method'],
  ])('%s', (did, reason) => {
    const document = didKeyDocument(did);
    expect(document.ok).toBe(false);
    if (did !== 'did:key:z6Mk') expect(document).toEqual({ ok: false, reason });
  });

  test('whatever is written: a reason, never an exception', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.uint8Array({ maxLength: 200 }),
        fc.jsonValue(),
        (text, bytes, json) => {
          readPem(text);
          readPem(`-----BEGIN PUBLIC KEY-----\n${Buffer.from(bytes).toString('base64')}\n-----END PUBLIC KEY-----`);
          readPem(
            `-----BEGIN RSA PUBLIC KEY-----\n${Buffer.from(bytes).toString('base64')}\n-----END RSA PUBLIC KEY-----`,
          );
          readJwk(json);
          parseVerificationKey(text);
          parseVerificationKey(printMultibase(bytes.slice(0, 80)));
          readPoint(bytes, 'P-256');
          didKeyDocument(`did:key:${text}`);
        },
      ),
      { seed: 1, numRuns: 500 },
    ));
});
