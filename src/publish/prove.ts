import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { walk } from '../io/index.ts';
import { type Home, outputPath, type PublicBackpack } from '../model/index.ts';
import { HaversackError } from '../values/index.ts';
import { ASSETS, assetsNamedIn } from './assets.ts';
import type { Output } from './outputs.ts';
import { type PageLinks, readLinks } from './prove-links.ts';
import { proveStaged } from './prove-staged.ts';
import { Scale, type Weights } from './weights.ts';

const HIDDEN_LIMIT = 20;

export interface ProvenSite {
  readonly files: number;
  readonly bytes: number;
  readonly weights: Weights;
}

/** What a site should hold. */
export interface Planned {
  /** relative to the stage: outputs, pages, public files */
  readonly paths: ReadonlySet<string>;
  readonly outputs: readonly Output[];
  /** of credentials, which were proved while the pages were drawn */
  readonly faults: readonly string[];
}

/**
 * Proves a finished site before it takes the place of the old one: every planned file is there and no other, every
 * internal link resolves, every JSON parses, every credential verifies.
 * @param stage  absolute
 * @param planned  what should be there, and what is known to be wrong with it
 * @throws HaversackError `site-unproven` that lists what is wrong; the old site stays
 */
export function proveSite(stage: string, planned: Planned, backpack: PublicBackpack): ProvenSite {
  const { faults, ...site } = weighSite(stage, planned, backpack);
  if (faults.length > 0) throw unproven(faults);
  return site;
}

/**
 * Holds a finished site against what was planned.
 * @param stage  absolute; plain files and folders, or what else it holds is a fault
 * @returns what is wrong with it in words, beside what it weighs
 */
export function weighSite(
  stage: string,
  planned: Planned,
  backpack: PublicBackpack,
): ProvenSite & { readonly faults: readonly string[] } {
  const { paths, outputs } = planned;
  const entries = walk(stage, '.');
  if (!entries.ok) throw new HaversackError('site-unproven', 'The site has too many files.');
  const files = new Set(entries.value.filter(({ kind }) => kind !== 'folder').map(({ path }) => path.slice(2)));
  const assets = [...files].filter((path) => path.startsWith(ASSETS));
  const faults: string[] = [
    ...entries.value
      .filter(({ kind }) => kind === 'link' || kind === 'other')
      .map(({ path }) => `${path} is no plain file`),
    ...[...paths].filter((path) => !files.has(path)).map((path) => `${path} is missing`),
    ...[...files]
      .filter((path) => !paths.has(path) && !path.startsWith(ASSETS))
      .map((path) => `${path} was not planned`),
  ];

  const named = new Set<string>();
  const pages = new Map<string, PageLinks>();
  const scale = new Scale();
  let bytes = 0;
  for (const path of files) {
    const content = readFileSync(join(stage, path));
    bytes += content.length;
    if (path.endsWith('.html')) {
      scale.add('page', path, content);
      pages.set(path, readLinks(content.toString('utf8'), new URL(path, backpack.site.url).href));
    } else if (path.endsWith('.json')) {
      if (!isJson(content.toString('utf8'))) faults.push(`${path} is not JSON`);
    } else if (path.startsWith(ASSETS)) {
      if (path.endsWith('.css')) scale.add('styles', path, content);
      for (const asset of assetsNamedIn(content.toString('latin1'), assets)) if (asset !== path) named.add(asset);
    }
  }
  for (const [path, { internal }] of pages) {
    for (const target of internal) {
      const fault = followLink(target, backpack.site, files, pages, named);
      if (fault !== undefined) faults.push(`${path} links to ${target}, ${fault}`);
    }
  }
  faults.push(...assets.filter((path) => !named.has(path)).map((path) => `${path} is named by nothing`));
  faults.push(...planned.faults, ...proveStaged(stage, files, outputs, backpack));
  return { files: files.size, bytes, weights: scale.read(), faults };
}

/** @returns what is wrong with a link within the site's host, or undefined */
function followLink(
  target: string,
  site: Home,
  files: ReadonlySet<string>,
  pages: ReadonlyMap<string, PageLinks>,
  named: Set<string>,
): string | undefined {
  if (!URL.canParse(target)) return 'which is no address';
  const url = new URL(target);
  const fragment = decoded(url.hash.slice(1));
  url.hash = '';
  url.search = '';
  // A project site shares its host with others: what lies outside its base is not ours to prove.
  if (!url.href.startsWith(site.url)) return undefined;
  const path = outputPath(site, url.href);
  if (!files.has(path)) return 'which is not there';
  named.add(path);
  const isThere = fragment === '' || !path.endsWith('.html') || pages.get(path)?.ids.has(fragment);
  return isThere ? undefined : 'a place that is not on that page';
}

/** A fragment as it was meant; one that is no such text stays as it is, and leads nowhere. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function unproven(faults: readonly string[]): HaversackError {
  const shown = faults.slice(0, HIDDEN_LIMIT).map((fault) => `\n  ${fault}`);
  const rest = faults.length > HIDDEN_LIMIT ? `\n  and ${faults.length - HIDDEN_LIMIT} more` : '';
  return new HaversackError('site-unproven', `The new site is not as planned:${shown.join('')}${rest}`, {
    remedy: 'The old site was left as it is. Mend the links of your own pages; anything else is a fault of Haversack.',
  });
}
