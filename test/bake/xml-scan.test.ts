import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanXml, XML_LIMITS, type XmlToken } from '../../src/bake/xml-scan.ts';

const reasonOf = (text: string): string => {
  const scanned = scanXml(text, () => {});
  return scanned.ok ? 'good' : scanned.reason;
};
const tokensOf = (text: string): XmlToken[] => {
  const tokens: XmlToken[] = [];
  const scanned = scanXml(text, (token) => tokens.push(token));
  if (!scanned.ok) throw new Error(scanned.reason);
  return tokens;
};
const textOf = (text: string): string =>
  tokensOf(text)
    .map((token) => (token.kind === 'text' || token.kind === 'cdata' ? token.value : ''))
    .join('');

describe('reads XML as its specification has it', () => {
  test.each([
    '<a/>',
    '\ufeff<?xml version="1.0" encoding="UTF-8" standalone=\'no\' ?>\n<!-- a -->\n<a></a>\n<!-- b --><?pi done?>\n',
    '<a b = "1" c=\'"\' d="it\'s > here"><b\n/></a\n>',
    '<?pi?><a><?php echo "</a>" ?><!-- </a> <b> - --></a>',
    '<a><![CDATA[</a> & <b]]></a>',
    '<日本 ключ="é"/>',
    '<a xmlns:b="urn:b" b:c="1" c="2"/>',
    '<a xml:lang="en" xmlns:xml="http://www.w3.org/XML/1998/namespace"/>',
  ])('well-formed: %s', (text) => expect(reasonOf(text)).toBe('good'));

  test('resolves references and line ends in text, not in CDATA', () => {
    expect(textOf('<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x1F392;\r\n\r.</a>')).toBe('<&>"\'A🎒\n\n.');
    expect(textOf('<a><![CDATA[&lt;\r\n]]></a>')).toBe('&lt;\n');
  });

  test('gives attributes by namespace, with white space made plain', () => {
    const [open] = tokensOf('<s:a xmlns:s="urn:s" xmlns="urn:d" s:x="1" x="a\n&#10;b" xmlns:t="urn:t"/>');
    expect(open).toMatchObject({ namespace: 'urn:s', local: 'a', empty: true });
    expect(open?.kind === 'open' && [...open.attributes]).toEqual([
      ['{urn:s}x', '1'],
      ['x', 'a \nb'],
    ]);
  });

  test('B-01 knows the namespace of an element from itself or its ancestors', () => {
    const names = tokensOf(
      '<a xmlns="urn:1" xmlns:p="urn:p"><b/><p:b xmlns:p="urn:q"><p:c/></p:b><p:d/><e xmlns=""/></a>',
    )
      .filter((token) => token.kind === 'open')
      .map((token) => `${token.namespace} ${token.local}`);
    expect(names).toEqual(['urn:1 a', 'urn:1 b', 'urn:q b', 'urn:q c', 'urn:p d', ' e']);
  });
});

describe('B-07 refuses what is not well-formed, by name', () => {
  test.each([
    ['', 'svg-malformed'],
    ['  ', 'svg-malformed'],
    ['text', 'svg-malformed'],
    ['<a>', 'svg-malformed'],
    ['<a></b>', 'svg-malformed'],
    ['<a/><b/>', 'svg-malformed'],
    ['<a/>text', 'svg-malformed'],
    ['<a/><![CDATA[x]]>', 'svg-malformed'],
    ['</a>', 'svg-malformed'],
    ['< a/>', 'svg-malformed'],
    ['<a b/>', 'svg-malformed'],
    ['<a b=c/>', 'svg-malformed'],
    ['<a b="1"c="2"/>', 'svg-malformed'],
    ['<a b="<"/>', 'svg-malformed'],
    ['<a b="1/>', 'svg-malformed'],
    ['<a>]]></a>', 'svg-malformed'],
    ['<a><!-- a -- b --></a>', 'svg-malformed'],
    ['<a><!-- a ---></a>', 'svg-malformed'],
    ['<a><![CDATA[ </a>', 'svg-malformed'],
    ['<a><?pi </a>', 'svg-malformed'],
    ['<a/><?xml version="1.0"?>', 'svg-malformed'],
    [' <?xml version="1.0"?><a/>', 'svg-malformed'],
    ['<?xml version="1.0" encoding="utf-8?><a/>', 'svg-malformed'],
    ['<?xml version="1.0" encoding="iso-8859-1"?><a/>', 'svg-encoding'],
    ['<a>&nbsp;</a>', 'svg-entity'],
    ['<a>& </a>', 'svg-entity'],
    ['<a b="&x"/>', 'svg-entity'],
    ['<a>&#0;</a>', 'svg-entity'],
    ['<a>&#xD800;</a>', 'svg-entity'],
    ['<a>&#x110000;</a>', 'svg-entity'],
    ['<!DOCTYPE svg><svg/>', 'svg-doctype'],
    ['<!DOCTYPE a [<!ENTITY b "bbb"><!ENTITY c "&b;&b;">]><a>&c;</a>', 'svg-doctype'],
    ['<a b="1" b="2"/>', 'svg-attribute-repeated'],
    ['<a xmlns:p="urn:1" xmlns:q="urn:1" p:b="1" q:b="2"/>', 'svg-attribute-repeated'],
    ['<a xmlns="urn:1" xmlns="urn:2"/>', 'svg-attribute-repeated'],
    ['<p:a/>', 'svg-prefix-undeclared'],
    ['<a><b xmlns:p="urn:p"/><p:c/></a>', 'svg-prefix-undeclared'],
    ['<a p:b="1"/>', 'svg-prefix-undeclared'],
    ['<a xmlns:p=""/>', 'svg-namespace-malformed'],
    ['<a xmlns:xml="urn:1"/>', 'svg-namespace-malformed'],
    ['<a xmlns:xmlns="urn:1"/>', 'svg-namespace-malformed'],
    ['<a:b:c xmlns:a="urn:1"/>', 'svg-namespace-malformed'],
    ['<:a/>', 'svg-namespace-malformed'],
    ['<a>\u0000</a>', 'svg-forbidden-character'],
    ['<a>\uffff</a>', 'svg-forbidden-character'],
    ['<a>\ud800</a>', 'svg-forbidden-character'],
  ])('%j: %s', (text, reason) => expect(reasonOf(text)).toBe(reason));

  test('over the limits', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(reasonOf(nested(XML_LIMITS.depth))).toBe('good');
    expect(reasonOf(nested(XML_LIMITS.depth + 1))).toBe('svg-too-deep');
    expect(reasonOf('<a>'.repeat(1_000_000))).toBe('svg-too-deep');
    expect(reasonOf(`<a>${' '.repeat(XML_LIMITS.characters)}</a>`)).toBe('svg-too-large');
    const attributes = (count: number) => Array.from({ length: count }, (_, index) => ` a${index}=""`).join('');
    expect(reasonOf(`<a${attributes(XML_LIMITS.attributes)}/>`)).toBe('good');
    expect(reasonOf(`<a${attributes(XML_LIMITS.attributes + 1)}/>`)).toBe('svg-too-many-attributes');
  });
});

describe('B-07 neither crashes nor hangs', () => {
  const pieces = fc.constantFrom(
    ...['<', '>', '/', '<a', '</a>', '<a>', '<!--', '--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<?xml', '&', '&amp;'],
    ...['"', "'", '=', ' ', 'xmlns:a="u"', 'a:b', ':', '&#', ';', '\ufeff', '\ud83c', '\r', '<!DOCTYPE', 'x'],
  );

  test('on random pieces of XML', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect(typeof reasonOf(parts.join(''))).toBe('string');
      }),
      { seed: 17, numRuns: 3_000 },
    );
  });

  test('on long runs of any of them', () => {
    const start = performance.now();
    for (const piece of ['<', '<a ', '<a b="', '<!--', '<![CDATA[', '<?a ', '&', '&#', ' ', 'a', ']]', '"', '-', ':']) {
      reasonOf(`<a>${piece.repeat(500_000 / piece.length)}`);
      reasonOf(`<a${piece.repeat(500_000 / piece.length)}`);
    }
    const scopes = '<b xmlns:q="u">'.repeat(254) + '<p:c p:x=""/>'.repeat(100_000) + '</b>'.repeat(254);
    expect(reasonOf(`<a xmlns:p="u">${scopes}</a>`)).toBe('good');
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
