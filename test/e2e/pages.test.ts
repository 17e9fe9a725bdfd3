import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { BROWSER_ARGUMENTS } from '../sites/browser.ts';
import { openDist } from '../sites/dist.ts';
import { type Served, serve } from '../sites/serve.ts';
import { overflow, watch } from './watch.ts';

const sites = inject('sites');

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

describe.each([
  { name: 'a project site', root: sites.project, base: '/haversack/' },
  { name: 'a root site', root: sites.root, base: '/' },
])('every page of $name', ({ root, base }) => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(`${root}/dist`, base);
  });
  afterAll(() => served.close());

  test('has no console message, asks no other host and fits a phone', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const faults = watch(page, served.origin);
    for (const path of pagesOf(root)) {
      await page.goto(`${served.origin}${base}${path}`, { waitUntil: 'load' });
      expect(faults, path).toEqual([]);
      expect(await overflow(page), `${path} is wider than the window`).toBe(0);
    }
    await page.close();
  }, 300_000);
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
});
