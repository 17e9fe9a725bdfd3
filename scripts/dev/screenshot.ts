import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { BROWSER_ARGUMENTS, findBrowser } from '../../test/sites/browser.ts';
import { haversack } from '../../test/sites/haversack.ts';
import { serve } from '../../test/sites/serve.ts';
import { EXIT } from '../command.ts';
import { checkout } from './tools.ts';

/** `npx haversack chore screenshot`: the README's picture, taken of a real build of the demonstration. */
export async function run(): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), 'haversack-screenshot-'));
  try {
    cpSync(join(checkout, 'content'), join(root, 'content'), { recursive: true });
    await haversack(['build', '--root', root]);
    const served = await serve(join(root, 'dist'), '/haversack/');
    const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_ARGUMENTS] });
    const page = await browser.newPage({ viewport: { width: 1200, height: 860 }, colorScheme: 'light' });
    await page.goto(`${served.origin}/haversack/`, { waitUntil: 'networkidle' });
    const picture = await page.screenshot();
    await browser.close();
    await served.close();
    const small = await sharp(picture).png({ palette: true, effort: 10 }).toBuffer();
    writeFileSync(join(checkout, 'docs/screenshot-home.png'), small);
    return EXIT.good;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
