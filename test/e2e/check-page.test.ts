import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { BROWSER_ARGUMENTS } from '../sites/browser.ts';
import { openDist } from '../sites/dist.ts';
import { type Served, serve } from '../sites/serve.ts';
import { text } from '../verify/world.ts';
import { overflow, watch } from './watch.ts';

const sites = inject('sites');
const dist = openDist(sites.project);
const folder = join(sites.project, 'dist');
let browser: Browser;
let served: Served;
let base: string;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: sites.browser, args: [...BROWSER_ARGUMENTS] });
  served = await serve(folder, '/haversack/');
  base = `${served.origin}/haversack/`;
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** The site's own address, answered from its folder as a static host would that lets everybody read. */
async function answer(route: Route): Promise<void> {
  const path = new URL(route.request().url()).pathname.slice('/haversack/'.length);
  const file = path.endsWith('/') ? `${path}index.html` : path;
  const headers = { 'access-control-allow-origin': '*' };
  if (!dist.files.includes(file)) return route.fulfill({ status: 404, headers, body: '' });
  const contentType = file.endsWith('.html') ? 'text/html' : 'application/json';
  return route.fulfill({ status: 200, headers, contentType, body: Buffer.from(dist.bytes(file)) });
}

interface Visit {
  readonly page: Page;
  readonly faults: string[];
  readonly context: BrowserContext;
}

async function visit(
  path: string,
  {
    width = 1280,
    scheme = 'light',
    isOnline = true,
  }: { width?: number; scheme?: 'light' | 'dark'; isOnline?: boolean } = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  await context.route('https://**/*', (route) =>
    isOnline && route.request().url().startsWith(dist.url) ? answer(route) : route.abort(),
  );
  const page = await context.newPage();
  const faults = watch(page, served.origin);
  await page.goto(`${base}${path}`);
  return { page, faults, context };
}

/** Gives a file to the page and waits for the report. */
async function check(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  await page.setInputFiles('#verify-file', { name, mimeType: '', buffer: Buffer.from(content) });
  await page.click('#verify button[type=submit]');
  await page.waitForSelector('#report:not([hidden])');
}

const violations = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
  );
const verdict = (page: Page): Promise<string | null> =>
  page.locator('#report .state').first().getAttribute('data-state');

const credentials = dist.files.filter((path) => /^assertions\/[^/]+\/credential\.json$/.test(path));
const stateOf = (path: string): string =>
  /data-state="([a-z-]+)"/.exec(dist.text(path.replace('credential.json', 'index.html')))?.[1] ?? '';
const ofState = (state: string): string => credentials.find((path) => stateOf(path) === state) as string;
const valid = (): string => ofState('valid').replace('credential.json', 'badge.png');

/** Every state of the page that shows a report, as a file to give it. */
const states: readonly (readonly [
  name: string,
  outcome: string,
  file: () => readonly [string, string | Uint8Array],
])[] = [
  ['verified, both versions', 'verified', () => ['badge.png', dist.bytes(valid())]],
  ['expired', 'invalid', () => ['credential.json', dist.text(ofState('expired'))]],
  ['revoked', 'invalid', () => ['credential.json', dist.text(ofState('revoked'))]],
  ['not valid yet', 'invalid', () => ['credential.json', dist.text(ofState('not-yet-valid'))]],
  [
    'forged',
    'invalid',
    () => ['credential.json', dist.text(ofState('valid')).replace('"name": "', '"name": "Forged ')],
  ],
  ['no credential', 'unknown', () => ['notes.json', '{"hello": "world"}']],
  ['nothing that is known', 'unknown', () => ['notes.txt', 'I am a badge.']],
];

describe('the page that checks badges', () => {
  test.each(states)('%s: says so, breaks no rule of axe, fits a phone, is quiet', async (_, outcome, file) => {
    for (const { width, scheme } of [
      { width: 1280, scheme: 'light' },
      { width: 390, scheme: 'dark' },
    ] as const) {
      const { page, faults, context } = await visit('verify/', { width, scheme });
      await check(page, ...file());
      expect(await verdict(page)).toBe(outcome);
      expect(await page.locator('#verify-status').textContent()).toContain(
        { verified: 'Verified', invalid: 'Invalid', unknown: 'Unknown' }[outcome],
      );
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(
        faults.filter((fault) => !fault.startsWith(`asks ${dist.url}`) && !fault.startsWith('asks blob:')),
      ).toEqual([]);
      await context.close();
    }
  });

  test('empty, and with nothing chosen: axe is content, and the reader is told', async () => {
    const { page, faults, context } = await visit('verify/', { width: 390, scheme: 'dark' });
    expect(await violations(page)).toEqual([]);
    await page.click('#verify button[type=submit]');
    expect(await page.locator('#verify-status').textContent()).toBe(
      'Choose a file, or paste an address or text first.',
    );
    expect(faults).toEqual([]);
    await context.close();
  });

  test('an address in the fragment asks nobody until somebody clicks; the verifier is loaded then', async () => {
    const address = `${dist.url}${ofState('valid')}`;
    const { page, faults, context } = await visit(`verify/#url=${encodeURIComponent(address)}`);
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.waitForTimeout(300);
    expect(await page.inputValue('#verify-text')).toBe(address);
    expect([faults, loaded]).toEqual([[], []]);
    await page.click('#verify button[type=submit]');
    await page.waitForSelector('#report:not([hidden])');
    expect(await verdict(page)).toBe('verified');
    expect(loaded.some((url) => /worker-.*\.js$/.test(url))).toBe(true);
    expect(loaded).toContain(address);
    await context.close();
  });

  test('by the keyboard alone, and the report gets the focus', async () => {
    const { page, context } = await visit('verify/');
    await page.locator('#verify-file').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('verify-text');
    await page.keyboard.insertText(dist.text(ofState('expired')));
    const submit = page.locator('#verify button[type=submit]');
    for (let stop = 0; stop < 6 && !(await submit.evaluate((button) => button === document.activeElement)); stop++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#report:not([hidden])');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('report');
    expect(await page.locator('#report h2').first().textContent()).not.toBe('');
    await context.close();
  });

  test('without network: form, signature and key are checked for the site’s own issuer, the status is unknown', async () => {
    const { page, context } = await visit('verify/', { isOnline: false });
    const path = credentials.find(
      (one) => stateOf(one) === 'valid' && dist.text(one).includes('"revocation"'),
    ) as string;
    await check(page, 'credential.json', dist.text(path));
    expect(await verdict(page)).toBe('unknown');
    const passed = await page.locator('.checks > [data-outcome=pass] .check-title').allTextContents();
    expect(passed).toEqual(
      expect.arrayContaining(['The signature fits: nothing was changed', 'The key is the issuer’s']),
    );
    const open = await page.locator('.checks > [data-outcome=unknown] .check-title').allTextContents();
    expect(open).toEqual(['Whether it was revoked is not known']);
    expect(await page.locator('.report-help code').textContent()).toBe('npx haversack verify credential.json');
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  test('inside another page no verdict is shown', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const stranger = `${served.origin}/stranger.html`;
    const framed = `<!doctype html><iframe src="${base}verify/"></iframe><iframe src="${base}${ofState('valid').replace('credential.json', '')}"></iframe>`;
    await context.route(stranger, (route) => route.fulfill({ contentType: 'text/html', body: framed }));
    await page.goto(stranger);
    const [checking, award] = page.frames().slice(1);
    const says = 'No verdict is shown inside another page, which could draw around it. Open this page by itself';
    await checking?.waitForSelector('#verify-status a');
    expect(await checking?.locator('#verify').isVisible()).toBe(false);
    expect(await checking?.locator('#verify-status').textContent()).toBe(says);
    await award?.click('#check-now button');
    expect(await award?.locator('#check-now [role=status]').textContent()).toBe(says);
    expect(await award?.locator('#report').isVisible()).toBe(false);
    await context.close();
  });

  test('what a credential says is text, whatever it looks like', async () => {
    const { page, faults, context } = await visit('verify/');
    const hostile = '<img src=x onerror="document.title=1"> **bold** [a](javascript:alert(1)) \u202eevil';
    const credential = JSON.parse(dist.text(ofState('valid')));
    credential.credentialSubject.achievement.name = hostile;
    credential.issuer.name = hostile;
    await check(page, `${hostile.replaceAll('/', '')}.json`, text(credential));
    const shown = (await page.locator('#report').textContent()) ?? '';
    expect(shown).toContain('<img src=x onerror="document.title=1"> **bold** [a](javascript:alert(1)) ·evil');
    expect(shown).not.toContain('\u202e');
    expect(await page.locator('#report img, #report strong strong, #report a[href^="javascript"]').count()).toBe(0);
    expect(await page.title()).not.toBe('1');
    expect(faults.filter((fault) => !fault.startsWith(`asks ${dist.url}`) && !fault.startsWith('asks blob:'))).toEqual(
      [],
    );
    await context.close();
  });

  test('the report can be kept as JSON', async () => {
    const { page, context } = await visit('verify/');
    await check(page, 'credential.json', dist.text(ofState('expired')));
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[download="report.json"]')]);
    const report = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(report).toMatchObject({ outcome: 'invalid', input: { name: 'credential.json' } });
    expect(report.checks.length).toBeGreaterThan(10);
    await context.close();
  });

  test('a check that never ends is stopped after ten seconds', async () => {
    const { page, context } = await visit('verify/');
    await context.route(/worker-.*\.js$/, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'for (;;);' }),
    );
    await page.clock.install();
    await page.fill('#verify-text', '{}');
    await page.click('#verify button[type=submit]');
    await page.clock.fastForward(9_900);
    expect(await page.locator('#verify-status').textContent()).toBe('Checking …');
    await page.clock.fastForward(200);
    await page.waitForFunction(() =>
      document.querySelector('#verify-status')?.textContent?.startsWith('It was stopped'),
    );
    expect(await page.locator('#report').isVisible()).toBe(false);
    await context.close();
  });

  test('a typed recipient is compared', async () => {
    const { page, context } = await visit('verify/');
    await page.fill('#verify-recipient', 'nobody@example.org');
    await check(page, 'credential.json', dist.text(ofState('valid')));
    expect(await page.locator('.checks > [data-outcome=fail] .check-title').allTextContents()).toEqual([
      'It was not awarded to whom you typed',
    ]);
    await context.close();
  });
});

describe('an award’s own page', () => {
  const award = (): string => ofState('valid').replace('credential.json', '');

  test('checks itself in place, and says when', async () => {
    const { page, faults, context } = await visit(award());
    await page.click('#check-now button');
    await page.waitForSelector('#report:not([hidden])');
    expect(await verdict(page)).toBe('verified');
    expect(await page.locator('#report .report-head').textContent()).toMatch(/Checked on .*20\d\d/);
    expect(await violations(page)).toEqual([]);
    expect(faults.filter((fault) => !fault.startsWith(`asks ${dist.url}`) && !fault.startsWith('asks blob:'))).toEqual(
      [],
    );
    await context.close();
  });

  test('without JavaScript still says its state, and offers no button', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${base}${award()}`);
    expect(await page.locator('#check-now').isVisible()).toBe(false);
    expect(await page.locator('.verdict .state').textContent()).toContain('Valid');
    await page.goto(`${base}verify/`);
    expect(await page.locator('noscript').textContent()).toContain('haversack verify');
    await context.close();
  });
});
