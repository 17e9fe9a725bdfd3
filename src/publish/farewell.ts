import { baseOf, type PublicBackpack } from '../model/index.ts';
import { escapeHtml } from '../values/index.ts';
import type { Output } from './outputs.ts';
import { pagePaths } from './page-paths.ts';

/** One file to leave at an address of before. */
export type FarewellFile = Pick<Output, 'path' | 'bytes'>;

/**
 * The small site to leave at an address that a backpack has moved away from, where the host there cannot redirect:
 * the documents and pictures that credentials sealed there name, as they are today, and pages that lead to the new ones.
 * Software that checks a credential follows no page: so the documents themselves have to stay.
 * @param outputs  of the whole site
 * @param base  one of the site's addresses of before
 */
export function planFarewell(backpack: PublicBackpack, outputs: readonly Output[], base: string): FarewellFile[] {
  const { site } = backpack;
  const documents = outputs
    .filter(({ address }) => baseOf(site, address) === base)
    .map(({ address, bytes }): FarewellFile => ({ path: address.slice(base.length), bytes }));
  const pages = pagePaths(backpack).map((path): FarewellFile => {
    const target = site.url + path.replace(/index\.html$/, '');
    return { path, bytes: () => movedPage(site.title, target, site.language) };
  });
  return [
    ...documents,
    ...pages,
    { path: '404.html', bytes: () => lostPage(site.title, site.url, site.language) },
    // GitHub Pages leaves out folders that begin with a dot, as `.well-known`, unless told not to.
    { path: '.nojekyll', bytes: () => '' },
  ];
}

const movedPage = (title: string, target: string, language: string): string =>
  page(title, language, target, `<meta http-equiv="refresh" content="0; url=${escapeHtml(target)}">\n`);

const lostPage = (title: string, home: string, language: string): string => page(title, language, home, '');

function page(title: string, language: string, target: string, more: string): string {
  const to = escapeHtml(target);
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${more}<link rel="canonical" href="${to}">
<title>${escapeHtml(title)}</title>
<style>body { max-width: 34rem; margin: 4rem auto; padding: 0 1.25rem; font: 1.125rem/1.6 system-ui, sans-serif; }</style>
<main>
<h1>${escapeHtml(title)}</h1>
<p lang="en">This site has moved. <a href="${to}">${to}</a></p>
</main>
</html>
`;
}
