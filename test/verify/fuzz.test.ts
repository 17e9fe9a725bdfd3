import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verify } from '../../src/verify/index.ts';
import { madeFixtures } from './fixtures.ts';
import { baseWeb, fetchFrom, NOW, signed, text } from './world.ts';

/** Whatever comes, there is a report: nothing is thrown, and nothing that was not signed is verified. */
const settle = async (input: Uint8Array | string) => {
  const report = await verify(input, { fetch: fetchFrom(baseWeb), now: NOW });
  expect(['invalid', 'unknown']).toContain(report.outcome);
  expect(report.checks.length).toBeGreaterThan(0);
};
const runs = { numRuns: 300, seed: 20260601 } as const;

describe('hostile input gives a report', () => {
  test('random bytes', () => fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 4096 }), settle), runs));
  test('random bytes behind the signature of a PNG', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 512 }), (bytes) =>
        settle(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...bytes])),
      ),
      runs,
    ));
  test('random text', () => fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 500 }), settle), runs));
  test('random JSON', () => fc.assert(fc.asyncProperty(fc.json({ maxDepth: 6 }), settle), runs));
  test('random members in a credential’s place', () =>
    fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom(
            '@context',
            'id',
            'type',
            'issuer',
            'proof',
            'credentialSubject',
            'credentialStatus',
            'badge',
            'recipient',
            'verification',
            'validFrom',
          ),
          fc.oneof(
            fc.jsonValue(),
            fc.constantFrom<unknown>(
              ['VerifiableCredential', 'OpenBadgeCredential'],
              'Assertion',
              'did:web:issuer.example',
              ['https://www.w3.org/ns/credentials/v2'],
              {
                type: 'DataIntegrityProof',
                cryptosuite: 'eddsa-rdfc-2022',
                verificationMethod: 'did:web:issuer.example#a',
              },
            ),
          ),
        ),
        (members) => settle(JSON.stringify(members)),
      ),
      runs,
    ));
  test('random tokens', () => {
    const part = fc.oneof(
      fc.base64String({ maxLength: 200 }),
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
    );
    return fc.assert(
      fc.asyncProperty(fc.tuple(part, part, part), (parts) => settle(parts.join('.'))),
      runs,
    );
  });
  test('random SVG', () => {
    const piece = fc.constantFrom(
      '<svg xmlns="http://www.w3.org/2000/svg">',
      '</svg>',
      '<g>',
      '</g>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '&a;',
      '{"a":1}',
      '<o:credential xmlns:o="https://purl.imsglobal.org/ob/v3p0">',
      '</o:credential>',
      ' verify="a.b.c"',
      '<?xml version="1.0"?>',
    );
    return fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), (pieces) => settle(`<svg ${pieces.join('')}`)),
      runs,
    );
  });

  test('every fixture, cut off at some places', async () => {
    for (const { input, name } of await madeFixtures()) {
      for (const share of [0.1, 0.5, 0.9]) {
        const report = await verify(input.slice(0, Math.floor(input.length * share)), {
          fetch: fetchFrom({}),
          now: NOW,
        });
        expect(report.outcome, `${name}, cut at ${share}`).not.toBe('verified');
      }
    }
  }, 120_000);

  test('one byte of a good credential changed, anywhere', async () => {
    const good = new TextEncoder().encode(text(await signed()));
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Uint8Array.from(good);
        bytes[at] = ((bytes[at] as number) + by) & 255;
        const report = await verify(bytes, { fetch: fetchFrom(baseWeb), now: NOW });
        // White space may become other white space.
        const same = JSON.stringify(parsed(bytes)) === JSON.stringify(parsed(good));
        expect(report.outcome === 'verified').toBe(same && report.outcome === 'verified');
        if (!same) expect(report.outcome).not.toBe('verified');
      }),
      { ...runs, numRuns: 500 },
    );
  }, 120_000);
});

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
