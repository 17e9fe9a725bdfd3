import { bakePng, bakeSvg, type PngKeyword } from '../../src/bake/index.ts';
import { buildChunk, readChunks, writeChunks } from '../../src/bake/png-chunks.ts';
import { drawPng, unwrap } from '../bake/pictures.ts';
import { web } from './fixtures-signed.ts';
import { ASSERTION, assertion, badgeClass, club, profile, signedAssertion } from './fixtures-v2.ts';
import { jwtKeys } from './foreign.ts';
import { baseWeb, credential, DID, type Fixture, type Members, signed, subject, text, type Web } from './world.ts';

/** Pictures with a badge inside, and pages that lead to one. */
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>';
const all: Web = { ...club(), ...web };

/** A 2.0 badge and a 3.0 badge of one award, of one host. */
const both = async (change: Members = {}) => {
  const school = 'https://issuer.example';
  const v2 = {
    assertion: assertion({ id: `${school}/a.json`, badge: `${school}/b.json`, ...change }),
    badge: badgeClass({ id: `${school}/b.json`, issuer: `${school}/i.json` }),
    issuer: profile({ id: `${school}/i.json`, verification: undefined, revocationList: undefined }),
  };
  const v3 = await signed({ awardedDate: '2025-01-15T00:00:00Z' });
  const inWeb: Web = {
    ...web,
    [`${school}/a.json`]: v2.assertion,
    [`${school}/b.json`]: v2.badge,
    [`${school}/i.json`]: v2.issuer,
  };
  return { v3: text(v3), v2: text(v2.assertion), web: inWeb };
};

export async function pictureFixtures(): Promise<Fixture[]> {
  const png = await drawPng(16);
  const baked = (...entries: readonly (readonly [PngKeyword, string])[]): Uint8Array =>
    unwrap(
      bakePng(
        png,
        entries.map(([keyword, entry]) => ({ keyword, text: entry })),
      ),
    );
  const withChunk = (type: string, data: string, times = 1): Uint8Array => {
    const chunks = unwrap(readChunks(png));
    const own = Array.from({ length: times }, () =>
      buildChunk(
        type,
        Uint8Array.from(data, (char) => char.charCodeAt(0)),
      ),
    );
    return writeChunks([...chunks.slice(0, 1), ...own, ...chunks.slice(1)]);
  };
  const svg = (texts: { readonly credential?: string; readonly assertion?: string }): string =>
    unwrap(bakeSvg(SVG, texts));
  const made = (
    name: string,
    outcome: Fixture['outcome'],
    input: Uint8Array | string,
    more: Partial<Fixture> = {},
  ): Fixture => ({
    name,
    input,
    outcome,
    web: all,
    ...more,
  });
  const v3 = text(await signed());
  const token = await jwtKeys.ES256.sign(
    { ...credential({ credentialSubject: subject({ id: 'did:example:holder', identifier: undefined }) }) },
    { kid: `${DID}#ES256` },
  );
  const token2 = await jwtKeys.RS256.sign(signedAssertion());
  const pair = await both();
  const unlike = await both({ expires: '2030-01-01T00:00:00Z' });
  const page = (head: string, body = ''): string =>
    `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
  const PAGE = 'https://issuer.example/award/';
  const at = (html: string, more: Web = {}): Web => ({
    ...all,
    [PAGE]: html,
    'https://issuer.example/award/credential.json': text(await0),
    ...more,
  });
  const await0 = await signed();
  const latin = (value: string): string => `openbadges\0${value}`;
  const damaged = Uint8Array.from(baked(['openbadgecredential', v3]));
  damaged[damaged.length - 20] = (damaged[damaged.length - 20] ?? 0) ^ 1;

  return [
    made('PNG with 3.0 JSON', 'verified', baked(['openbadgecredential', v3])),
    made('PNG with a 3.0 token', 'verified', baked(['openbadgecredential', token]), { reason: 'claim-missing' }),
    made('PNG with 2.0 JSON', 'verified', baked(['openbadges', text(assertion())])),
    made('PNG with a 2.0 token', 'verified', baked(['openbadges', token2])),
    made('PNG with the address of a 2.0 badge, legacy tEXt', 'verified', withChunk('tEXt', latin(ASSERTION))),
    made('PNG with both versions', 'verified', baked(['openbadgecredential', pair.v3], ['openbadges', pair.v2]), {
      web: pair.web,
    }),
    made(
      'PNG whose two versions differ',
      'verified',
      baked(['openbadgecredential', unlike.v3], ['openbadges', unlike.v2]),
      { web: unlike.web, reason: 'versions-differ' },
    ),
    made('SVG with 3.0 JSON', 'verified', svg({ credential: v3 })),
    made('SVG with a 3.0 token', 'verified', svg({ credential: token }), { reason: 'claim-missing' }),
    made('SVG with 2.0 JSON', 'verified', svg({ assertion: text(assertion()) })),
    made('SVG with a 2.0 token', 'verified', svg({ assertion: token2 })),
    made(
      'SVG with the address of a 2.0 badge alone',
      'verified',
      SVG.replace('<rect', `<ob:assertion xmlns:ob="http://openbadges.org" verify="${ASSERTION}"/><rect`),
    ),
    made('SVG with both versions', 'verified', svg({ credential: pair.v3, assertion: pair.v2 }), { web: pair.web }),
    made(
      'SVG as bytes with a byte-order mark',
      'verified',
      new TextEncoder().encode(`\ufeff${svg({ credential: v3 })}`),
    ),
    made('JSON as bytes with a byte-order mark', 'verified', new TextEncoder().encode(`\ufeff${v3}`)),
    made('a page that links its credential', 'verified', PAGE, {
      web: at(page('<link rel="alternate" type="application/vc+ld+json" href="credential.json">')),
    }),
    made('a page that links its credential in its body', 'verified', PAGE, {
      web: at(page('', '<a href="./credential.json" download>Credential</a>')),
    }),
    made('a page that links a 2.0 assertion', 'verified', PAGE, {
      web: at(page(`<link rel=alternate type=application/json href=${ASSERTION}>`)),
    }),
    made('a page whose first link leads nowhere', 'verified', PAGE, {
      web: at(
        page(
          '<link rel="alternate" type="application/vc+ld+json" href="gone.json"><link rel="alternate" type="application/json" href="credential.json">',
        ),
        { 'https://issuer.example/award/gone.json': 404 },
      ),
    }),
    made('the address of a 3.0 credential', 'verified', 'https://issuer.example/award/credential.json', {
      web: at(page('')),
    }),
    made('the address of a token', 'verified', 'https://issuer.example/t.jws', {
      web: { ...all, 'https://issuer.example/t.jws': token },
      reason: 'claim-missing',
    }),

    made(
      'PNG with a changed 3.0 credential',
      'invalid',
      baked(['openbadgecredential', text({ ...await0, name: 'Ropes' })]),
      { reason: 'signature-mismatch' },
    ),
    made(
      'PNG with a 2.0 copy that differs',
      'invalid',
      baked(['openbadges', text(assertion({ narrative: 'More.' }))]),
      { reason: 'hosted-differs' },
    ),
    made(
      'PNG where one of two versions is forged',
      'invalid',
      baked(
        ['openbadgecredential', pair.v3],
        ['openbadges', text(assertion({ id: 'https://issuer.example/a.json', badge: 'https://evil.example/b.json' }))],
      ),
      { web: pair.web, reason: 'hosted-differs' },
    ),
    made('PNG with two chunks of one keyword', 'invalid', withChunk('iTXt', `openbadgecredential\0\0\0\0\0${v3}`, 2), {
      reason: 'png-keyword-repeated',
    }),
    made(
      'PNG with a new and a legacy chunk',
      'invalid',
      (() => {
        const chunks = unwrap(readChunks(baked(['openbadges', text(assertion())])));
        return writeChunks([
          ...chunks.slice(0, 1),
          buildChunk('tEXt', new TextEncoder().encode(latin('https://evil.example/a.json'))),
          ...chunks.slice(1),
        ]);
      })(),
      { reason: 'png-keyword-repeated' },
    ),
    made('PNG with a compressed chunk', 'invalid', withChunk('iTXt', 'openbadgecredential\0\u0001\0\0\0xxxx'), {
      reason: 'png-text-compressed',
    }),
    made('PNG with zTXt', 'invalid', withChunk('zTXt', 'openbadges\0\0xxxx'), { reason: 'png-text-compressed' }),
    made('PNG with a wrong checksum', 'invalid', damaged, { reason: 'png-chunk-crc' }),
    made('PNG that is cut off', 'invalid', baked(['openbadgecredential', v3]).slice(0, 200), {
      reason: 'png-truncated',
    }),
    made(
      'PNG with an oversize chunk',
      'invalid',
      withChunk('iTXt', `openbadgecredential\0\0\0\0\0${'a'.repeat(1_048_577)}`),
      { reason: 'png-text-too-large' },
    ),
    made(
      'SVG with two credentials',
      'invalid',
      svg({ credential: v3 }).replace(
        '<rect',
        `<o:credential xmlns:o="https://purl.imsglobal.org/ob/v3p0"><![CDATA[${v3}]]></o:credential><rect`,
      ),
      { reason: 'svg-element-repeated' },
    ),
    made(
      'SVG whose verify and body differ',
      'invalid',
      SVG.replace(
        '<rect',
        `<o:credential xmlns:o="https://purl.imsglobal.org/ob/v3p0" verify="${token}"><![CDATA[${v3}]]></o:credential><rect`,
      ),
      { reason: 'svg-credential-ambiguous' },
    ),
    made('SVG with a DOCTYPE', 'invalid', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg({ credential: v3 })}`, {
      reason: 'svg-doctype',
    }),
    made(
      'SVG that is nested without end',
      'invalid',
      `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(300)}${'</g>'.repeat(300)}</svg>`,
      { reason: 'svg-too-deep' },
    ),
    made('SVG that is not well formed', 'invalid', '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>', {
      reason: 'svg-malformed',
    }),

    made('PNG without a badge', 'unknown', png, { reason: 'nothing-baked' }),
    made('SVG without a badge', 'unknown', SVG, { reason: 'nothing-baked' }),
    made('a page without a credential', 'unknown', PAGE, {
      web: at(page('<title>Nothing</title>')),
      reason: 'no-link',
    }),
    made(
      'a page as text, whose links have no base',
      'unknown',
      page('<link rel="alternate" type="application/vc+ld+json" href="credential.json">'),
      { reason: 'no-link' },
    ),
    made('an address that gives no answer', 'unknown', 'https://nowhere.example/', {
      web: {},
      reason: 'input-unreachable',
    }),
    made('an address with nothing there', 'unknown', 'https://nowhere.example/', {
      web: { 'https://nowhere.example/': 404 },
      reason: 'input-not-there',
    }),
    made('a page that leads to a page', 'unknown', PAGE, {
      web: at(page('<link rel="alternate" type="application/vc+ld+json" href="more/">'), {
        'https://issuer.example/award/more/': page(
          '<link rel="alternate" type="application/vc+ld+json" href="https://issuer.example/award/credential.json">',
        ),
      }),
      reason: 'no-link',
    }),
    made('nothing', 'invalid', '', { reason: 'input-empty' }),
    made('bytes that are nothing', 'invalid', Uint8Array.of(0xff, 0xfe, 0, 1), { reason: 'not-text' }),
    made('words', 'unknown', 'I am a badge.', { reason: 'not-recognized' }),
  ].map((fixture) => (fixture.web === undefined ? { ...fixture, web: baseWeb } : fixture));
}
