import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { BROWSER_ARGUMENTS } from '../sites/browser.ts';
import { openDist } from '../sites/dist.ts';
import { type Served, serve } from '../sites/serve.ts';

const sites = inject('sites');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: sites.browser, args: [...BROWSER_ARGUMENTS] });
});
afterAll(() => browser.close());

/** Addresses of all pages, as a visitor types them. */
const pagesOf = (root: string): string[] =>
  openDist(root)
    .files.filter((path) => path.endsWith('.html'))
    .map((path) => path.replace(/index\.html$/, ''));

/** What a page did that it must not do. */
function watch(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) faults.push(`asks ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
  });
  return faults;
}

describe.each([
  { name: 'a project site', root: sites.project, base: '/haversack/' },
  { name: 'a root site', root: sites.root, base: '/' },
])('every page of $name', ({ root, base }) => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(`${root}/dist`, base);
  });
  afterAll(() => served.close());

  describe.each([
    { width: 390, colorScheme: 'light' },
    { width: 390, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ] as const)('at $width px, $colorScheme', ({ width, colorScheme }) => {
    let context: BrowserContext;
    beforeAll(async () => {
      context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme });
    });
    afterAll(() => context.close());

    test('has no console message, asks no other host, fits the window and breaks no rule of axe', async () => {
      const page = await context.newPage();
      for (const path of pagesOf(root)) {
        const faults = watch(page, served.origin);
        await page.goto(`${served.origin}${base}${path}`, { waitUntil: 'load' });
        expect(faults, path).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wide, `${path} is wider than the window`).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page }).withTags(AXE_TAGS).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          path,
        ).toEqual([]);
        page.removeAllListeners();
      }
    }, 300_000);
  });
});

describe('pictures in Chromium', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(`${sites.project}/dist`, '/haversack/');
  });
  afterAll(() => served.close());

  test('every PNG and SVG of the site is shown, baked ones too', async () => {
    const page = await browser.newPage();
    await page.goto(`${served.origin}/haversack/`);
    const paths = openDist(sites.project).files.filter((path) => /\.(?:png|svg)$/.test(path));
    expect(paths.length).toBeGreaterThan(40);
    const widths = await page.evaluate(
      (addresses) =>
        Promise.all(
          addresses.map(async (address) => {
            const picture = new Image();
            picture.src = address;
            await picture.decode();
            return picture.naturalWidth;
          }),
        ),
      paths.map((path) => `${served.origin}/haversack/${path}`),
    );
    for (const [index, width] of widths.entries()) expect(width, paths[index]).toBeGreaterThan(0);
  });
});

describe('a state that the calendar changes', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(`${sites.project}/dist`, '/haversack/');
  });
  afterAll(() => served.close());

  /** The page of an award of this badge that is not revoked and has this date in 2099. */
  function assertion(badge: string, member: string): string {
    const dist = openDist(sites.project);
    const found = dist.files
      .filter((path) => path.startsWith(`assertions/${badge}`) && path.endsWith('/credential.json'))
      .filter((path) => dist.files.includes(path.replace('credential.json', 'badge.png')))
      .find((path) => dist.json(path)[member]?.startsWith('2099'));
    return found?.replace('credential.json', '') ?? '';
  }

  test.each([
    ['workplace-safety', 'validUntil', 'Valid', 'Expired'],
    ['capstone', 'validFrom', 'Not yet valid', 'Valid'],
  ])('of %s by its %s is %s today, and %s when it is looked at in 2099', async (name, member, today, later) => {
    const address = `${served.origin}/haversack/${assertion(name, member)}`;
    const page = await browser.newPage();
    await page.goto(address);
    expect(await page.locator('[data-part=label]').first().textContent()).toBe(today);
    await page.clock.setFixedTime(new Date('2099-06-01T00:00:00Z'));
    await page.reload();
    expect(await page.locator('[data-part=label]').first().textContent()).toBe(later);
    await page.close();
  });

  test('and the page is whole without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${served.origin}/haversack/${assertion('workplace-safety', 'validUntil')}`);
    const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    for (const said of ['Valid', 'as of November 23, 2026', 'Workshop Safety', 'Criteria', 'Riverside']) {
      expect(text).toContain(said);
    }
    await context.close();
  });
});
