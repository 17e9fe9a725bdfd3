import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { award } from '../../src/tasks/award/award.ts';
import { readTo } from '../../src/tasks/award/recipient.ts';
import { hashIdentity, parseHashedEmail } from '../../src/values/index.ts';
import { countedChance, effectsOf, makeRoot, read } from '../roots.ts';
import { BROWSER_ARGUMENTS } from '../sites/browser.ts';
import { type Served, serve } from '../sites/serve.ts';
import { SALT } from '../sound-content.ts';
import { overflow, watch } from './watch.ts';

const sites = inject('sites');
const ZOE = 'zoe@example.org';
let browser: Browser;
let served: Served;
let address: string;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: sites.browser, args: [...BROWSER_ARGUMENTS] });
  served = await serve(join(sites.project, 'dist'), '/haversack/');
  address = `${served.origin}/haversack/hash/`;
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: string[];
}

async function visit(options: BrowserContextOptions = {}, prepare?: () => void): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = watch(page, served.origin);
  if (prepare) await page.addInitScript(prepare);
  await page.goto(address, { waitUntil: 'load' });
  return { context, page, faults };
}

const submit = (page: Page): Promise<void> => page.click('#hash-form button[type=submit]');
const focused = (page: Page): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id);

/** Types an address, and a salt where one is given. @returns what the page shows */
async function hash(page: Page, email: string, salt?: string): Promise<string> {
  await page.fill('#hash-email', email);
  if (salt !== undefined) {
    await page.locator('#hash-form details').evaluate((details) => details.setAttribute('open', ''));
    await page.fill('#hash-salt', salt);
  }
  await submit(page);
  await page.waitForSelector('#hash-result:not([hidden])');
  return page.inputValue('#hash-text');
}

/** The hash and salt of the record that `award` writes when chance gives these bytes for the salt. */
async function awarded(email: string, salt: string): Promise<string> {
  const root = makeRoot();
  const chance = countedChance(80_000);
  const random = (bytes: number): Uint8Array => (bytes === 16 ? Buffer.from(salt, 'hex') : chance(bytes));
  const done = await award(effectsOf(root, { random }), 'plain', [{ to: readTo(email), evidence: [], results: [] }]);
  const [, identity, used] =
    /\n {2}identity: (\S+)\n {2}salt: ["']?(\w+)["']?\n/.exec(
      read(root, done.ok ? (done.awards[0]?.file ?? '') : ''),
    ) ?? [];
  return `${identity}$${used}`;
}

describe('the hash of the page', () => {
  test.each([
    ZOE,
    'Zoë.van-Dam+badges@Mail.Example.org',
    'mailto:zoe@example.org',
    '  zoe@example.org ',
    // A field for e-mail addresses would turn the domain into another text.
    'zoe@bücher.example',
  ])('of %j is what award writes with the same salt, without network', async (email) => {
    const { context, page, faults } = await visit();
    await context.setOffline(true);
    const fresh = await hash(page, email);
    expect(fresh).toMatch(/^sha256\$[0-9a-f]{64}\$[0-9a-f]{32}$/);
    expect(fresh).toBe(await awarded(email, fresh.slice(-32)));
    const given = '00ff'.repeat(8);
    expect(await hash(page, email, given)).toBe(await awarded(email, given));
    expect(faults).toEqual([]);
    await context.close();
  });

  test('is taken by award, and is there already when the address itself is given', async () => {
    const { context, page } = await visit();
    const text = await hash(page, ZOE);
    const root = makeRoot();
    const effects = effectsOf(root, { random: countedChance(81_000) });
    const wish = (to: string) => [{ to: readTo(to), evidence: [], results: [] }];
    const done = await award(effects, 'plain', wish(text));
    expect(done).toMatchObject({ ok: true, awards: [{ isNew: true, to: `${text.slice(0, 11)}…` }] });
    expect(await award(effects, 'plain', wish(ZOE))).toMatchObject({ ok: true, awards: [{ isNew: false }] });
    await context.close();
  });

  test('has a new salt each time', async () => {
    const { context, page } = await visit();
    const made = new Set<string>();
    for (let time = 0; time < 5; time++) made.add((await hash(page, ZOE)).slice(-32));
    expect(made.size).toBe(5);
    await context.close();
  });

  test('goes away as soon as something else is typed', async () => {
    const { context, page } = await visit();
    await hash(page, ZOE);
    await page.locator('#hash-email').press('End');
    await page.keyboard.type('x');
    expect(await page.locator('#hash-result').isVisible()).toBe(false);
    expect(await page.inputValue('#hash-text')).toBe('');
    await context.close();
  });
});

describe('nothing leaks', () => {
  test('no request, no storage, no cookie, no message, nothing in address or history', async () => {
    const { context, page, faults } = await visit();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.waitForTimeout(200);
    const noticed: string[] = [];
    context.on('request', (request) => noticed.push(`asks ${request.url()}`));
    page.on('console', (message) => noticed.push(`says ${message.text()}`));
    page.on('framenavigated', (frame) => noticed.push(`goes to ${frame.url()}`));
    context.on('page', () => noticed.push('opens a page'));
    const before = await page.evaluate(() => history.length);
    await page.fill('#hash-email', 'wrong');
    await submit(page);
    await hash(page, ZOE, SALT);
    await page.click('#hash-copy');
    await page.locator('#hash-email').press('Enter');
    await page.waitForTimeout(300);
    const kept = await page.evaluate(async () => ({
      history: history.length,
      state: history.state,
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookie: document.cookie,
      name: window.name,
      title: document.title.includes('@'),
    }));
    expect(kept).toEqual({
      history: before,
      state: null,
      local: 0,
      session: 0,
      databases: 0,
      caches: 0,
      workers: 0,
      cookie: '',
      name: '',
      title: false,
    });
    expect(page.url()).toBe(address);
    expect(await context.cookies()).toEqual([]);
    expect(noticed).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  }, 90_000);

  test('its policy lets it ask nobody, and its form lead nowhere', async () => {
    const { context, page } = await visit();
    const refused = await page.evaluate(async () => {
      const seen: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.push(effectiveDirective));
      await fetch('/haversack/').catch(() => {});
      navigator.sendBeacon('/haversack/');
      const form = document.querySelector('#hash-form') as HTMLFormElement;
      form.submit();
      await new Promise((done) => setTimeout(done, 300));
      return seen;
    });
    expect(refused).toEqual(expect.arrayContaining(['connect-src', 'form-action']));
    expect(page.url()).toBe(address);
    await context.close();
  });

  test.each(['reload', 'back'] as const)('after %s the fields are empty', async (way) => {
    const { context, page } = await visit();
    await hash(page, ZOE, SALT);
    if (way === 'reload') await page.reload();
    else {
      await page.goto(`${served.origin}/haversack/`);
      await page.goBack();
    }
    await page.waitForSelector('#hash-form:not([hidden])');
    await page.waitForTimeout(200);
    const values = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('#hash-form :is(input, textarea)')].map(({ value }) => value),
    );
    expect(values).toEqual(['', '', '']);
    expect(await page.locator('#hash-result').isVisible()).toBe(false);
    await context.close();
  });

  test('its scripts are few bytes', async () => {
    const { context, page } = await visit();
    const bytes: number[] = [];
    page.on('response', async (response) => {
      if (response.request().resourceType() === 'script') bytes.push(gzipSync(await response.body()).length);
    });
    await page.reload({ waitUntil: 'networkidle' });
    expect(bytes.length).toBeGreaterThan(0);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(3_000);
    await context.close();
  });
});

describe('what is typed wrong', () => {
  test.each([
    ['', undefined, 'email', 'Type your e-mail address first.'],
    ['zoe', undefined, 'email', 'This is no e-mail address.'],
    ['Zoë <zoe@example.org>', undefined, 'email', 'This is no e-mail address.'],
    ['zoe@\u200bexample.org', undefined, 'email', 'This is no e-mail address.'],
    [ZOE, 'abc', 'salt', 'A salt has 16 to 64'],
  ])('%j with the salt %j is told at its field, which gets the focus', async (email, salt, field, says) => {
    const { context, page } = await visit();
    await page.fill('#hash-email', email);
    if (salt !== undefined) {
      await page.locator('#hash-form details').evaluate((details) => details.setAttribute('open', ''));
      await page.fill('#hash-salt', salt);
      await page.locator('#hash-form details').evaluate((details) => details.removeAttribute('open'));
    }
    await submit(page);
    await page.waitForSelector(`#hash-${field}[aria-invalid=true]`);
    expect(await page.locator(`#hash-${field}-wrong`).textContent()).toContain(says);
    expect(await page.locator(`#hash-${field}-wrong`).isVisible()).toBe(true);
    expect(await page.getAttribute(`#hash-${field}`, 'aria-describedby')).toContain(`hash-${field}-wrong`);
    expect(await focused(page)).toBe(`hash-${field}`);
    expect(await page.locator('#hash-result').isVisible()).toBe(false);
    expect((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.type('x');
    expect(await page.locator('[aria-invalid]').count()).toBe(0);
    await context.close();
  });
});

describe('to use it', () => {
  test('the keyboard is enough, the result gets the focus, and a copy is announced', async () => {
    const { context, page } = await visit();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('#hash-email').focus();
    await page.keyboard.type(ZOE);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#hash-result:not([hidden])');
    expect(await focused(page)).toBe('hash-text');
    const text = await page.inputValue('#hash-text');
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(text);
    expect(await page.locator('[role=status]:visible').count()).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#hash-status')?.textContent !== '');
    expect(await page.locator('#hash-status').textContent()).toBe('Copied.');
    expect(await page.getAttribute('#hash-status', 'role')).toBe('status');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await context.close();
  });

  test('where a browser does not let it copy, the text is selected and the reader told', async () => {
    const { context, page } = await visit({}, () => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    const text = await hash(page, ZOE);
    await page.click('#hash-copy');
    await page.waitForFunction(() => document.querySelector('#hash-status')?.textContent !== '');
    expect(await page.locator('#hash-status').textContent()).toContain('did not let this page copy');
    expect(await focused(page)).toBe('hash-text');
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(text);
    await context.close();
  });

  test('where a browser makes no hashes, there is no form, and the reader is told why', async () => {
    const { context, page, faults } = await visit({}, () => {
      Object.defineProperty(crypto, 'subtle', { value: undefined });
    });
    expect(await page.locator('#hash-form').isVisible()).toBe(false);
    expect(await page.locator('#hash-problem').textContent()).toContain('https');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('without JavaScript there is a command, and it makes such a hash', async () => {
    const { context, page } = await visit({ javaScriptEnabled: false });
    expect(await page.locator('#hash-form').isVisible()).toBe(false);
    const command = (await page.locator('noscript pre').textContent()) ?? '';
    const made = execFileSync('sh', ['-c', command], { input: `${ZOE}\n`, encoding: 'utf8' }).trim();
    const read = parseHashedEmail(made);
    expect(read?.identity).toBe(await hashIdentity(ZOE, read?.salt ?? ''));
    expect(readTo(made).kind).toBe('hash');
    await context.close();
  });

  test.each([
    [390, 'light', 'none'],
    [390, 'dark', 'none'],
    [1280, 'light', 'none'],
    [1280, 'dark', 'none'],
    [1280, 'dark', 'active'],
    [320, 'light', 'none'],
  ] as const)('%i px, %s, forced colours %s: with its result it breaks no rule of axe and fits', async (...view) => {
    const [width, colorScheme, forcedColors] = view;
    const { context, page, faults } = await visit({ viewport: { width, height: 844 }, colorScheme, forcedColors });
    await hash(page, ZOE, '');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    const hidden = await page.locator('#hash-text').evaluate((text) => text.scrollHeight - text.clientHeight);
    expect(hidden).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('on paper only the result is left of the form', async () => {
    const { context, page } = await visit();
    await hash(page, ZOE);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#hash-text').isVisible()).toBe(true);
    for (const part of ['#hash-email', '#hash-copy', '#hash-form button[type=submit]'])
      expect(await page.locator(part).isVisible()).toBe(false);
    await context.close();
  });
});
