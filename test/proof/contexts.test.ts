import { describe, expect, test } from 'vitest';
import { bundledContexts, createContextSet, documentLoader } from '../../src/proof/index.ts';
import { describeWithVectors, readVectorJson } from '../vectors.ts';

const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0';

describe('P-07 contexts come from a fixed set', () => {
  test('the set is the two of W3C, those of proofs, every version of Open Badges 3.0 and its extensions, and nothing else', () => {
    expect([...bundledContexts.addresses].sort()).toEqual([
      `${openBadges}/context-3.0.1.json`,
      `${openBadges}/context-3.0.2.json`,
      `${openBadges}/context-3.0.3.json`,
      `${openBadges}/context.json`,
      `${openBadges}/extensions.json`,
      'https://w3id.org/security/data-integrity/v1',
      'https://w3id.org/security/data-integrity/v2',
      'https://w3id.org/security/suites/ed25519-2020/v1',
      'https://www.w3.org/2018/credentials/v1',
      'https://www.w3.org/ns/credentials/v2',
    ]);
  });

  test.each([
    'https://example.org/context.json',
    'https://www.w3.org/ns/credentials/v2/',
    'http://www.w3.org/ns/credentials/v2',
    'OBv3_beta',
    '__proto__',
    '',
  ])('%j is refused by code, not fetched', async (address) => {
    await expect(documentLoader(address)).rejects.toMatchObject({ code: 'unknown-context', detail: address });
  });

  test('no caller can change a bundled context, nor the one it gave', async () => {
    const own = { '@context': { name: 'https://schema.org/name' } };
    const set = createContextSet(new Map([['https://example.org/c', own]]));
    own['@context'].name = 'https://evil.example/name';
    const { document } = await set.load('https://example.org/c');
    expect(document).toEqual({ '@context': { name: 'https://schema.org/name' } });
    for (const address of bundledContexts.addresses) {
      const loaded = (await documentLoader(address)).document as { '@context': object };
      expect(Object.isFrozen(loaded) && Object.isFrozen(loaded['@context'])).toBe(true);
    }
  });
});

describeWithVectors('trap 1 and 2: the packages hold what the standards published', () => {
  test.each([
    ['https://www.w3.org/ns/credentials/v2', 'w3c-contexts/credentials-v2.jsonld'],
    ['https://www.w3.org/2018/credentials/v1', 'w3c-contexts/credentials-v1.jsonld'],
    [`${openBadges}/context-3.0.3.json`, 'ob3-contexts/context-3.0.3.json'],
    [`${openBadges}/context-3.0.2.json`, 'ob3-contexts/context-3.0.2.json'],
    [`${openBadges}/context-3.0.1.json`, 'ob3-contexts/context-3.0.1.json'],
    [`${openBadges}/context.json`, 'ob3-contexts/context.json'],
    [`${openBadges}/extensions.json`, 'ob3-contexts/extensions.json'],
  ])('%s equals %s', async (address, file) => {
    expect((await documentLoader(address)).document).toEqual(readVectorJson(file));
  });
});
