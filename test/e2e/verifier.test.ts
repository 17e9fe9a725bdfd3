import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Report, verify } from '../../src/verify/index.ts';
import { BROWSER_ARGUMENTS } from '../sites/browser.ts';
import { openDist } from '../sites/dist.ts';
import { type Served, serve } from '../sites/serve.ts';
import { allFixtures } from '../verify/fixtures.ts';
import { NOW, optionsOf } from '../verify/world.ts';

/** The verifier that pages load, in a real browser, held against the same code in Node. */
const sites = inject('sites');
let browser: Browser;
let served: Served;
let page: Page;

beforeAll(async () => {
  const dist = openDist(sites.project);
  const base = new URL(dist.url).pathname;
  served = await serve(`${sites.project}/dist`, base);
  browser = await chromium.launch({ executablePath: sites.browser, args: [...BROWSER_ARGUMENTS] });
  page = await browser.newPage();
  await page.goto(`${served.origin}${base}verify/`);
  const worker = dist.files.find((path) => /_astro\/worker-.*\.js$/.test(path));
  // One worker for all; it speaks as it does with the page, and this stands in the page's place.
  await page.evaluate((url) => {
    const thread = new Worker(url, { type: 'module' });
    Object.assign(globalThis, {
      verifyHere: (order: object, web: Record<string, unknown>) =>
        new Promise((resolve) => {
          thread.onmessage = ({ data }) => {
            if (data.kind !== 'fetch') return resolve(data);
            const found = Object.hasOwn(web, data.url) ? web[data.url] : undefined;
            const isStatus = typeof found === 'number';
            const text = typeof found === 'string' ? found : JSON.stringify(found);
            const answer =
              found === undefined
                ? { ok: false, reason: 'fetch-failed' }
                : {
                    ok: true,
                    url: data.url,
                    status: isStatus ? found : 200,
                    contentType: '',
                    body: new TextEncoder().encode(isStatus ? '' : text),
                  };
            thread.postMessage({ kind: 'fetched', id: data.id, answer });
          };
          thread.postMessage({ kind: 'verify', known: [], trust: [], ...order });
        }),
    });
  }, `${base}${worker}`);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test('gives the same report in Chromium as in Node, for every fixture', async () => {
  const fixtures = await allFixtures();
  expect(fixtures.length).toBeGreaterThanOrEqual(150);
  const differing: string[] = [];
  for (const fixture of fixtures) {
    const here = await verify(fixture.input, optionsOf(fixture));
    const { now = NOW, ...options } = fixture.options ?? {};
    const isText = typeof fixture.input === 'string';
    const there = (await page.evaluate(
      ([input, binary, order, web]) => {
        const given = binary ? Uint8Array.from(atob(input), (char) => char.charCodeAt(0)) : input;
        const { verifyHere } = globalThis as unknown as {
          verifyHere: (order: object, web: object) => Promise<unknown>;
        };
        return verifyHere({ ...order, input: given }, web);
      },
      [
        isText ? (fixture.input as string) : Buffer.from(fixture.input).toString('base64'),
        !isText,
        { now, ...options },
        (fixture.web ?? {}) as Record<string, unknown>,
      ] as const,
    )) as { kind: string; message?: string; verification?: { report: Report } };
    const report = there.verification?.report;
    if (JSON.stringify(report) !== JSON.stringify(here))
      differing.push(`${fixture.name}: ${there.kind} ${there.message ?? ''} ${report?.outcome} for ${here.outcome}`);
  }
  expect(differing).toEqual([]);
}, 120_000);
