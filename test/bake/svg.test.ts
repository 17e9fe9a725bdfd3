import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { bakeSvg, SVG_TEXT_LIMIT, unbakeSvg } from '../../src/bake/svg.ts';
import { openSvg } from '../../src/bake/svg-picture.ts';
import { printJson } from '../../src/values/index.ts';
import { describeWithVectors, readVector } from '../vectors.ts';
import { unwrap } from './pictures.ts';

const v2 = 'http://openbadges.org';
const v3 = 'https://purl.imsglobal.org/ob/v3p0';
const plain =
  '<?xml version="1.0"?>\n<!-- <svg> --><svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" data-a=">"><rect width="8" height="8" fill="#246"/></svg>\n';
const credential = '{\n  "id": "https://example.org/c",\n  "name": "Zoë 日本 emoji 🎒 <b> & \\u003e"\n}\n';
const assertion = '{"id":"https://example.org/a?b=1&c=\\"2\\"","name":"Zoë 日本 emoji 🎒"}\n';
const jws = 'eyJhbGciOiJFZERTQSJ9.eyJpZCI6InVybjp4In0.c2lnbmF0dXJl';
const reasonOf = (result: { ok: true } | { ok: false; reason: string }): string => (result.ok ? 'good' : result.reason);
const svgWith = (body: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${body}<rect/></svg>`;
const read = (body: string, attributes = '') => unbakeSvg(svgWith(body, attributes));

describe('B-06 a baked SVG', () => {
  test('has both elements first in its root, 3.0 before 2.0, each with its own namespace', () => {
    expect(unwrap(bakeSvg(plain, { assertion, credential }))).toBe(
      plain.replace(
        '<rect',
        `<openbadges:credential xmlns:openbadges="${v3}"><![CDATA[${credential}]]></openbadges:credential>` +
          `<openbadges:assertion xmlns:openbadges="${v2}" verify="https://example.org/a?b=1&#38;c=&#34;2&#34;"><![CDATA[${assertion}]]></openbadges:assertion><rect`,
      ),
    );
  });

  test('gives back exactly the texts baked', () => {
    expect(unwrap(unbakeSvg(unwrap(bakeSvg(plain, { credential, assertion }))))).toEqual({ credential, assertion });
    expect(unwrap(unbakeSvg(unwrap(bakeSvg(plain, { credential }))))).toEqual({ credential });
    expect(unwrap(unbakeSvg(unwrap(bakeSvg(plain, { assertion }))))).toEqual({ assertion });
  });

  test('has a JWS in `verify` of an empty element', () => {
    const baked = unwrap(bakeSvg(plain, { credential: jws, assertion: jws }));
    expect(baked).toContain(`<openbadges:credential xmlns:openbadges="${v3}" verify="${jws}"/>`);
    expect(unwrap(unbakeSvg(baked))).toEqual({ credential: jws, assertion: jws });
  });

  test('replaces what was baked before, wherever and under whatever prefix it stood', () => {
    const fresh = unwrap(bakeSvg(plain, { credential, assertion }));
    expect(unwrap(bakeSvg(fresh, { credential, assertion }))).toBe(fresh);
    const others = plain.replace(
      '</svg>',
      `<g><x:assertion xmlns:x="${v2}" verify="old"/></g><credential xmlns="${v3}">{<b/>}</credential></svg>`,
    );
    expect(unwrap(bakeSvg(others, { credential, assertion }))).toBe(fresh.replace('</svg>', '<g></g></svg>'));
    const renewed = unwrap(bakeSvg(fresh, { assertion: '{"id":"urn:new"}' }));
    expect(unwrap(unbakeSvg(renewed))).toEqual({ credential, assertion: '{"id":"urn:new"}' });
  });

  test('is the same from an opened picture as from the text, and from an empty root', () => {
    const picture = unwrap(openSvg(plain));
    expect(unwrap(bakeSvg(picture, { credential }))).toBe(unwrap(bakeSvg(plain, { credential })));
    const empty = unwrap(bakeSvg('<svg xmlns="http://www.w3.org/2000/svg" />', { credential }));
    expect(unwrap(unbakeSvg(empty))).toEqual({ credential });
  });

  test('is drawn by sharp as it was before', async () => {
    const pixels = (svg: string) => sharp(new TextEncoder().encode(svg)).raw().toBuffer();
    expect(await pixels(unwrap(bakeSvg(plain, { credential, assertion })))).toEqual(await pixels(plain));
  });

  test('B-03 round-trips whatever the JSON writer writes', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(']]>', '<![CDATA[', '\r\n', '\uffff', '&lt;'),
    );
    const picture = unwrap(openSvg(plain));
    fc.assert(
      fc.property(fc.webUrl(), fc.array(nasty), (id, texts) => {
        const json = printJson({ id, texts });
        const baked = unwrap(bakeSvg(picture, { credential: json, assertion: json }));
        expect(unwrap(unbakeSvg(baked))).toEqual({ credential: json, assertion: json });
      }),
      { seed: 19, numRuns: 300 },
    );
  });

  test('B-03 is refused for text that one CDATA section cannot carry as it stands', () => {
    const bake = (text: string) => reasonOf(bakeSvg(plain, { credential: text }));
    expect(bake('{"a":"]]>"}')).toBe('svg-text-splits-cdata');
    expect(bake('{"a":"\uffff"}')).toBe('svg-text-forbidden-character');
    expect(bake('{"a":"\ud800"}')).toBe('svg-text-forbidden-character');
    expect(bake('{"a":1}\r\n')).toBe('svg-text-carriage-return');
    expect(bake('')).toBe('svg-text-malformed');
    expect(bake('a.b')).toBe('svg-text-malformed');
    expect(bake(`{"a":"${'x'.repeat(SVG_TEXT_LIMIT)}"}`)).toBe('svg-text-too-large');
    expect(reasonOf(bakeSvg(plain, { assertion: '{"a":1}' }))).toBe('svg-text-malformed');
    expect(reasonOf(bakeSvg(plain, { assertion: '{"id":' }))).toBe('svg-text-malformed');
  });

  test('is refused where the root is no SVG', () => {
    expect(reasonOf(bakeSvg('<svg/>', { credential }))).toBe('svg-root');
    expect(reasonOf(bakeSvg('<html xmlns="http://www.w3.org/2000/svg"/>', { credential }))).toBe('svg-root');
    expect(reasonOf(bakeSvg('<!DOCTYPE svg><svg/>', { credential }))).toBe('svg-doctype');
  });
});

describe('B-01 reading what others baked', () => {
  test('by namespace and local name, under any prefix or none, declared anywhere above', () => {
    expect(unwrap(read('<a:assertion>{}</a:assertion>', ` xmlns:a="${v2}"`))).toEqual({ assertion: '{}' });
    expect(unwrap(read(`<g><credential xmlns="${v3}">{}</credential></g>`))).toEqual({ credential: '{}' });
    expect(unwrap(read('<openbadges:assertion xmlns:openbadges="urn:other">{}</openbadges:assertion>'))).toEqual({});
    expect(unwrap(read('<assertion>{}</assertion>'))).toEqual({});
    expect(unwrap(read(`<a:assertion xmlns:a="${v3}">{}</a:assertion>`))).toEqual({});
  });

  test('takes the first of two', () => {
    const body = `<assertion xmlns="${v2}">{"n":1}</assertion><assertion xmlns="${v2}">{"n":2}</assertion>`;
    expect(unwrap(read(body))).toEqual({ assertion: '{"n":1}' });
  });

  const element = (inner: string, verify?: string, kind = 'assertion') =>
    read(
      `<b:${kind} xmlns:b="${kind === 'assertion' ? v2 : v3}"${verify === undefined ? '' : ` verify="${verify}"`}>${inner}</b:${kind}>`,
    );

  test('B-03 joins sections and text, without the white space around them', () => {
    expect(unwrap(element('\n <![CDATA[{"a":"]]]]>\n<![CDATA[>"} ]]> '))).toEqual({ assertion: '{"a":"]]\n>"} ' });
    expect(unwrap(element('<![CDATA[{"a":"]]]]><![CDATA[>"}]]>'))).toEqual({ assertion: '{"a":"]]>"}' });
    expect(unwrap(element('{&quot;a&quot;:<!-- b --><?c d?>1<![CDATA[}]]>'))).toEqual({ assertion: '{"a":1}' });
  });

  test('B-05 accepts a JWS in the body, with or without `verify`', () => {
    expect(unwrap(element(`<![CDATA[\n${jws}\n]]>`))).toEqual({ assertion: jws });
    expect(unwrap(element(`<![CDATA[${jws}]]>`, jws))).toEqual({ assertion: jws });
    expect(unwrap(element(`<![CDATA[${jws}]]>`, 'https://example.org/a'))).toEqual({ assertion: jws });
  });

  test('gives the address where a 2.0 element has no more', () => {
    expect(unwrap(element(' ', 'https://example.org/a&amp;b'))).toEqual({ address: 'https://example.org/a&b' });
  });

  test('B-02, B-07 refuses what has two readings or none', () => {
    expect(reasonOf(element('<![CDATA[{}]]>', jws, 'credential'))).toBe('svg-credential-ambiguous');
    expect(reasonOf(element('', 'https://example.org/c', 'credential'))).toBe('svg-text-malformed');
    expect(reasonOf(element('  <![CDATA[ ]]>'))).toBe('svg-text-malformed');
    expect(reasonOf(element('{<b>1</b>}'))).toBe('svg-body-has-elements');
    expect(reasonOf(element('x'.repeat(SVG_TEXT_LIMIT + 1)))).toBe('svg-text-too-large');
    expect(reasonOf(unbakeSvg(`<assertion xmlns="${v2}">{}</assertion>`))).toBe('svg-root');
  });

  test('B-07 never crashes at any position at which a baked SVG is cut', () => {
    const baked = unwrap(bakeSvg(plain, { credential, assertion })).trimEnd();
    for (let length = 0; length < baked.length; length++) expect(unbakeSvg(baked.slice(0, length)).ok).toBe(false);
  });
});

describeWithVectors('the examples of the specifications', () => {
  test('2.0, hosted', () => {
    const found = unwrap(unbakeSvg(readVector('baking/ob2-spec-example.svg')));
    expect(Object.keys(found)).toEqual(['assertion']);
    expect(JSON.parse(found.assertion ?? '')).toMatchObject({
      type: 'Assertion',
      id: 'https://example.org/assertions/123',
    });
  });

  test('3.0, JWT in `verify`', () => {
    expect(unwrap(unbakeSvg(readVector('baking/ob3-spec-example-1.svg')))).toEqual({
      credential: 'header.payload.signature',
    });
  });

  test('3.0, embedded proof', () => {
    const found = unwrap(unbakeSvg(readVector('baking/ob3-spec-example-2.svg')));
    expect(JSON.parse(found.credential ?? '')).toMatchObject({ id: 'http://example.edu/credentials/3732' });
  });

  test('are replaced, though their namespace is declared on the root', () => {
    for (const name of ['unbaked', 'ob2-spec-example', 'ob3-spec-example-1', 'ob3-spec-example-2']) {
      const baked = unwrap(bakeSvg(readVector(`baking/${name}.svg`), { credential, assertion }));
      expect(unwrap(unbakeSvg(baked))).toEqual({ credential, assertion });
      expect(unwrap(openSvg(baked)).baked).toHaveLength(2);
    }
  });
});
