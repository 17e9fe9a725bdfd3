import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evidenceKeepCommand } from '../../scripts/evidence/keep.ts';
import { readContent } from '../../src/content/index.ts';
import type { Fetched } from '../../src/io/index.ts';
import type { Assertion } from '../../src/model/index.ts';
import { check } from '../../src/tasks/check.ts';
import { type KeepOptions, keepEvidence } from '../../src/tasks/evidence/keep.ts';
import { edit, effectsOf, makeRoot, put, read, runCommand, sealedRoot, summary } from '../roots.ts';
import { tryHaversack } from '../sites/haversack.ts';
import { differences, fingerprint } from '../sites/trees.ts';
import { makePng } from '../sound-content.ts';

const FOLDER = 'content/assertions/2020';
const ZOE = `${FOLDER}/care-zoe.md`;
const URL_LINE = '  - url: https://acme.example.org/evidence/course.html\n';
const COURSE = 'https://acme.example.org/evidence/course.html';
const png = makePng(20, 20);
const sha = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

const tree = (root: string) => fingerprint(join(root, 'content'));
const problems = async (root: string) => summary((await check(effectsOf(root))).diagnostics);
const answer = (body: string | Uint8Array, contentType = 'text/plain', status = 200): Fetched => ({
  ok: true,
  url: COURSE,
  status,
  contentType,
  body: new Uint8Array(Buffer.from(body as string)),
});
/** Keeps with a network that has these answers and no other. */
const keep = (root: string, net: Readonly<Record<string, Fetched>>, options: Partial<KeepOptions> = {}) =>
  keepEvidence(effectsOf(root), {
    given: 'care-zoe',
    positions: [],
    dryRun: false,
    openFetch: () => async (url) => net[url] ?? { ok: false, reason: 'fetch-failed' },
    ...options,
  });

describe('evidence keep', () => {
  test('stores the copy beside the record, which names it; a sealed award stays as it was sealed', async () => {
    const root = await sealedRoot();
    const [before, text] = [tree(root), read(root, ZOE)];
    const file = `care-zoe-kept-${sha(png).slice(0, 12)}.png`;
    expect(await keep(root, { [COURSE]: answer(png, 'image/png') })).toEqual({
      ok: true,
      id: 'care-zoe',
      file: ZOE,
      dryRun: false,
      evidence: [{ evidence: 1, url: COURSE, outcome: 'kept', file, sha256: sha(png), bytes: png.length }],
    });
    expect(differences(before, tree(root))).toEqual([
      `assertions/2020/care-zoe-kept-${sha(png).slice(0, 12)}.png`,
      'assertions/2020/care-zoe.md',
    ]);
    const kept = `    kept:\n      file: ${file}\n      sha256: ${sha(png)}\n      on: 2020-07-01\n`;
    expect(read(root, ZOE)).toBe(text.replace('    meets: course\n', `    meets: course\n${kept}`));
    expect(await problems(root)).toEqual([]);
  });

  test('done again, asks nobody and changes nothing', async () => {
    const root = makeRoot();
    await keep(root, { [COURSE]: answer('Present: Zoë.') });
    const before = tree(root);
    const again = await keep(root, {});
    expect(again).toMatchObject({ ok: true, evidence: [{ outcome: 'kept-before' }] });
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('--dry-run fetches, and writes nothing', async () => {
    const root = makeRoot();
    const before = tree(root);
    const result = await keep(root, { [COURSE]: answer('Present: Zoë.') }, { dryRun: true });
    expect(result).toMatchObject({ ok: true, dryRun: true, evidence: [{ outcome: 'kept', bytes: 14 }] });
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('keeps what can be kept, of those that were asked for, in JSON as well', async () => {
    const root = makeRoot();
    const record = JSON.parse(read(root, 'content/assertions/plain-json.json'));
    record.evidence = ['a', 'b', 'c'].map((name) => ({ url: `https://acme.example.org/${name}` }));
    record.evidence.push({ name: 'Seen' });
    put(root, 'content/assertions/plain-json.json', `${JSON.stringify(record, null, 2)}\n`);
    const net = { 'https://acme.example.org/b': answer('b'), 'https://acme.example.org/a': answer('a') };
    const result = await keep(root, net, { given: 'plain-json', positions: [2, 3] });
    expect(result).toMatchObject({
      evidence: [
        { evidence: 2, outcome: 'kept' },
        { evidence: 3, outcome: 'not-kept' },
      ],
    });
    const file = `plain-json-kept-${sha('b').slice(0, 12)}.txt`;
    record.evidence[1].kept = { file, sha256: sha('b'), on: '2020-07-01' };
    expect(JSON.parse(read(root, 'content/assertions/plain-json.json'))).toEqual(record);
    expect(read(root, `content/assertions/${file}`)).toBe('b');
    expect(await problems(root)).toEqual([]);
  });

  test('two addresses that give the same are one file', async () => {
    const root = makeRoot();
    edit(root, ZOE, URL_LINE, `  - url: https://acme.example.org/b\n${URL_LINE}`);
    await keep(root, { 'https://acme.example.org/b': answer('x'), [COURSE]: answer('x') });
    expect(readdirSync(join(root, FOLDER)).filter((name) => name.includes('kept'))).toHaveLength(1);
    expect(await problems(root)).toEqual([]);
  });

  test('leaves all else in the record: comments, quotes, other fields', async () => {
    const root = makeRoot();
    edit(root, ZOE, URL_LINE, `  # the list hangs in the hall\n${URL_LINE}    description: "as it is: 'quoted'"\n`);
    await keep(root, { [COURSE]: answer('x') });
    expect(read(root, ZOE)).toContain(
      `  # the list hangs in the hall\n${URL_LINE}    description: "as it is: 'quoted'"\n`,
    );
  });

  test.each([
    [
      'in one line',
      (text: string) => text.replace(/evidence:\n(?: .*\n)+/, `evidence: [{ url: "${COURSE}", meets: course }]\n`),
    ],
    [
      'with a text of several lines',
      (text: string) =>
        text.replace(
          '    meets: course\n',
          '    meets: course\n    narrative: |\n      First.\n\n      * a long line '.concat(
            'word '.repeat(40),
            'end\n',
          ),
        ),
    ],
    [
      'with a folded text',
      (text: string) =>
        text.replace(
          '    meets: course\n',
          '    meets: course\n    narrative: >-\n      First\n      still first.\n\n      Second.\n',
        ),
    ],
    ['with line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a byte-order mark', (text: string) => `\ufeff${text}`],
  ])('a record %s says the same as before, and names the copy', async (_title, change) => {
    const root = makeRoot();
    put(root, ZOE, change(read(root, ZOE)));
    const recordOf = () => {
      const { source: _source, ...rest } =
        readContent(root).records.assertions.find(({ id }) => id === 'care-zoe') ?? {};
      return rest as Omit<Assertion, 'source'>;
    };
    const before = recordOf();
    await keep(root, { [COURSE]: answer('x') });
    const { attachments, evidence, ...after } = recordOf();
    const without = evidence.map(({ kept: _kept, ...one }) => one);
    expect({ ...after, evidence: without }).toEqual(before);
    expect(attachments).toHaveLength(1);
    expect(await problems(root)).toEqual([]);
  });

  test('a copy whose bytes change is told of, and the page is not built from it', async () => {
    const root = makeRoot();
    await keep(root, { [COURSE]: answer('Present: Zoë.') });
    put(root, `${FOLDER}/care-zoe-kept-${sha('Present: Zoë.').slice(0, 12)}.txt`, 'Present: nobody.');
    expect(await problems(root)).toEqual([`${ZOE}:16:15 evidence-kept-differs evidence[0].kept.sha256`]);
  });
});

describe('what is not kept is said in a sentence, and nothing is changed', () => {
  test.each<[string, Fetched, RegExp]>([
    [
      'a web page',
      answer('<!doctype html>', 'text/html; charset=utf-8'),
      /^It is a web page, and those are not kept\. Save it as PDF/,
    ],
    ['XHTML', answer('<html/>', 'Application/XHTML+XML'), /^It is a web page/],
    ['a drawing', answer('<svg/>', 'image/svg+xml'), /^It is neither PNG, JPEG, PDF nor plain text/],
    ['a drawing that says it is a PNG', answer('<svg/>', 'image/png'), /^It is neither/],
    ['something without a type', answer('a', ''), /^It is neither/],
    [
      'a picture with a page behind it',
      answer(Buffer.concat([png, Buffer.from('<script>')]), 'image/png'),
      /follows the end/,
    ],
    ['text of another encoding', answer(Uint8Array.of(0xff, 0xfe, 0x41), 'text/plain; charset=utf-16'), /not UTF-8/],
    ['nothing', answer(''), /empty/],
    ['what is gone', answer('gone', 'text/plain', 404), /^The server answers 404\.$/],
    ['what is too large', { ok: false, reason: 'fetch-too-large' }, /^It is larger than 5 MB/],
    ['what is in a private network', { ok: false, reason: 'fetch-address' }, /private addresses are not asked/],
  ])('%s', async (_title, net, reason) => {
    const root = makeRoot();
    const before = tree(root);
    expect(await keep(root, { [COURSE]: net })).toMatchObject({
      ok: true,
      evidence: [{ outcome: 'not-kept', reason: expect.stringMatching(reason) }],
    });
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('more than 20 MB for one award: the copies are taken back', async () => {
    const root = makeRoot();
    const urls = ['a', 'b', 'c', 'd', 'e'].map((name) => `https://acme.example.org/${name}`);
    edit(root, ZOE, URL_LINE, `${urls.map((url) => `  - url: ${url}\n`).join('')}${URL_LINE}`);
    const before = tree(root);
    const large = urls.map((url) => [url, answer(url.slice(-1).repeat(5 * 1024 * 1024))] as const);
    const result = await keep(root, Object.fromEntries(large));
    expect(result.ok || summary(result.diagnostics)).toEqual([`${ZOE}:11:3 evidence-files-too-large evidence`]);
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('a row of a roster: told the way on', async () => {
    const root = makeRoot({
      'content/assertions/spring.csv':
        'id,badge,url,issuedOn,evidence\nplain-kim,plain,https://kim.example.org/,2020-05-01,https://acme.example.org/b\n',
    });
    await expect(keep(root, {}, { given: 'plain-kim' })).rejects.toMatchObject({
      code: 'evidence-in-roster',
      remedy: expect.stringContaining('content/assertions/plain-kim.md'),
    });
  });

  test.each([0, 2, 99])('evidence %i, which is not there', async (position) => {
    await expect(keep(makeRoot(), {}, { positions: [position] })).rejects.toMatchObject({ code: 'evidence-position' });
  });

  test('nothing at all while the content is wrong', async () => {
    const root = makeRoot();
    edit(root, ZOE, 'badge: care', 'badge: cair');
    expect(await keep(root, { [COURSE]: answer('x') })).toMatchObject({ ok: false });
  });
});

describe('on the command line', () => {
  let server: Server;
  let host = '';
  const asked: (string | undefined)[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.headers.accept);
      response.setHeader('content-type', request.url === '/page' ? 'text/html' : 'text/plain');
      response.end('Present: Zoë.');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  const rootWith = (path: string): string => {
    const root = makeRoot();
    edit(root, ZOE, COURSE, `http://${host}${path}`);
    return root;
  };
  const command = (root: string, options: object = {}) =>
    runCommand(evidenceKeepCommand, root, { allowLoopback: [host], ...options }, { given: ['care-zoe'] });

  test('says what was kept, and ends well', async () => {
    const { code, printed, noted } = await command(rootWith('/list'));
    expect([code, printed.split('\n')[1]]).toEqual([
      0,
      expect.stringMatching(/^ {3}kept: care-zoe-kept-\w{12}\.txt, 14 bytes$/),
    ]);
    expect(noted).toContain('commit');
    expect(asked.at(-1)).toContain('application/pdf');
  });

  test('ends with 1 when something was not kept; --json prints all', async () => {
    const { code, printed } = await command(rootWith('/page'), { json: true });
    expect([code, JSON.parse(printed).evidence[0].outcome]).toEqual([1, 'not-kept']);
  });

  test('own servers are not asked unless allowed', async () => {
    const { code, printed } = await command(rootWith('/list'), { allowLoopback: [] });
    expect([code, printed]).toEqual([1, expect.stringContaining('only https is asked')]);
  });

  test.each([[{ evidence: ['x'] }], [{ evidence: ['0'] }], [{ allowLoopback: ['example.org'] }]])(
    '%j is wrong usage',
    async (options) => expect((await command(makeRoot(), options)).code).toBe(3),
  );

  test('killed before any of its changes, the same command ends the same', async () => {
    const args = (root: string) => [
      'evidence',
      'keep',
      'care-zoe',
      '--allow-loopback',
      host,
      '--root',
      root,
      '--today',
      '2020-07-01',
    ];
    const whole = rootWith('/list');
    expect(await tryHaversack(args(whole))).toMatchObject({ code: 0 });
    const hook = pathToFileURL(join(import.meta.dirname, '../faults/kill-at-write.ts')).href;
    let killed = 0;
    for (let at = 1; at <= 20; at++) {
      const root = rootWith('/list');
      const ran = await tryHaversack(args(root), {
        HAVERSACK_TEST_KILL_AT: String(at),
        NODE_OPTIONS: `--import=${hook}`,
      }).catch(() => undefined);
      if (ran !== undefined) break;
      killed++;
      expect(
        summary((await check(effectsOf(root))).diagnostics).filter((line) => !line.endsWith('evidence-unnamed')),
      ).toEqual([]);
      expect(await tryHaversack(args(root))).toMatchObject({ code: 0 });
      expect(differences(tree(whole), tree(root))).toEqual([]);
    }
    expect(killed).toBeGreaterThan(2);
  }, 60_000);
});
