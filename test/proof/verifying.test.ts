import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  CREDENTIALS_V2,
  type DocumentMembers,
  parseMultibase,
  printMultibase,
  signDocument,
  type VerificationKey,
  verifyProof,
} from '../../src/proof/index.ts';
import { created, instant, now, sampleCredential, sampleKey } from './sample.ts';

type Path = readonly (string | number)[];
type Proof = { [key: string]: unknown };

let key: VerificationKey;
let signed: DocumentMembers;
let proof: Proof;

beforeAll(async () => {
  const sample = await sampleKey();
  key = sample.key;
  signed = JSON.parse(
    JSON.stringify(
      await signDocument(sampleCredential, {
        signer: sample.signer,
        verificationMethod: sample.verificationMethod,
        created,
      }),
    ),
  );
  proof = (signed.proof as Proof[])[0] as Proof;
});

const outcome = async (document: DocumentMembers, entry: unknown) => {
  const result = await verifyProof(document, entry, { key, now });
  return result.ok ? 'ok' : result.reason;
};
const proofWith = (members: Proof) => ({ ...proof, ...members });
const proofWithout = (name: string) => Object.fromEntries(Object.entries(proof).filter(([key]) => key !== name));

/** Every string of the document, by its path. */
function strings(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, [...path, key]));
}

function change(value: unknown, [key, ...rest]: Path, to: (old: unknown) => unknown): unknown {
  if (key === undefined) return to(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as { [key: string]: unknown };
  copy[key] = change(copy[key], rest, to);
  return copy;
}

describe('P-05 what a verifier refuses in a proof', () => {
  test('the proof as it was signed is good', async () => {
    expect(await outcome(signed, proof)).toBe('ok');
  });

  test.each([[null], ['a'], [7], [[]], [undefined]])('a proof that is no object: %j', async (entry) => {
    expect(await outcome(signed, entry)).toBe('proof-not-object');
  });

  test.each([
    ['type', 'proof-type-missing'],
    ['cryptosuite', 'suite-unknown'],
    ['verificationMethod', 'verification-method-malformed'],
    ['proofPurpose', 'proof-purpose'],
    ['proofValue', 'proof-value-malformed'],
    ['created', 'signature-mismatch'],
  ])('without %s: %s', async (name, reason) => {
    expect(await outcome(signed, proofWithout(name))).toBe(reason);
  });

  test.each<[string, unknown, string]>([
    ['type', 'DataIntegrity', 'suite-unknown'],
    ['type', ['DataIntegrityProof'], 'proof-type-missing'],
    ['cryptosuite', 'eddsa-jcs-2022', 'signature-mismatch'],
    ['cryptosuite', 'ecdsa-rdfc-2019', 'key-type-mismatch'],
    ['cryptosuite', 'ecdsa-sd-2023', 'suite-unknown'],
    ['cryptosuite', 'EDDSA-RDFC-2022', 'suite-unknown'],
    ['cryptosuite', null, 'cryptosuite-malformed'],
    ['verificationMethod', '#key-1', 'verification-method-malformed'],
    ['verificationMethod', { id: 'did:web:badges.example.org:haversack#a' }, 'verification-method-malformed'],
    ['verificationMethod', 'did:web:evil.example#a', 'signature-mismatch'],
    ['proofPurpose', 'authentication', 'proof-purpose'],
    ['proofPurpose', ['assertionMethod'], 'proof-purpose'],
    ['created', '2020-03-01T09:30:01Z', 'signature-mismatch'],
    ['created', '2020-03-01', 'created-malformed'],
    ['created', '2020-02-30T00:00:00Z', 'created-malformed'],
    ['created', 'yesterday', 'created-malformed'],
    ['created', null, 'created-malformed'],
    ['expires', 'never', 'expires-malformed'],
    ['expires', null, 'expires-malformed'],
    ['expires', '2099-01-01T00:00:00Z', 'signature-mismatch'],
    ['expires', '2025-12-31T23:59:59Z', 'proof-expired'],
    ['expires', '2026-01-01T00:00:00Z', 'proof-expired'],
    ['expires', '2025-12-31T23:59:59', 'proof-expired'],
    ['id', 'x', 'proof-id-malformed'],
    ['id', 'urn:x:1', 'signature-mismatch'],
    ['previousProof', 'urn:x:1', 'previous-proof-absent'],
    ['previousProof', [], 'previous-proof-malformed'],
    ['previousProof', [7], 'previous-proof-malformed'],
    ['nonce', 'a', 'signature-mismatch'],
    ['hobby', 'knots', 'undefined-member'],
    ['hobby', null, 'undefined-member'],
    ['@context', CREDENTIALS_V2, 'proof-context'],
    ['@context', { hobby: 'https://example.org/hobby' }, 'proof-context'],
  ])('%s %j: %s', async (name, value, reason) => {
    expect(await outcome(signed, proofWith({ [name]: value }))).toBe(reason);
  });

  test('P-04 a context in the proof that repeats the document’s changes nothing', async () => {
    expect(await outcome(signed, proofWith({ '@context': signed['@context'] }))).toBe('ok');
  });

  test('a proof value is z, base58 and 64 bytes, written in the one way', async () => {
    const value = String(proof.proofValue);
    const bytes = parseMultibase(value);
    const raw = bytes.ok ? bytes.value : new Uint8Array();
    for (const wrong of [
      '',
      'z',
      value.slice(1),
      `u${value.slice(1)}`,
      `z1${value.slice(1)}`,
      `${value} `,
      value.slice(0, -2),
      printMultibase(raw.slice(1)),
      printMultibase(Uint8Array.from([...raw, 0])),
      `z${'z'.repeat(5000)}`,
    ]) {
      expect(await outcome(signed, proofWith({ proofValue: wrong }))).toBe('proof-value-malformed');
    }
  });

  test('another key verifies nothing', async () => {
    const other = await sampleKey(new Uint8Array(32).fill(7));
    const result = await verifyProof(signed, proof, { key: other.key, now });
    expect(result).toEqual({ ok: false, reason: 'signature-mismatch' });
  });

  test('an expired proof was good until then', async () => {
    const key = await sampleKey();
    const before = instant('2025-01-01T00:00:00Z');
    const entry = proofWith({ expires: '2025-12-31T00:00:00Z' });
    const result = await verifyProof(signed, entry, { key: key.key, now: before });
    expect(result).toEqual({ ok: false, reason: 'signature-mismatch' });
  });
});

describe('P-05 what a verifier refuses in a document', () => {
  test('each text of the document, changed, breaks it', async () => {
    const { proof: _, ...document } = signed;
    const paths = strings(document).filter(([first]) => first !== '@context');
    expect(paths.length).toBeGreaterThan(25);
    for (const path of paths) {
      const forged = change(document, path, (old) => `${old}x`) as DocumentMembers;
      expect(await outcome(forged, proof), path.join('.')).not.toBe('ok');
    }
  });

  test('each member taken away breaks it', async () => {
    const { proof: _, ...document } = signed;
    for (const name of Object.keys(document)) {
      const forged = Object.fromEntries(Object.entries(document).filter(([key]) => key !== name));
      expect(await outcome(forged, proof), name).not.toBe('ok');
    }
  });

  test('a member added breaks it, defined or not', async () => {
    expect(await outcome({ ...signed, validUntil: '2099-01-01T00:00:00Z' }, proof)).toBe('signature-mismatch');
    expect(await verifyProof({ ...signed, hobby: 'knots' }, proof, { key, now })).toEqual({
      ok: false,
      reason: 'undefined-member',
      detail: 'hobby',
    });
  });

  test('P-07 an unknown context is its own reason', async () => {
    const document = { ...signed, '@context': [...(signed['@context'] as string[]), 'https://example.org/c'] };
    expect(await verifyProof(document, proof, { key, now })).toEqual({
      ok: false,
      reason: 'unknown-context',
      detail: 'https://example.org/c',
    });
  });

  test('trap 2: the same document under another version of the context does not verify', async () => {
    const document = {
      ...signed,
      '@context': [CREDENTIALS_V2, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json'],
    };
    expect(await outcome(document, proof)).not.toBe('ok');
  });

  test('no JSON at all makes it throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), async (document, entry) => {
        expect(await outcome({ '@context': signed['@context'], ...document }, entry)).not.toBe('ok');
        expect(await outcome({ '@context': signed['@context'], ...document }, proof)).not.toBe('ok');
      }),
      { seed: 20200301, numRuns: 100 },
    );
  });
});
