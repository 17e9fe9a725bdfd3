import { basesOf, type DidPlace, didPlaces, type Home } from './bases.ts';

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
  /** DIDs of before the site moved, oldest first: what they sealed still names them */
  readonly formerDids: readonly DidPlace[];
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
 * A file of an award's evidence. It stands in documents for evidence that has no address of its own, so that neither
 * position nor name may change once the award is sealed.
 * @param page  the award's
 * @param position  of the evidence, from 0
 */
export const evidenceAddress = (page: string, position: number, name: string): string =>
  `${page}evidence/${position + 1}-${name}`;

/**
 * @param isOwner  the site's owner has the site's own DID; every other issuer one of its own below it. W-01
 * @param home  where the site lies today, and lay, when it has moved since the issuer's first seal
 */
export function issuerAddresses(
  site: string,
  id: string,
  isOwner: boolean,
  home: Home = { url: site, formerly: [] },
): IssuerAddresses {
  const page = `${site}issuers/${id}/`;
  const places = didPlaces(home, id, isOwner);
  const today = places[basesOf(home).indexOf(home.url)] as DidPlace;
  return {
    page,
    issuer: `${page}issuer.json`,
    profile: `${page}profile.json`,
    revocations: `${page}revocations.json`,
    image: `${page}image.png`,
    ...today,
    formerDids: places.filter((place) => place !== today),
  };
}

/** @param name  as `<issuer>-revocation-1` */
export const statusListAddress = (site: string, name: string): string => `${site}status/${name}.json`;
