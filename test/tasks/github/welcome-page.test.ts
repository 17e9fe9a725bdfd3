import AxeBuilder from '@axe-core/playwright';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { welcomePage } from '../../../src/tasks/github/welcome/page.ts';
import { BROWSER_ARGUMENTS, findBrowser } from '../../sites/browser.ts';

const page = welcomePage({
  repository: 'a-rather-long-name-for-an-organisation/Badges.and.other-things',
  serverUrl: 'https://github.com',
});

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_ARGUMENTS] });
});
afterAll(() => browser.close());

async function open(scheme: 'light' | 'dark', width = 1280) {
  const asked: string[] = [];
  const context = await browser.newContext({
    colorScheme: scheme,
    viewport: { width, height: 800 },
    javaScriptEnabled: true,
  });
  const tab = await context.newPage();
  await tab.route('**/*', (route) => {
    const url = route.request().url();
    if (url === 'https://welcome.example/')
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: page });
    asked.push(url);
    return route.abort();
  });
  const faults: string[] = [];
  tab.on('console', (message) => faults.push(message.text()));
  await tab.goto('https://welcome.example/');
  return { tab, asked, faults, close: () => context.close() };
}

describe('the page that welcomes', () => {
  test('is valid HTML of one file, without script', async () => {
    const validator = new HtmlValidate(
      new StaticConfigLoader({
        root: true,
        extends: ['html-validate:recommended'],
        rules: { 'void-style': ['error', { style: 'omit' }], 'doctype-style': 'off' },
      }),
    );
    const { results } = await validator.validateString(page);
    expect(results.flatMap(({ messages }) => messages.map(({ message, line }) => `${line}: ${message}`))).toEqual([]);
    expect(page).not.toMatch(/<script|\son\w+=|src=|@import|url\(/);
    expect(Buffer.byteLength(page)).toBeLessThan(8_000);
  });

  test('is the same for the same place, and takes nothing from it but text', () => {
    const place = { repository: 'mona/badges', serverUrl: 'https://github.com' };
    expect(welcomePage(place)).toBe(welcomePage({ ...place }));
    const hostile = welcomePage({ repository: '"><script>x</script>/<b>', serverUrl: 'https://github.com' });
    expect(hostile).not.toMatch(/<script|<b>/);
  });

  test.each(['light', 'dark'] as const)('is accessible in %s, and asks nobody for anything', async (scheme) => {
    const { tab, asked, faults, close } = await open(scheme);
    const { violations } = await new AxeBuilder({ page: tab }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect([asked, faults]).toEqual([[], []]);
    await close();
  });

  test('needs no sideways scrolling on a narrow screen', async () => {
    const { tab, close } = await open('light', 320);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await close();
  });

  test('leads to the pull requests, and to one that is opened with a click', async () => {
    const { tab, close } = await open('light');
    const links = await tab.locator('a').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    const home = 'https://github.com/a-rather-long-name-for-an-organisation/Badges.and.other-things';
    expect(links).toEqual([
      `${home}/pulls`,
      `${home}/compare/haversack/setup?expand=1`,
      `${home}/issues/new/choose`,
      `${home}/settings/environments`,
      `${home}/blob/HEAD/docs/github.md`,
    ]);
    await close();
  });
});
