/** Addresses of pages, as paths below the site's base; those that stand inside credentials are the model's. */

/** @param site  the site's address, ending in `/`; its path is the base */
export const homePath = (site: string): string => new URL(site).pathname;

export const badgesPath = (site: string): string => `${homePath(site)}badges/`;
export const badgePath = (site: string, id: string): string => `${badgesPath(site)}${id}/`;
export const assertionPath = (site: string, id: string): string => `${homePath(site)}assertions/${id}/`;
export const issuerPath = (site: string, id: string): string => `${homePath(site)}issuers/${id}/`;

export const personPath = (site: string, id: string): string => `${homePath(site)}people/${id}/`;
/** A person's portrait, beside the page. */
export const portraitPath = (site: string, id: string): string => `${personPath(site, id)}image.png`;

export const verifyPath = (site: string): string => `${homePath(site)}verify/`;
export const hashPath = (site: string): string => `${homePath(site)}hash/`;

/** A page of `content/pages`. */
export const pagePath = (site: string, name: string): string => `${homePath(site)}${name}/`;

/** The path of one of the site's own absolute addresses. */
export const pathOf = (address: string): string => new URL(address).pathname;
