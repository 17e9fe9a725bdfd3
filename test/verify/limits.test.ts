import { describe, expect, test } from 'vitest';
import { JSON_LIMITS } from '../../src/values/index.ts';
import { LIMITS, type Report, type VerifyOptions, verify } from '../../src/verify/index.ts';
import { signedEndorsement, web } from './fixtures-signed.ts';
import { baseWeb, fetchFrom, LIST, NOW, sign, signed, statusEntry, statusList, text, type Web } from './world.ts';

const run = (input: Uint8Array | string, inWeb: Web = baseWeb, options: Partial<VerifyOptions> = {}): Promise<Report> =>
  verify(input, { fetch: fetchFrom(inWeb), now: NOW, ...options });
const reasons = ({ checks }: Report): string[] => checks.map(({ reason }) => reason);
const counting = (inWeb: Web) => {
  const asked: string[] = [];
  const fetch = fetchFrom(inWeb);
  const counted: typeof fetch = (url) => {
    asked.push(url);
    return fetch(url);
  };
  return { asked, fetch: counted };
};

describe('every limit, just under and just over', () => {
  test('bytes of the input', async () => {
    const json = text(await signed());
    const limits = (inputBytes: number) => ({ limits: { inputBytes } });
    expect((await run(json, baseWeb, limits(json.length))).outcome).toBe('verified');
    expect(reasons(await run(json, baseWeb, limits(json.length - 1)))).toEqual(['input-too-large']);
    const bytes = new TextEncoder().encode(json);
    expect((await run(bytes, baseWeb, limits(bytes.length))).outcome).toBe('verified');
    expect(reasons(await run(bytes, baseWeb, limits(bytes.length - 1)))).toEqual(['input-too-large']);
    expect(reasons(await run(' '.repeat(LIMITS.inputBytes + 1)))).toEqual(['input-too-large']);
  });

  test('bytes of an answer', async () => {
    const json = text(await signed());
    const address = 'https://issuer.example/c.json';
    const limits = (inputBytes: number) => ({ limits: { inputBytes } });
    const inWeb = { ...baseWeb, [address]: json };
    expect((await run(address, inWeb, limits(json.length))).outcome).toBe('verified');
    expect(reasons(await run(address, inWeb, limits(json.length - 1)))).toEqual(['input-unreachable']);
  });

  test('characters and nesting of JSON', async () => {
    const json = text(await signed());
    const room = JSON_LIMITS.characters - json.length;
    expect((await run(`${json}${' '.repeat(room)}`)).outcome).toBe('verified');
    expect(reasons(await run(`${json}${' '.repeat(room + 1)}`))).toEqual(['json-too-large']);
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(reasons(await run(nested(JSON_LIMITS.depth)))).toEqual(['not-a-credential']);
    expect(reasons(await run(nested(JSON_LIMITS.depth + 1)))).toEqual(['json-too-deep']);
  });

  test('requests: each address is asked once, and no more than so many', async () => {
    const credential = await signed({ credentialStatus: statusEntry() });
    const inWeb = { ...web, [LIST]: await sign(statusList()) };
    const { asked, fetch } = counting(inWeb);
    expect((await run(text(credential), inWeb, { fetch })).outcome).toBe('verified');
    expect(asked.length).toBe(2);
    expect(new Set(asked).size).toBe(2);
    expect((await run(text(credential), inWeb, { limits: { requests: 2 } })).outcome).toBe('verified');
    const over = await run(text(credential), inWeb, { limits: { requests: 1 } });
    expect([over.outcome, reasons(over).includes('list-too-many-requests')]).toEqual(['unknown', true]);
  });

  test('endorsements', async () => {
    const one = await signedEndorsement();
    const many = (count: number) => signed({ endorsement: Array.from({ length: count }, () => one) });
    const good = async (count: number) =>
      reasons(await run(text(await many(count)))).filter((reason) => reason === 'endorsement-good').length;
    const { endorsements } = LIMITS;
    expect(await good(endorsements)).toBe(endorsements);
    expect(await good(endorsements + 1)).toBe(endorsements);
    expect(reasons(await run(text(await many(endorsements + 1))))).toContain('endorsement-too-many');
    expect(reasons(await run(text(await many(endorsements))))).not.toContain('endorsement-too-many');
  });

  test('links of a page', async () => {
    const page = 'https://issuer.example/p/';
    const links = (bad: number) =>
      [...Array.from({ length: bad }, (_, index) => `x${index}.json`), 'good.json']
        .map((href) => `<link rel="alternate" type="application/vc+ld+json" href="${href}">`)
        .join('');
    const inWeb = async (bad: number): Promise<Web> => ({
      ...baseWeb,
      [page]: `<!doctype html><html><head>${links(bad)}</head></html>`,
      'https://issuer.example/p/good.json': await signed(),
    });
    expect((await run(page, await inWeb(LIMITS.pageLinks - 1))).outcome).toBe('verified');
    expect((await run(page, await inWeb(LIMITS.pageLinks))).outcome).toBe('unknown');
  });

  test('evidence that is fetched', async () => {
    const evidence = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: `https://issuer.example/e/${index}`, type: ['Evidence'] }));
    const asked = async (count: number): Promise<number> => {
      const { asked: all, fetch } = counting(baseWeb);
      await run(text(await signed({ evidence: evidence(count) })), baseWeb, { fetch, evidence: true });
      return all.filter((url) => url.includes('/e/')).length;
    };
    expect(await asked(LIMITS.evidence)).toBe(LIMITS.evidence);
    expect(await asked(LIMITS.evidence + 1)).toBe(LIMITS.evidence);
  });

  test('the difference of clocks', async () => {
    const at = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
    const { clockSkew } = LIMITS;
    expect((await run(text(await signed({ validFrom: at(clockSkew) })))).outcome).toBe('verified');
    expect((await run(text(await signed({ validFrom: at(clockSkew + 1) })))).outcome).toBe('invalid');
    expect((await run(text(await signed({ validUntil: at(-clockSkew) })))).outcome).toBe('verified');
    expect((await run(text(await signed({ validUntil: at(-clockSkew - 1) })))).outcome).toBe('invalid');
  });
});

describe('a status list that many credentials share', () => {
  test('is proven once when the runs share a memory, and each time otherwise', async () => {
    const { StatusLists } = await import('../../src/verify/index.ts');
    const inWeb = { ...web, [LIST]: await sign(statusList([3])) };
    const [first, second] = [
      await signed({ credentialStatus: statusEntry(3) }),
      await signed({ credentialStatus: statusEntry(4) }),
    ];
    const statusLists = new StatusLists();
    const { asked, fetch } = counting(inWeb);
    expect((await run(text(first), inWeb, { fetch, statusLists })).outcome).toBe('invalid');
    expect((await run(text(second), inWeb, { fetch, statusLists })).outcome).toBe('verified');
    expect(asked.filter((url) => url === LIST)).toHaveLength(1);
  });
});
