import type { IncomingHttpHeaders } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createGuardedFetch, FETCH_LIMITS, type GuardedFetchOptions, offlineFetch } from '../../../src/io/index.ts';
import { type Local, outcome, serve, serveRaw, textOf } from './servers.ts';

afterEach(() => void vi.restoreAllMocks());

const to = ({ host }: Local, options: GuardedFetchOptions = {}) =>
  createGuardedFetch({ allowLoopback: [host], ...options });

describe('an address that may be asked', () => {
  test('is answered whatever the status, with the bytes as they came', async () => {
    const server = await serve((request, response) => {
      response.writeHead(request.url === '/gone' ? 410 : 200, { 'content-type': 'application/json' });
      response.end(new Uint8Array([0, 255, 10]));
    });
    const fetch = to(server);
    expect(await fetch(`${server.origin}/a?b=c`)).toEqual({
      ok: true,
      url: `${server.origin}/a?b=c`,
      status: 200,
      contentType: 'application/json',
      body: new Uint8Array([0, 255, 10]),
    });
    expect(outcome(await fetch(`${server.origin}/gone`))).toBe(410);
  });
  test('hears of us only what is needed', async () => {
    const heard: IncomingHttpHeaders[] = [];
    const server = await serve((request, response) => {
      heard.push(request.headers);
      response.setHeader('set-cookie', 'a=b');
      response.end();
    });
    const fetch = to(server);
    await fetch(server.origin);
    await fetch(server.origin);
    await to(server, { accept: 'image/png' })(server.origin);
    const same = {
      host: server.host,
      'accept-encoding': 'identity',
      'user-agent': 'haversack',
      connection: 'close',
    };
    const accept = 'application/vc+ld+json, application/ld+json, application/json, text/html;q=0.5, */*;q=0.1';
    expect(heard).toEqual([
      { ...same, accept },
      { ...same, accept },
      { ...same, accept: 'image/png' },
    ]);
  });
});

describe('an address that may not', () => {
  const never: GuardedFetchOptions['resolve'] = () => {
    throw new Error('asked for a name');
  };
  test.each([
    ['fetch-malformed', ['', 'badge.json', '/a', 'https://', 'https://a b/', 'https://[::1/', 'https://1.2.3.400/']],
    [
      'fetch-scheme',
      ['http://a.example/', 'data:text/plain,a', 'file:///etc/passwd', 'ftp://a.example/', 'did:web:a.example'],
    ],
    ['fetch-scheme', ['http://127.0.0.1/', 'http://127.0.0.1:8081/', 'http://localhost:8080/', 'http://[::1]:8080/']],
    ['fetch-credentials', ['https://me:secret@a.example/', 'https://me@a.example/', 'https://:secret@a.example/']],
    ['fetch-credentials', ['http://me:secret@127.0.0.1:8080/']],
    ['fetch-address', ['https://127.0.0.1/', 'https://127.0.0.1:8080/', 'https://2130706433/', 'https://0x7f.1/']],
    ['fetch-address', ['https://0/', 'https://10.0.0.1/', 'https://169.254.169.254/latest/meta-data/']],
    ['fetch-address', ['https://[::1]/', 'https://[::ffff:127.0.0.1]/', 'https://[fd00::1]/', 'https://[fe80::1]/']],
  ])('%s: %j', async (reason, addresses) => {
    const fetch = createGuardedFetch({ allowLoopback: ['127.0.0.1:8080'], resolve: never });
    for (const address of addresses) expect([address, outcome(await fetch(address))]).toEqual([address, reason]);
  });
  test('the refusal does not repeat a password', async () => {
    const refused = await createGuardedFetch()('https://me:secret@a.example/');
    expect(JSON.stringify(refused)).not.toContain('secret');
  });
  test('a loopback server is asked only where it is allowed by exactly this host and port', async () => {
    const server = await serve((_request, response) => response.end('inside'));
    for (const allowed of [
      `localhost:${server.port}`,
      `127.0.0.1:${server.port}0`,
      '127.0.0.1',
      `7.0.0.1:${server.port}`,
    ])
      expect(outcome(await createGuardedFetch({ allowLoopback: [allowed] })(server.origin))).toBe('fetch-scheme');
    expect(outcome(await createGuardedFetch()(server.origin))).toBe('fetch-scheme');
  });
  test.each([['10.0.0.1'], ['8.8.8.8'], ['127.0.0.1', '8.8.8.8'], []])(
    'an allowed name that leads to %j is refused: it has to be loopback, all of it',
    async (...addresses: readonly string[]) => {
      const fetch = createGuardedFetch({
        allowLoopback: ['dev.example:8080'],
        resolve: (_host, _options, done) =>
          done(
            null,
            addresses.map((address) => ({ address, family: 4 })),
          ),
      });
      expect(outcome(await fetch('http://dev.example:8080/'))).toBe('fetch-address');
    },
  );
  test('offline, nobody is asked', async () => {
    expect(outcome(await offlineFetch('https://a.example/'))).toBe('fetch-offline');
  });
});

describe('redirects', () => {
  /** `/3` leads to `/2`, to `/1`, to `/0`, which is there; the Location is relative. */
  const countdown = () =>
    serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left > 0) response.writeHead(302, { location: `./${left - 1}` });
      response.end('there');
    });
  const leading = (location: string, status = 302) =>
    serve((request, response) => {
      if (request.url === '/') response.writeHead(status, { location });
      response.end(request.url);
    });

  test('are followed as often as the limit says, and not once more', async () => {
    const server = await countdown();
    const there = await to(server)(`${server.origin}/3`);
    expect(there).toMatchObject({ ok: true, url: `${server.origin}/0`, status: 200 });
    expect(outcome(await to(server)(`${server.origin}/4`))).toBe('fetch-redirects');
    expect(outcome(await to(server, { limits: { redirects: 0 } })(`${server.origin}/1`))).toBe('fetch-redirects');
  });
  test.each([301, 302, 303, 307, 308])('%i is one', async (status) => {
    const server = await leading('/new', status);
    expect(textOf(await to(server)(server.origin))).toBe('/new');
  });
  test.each([300, 304, 305])('%i is none', async (status) => {
    const server = await leading('/new', status);
    expect(outcome(await to(server)(server.origin))).toBe(status);
  });
  test('one that leads nowhere is an answer', async () => {
    const server = await serveRaw('HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n');
    expect(outcome(await to(server)(server.origin))).toBe(302);
  });
  test('a loop ends', async () => {
    const server = await leading('/');
    expect(outcome(await to(server)(server.origin))).toBe('fetch-redirects');
  });
  test.each([
    ['https://10.0.0.1/', 'fetch-address'],
    ['https://169.254.169.254/latest/meta-data/', 'fetch-address'],
    ['//127.0.0.1:1/', 'fetch-scheme'],
    ['http://127.0.0.1:1/', 'fetch-scheme'],
    ['http://a.example/', 'fetch-scheme'],
    ['file:///etc/passwd', 'fetch-scheme'],
    ['data:text/plain,a', 'fetch-scheme'],
    ['https://me:secret@a.example/', 'fetch-credentials'],
    ['https://[', 'fetch-malformed'],
  ])('to %s: %s', async (location, reason) => {
    const server = await leading(location);
    expect(outcome(await to(server)(server.origin))).toBe(reason);
  });
});

describe('limits of time', () => {
  const silent = () => serve(() => {});
  const dripping = () =>
    serve((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(drip));
    });
  const short = { limits: { requestMs: 100 } };

  test('no answer, and one that never ends, stop at the limit; the connection is closed', async () => {
    for (const server of [await silent(), await dripping()]) {
      expect(outcome(await to(server, short)(server.origin))).toBe('fetch-timeout');
      await expect.poll(() => server.open.size).toBe(0);
    }
  });
  test('a resolver that never answers, too', async () => {
    expect(outcome(await createGuardedFetch({ ...short, resolve: () => {} })('https://a.example/'))).toBe(
      'fetch-timeout',
    );
  });
  test('the total is shared by all that one fetcher is asked', async () => {
    const server = await silent();
    let asked = 0;
    const counted = await serve((_request, response) => response.end(String(++asked)));
    const fetch = createGuardedFetch({ allowLoopback: [server.host, counted.host], limits: { totalMs: 100 } });
    expect(outcome(await fetch(server.origin))).toBe('fetch-timeout');
    expect(outcome(await fetch(counted.origin))).toBe('fetch-timeout');
    expect(asked).toBe(0);
  });
  test('the total begins with the first request', async () => {
    const server = await serve((_request, response) => response.end());
    const fetch = to(server, { limits: { totalMs: 2_000 } });
    const later = performance.now() + 5_000;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => later);
    expect(outcome(await fetch(server.origin))).toBe(200);
    clock.mockImplementation(() => later + 2_000);
    expect(outcome(await fetch(server.origin))).toBe('fetch-timeout');
  });
  test.each([
    ['redirect', 302, { location: 'https://10.0.0.1/' }, 'fetch-address'],
    ['refused encoding', 200, { 'content-encoding': 'gzip' }, 'fetch-malformed'],
    ['refused length', 200, { 'content-length': '6000000' }, 'fetch-too-large'],
  ])('the body of a %s is not waited for, its connection is closed', async (_title, status, headers, reason) => {
    const server = await serve((_request, response) => response.writeHead(status, headers).write('...'));
    expect(outcome(await to(server)(server.origin))).toBe(reason);
    await expect.poll(() => server.open.size).toBe(0);
  });
  test('nothing stays behind, after an answer as after a refusal', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
    const server = await serve((request, response) => {
      if (request.url === '/away') response.writeHead(302, { location: 'https://10.0.0.1/' });
      response.end(request.url === '/large' ? 'x'.repeat(100) : '');
    });
    const before = timers();
    const fetch = to(server, { limits: { bytes: 10 } });
    const outcomes = [];
    for (const path of ['/', '/away', '/large']) outcomes.push(outcome(await fetch(server.origin + path)));
    expect(outcomes).toEqual([200, 'fetch-address', 'fetch-too-large']);
    expect(timers()).toBeLessThanOrEqual(before);
    await expect.poll(() => server.open.size).toBe(0);
  });
});

describe('limits of size and number', () => {
  test.each([
    ['announced', true],
    ['not announced', false],
  ])('a body, its length %s: ten bytes of ten are fine, eleven are not', async (_title, announced) => {
    const server = await serve((request, response) => {
      const body = 'x'.repeat(Number(request.url?.slice(1)));
      if (announced) response.setHeader('content-length', body.length);
      response.write(body.slice(0, 5));
      response.end(body.slice(5));
    });
    const fetch = to(server, { limits: { bytes: 10 } });
    expect(textOf(await fetch(`${server.origin}/10`))).toBe('x'.repeat(10));
    expect(outcome(await fetch(`${server.origin}/11`))).toBe('fetch-too-large');
  });
  test('an announced length is refused before the body comes; an endless body is cut', async () => {
    const announcing = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 11 });
      response.flushHeaders();
    });
    expect(outcome(await to(announcing, { limits: { bytes: 10 } })(announcing.origin))).toBe('fetch-too-large');
    const endless = await serve((_request, response) => {
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', pour);
      pour();
    });
    expect(outcome(await to(endless)(endless.origin))).toBe('fetch-too-large');
    await expect.poll(() => endless.open.size).toBe(0);
  });
  test('requests: as many as the limit, each redirect is one; what is refused unasked is none', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/' });
      response.end();
    });
    const fetch = to(server, { limits: { requests: 4 } });
    const paths = ['/', '/old', 'ftp:', '/', '/'];
    const outcomes = [];
    for (const path of paths) outcomes.push(outcome(await fetch(path === 'ftp:' ? 'ftp://a/' : server.origin + path)));
    expect(outcomes).toEqual([200, 200, 'fetch-scheme', 200, 'fetch-too-many']);
    const fewer = to(server, { limits: { requests: 1 } });
    expect(outcome(await fewer(`${server.origin}/old`))).toBe('fetch-too-many');
  });
  test('the usual ones', () => {
    expect(FETCH_LIMITS).toEqual({ requestMs: 10_000, totalMs: 20_000, bytes: 5_242_880, redirects: 3, requests: 10 });
  });
});

describe('answers that are none', () => {
  test.each([
    ['an encoding', 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx', 'fetch-malformed'],
    ['two', 'HTTP/1.1 200 OK\r\nContent-Encoding: identity, br\r\nContent-Length: 1\r\n\r\nx', 'fetch-malformed'],
    ['no encoding, said aloud', 'HTTP/1.1 200 OK\r\nContent-Encoding: Identity\r\nContent-Length: 1\r\n\r\nx', 200],
    ['nothing', '', 'fetch-failed'],
    ['no HTTP', 'hello\r\n\r\n', 'fetch-failed'],
    ['less than announced', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx', 'fetch-failed'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx', 'fetch-failed'],
    ['broken chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 'fetch-failed'],
    ['headers without end', `HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(20_000)}\r\n`, 'fetch-failed'],
    [
      'another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
      'fetch-failed',
    ],
  ])('%s', async (_title, text, expected) => {
    const server = await serveRaw(text);
    expect(outcome(await to(server)(server.origin))).toBe(expected);
  });
  test('a port where nobody listens, a name that nobody knows, a resolver that breaks', async () => {
    expect(outcome(await createGuardedFetch({ allowLoopback: ['127.0.0.1:1'] })('http://127.0.0.1:1/'))).toBe(
      'fetch-failed',
    );
    const error = Object.assign(new Error('unknown'), { code: 'ENOTFOUND' });
    const unknown = createGuardedFetch({ resolve: (_host, _options, done) => done(error, []) });
    expect(await unknown('https://a.example/')).toEqual({
      ok: false,
      reason: 'fetch-failed',
      detail: 'a.example: ENOTFOUND',
    });
    const breaking = createGuardedFetch({
      resolve: () => {
        throw new Error('broken');
      },
    });
    expect(outcome(await breaking('https://a.example/'))).toBe('fetch-failed');
  });
});
