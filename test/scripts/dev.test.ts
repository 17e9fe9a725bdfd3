import { existsSync, readdirSync, renameSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { edit, makeRoot, put, read, remove } from '../roots.ts';
import { BROWSER_ARGUMENTS, findBrowser } from '../sites/browser.ts';
import { type RunningDev, startDev, until } from './dev-server.ts';
import { runAt } from './run.ts';

const runs = join(import.meta.dirname, '../../.haversack');
const folders = (): string[] => (existsSync(runs) ? readdirSync(runs) : []);

let browser: Browser;
const running = new Set<RunningDev>();

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_ARGUMENTS] });
});
afterAll(async () => {
  await browser.close();
  for (const dev of running) await dev.interrupt();
});

async function start(root: string): Promise<RunningDev> {
  const dev = await startDev(root);
  running.add(dev);
  return dev;
}

async function open(address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address);
  return page;
}

const heading = (page: Page): Promise<string> => page.locator('h1').first().innerText({ timeout: 1000 });

/** The text over the page; empty when there is none. */
const overlay = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('haversack-faults')?.shadowRoot?.textContent ?? '');

const statusOf = async (address: string): Promise<number> => (await fetch(address)).status;

const CARE = 'content/badges/care.md';

describe('an open page', () => {
  const root = makeRoot();
  let dev: RunningDev;
  beforeAll(async () => {
    dev = await start(root);
  });

  test('shows the badge, its new name, an error over it with place and remedy, and no error once it is mended', async () => {
    const sound = read(root, CARE);
    const page = await open(`${dev.address}badges/care/`);
    expect(await heading(page)).toBe('Care');
    edit(root, CARE, 'name: Care\n', 'name: Great Care\n');
    await until(
      () => heading(page),
      (text) => text === 'Great Care',
    );

    edit(root, CARE, 'name: Great Care\n', 'name: Great Care\nnmae: <img src=x onerror="document.title=1">\n');
    const said = await until(
      () => overlay(page),
      (text) => text.includes('content/badges/care.md:3:1'),
    );
    expect(said).toContain('There is no field "nmae". Did you mean "name"?');
    expect(said).toContain('Rename or remove it');
    expect(said).toContain('3 | nmae: <img src=x');
    expect(dev.said()).toContain('content/badges/care.md:3:1 error field-unknown');
    // What is below stays, and a page that is opened now has the same over it.
    expect(await heading(page)).toBe('Great Care');
    const other = await open(`${dev.address}badges/`);
    await until(
      () => overlay(other),
      (text) => text.includes('Did you mean "name"?'),
    );
    expect(await other.evaluate(() => document.querySelectorAll('img[src=x]').length)).toBe(0);

    put(root, CARE, sound);
    await until(
      () => heading(page),
      (text) => text === 'Care',
    );
    await until(
      () => overlay(page),
      (text) => text === '',
    );
  });

  test('shows a file that was replaced by rename, again and again', async () => {
    const page = await open(`${dev.address}badges/plain/`);
    for (const name of ['One', 'Two', 'Three']) {
      put(root, '../plain.new', read(root, 'content/badges/plain.json').replace(/"name": ".*"/, `"name": "${name}"`));
      renameSync(join(root, '../plain.new'), join(root, 'content/badges/plain.json'));
      await until(
        () => heading(page),
        (text) => text === name,
      );
    }
  });

  test('shows the colour of the site as soon as it is there', async () => {
    const page = await open(dev.address);
    const accent = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--theme-accent-light'));
    expect(await accent()).toBe('');
    put(root, 'content/site.yaml', `${read(root, 'content/site.yaml')}theme:\n  accent: "#7a1f3d"\n`);
    await until(accent, (colour) => colour !== '');
  });

  test("shows what is wrong in a page of the maintainers' own, and the page once it is mended", async () => {
    const page = await open(`${dev.address}about/`);
    edit(root, 'content/pages/about.mdx', 'About this backpack.', '<Unclosed>');
    const said = await until(
      () => overlay(page),
      (text) => text.includes('Expected a closing tag'),
    );
    expect(said).toContain('content/pages/about.mdx:5:1');
    expect(said).toContain('5 | <Unclosed>');
    expect(dev.said()).toContain('content/pages/about.mdx:5:1 error page-broken');
    edit(root, 'content/pages/about.mdx', '<Unclosed>', 'Mended.');
    await until(
      () => page.locator('main').innerText({ timeout: 1000 }),
      (text) => text.includes('Mended.'),
    );
  });

  test('shows that the front matter of such a page is wrong, over the page as it was', async () => {
    const page = await open(`${dev.address}about/`);
    edit(root, 'content/pages/about.mdx', 'title: About', 'titel: About');
    const said = await until(
      () => overlay(page),
      (text) => text.includes('The front matter of this page is wrong'),
    );
    expect(said).toContain('Unrecognized key: "titel"');
    await until(
      () => page.title(),
      (title) => title.includes('About'),
    );
    edit(root, 'content/pages/about.mdx', 'titel: About', 'title: About us');
    await until(
      () => page.title(),
      (title) => title.includes('About us'),
    );
    await until(
      () => overlay(page),
      (text) => text === '',
    );
  });
});

describe('the address', () => {
  const root = makeRoot();
  let dev: RunningDev;
  beforeAll(async () => {
    dev = await start(root);
  });

  test('of a new assertion leads to its page and files, of one that is gone to none', async () => {
    const page = `${dev.address}assertions/care-new/`;
    expect(await statusOf(page)).toBe(404);
    put(
      root,
      'content/assertions/2021/care-new.md',
      read(root, 'content/assertions/2020/care-url.md').replace(/revoked:\n(?: {2}.*\n)+/, ''),
    );
    await until(
      () => statusOf(page),
      (status) => status === 200,
    );
    expect(await (await fetch(`${page}assertion.json`)).json()).toMatchObject({ type: 'Assertion' });
    remove(root, 'content/assertions/2021');
    await until(
      () => statusOf(page),
      (status) => status === 404,
    );
    expect(await statusOf(`${page}assertion.json`)).toBe(404);
  });

  test('of a draft leads nowhere, as in the build', async () => {
    expect(await statusOf(`${dev.address}assertions/care-draft/`)).toBe(404);
  });

  test.each([
    ['badges/care/image.png', 'image/png'],
    ['badges/care/image.svg', 'image/svg+xml'],
    ['badges/grade/image.png', 'image/png'],
    ['issuers/acme/image.png', 'image/png'],
    ['assertions/care-zoe/badge.png', 'image/png'],
    ['badges/care/badgeclass.json', 'application/json; charset=utf-8'],
    ['assertions/plain-json/assertion.json', 'application/json; charset=utf-8'],
  ])('%s has its type', async (path, type) => {
    const answer = await fetch(dev.address + path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100);
  });

  test('of a picture gives another picture when the design has changed', async () => {
    const picture = async (): Promise<string> => (await fetch(`${dev.address}badges/care/image.svg`)).text();
    const before = await picture();
    edit(root, CARE, 'ribbon: First Aid', 'ribbon: Second Aid');
    await until(picture, (svg) => svg !== before);
  });

  test('is answered for this machine alone, under its own name', async () => {
    const { port, pathname } = new URL(dev.address);
    const answered = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        request({ host: '127.0.0.1', port, path: `${pathname}badges/care/badgeclass.json`, headers: { host } })
          .on('response', (response) => resolve(response.resume().statusCode))
          .on('error', reject)
          .end();
      });
    expect(await answered('localhost')).toBe(200);
    expect(await answered('rebound.example.org')).toBe(403);
  });

  test('that would open a file in an editor leads nowhere', async () => {
    const { origin } = new URL(dev.address);
    for (const place of [origin, dev.address.slice(0, -1)]) {
      const answer = await fetch(`${place}/__open-in-editor?file=${encodeURIComponent(join(root, CARE))}`);
      expect([place, answer.status]).toEqual([place, 404]);
    }
  });

  test('of a file of the machine leads nowhere', async () => {
    const { origin } = new URL(dev.address);
    for (const path of [
      '/@fs/etc/passwd',
      `/@fs${join(import.meta.dirname, '../../package.json')}`,
      '/@fs/proc/self/environ',
    ])
      expect([path, await statusOf(origin + path)]).toEqual([path, 403]);
  });
});

describe('a server', () => {
  test('whose content is broken from the start says so in an empty page, and shows the site once it is mended', async () => {
    const root = makeRoot();
    edit(root, CARE, 'name: Care\n', '');
    const dev = await start(root);
    const page = await open(dev.address);
    await until(
      () => overlay(page),
      (text) => text.includes('"name" is missing.') && text.includes('Add `name`.'),
    );
    edit(root, CARE, '---\ndescription', '---\nname: Care\ndescription');
    await until(
      () => page.title(),
      (title) => title === 'Small Backpack',
    );
    await until(
      () => overlay(page),
      (text) => text === '',
    );
  });

  test('that is interrupted ends with 0 and takes its folder away; another beside it goes on', async () => {
    // Other tests make folders there too, at the same time: its own bear the number of the process.
    const foldersOf = ({ pid }: RunningDev): string[] => folders().filter((name) => name.startsWith(`run-${pid}-`));
    const first = await startDev(makeRoot());
    const second = await startDev(makeRoot());
    expect([foldersOf(first).length, foldersOf(second).length]).toEqual([1, 1]);
    expect(await first.interrupt()).toBe(0);
    expect([foldersOf(first).length, foldersOf(second).length]).toEqual([0, 1]);
    expect(await statusOf(`${second.address}badges/care/`)).toBe(200);
    expect(await second.interrupt()).toBe(0);
    expect(foldersOf(second)).toEqual([]);
  });

  test('shows no key of the environment to the pages that run code', async () => {
    const root = makeRoot({
      'content/pages/about.mdx': '---\ntitle: About\n---\n\nKeys: {process.env.HAVERSACK_KEY ?? "none"}\n',
    });
    const dev = await startDev(root, { HAVERSACK_KEY: 'z-secret' });
    const page = await (await fetch(`${dev.address}about/`)).text();
    expect(page).toContain('Keys: none');
    expect(page).not.toContain('z-secret');
    await dev.interrupt();
  });

  test('says so when the port is taken, or is none', async () => {
    const dev = await startDev(makeRoot());
    const { port } = new URL(dev.address);
    expect(runAt(makeRoot(), ['dev', '--port', port])).toEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${port} is already in use\nName another port with --port.\n`,
    });
    for (const wrong of ['http', '-1', '65536', '1.5', '']) {
      const ran = runAt(makeRoot(), ['dev', `--port=${wrong}`]);
      expect([wrong, ran.code, ran.stdout]).toEqual([wrong, 3, '']);
      expect(ran.stderr).toContain('a whole number from 0 to 65535');
    }
    await dev.interrupt();
  });

  test('leaves nothing below the root', async () => {
    const root = makeRoot();
    const dev = await startDev(root);
    await statusOf(dev.address);
    await dev.interrupt();
    expect(readdirSync(root)).toEqual(['content']);
  });

  test('follows the address of the site to another base', async () => {
    const root = makeRoot();
    const dev = await start(root);
    const { origin } = new URL(dev.address);
    edit(root, 'content/site.yaml', 'https://badges.example.org/pack/', 'https://badges.example.org/other/');
    await until(
      () => statusOf(`${origin}/other/badges/care/`),
      (status) => status === 200,
    );
  });
});
