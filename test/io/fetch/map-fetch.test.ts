import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMapFetch, FETCH_LIMITS, type FetchAddress } from '../../../src/io/index.ts';
import { makeFolder, put } from '../../roots.ts';
import { outcome, textOf } from './servers.ts';

const next: FetchAddress = async (url) => ({ ok: false, reason: 'fetch-offline', detail: url });

/** A site in a folder, with a secret beside it. */
function site(): string {
  const root = makeFolder();
  put(root, 'secret.json', 'secret');
  put(root, 'site/index.html', 'home');
  put(root, 'site/a.json', '{}');
  put(root, 'site/é ü.json', 'odd');
  put(root, 'site/sub/index.html', 'sub');
  put(root, 'site/100%.json', 'percent');
  mkdirSync(join(root, 'site/bare'));
  return join(root, 'site');
}
const mapped = (folder: string) => createMapFetch([{ url: 'https://a.example/b/', folder }], next);

describe('what lies in the folder', () => {
  test('is answered as a static host does', async () => {
    expect(await mapped(site())('https://a.example/b/a.json?x=1')).toEqual({
      ok: true,
      url: 'https://a.example/b/a.json?x=1',
      status: 200,
      contentType: 'application/json',
      body: new TextEncoder().encode('{}'),
    });
  });
  test.each([
    ['', 'home'],
    ['?a.json', 'home'],
    ['sub/', 'sub'],
    ['sub/../a.json', '{}'],
    ['%61.json', '{}'],
    ['%C3%A9%20%C3%BC.json', 'odd'],
    ['é ü.json', 'odd'],
    ['100%25.json', 'percent'],
  ])('%j is %j', async (path, text) => {
    expect(textOf(await mapped(site())(`https://a.example/b/${path}`))).toBe(text);
  });
  test.each([
    'no.json',
    'sub',
    'bare/',
    'bare',
    'a.json/',
    'a.json/b',
    'sub//index.html',
    '/a.json',
    '%',
    '%ff',
    '100%.json',
  ])('%j is not there', async (path) => {
    expect(outcome(await mapped(site())(`https://a.example/b/${path}`))).toBe(404);
  });
  test.each([
    ['json', 'application/json'],
    ['html', 'text/html; charset=utf-8'],
    ['png', 'image/png'],
    ['svg', 'image/svg+xml'],
    ['jws', 'application/octet-stream'],
    ['jwt', 'application/octet-stream'],
  ])('.%s is %s', async (extension, contentType) => {
    const folder = makeFolder();
    put(folder, `a.${extension}`, 'x');
    expect(await mapped(folder)(`https://a.example/b/a.${extension}`)).toMatchObject({ status: 200, contentType });
  });
  test('a file as large as the limit is answered, a larger one refused', async () => {
    const folder = makeFolder();
    put(folder, 'full', new Uint8Array(FETCH_LIMITS.bytes));
    put(folder, 'over', new Uint8Array(FETCH_LIMITS.bytes + 1));
    const fetch = mapped(folder);
    expect(outcome(await fetch('https://a.example/b/full'))).toBe(200);
    expect(outcome(await fetch('https://a.example/b/over'))).toBe('fetch-too-large');
  });
});

describe('nothing outside the folder', () => {
  test.each([
    '..%2fsecret.json',
    '%2e%2e%2fsecret.json',
    'sub%2f..%2f..%2fsecret.json',
    'sub%2findex.html',
    '..%5csecret.json',
    'sub%5cindex.html',
    'a.json%00',
    'a.json%00.html',
    '%00',
    '%252e%252e/secret.json',
    '..%252fsecret.json',
    '%c0%ae%c0%ae/secret.json',
    '%2fetc%2fpasswd',
    '/etc/passwd',
    `${'a'.repeat(300)}/b`,
    'a'.repeat(300),
  ])('%s', async (path) => {
    expect(outcome(await mapped(site())(`https://a.example/b/${path}`))).toBe(404);
  });
  test.each(['../secret.json', '%2e%2e/secret.json', '.%2E/secret.json', '..\\secret.json', 'sub/../../secret.json'])(
    '%s is an address beside it, and none of the map',
    async (path) => {
      expect(await mapped(site())(`https://a.example/b/${path}`)).toMatchObject({ reason: 'fetch-offline' });
    },
  );
  test('a path of very many steps is not there, and soon', async () => {
    expect(outcome(await mapped(site())(`https://a.example/b/${'a/'.repeat(100_000)}b`))).toBe(404);
  });
  test('nor behind a link, be it the file or a folder above', async () => {
    const folder = site();
    symlinkSync('../secret.json', join(folder, 'link.json'));
    symlinkSync('a.json', join(folder, 'twin.json'));
    symlinkSync('..', join(folder, 'up'));
    symlinkSync('sub', join(folder, 'alias'));
    for (const path of ['link.json', 'twin.json', 'up/secret.json', 'alias/', 'alias/index.html'])
      expect([path, outcome(await mapped(folder)(`https://a.example/b/${path}`))]).toEqual([path, 404]);
  });
});

describe('which addresses are answered', () => {
  test.each([
    'https://a.example/',
    'https://a.example/b',
    'https://a.example/bb/a.json',
    'https://a.example/B/a.json',
    'http://a.example/b/a.json',
    'https://a.example:8443/b/a.json',
    'https://a.example.evil.example/b/a.json',
    'https://evil.example/https://a.example/b/a.json',
    'https://me@a.example/b/a.json',
    'https://:secret@a.example/b/a.json',
    'https://a.example@evil.example/b/a.json',
    'a.json',
    '',
  ])('%j goes on, as it was written', async (address) => {
    expect(await mapped(site())(address)).toEqual({ ok: false, reason: 'fetch-offline', detail: address });
  });
  test.each(['https://a.example:443/b/a.json', 'HTTPS://A.EXAMPLE/b/a.json', 'https://a.example/c/../b/a.json'])(
    '%s is the same address in other clothes',
    async (address) => {
      expect(textOf(await mapped(site())(address))).toBe('{}');
    },
  );
  test('a map without its last slash is that folder all the same', async () => {
    const fetch = createMapFetch([{ url: 'https://a.example/b', folder: site() }], next);
    expect(textOf(await fetch('https://a.example/b/a.json'))).toBe('{}');
    expect(outcome(await fetch('https://a.example/ba.json'))).toBe('fetch-offline');
  });
  test('the longest wins, in whatever order they are given, and does not fall back', async () => {
    const root = makeFolder();
    put(root, 'outer/in/a', 'outer');
    put(root, 'outer/in/b', 'outer');
    put(root, 'inner/a', 'inner');
    const maps = [
      { url: 'https://a.example/', folder: join(root, 'outer') },
      { url: 'https://a.example/in/', folder: join(root, 'inner') },
    ];
    for (const order of [maps, maps.toReversed()]) {
      const fetch = createMapFetch(order, next);
      expect(textOf(await fetch('https://a.example/in/a'))).toBe('inner');
      expect(outcome(await fetch('https://a.example/in/b'))).toBe(404);
    }
  });
});
