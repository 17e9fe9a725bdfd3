import { describe, expect, test } from 'vitest';
import { verify, withKnownIssuers } from '../../src/verify/index.ts';
import { baseWeb, DID, DID_ADDRESS, didDocument, fetchFrom, key, NOW, otherKey, signed, text } from './world.ts';

const known = [{ did: DID, keys: [key.publicKeyMultibase] }];
const run = async (web: Parameters<typeof fetchFrom>[0], issuers = known) =>
  verify(text(await signed()), { fetch: withKnownIssuers(fetchFrom(web), issuers), now: NOW });

describe('without network', () => {
  test('the keys of known issuers still prove what they signed', async () => {
    expect((await run({})).outcome).toBe('verified');
    expect((await run({}, [{ did: DID, keys: [otherKey.publicKeyMultibase] }])).outcome).toBe('invalid');
    expect((await run({}, [])).outcome).toBe('unknown');
  });
  test('but what the issuer itself says comes first', async () => {
    expect((await run(baseWeb)).outcome).toBe('verified');
    const taken = { ...didDocument, verificationMethod: [], assertionMethod: [] };
    expect((await run({ [DID_ADDRESS]: taken })).outcome).toBe('invalid');
    // A server that answers "not there" has answered.
    expect((await run({ [DID_ADDRESS]: 404 })).outcome).toBe('unknown');
  });
});
