import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleanSvg } from '../../src/images/artwork/clean-svg.ts';
import { BROWSER_ARGUMENTS, findBrowser } from '../sites/browser.ts';
import { GOOD, HOSTILE } from './svg-artwork.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_ARGUMENTS] });
});
afterAll(() => browser.close());

/** Opens a drawing alone, as a visitor may, and tells what it did. */
async function open(
  svg: string,
): Promise<{ readonly did: readonly string[]; readonly root: string; readonly width: number }> {
  const did: string[] = [];
  const server = createServer((request, response) => {
    if (request.url !== '/badge.svg' && request.url !== '/favicon.ico') did.push(`asks ${request.url}`);
    response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(svg);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await browser.newPage();
  try {
    page.on('dialog', (dialog) => {
      did.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => did.push(`console ${message.text()}`));
    page.on('pageerror', (error) => did.push(`error ${error.message}`));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/badge.svg`);
    await page.waitForTimeout(50);
    const { root, width } = await page.evaluate(() => ({
      root: document.documentElement.tagName,
      width: document.documentElement.getBoundingClientRect().width,
    }));
    return { did, root, width };
  } finally {
    await page.close();
    server.closeAllConnections();
    server.close();
  }
}

const harmless = HOSTILE.filter(({ expected }) => expected === 'harmless');

test.each([...GOOD, ...harmless])('$name, cleaned and opened alone, is drawn and does nothing', async ({ bytes }) => {
  const cleaned = cleanSvg(bytes);
  const { did, root, width } = await open(cleaned.ok ? cleaned.svg : '');
  expect(did).toEqual([]);
  expect(root).toBe('svg');
  expect(width).toBeGreaterThan(100);
});

test('the same drawings as they came do something, so that this would be seen', async () => {
  const script = HOSTILE.find(({ name }) => name === 'script-in-metadata')!;
  const { did } = await open(new TextDecoder().decode(script.bytes));
  expect(did).toEqual(['asks /seen']);
});
