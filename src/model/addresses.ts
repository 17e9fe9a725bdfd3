import { didWebOf } from '../values/index.ts';

/**
 * Addresses that end up inside credentials. Once published they never change. DESIGN of addresses:
 * every hosted id ends in `.json`, because static hosts cannot negotiate. W-06.
 */
export interface BadgeAddresses {
  readonly page: string;
  /** 2.0 */
  readonly badgeClass: string;
  /** 3.0 */
  readonly achievement: string;
  readonly image: string;
}

export interface AssertionAddresses {
  readonly page: string;
  /** 2.0, hosted */
  readonly assertion: string;
  /** 3.0, as sealed */
  readonly credential: string;
  /** baked */
  readonly image: string;
}

export interface IssuerAddresses {
  readonly page: string;
  /** 2.0 Profile */
  readonly issuer: string;
  /** 3.0 Profile as a document; its `id` is the DID */
  readonly profile: string;
  readonly revocations: string;
  readonly image: string;
  readonly did: string;
  /** where the DID document lies */
  readonly didDocument: string;
}

export const badgeAddresses = (site: string, id: string): BadgeAddresses => {
  const page = `${site}badges/${id}/`;
  return {
    page,
    badgeClass: `${page}badgeclass.json`,
    achievement: `${page}achievement.json`,
    image: `${page}image.png`,
  };
};

export const assertionAddresses = (site: string, id: string): AssertionAddresses => {
  const page = `${site}assertions/${id}/`;
  return {
    page,
    assertion: `${page}assertion.json`,
    credential: `${page}credential.json`,
    image: `${page}badge.png`,
  };
};

/**
 * @param isOwner  the site's owner has the site's own DID; every other issuer one of its own below it. W-01
 */
export function issuerAddresses(site: string, id: string, isOwner: boolean): IssuerAddresses {
  const page = `${site}issuers/${id}/`;
  const home = isOwner ? site : page;
  const isRoot = new URL(home).pathname === '/';
  return {
    page,
    issuer: `${page}issuer.json`,
    profile: `${page}profile.json`,
    revocations: `${page}revocations.json`,
    image: `${page}image.png`,
    did: didWebOf(home),
    didDocument: isRoot ? `${home}.well-known/did.json` : `${home}did.json`,
  };
}

/** @param name  as `<issuer>-revocation-1` */
export const statusListAddress = (site: string, name: string): string => `${site}status/${name}.json`;

/** The file in `dist/` behind an address of the site. */
export function outputPath(site: string, address: string): string {
  const path = address.slice(site.length);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}
