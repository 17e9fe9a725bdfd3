import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/**
 * The browser that tests use: `CHROMIUM_PATH`, else an installed Chrome or Chromium, else the one that came with
 * the packages. Called once before all tests: the last unpacks itself, and must not do so twice at once.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`);
    return named;
  }
  return installed.find((path) => existsSync(path)) ?? (await sparticuz.executablePath());
}

/** What a browser needs to start in a container and to ask nobody for anything. */
export const BROWSER_ARGUMENTS: readonly string[] = [
  ...sparticuz.args.filter(
    (argument) => !/^--(?:headless|single-process|no-zygote|user-agent|window-size)/.test(argument),
  ),
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
