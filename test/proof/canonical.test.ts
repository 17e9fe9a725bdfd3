import jsonld from 'jsonld';
import { describe, expect, test } from 'vitest';
import { MOST_NODES } from '../../src/proof/canonical.ts';
import { bundledContexts, CREDENTIALS_V2, canonize, createContextSet, OPEN_BADGES_V3 } from '../../src/proof/index.ts';
import { describeWithVectors, readVectorJson } from '../vectors.ts';
import { sampleCredential } from './sample.ts';

const fails = (document: object) => expect(canonize(document)).rejects;
const withMember = (members: object) => ({ ...sampleCredential, ...members });

describe('P-03 canonical form', () => {
  test('the order of members does not matter, nor does the object change', async () => {
    const before = JSON.stringify(sampleCredential);
    const turned = Object.fromEntries(Object.entries(sampleCredential).reverse());
    expect(await canonize(turned)).toBe(await canonize(sampleCredential));
    expect(JSON.stringify(sampleCredential)).toBe(before);
  });

  test('it is sorted N-Quads with every text in it', async () => {
    const quads = (await canonize(sampleCredential)).trimEnd().split('\n');
    expect(quads).toEqual([...quads].sort());
    expect(quads.join('\n')).toContain('"Gives first aid until help arrives. Zoë, 日本."');
    expect(quads.join('\n')).toContain('"Line one.\\nLine \\"two\\"."');
  });

  test('an IRI cannot pretend to be more than one', async () => {
    const quads = await canonize(withMember({ id: 'https://example.org/><b><c>.' }));
    expect(quads).toContain('<https://example.org/\\u003E\\u003Cb\\u003E\\u003Cc\\u003E.>');
  });
});

describe('I3-15 nothing is lost in silence', () => {
  test.each(['hobby', '@foo', '__proto__'])('an undefined member is named: %s', async (name) => {
    const document = JSON.parse(JSON.stringify(sampleCredential).replace('"awardedDate"', JSON.stringify(name)));
    await fails(document).toMatchObject({ name: 'ProofError', code: 'undefined-member', detail: name });
  });

  test('also where it stands deep, also when its value is null', async () => {
    const issuer = { ...sampleCredential.issuer, hobby: null };
    await fails(withMember({ issuer })).toMatchObject({ code: 'undefined-member', detail: 'hobby' });
  });

  test('I3-04 a relative id is refused and named', async () => {
    await fails(withMember({ id: 'credential.json' })).toMatchObject({
      code: 'relative-reference',
      detail: 'credential.json',
    });
  });

  test('I3-02 a type that no context defines is refused and named', async () => {
    const credentialStatus = { id: 'https://example.org/list', type: '1EdTechRevocationList' };
    await fails(withMember({ credentialStatus })).toMatchObject({
      code: 'relative-reference',
      detail: '1EdTechRevocationList',
    });
  });

  test('anything else that would be dropped is refused with its code', async () => {
    await fails({ '@context': CREDENTIALS_V2, '@value': 'a' }).toMatchObject({ code: 'data-loss' });
  });

  test('what is no JSON-LD is refused with the code of the processor', async () => {
    await fails(withMember({ id: 7 })).toMatchObject({ code: 'json-ld-invalid', detail: 'invalid @id value' });
  });
});

describe('P-07 unknown contexts', () => {
  test.each([
    ['at the top', withMember({ '@context': [...sampleCredential['@context'], 'https://example.org/c'] })],
    ['deep inside', withMember({ issuer: { ...sampleCredential.issuer, '@context': 'https://example.org/c' } })],
  ])('%s: refused, and the address named', async (_, document) => {
    await fails(document).toMatchObject({ code: 'unknown-context', detail: 'https://example.org/c' });
  });

  test.each([[{ name: 'https://example.org/name' }], [null]])('one written into the document: %j', async (context) => {
    const document = withMember({ '@context': [...sampleCredential['@context'], context] });
    await fails(document).toMatchObject({ code: 'inline-context', detail: JSON.stringify(context) });
  });

  test('a context that another set knows stays unknown here, and its content stays its own', async () => {
    const load = async (address: string) => (await bundledContexts.load(address)).document;
    const wider = createContextSet(
      new Map([
        [CREDENTIALS_V2, await load(CREDENTIALS_V2)],
        ['https://example.org/c', { '@context': { hobby: 'https://example.org/hobby' } }],
      ]),
    );
    const document = { '@context': [CREDENTIALS_V2, 'https://example.org/c'], id: 'urn:x:1', hobby: 'knots' };
    expect(await canonize(document, wider)).toBe('<urn:x:1> <https://example.org/hobby> "knots" .\n');
    await fails(document).toMatchObject({ code: 'unknown-context' });
    const other = createContextSet(
      new Map([
        [CREDENTIALS_V2, await load(CREDENTIALS_V2)],
        ['https://example.org/c', { '@context': { hobby: 'https://example.org/other' } }],
      ]),
    );
    expect(await canonize(document, other)).toBe('<urn:x:1> <https://example.org/other> "knots" .\n');
  });
});

describe('a document of very many objects', () => {
  const withEvidence = (count: number) => ({
    '@context': [CREDENTIALS_V2, OPEN_BADGES_V3],
    id: 'urn:x:1',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    evidence: Array.from({ length: count }, () => ({ type: ['Evidence'], narrative: 'the same' })),
  });
  test('is read up to the limit, and refused unread above it', async () => {
    // The document itself is one of them.
    await expect(canonize(withEvidence(MOST_NODES - 1))).resolves.toContain('the same');
    await fails(withEvidence(MOST_NODES)).toMatchObject({
      code: 'canonization-limit',
      detail: 'more than 1000 objects',
    });
  });
});

describe('a poison graph', () => {
  test('is refused quickly: ten blank nodes, each naming every other', async () => {
    const nodes = Array.from({ length: 10 }, (_, index) => `_:n${index}`);
    const graph = nodes.map((id) => ({
      id,
      type: 'VerifiableCredential',
      credentialSubject: nodes.filter((other) => other !== id).map((other) => ({ id: other })),
    }));
    const start = performance.now();
    await fails({ '@context': CREDENTIALS_V2, '@graph': graph }).toMatchObject({ code: 'canonization-limit' });
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describeWithVectors('P-03 the specification examples', () => {
  test.each([
    'basicOpenBadgeCredential-01-sample-openbadgecredential.json',
    'fullOpenBadge-01-complete-openbadgecredential.json',
    'skillAssertionCase-01-skill-assertion-case.json',
  ])('%s gives what jsonld itself gives with contexts that nobody froze', async (file) => {
    const document = readVectorJson(`ob3-examples/${file}`) as object;
    const raw = await (jsonld as unknown as { canonize(d: object, o: object): Promise<string> }).canonize(document, {
      algorithm: 'RDFC-1.0',
      safe: true,
      base: null,
      rdfDirection: 'i18n-datatype',
      documentLoader: async (url: string) => ({
        document: structuredClone((await bundledContexts.load(url)).document),
        documentUrl: url,
        contextUrl: null,
      }),
    });
    expect(await canonize(document)).toBe(raw);
  });
});
