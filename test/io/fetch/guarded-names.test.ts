import { type RequestOptions, request } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createGuardedFetch } from '../../../src/io/index.ts';
import { outcome, serve, textOf } from './servers.ts';

/** Where https connections would have gone; they end at a server of this machine, without TLS. */
const wire = vi.hoisted(() => ({ port: 0, connected: [] as string[][] }));
vi.mock('node:https', () => ({
  request: (url: URL, options: RequestOptions) =>
    request({
      ...options,
      hostname: url.hostname,
      path: url.pathname,
      port: wire.port,
      family: 4,
      lookup: (host, asked, done) =>
        options.lookup?.(host, { ...asked, all: true }, (error, found) => {
          if (error) return done(error, '', 0);
          wire.connected.push((found as { address: string }[]).map(({ address }) => address));
          if (asked.all) done(null, [{ address: '127.0.0.1', family: 4 }]);
          else done(null, '127.0.0.1', 4);
        }),
    }),
}));
afterEach(() => {
  wire.connected.length = 0;
});

/** Names and their addresses, one answer after the other; the last one stays. */
function names(answers: Readonly<Record<string, readonly (readonly string[])[]>>) {
  const asked: string[] = [];
  return {
    asked,
    resolve: (
      host: string,
      _options: object,
      done: (error: null, addresses: { address: string; family: number }[]) => void,
    ) => {
      const all = answers[host] ?? [];
      const now = all[Math.min(asked.filter((one) => one === host).length, all.length - 1)] ?? [];
      asked.push(host);
      const found = now.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      setImmediate(() => done(null, found));
    },
  };
}

describe('names', () => {
  test('a public one is asked over https, at the addresses that were judged', async () => {
    wire.port = (await serve((_request, response) => response.end('outside'))).port;
    const { resolve } = names({ 'a.example': [['8.8.8.8', '2606:4700::1']] });
    expect(textOf(await createGuardedFetch({ resolve })('https://a.example:8443/'))).toBe('outside');
    expect(wire.connected).toEqual([['8.8.8.8', '2606:4700::1']]);
  });
  test.each([
    ['private', ['10.0.0.1']],
    ['public and private', ['8.8.8.8', '192.168.0.1']],
    ['public and loopback', ['2606:4700::1', '::1']],
    ['mapped', ['::ffff:169.254.169.254']],
    ['none', []],
  ])('one whose addresses are %s is refused, nothing is connected', async (_title, addresses) => {
    const { resolve } = names({ 'a.example': [addresses] });
    expect(outcome(await createGuardedFetch({ resolve })('https://a.example/'))).toBe('fetch-address');
    expect(wire.connected).toEqual([]);
  });
  test('one that changes its mind is looked up once a connection, and judged by that', async () => {
    wire.port = (await serve((_request, response) => response.end('outside'))).port;
    const { resolve, asked } = names({ 'a.example': [['8.8.8.8'], ['127.0.0.1'], ['8.8.4.4']] });
    const fetch = createGuardedFetch({ resolve });
    const outcomes = [];
    for (let n = 0; n < 3; n++) outcomes.push(outcome(await fetch('https://a.example/')));
    expect(outcomes).toEqual([200, 'fetch-address', 200]);
    expect(asked).toHaveLength(3);
    expect(wire.connected).toEqual([['8.8.8.8'], ['8.8.4.4']]);
  });
  test('the same between a redirect and where it leads', async () => {
    const { port } = await serve((_request, response) => response.writeHead(302, { location: '/next' }).end());
    wire.port = port;
    const { resolve } = names({ 'a.example': [['8.8.8.8'], ['10.0.0.1']] });
    expect(outcome(await createGuardedFetch({ resolve })('https://a.example/'))).toBe('fetch-address');
    expect(wire.connected).toEqual([['8.8.8.8']]);
  });
  test('the same for a server of the own machine, in earnest', async () => {
    let served = 0;
    const { port } = await serve((_request, response) => response.end(String(++served)));
    const { resolve } = names({ 'dev.example': [['127.0.0.1'], ['10.0.0.1']] });
    const fetch = createGuardedFetch({ resolve, allowLoopback: [`dev.example:${port}`] });
    expect(textOf(await fetch(`http://dev.example:${port}/`))).toBe('1');
    expect(outcome(await fetch(`http://dev.example:${port}/`))).toBe('fetch-address');
    expect(served).toBe(1);
  });
});

describe('redirects between http and https', () => {
  test('from https to http is refused, even to a server that is allowed', async () => {
    let served = 0;
    const inside = await serve((_request, response) => response.end(String(++served)));
    wire.port = (
      await serve((_request, response) => response.writeHead(302, { location: `${inside.origin}/` }).end())
    ).port;
    const { resolve } = names({ 'a.example': [['8.8.8.8']] });
    const fetch = createGuardedFetch({ resolve, allowLoopback: [inside.host] });
    expect(outcome(await fetch('https://a.example/'))).toBe('fetch-scheme');
    expect(served).toBe(0);
  });
  test('from http to https is fine', async () => {
    wire.port = (await serve((_request, response) => response.end('outside'))).port;
    const inside = await serve((_request, response) =>
      response.writeHead(302, { location: 'https://a.example/' }).end(),
    );
    const { resolve } = names({ 'a.example': [['8.8.8.8']] });
    const fetched = await createGuardedFetch({ resolve, allowLoopback: [inside.host] })(inside.origin);
    expect(fetched).toMatchObject({ ok: true, url: 'https://a.example/' });
  });
});
