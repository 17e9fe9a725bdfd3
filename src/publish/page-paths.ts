import type { PublicBackpack } from '../model/index.ts';
import {
  assertionPath,
  badgePath,
  badgesPath,
  hashPath,
  homePath,
  issuerPath,
  pagePath,
  personPath,
  verifyPath,
} from '../views/paths.ts';

/** Every page that Astro draws, as a file of `dist`; but for `404.html`. */
export function pagePaths({ site, badges, assertions, issuers, people, pages }: PublicBackpack): string[] {
  const paths = [
    homePath(site.url),
    badgesPath(site.url),
    verifyPath(site.url),
    hashPath(site.url),
    ...badges.map(({ id }) => badgePath(site.url, id)),
    ...assertions.map(({ id }) => assertionPath(site.url, id)),
    ...issuers.map(({ id }) => issuerPath(site.url, id)),
    ...people.map(({ id }) => personPath(site.url, id)),
    ...pages.map(({ name }) => pagePath(site.url, name)),
  ];
  const base = homePath(site.url).length;
  return paths.map((path) => `${path.slice(base)}index.html`);
}
