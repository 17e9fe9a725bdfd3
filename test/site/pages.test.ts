import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPages } from '../../src/publish/astro.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { BROWSER_ARGUMENTS, findBrowser } from '../sites/browser.ts';
import { type Served, serve } from '../sites/serve.ts';
import { backpack, pictures } from '../views/records.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Those with everything that a page can hold, and one that there is not. */
const PAGES = ['', 'badges/first-aid/', 'assertions/valid/', 'assertions/suspended/', 'about/', 'nowhere/'];

const home = mkdtempSync(join(tmpdir(), 'haversack-site-'));
let browser: Browser;
let served: Served;
let site: string;

beforeAll(async () => {
  const picture = await sharp({ create: { width: 512, height: 512, channels: 3, background: '#2c5f7a' } })
    .png()
    .toBuffer();
  mkdirSync(join(home, 'content/pages'), { recursive: true });
  writeFileSync(join(home, 'content/pages/dot.png'), picture);
  writeFileSync(
    join(home, 'content/pages/about.mdx'),
    '---\ntitle: About\n---\n## Who\n\n![A blue square](./dot.png)\n\n```js\nconst a = "b"; // why\n```\n',
  );
  const out = join(home, 'out');
  expect(await renderPages({ snapshot: buildSnapshot(backpack(), pictures), root: home, outDir: out })).toEqual([]);
  for (const id of ['first-aid', 'first-aid-v1']) writeFileSync(join(out, `badges/${id}/image.png`), picture);
  served = await serve(out, '/haversack/');
  site = `${served.origin}/haversack/`;
  browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_ARGUMENTS] });
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  rmSync(home, { recursive: true, force: true });
});

describe.each([
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 390 },
] as const)('in $colorScheme, $width px wide', ({ colorScheme, width }) => {
  test.each(PAGES)('/%s: no axe violation, no error, nothing from another host, nothing too wide', async (path) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(site)) faults.push(request.url());
    });
    page.on('response', (response) => {
      if (response.status() >= 400 && response.url() !== page.url())
        faults.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(site + path, { waitUntil: 'load' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
    // The browser itself reports the page's own status 404 on the console.
    expect(faults.filter((fault) => path !== 'nowhere/' || !fault.includes('404'))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await context.close();
  });
});

describe('the state of an award', () => {
  const read = async (id: string, options: { now?: string; javaScriptEnabled?: boolean }): Promise<string> => {
    const context = await browser.newContext({ javaScriptEnabled: options.javaScriptEnabled ?? true });
    const page = await context.newPage();
    if (options.now !== undefined) await page.clock.setFixedTime(options.now);
    await page.goto(`${site}assertions/${id}/`, { waitUntil: 'load' });
    const state = page.locator('.record-head .state');
    const text = `${await state.getAttribute('data-state')}: ${await state.innerText()}`;
    await context.close();
    return text;
  };

  test('is said for the day of the build where no script runs', async () => {
    expect(await read('valid', { javaScriptEnabled: false })).toBe(
      'valid: Valid until March 5, 2099 (as of November 23, 2026)',
    );
  });

  test('is said anew for the day of reading', async () => {
    expect(await read('valid', { now: '2099-03-05T00:00:00Z' })).toBe(
      'expired: Expired since March 5, 2099 (as of March 5, 2099)',
    );
    expect(await read('coming', { now: '2099-01-01T00:00:00Z' })).toBe(
      'valid: Valid without an end date (as of January 1, 2099)',
    );
  });

  test('that the calendar cannot change stays as it is', async () => {
    expect(await read('revoked', { now: '2099-03-05T00:00:00Z' })).toBe('revoked: Revoked on May 1, 2020');
  });
});

describe('by keyboard', () => {
  test('the first stop leads past the navigation', async () => {
    const page = await browser.newPage();
    await page.goto(site);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    expect(await page.locator('.skip').evaluate((element) => element.getBoundingClientRect().left)).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.close();
  });
});
