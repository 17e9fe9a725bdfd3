import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kindOf } from '../io/index.ts';

/** Where Astro puts styles, scripts, fonts and icons, named by their content. */
export const ASSETS = '_astro/';

/** Assets that a page, style or script names, by the last part of their path. */
export const assetsNamedIn = (text: string, assets: readonly string[]): string[] =>
  assets.filter((path) => text.includes(path.slice(ASSETS.length)));

/**
 * Takes away what Astro made for components that no page of this backpack shows: only what is named is published.
 * @param stage  absolute: pages and assets, nothing else yet
 */
export function dropUnnamedAssets(stage: string): void {
  if (kindOf(join(stage, ASSETS)) !== 'folder') return;
  let assets = readdirSync(join(stage, ASSETS)).map((name) => `${ASSETS}${name}`);
  const pages = readdirSync(stage, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .map((path) => readFileSync(join(stage, path), 'utf8'));
  // What only a dropped script named is dropped in the next round.
  for (;;) {
    const texts = assets.map((path) => ({ path, text: readFileSync(join(stage, path), 'latin1') }));
    const named = new Set([
      ...pages.flatMap((text) => assetsNamedIn(text, assets)),
      ...texts.flatMap(({ path, text }) => assetsNamedIn(text, assets).filter((other) => other !== path)),
    ]);
    const unnamed = assets.filter((path) => !named.has(path));
    for (const path of unnamed) rmSync(join(stage, path));
    if (unnamed.length === 0) return;
    assets = assets.filter((path) => named.has(path));
  }
}
