import { describe, expect, test } from 'vitest';
import { parseUri, parseWebAddress } from '../../src/values/index.ts';

describe('I3-04, I3-15: addresses are absolute and kept as they are written', () => {
  test.each([
    'https://example.org',
    'https://example.org/',
    'HTTP://Example.org/Page',
    'https://example.org:8443/a?b=c#d',
    'https://example.org/%C3%A9',
    'https://example.org/é/日本',
    'https://日本.example/',
    'https://[2001:db8::1]/',
    'https://example.org/@zoe',
    'https://example.org/a?at=zoe@here',
  ])('%s passes', (text) => expect(parseWebAddress(text)).toEqual({ ok: true, value: text }));

  test.each([
    'example.org',
    '//example.org/',
    '/page',
    'ftp:',
    'https:// example.org/',
    'https://example.org/a b',
    ' https://example.org/',
    'https://example.org/\n',
    'https://exam\tple.org/',
    'https://example.org/\u00a0',
    'https://example.org/\u3000x',
    'https://example.org/\u2028',
    'https://example.org\\@evil.example/',
    'https://example.org/<script>',
    'https://example.org/"',
    'https://example.org/{id}',
    'https://example.org/a|b',
    'https://example.org/^',
    'https://example.org/`',
    'https://example.org/\0',
    'https://example.org/\u0085',
    'https://example.org/\ud800',
    'https://example.org/\uffff',
    'https://',
    'http:?q',
    'https://example.org:99999/',
    'https://exa%mple.org/',
  ])('%j is malformed', (text) => expect(parseWebAddress(text)).toEqual({ ok: false, reason: 'iri-malformed' }));

  test.each(['\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2069'])(
    'RFC 3987, 4.1: no character that turns the direction of writing (%j)',
    (turn) => {
      expect(parseWebAddress(`https://example.org/${turn}gpj.exe`).ok).toBe(false);
      expect(parseUri(`urn:example:${turn}x`).ok).toBe(false);
    },
  );

  test.each([
    'https:example',
    'https:example.org/page',
    'https:/example.org',
    'https:///example.org',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org/',
    'mailto:zoe@example.org',
    'did:web:example.org',
    'file:///etc/passwd',
  ])('%s is no web address', (text) => expect(parseWebAddress(text)).toEqual({ ok: false, reason: 'iri-scheme' }));

  test.each(['https://zoe@example.org/', 'https://zoe:secret@example.org/', 'https://:secret@example.org/'])(
    '%s holds credentials, which would become public',
    (text) => expect(parseWebAddress(text)).toEqual({ ok: false, reason: 'iri-credentials' }),
  );

  test.each(['urn:uuid:1', 'did:web:example.org', 'https://example.org', 'x-a+b.c:d', 'tag:example.org,2020:a'])(
    '%s is a URI',
    (text) => expect(parseUri(text)).toEqual({ ok: true, value: text }),
  );
  test.each(['', 'urn:', 'urn', ':x', '1a:b', 'a b:c', 'urn:a b', 'urn:<a>', './a', '#a', '_:b0'])(
    '%j is none: relative, or not an IRI to JSON-LD',
    (text) => expect(parseUri(text)).toEqual({ ok: false, reason: 'iri-malformed' }),
  );
});
