import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { BROWSER_ARGUMENTS } from '../sites/browser.ts';
import { openDist } from '../sites/dist.ts';
import { type Served, serve } from '../sites/serve.ts';
import { templatesOf } from './templates.ts';
import { overflow, watch } from './watch.ts';

const sites = inject('sites');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const templates = [...templatesOf(openDist(sites.project))];

let browser: Browser;
let served: Served;
let site: string;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: sites.browser, args: [...BROWSER_ARGUMENTS] });
  served = await serve(`${sites.project}/dist`, '/haversack/');
  site = `${served.origin}/haversack/`;
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

interface Setting {
  readonly name: string;
  readonly context: BrowserContextOptions;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const turn = (page: Page) => page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
const enlarge = (page: Page) => page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
const at = (width: number, colorScheme: 'light' | 'dark'): BrowserContextOptions => ({
  viewport: { width, height: 844 },
  colorScheme,
});

const settings: readonly Setting[] = [
  ...[390, 1280].flatMap((width) =>
    (['light', 'dark'] as const).flatMap((scheme): Setting[] => [
      { name: `${width} px, ${scheme}`, context: at(width, scheme) },
      { name: `${width} px, ${scheme}, right to left`, context: at(width, scheme), prepare: turn },
    ]),
  ),
  { name: '1280 px, forced colours', context: { ...at(1280, 'dark'), forcedColors: 'active' } },
  { name: '320 px (WCAG 1.4.10)', context: at(320, 'light') },
  { name: '1280 px, text twice as large (WCAG 1.4.4)', context: at(1280, 'light'), prepare: enlarge },
];

describe.each(settings)('at $name', ({ context: options, prepare }) => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await browser.newContext(options);
    page = await context.newPage();
  });
  afterAll(() => context.close());

  test.each(templates)('%s breaks no rule of axe, fits the window, and is quiet', async (_, path) => {
    page.removeAllListeners();
    const faults = watch(page, served.origin);
    await page.goto(site + path, { waitUntil: 'load' });
    await prepare?.(page);
    const { violations } = await new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      // No frames here: the other mode opens a page of its own for each run.
      .setLegacyMode(true)
      .withTags(AXE_TAGS)
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    expect(faults).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });
});

describe('by keyboard', () => {
  test.each(templates.filter(([name]) => /^(?:home|badge, drawn|award, with|person, with )/.test(name)))(
    '%s: the skip link first, then every stop in reading order, seen and not covered',
    async (_, path) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 844 } });
      await page.goto(site + path, { waitUntil: 'load' });
      const stops: { text: string; top: number; left: number; isMarked: boolean; isCovered: boolean }[] = [];
      const count = await page.evaluate(() => document.querySelectorAll('a[href], button, summary, input').length);
      for (let stop = 0; stop < count; stop++) {
        await page.keyboard.press('Tab');
        stops.push(
          await page.evaluate(() => {
            const element = document.activeElement as HTMLElement;
            const box = element.getBoundingClientRect();
            // A card shows the focus of its link, which fills it.
            const shown = element.closest('.card') ?? element;
            const { outlineStyle, outlineWidth } = getComputedStyle(shown);
            const middle = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + box.height / 2);
            return {
              text: element.textContent?.trim() ?? '',
              top: box.top + scrollY,
              left: box.left,
              isMarked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
              isCovered: middle === null || !(element.contains(middle) || middle.contains(element)),
            };
          }),
        );
      }
      expect(stops[0]?.text).toBe('Skip to the content');
      expect(stops.filter(({ isMarked }) => !isMarked)).toEqual([]);
      expect(stops.filter(({ isCovered }) => isCovered)).toEqual([]);
      const order = await page.evaluate(() =>
        [...document.querySelectorAll('a[href], button, summary, input')].map((one) => one.textContent?.trim() ?? ''),
      );
      expect(stops.map(({ text }) => text)).toEqual(order);
      await page.close();
    },
  );

  test('the skip link leads past the navigation, and can be seen', async () => {
    const page = await browser.newPage();
    await page.goto(site);
    await page.keyboard.press('Tab');
    const left = await page.locator('.skip').evaluate((element) => element.getBoundingClientRect().left);
    expect(left).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.close();
  });
});

describe('on paper', () => {
  test.each(templates)('%s is dark on white, without navigation and what only a screen can use', async (_, path) => {
    const page = await browser.newPage({ colorScheme: 'dark' });
    await page.goto(site + path, { waitUntil: 'load' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const seen = await page.evaluate(() => {
      const isShown = (selector: string): boolean =>
        [...document.querySelectorAll(selector)].some((one) => one.getClientRects().length > 0);
      const light = (colour: string): number =>
        (colour.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, one) => sum + Number(one), 0);
      const body = getComputedStyle(document.body);
      return {
        shown: ['nav', '.skip', '#files', '#data'].filter(isShown),
        text: light(body.color),
        ground: body.backgroundColor === 'rgba(0, 0, 0, 0)' ? 765 : light(body.backgroundColor),
        heading: isShown('h1'),
      };
    });
    expect(seen.shown).toEqual([]);
    expect(seen.heading).toBe(true);
    expect(seen.ground).toBeGreaterThan(700);
    expect(seen.text).toBeLessThan(150);
    await page.close();
  });

  test('an award takes few sheets, and links that lead away say where', async () => {
    const path = templates.find(([name]) => name === 'award, with results and evidence')?.[1] as string;
    const page = await browser.newPage();
    await page.goto(site + path, { waitUntil: 'load' });
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeLessThanOrEqual(3);
    await page.emulateMedia({ media: 'print' });
    const addresses = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('.record a[href^="http"]')].map((link) => ({
        href: link.getAttribute('href'),
        written: getComputedStyle(link, '::after').content,
      })),
    );
    expect(addresses.length).toBeGreaterThan(2);
    for (const { href, written } of addresses) expect(written).toContain(href);
    await page.close();
  });
});

describe('without JavaScript', () => {
  test.each(templates)('%s says the same, but for the day of a state', async (_, path) => {
    const read = async (javaScriptEnabled: boolean): Promise<string> => {
      const context = await browser.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      // The day on which the site was built, so that both say one state.
      await page.clock.setFixedTime(new Date('2026-11-23T12:00:00Z'));
      await page.goto(site + path, { waitUntil: 'load' });
      // What only a script can do is offered only where there is one.
      await page.locator('main').evaluate((main) => {
        for (const part of main.querySelectorAll('.check-now, .verify-form, .hash-form, noscript')) part.remove();
      });
      const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
      await context.close();
      return text;
    };
    const without = await read(false);
    expect(without.length).toBeGreaterThan(20);
    expect(without).toBe(await read(true));
  });
});
