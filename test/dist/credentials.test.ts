import { describe, expect, inject, test } from 'vitest';
import { didWebAddress } from '../../src/values/index.ts';
import { judge, methodsOf } from '../interop/other-verifier.ts';
import { expandSafely } from '../openbadges/expansion.ts';
import { officialSchema } from '../openbadges/official-schema.ts';
import { type Dist, type JsonDocument, openDist } from '../sites/dist.ts';
import { describeWithVectors } from '../vectors.ts';

const sites = inject('sites');

/** What another verifier can fetch from the site: documents at their addresses, DIDs by did:web, keys by their ids. */
const published =
  (dist: Dist) =>
  (address: string): object | undefined => {
    if (!address.startsWith('did:')) return dist.at(address);
    const [did = ''] = address.split('#');
    const place = didWebAddress(did);
    const document = place.ok ? dist.at(place.value) : undefined;
    if (document === undefined || address === did) return document;
    return new Map(methodsOf(document as never)).get(address);
  };

/** A moment at which a credential's dates hold. */
function insideValidity({ validFrom, validUntil }: JsonDocument): Date {
  const start = Date.parse(validFrom);
  return new Date(validUntil === undefined ? start + 1000 : (start + Date.parse(validUntil)) / 2);
}

const credentialsOf = (dist: Dist): string[] =>
  dist.files.filter((path) => /^assertions\/[^/]+\/credential\.json$/.test(path));

/** 2.0 says of an assertion that it is revoked; one that is not valid yet has no 2.0 document. */
const isRevoked = (dist: Dist, credential: string): boolean =>
  dist.at(`${dist.url}${credential.replace('credential.json', 'assertion.json')}`)?.revoked === true;

describe.each([
  ['a project site', sites.project],
  ['a root site', sites.root],
])('every credential of %s', (_name, root) => {
  const dist = openDist(root);
  const paths = credentialsOf(dist);

  test('is published: 31, two of them revoked', () => {
    expect(paths).toHaveLength(31);
    expect(paths.filter((path) => isRevoked(dist, path))).toHaveLength(2);
  });

  test('I3-15 expands in JSON-LD safe mode, and so do the documents around it', async () => {
    const around = dist.files.filter((path) => /(?:achievement|profile)\.json$|^status\//.test(path));
    for (const path of [...paths, ...around]) {
      await expect(expandSafely(dist.json(path)), path).resolves.not.toHaveLength(0);
    }
  });

  test('verifies with @digitalbazaar/vc against did.json and the status list of the site; a revoked one fails on status alone', async () => {
    for (const path of paths) {
      const credential = dist.json(path);
      const verdict = await judge(credential, published(dist), insideValidity(credential));
      const revoked = isRevoked(dist, path);
      expect(
        verdict.results?.map(({ verified }) => verified),
        path,
      ).toEqual([true]);
      expect(
        verdict.statusResult?.results?.map(({ status }) => status),
        path,
      ).toEqual([revoked]);
      expect(verdict.verified, `${path}: ${verdict.error?.errors?.map(String)}`).toBe(!revoked);
    }
  });

  test('I3-06 does not verify outside its dates', async () => {
    for (const path of paths) {
      const credential = dist.json(path);
      // That package allows clocks to differ by five minutes.
      const before = new Date(Date.parse(credential.validFrom) - 3_600_000);
      expect(await judge(credential, published(dist), before), path).toMatchObject({ verified: false });
    }
  });

  test('W-03 names a key that did.json lists as a string, under the issuer that signed', () => {
    for (const path of paths) {
      const { issuer, proof } = dist.json(path);
      const place = didWebAddress(issuer.id);
      const document = place.ok ? dist.at(place.value) : undefined;
      expect(document).toMatchObject({ id: issuer.id });
      expect(document?.assertionMethod).toContain(proof[0].verificationMethod);
      expect(document?.authentication).toEqual(document?.assertionMethod);
    }
  });

  test('S-01, S-08 has a status entry of its own, in a list that is there', () => {
    const entries = paths.map((path) => dist.json(path).credentialStatus);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(paths.length);
    for (const { id, statusListCredential, statusListIndex } of entries) {
      expect(dist.at(statusListCredential)?.id).toBe(statusListCredential);
      expect(id).toBe(`${statusListCredential}#${statusListIndex}`);
    }
  });

  test('names no recipient', () => {
    const names = ['Mira', 'Holt', 'Jonas', 'Albrecht', 'Sofía', 'Amina', 'example.org/mira'];
    for (const path of paths) for (const name of names) expect(dist.text(path)).not.toContain(name);
  });
});

describeWithVectors('the official schema', () => {
  test.each([
    ['a project site', sites.project],
    ['a root site', sites.root],
  ])('accepts every credential, achievement and profile of %s', (_name, root) => {
    const schema = officialSchema();
    const dist = openDist(root);
    const standing: readonly [RegExp, keyof typeof schema][] = [
      [/^assertions\/[^/]+\/credential\.json$/, 'OpenBadgeCredential'],
      [/\/achievement\.json$/, 'Achievement'],
      [/\/profile\.json$/, 'Profile'],
    ];
    for (const [pattern, kind] of standing) {
      const paths = dist.files.filter((path) => pattern.test(path));
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) {
        expect(schema[kind](dist.json(path)), `${path}: ${JSON.stringify(schema[kind].errors)}`).toBe(true);
      }
    }
  });
});
