import { describe, expect, test } from 'vitest';
import { credentialLinks } from '../../src/verify/page-links.ts';

const BASE = 'https://issuer.example/award/';
const links = (html: string, base: string | undefined = BASE) => credentialLinks(html, base);

describe('the links of a page that may lead to a credential', () => {
  test('the surest first, each once, fragments left off', () => {
    expect(
      links(
        [
          '<a href="credential.json#a">Credential</a>',
          '<link rel="alternate" type="application/json" href="/a.json">',
          "<LINK REL='Alternate' TYPE='application/vc+ld+json' HREF='c.json'>",
          '<link rel="alternate" type="application/ld+json" href="b.json">',
          '<a type="application/json" href="/a.json">again</a>',
        ].join('\n'),
      ),
    ).toEqual([`${BASE}c.json`, `${BASE}b.json`, 'https://issuer.example/a.json', `${BASE}credential.json`]);
  });

  test.each([
    ['another relation', '<link rel="stylesheet" type="application/json" href="a.json">'],
    ['another type', '<link rel="alternate" type="application/rss+xml" href="feed.xml">'],
    ['no address', '<link rel="alternate" type="application/json">'],
    ['another scheme', '<link rel="alternate" type="application/json" href="javascript:alert(1)">'],
    ['data', '<link rel="alternate" type="application/json" href="data:application/json,{}">'],
    ['a file', '<link rel="alternate" type="application/json" href="file:///etc/passwd">'],
    ['any other JSON', '<a href="/package.json">x</a>'],
  ])('not %s', (_, html) => expect(links(html)).toEqual([]));

  test('relative links need the page’s own address', () => {
    const html =
      '<link rel="alternate" type="application/json" href="a.json"><link rel="alternate" type="application/json" href="https://b.example/b.json">';
    expect(credentialLinks(html, undefined)).toEqual(['https://b.example/b.json']);
  });

  test('a page that never ends a tag is read in time', () => {
    expect(links(`<a ${'a="b" '.repeat(100_000)}`)).toEqual([]);
    expect(links('<link '.repeat(100_000))).toEqual([]);
    expect(links(`<a${' a'.repeat(200_000)}`)).toEqual([]);
  });
});
