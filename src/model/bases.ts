import { didWebOf } from '../values/index.ts';
import type { Site } from './site.ts';

/**
 * Where a site lies, and lay. What was sealed for an old address keeps it for good, and is published where a redirect
 * from there lands: at the same path below the address of today.
 */
export type Home = Pick<Site, 'url' | 'formerly'>;

/** Every address that the site had, oldest first, and the one of today; each once, where it first stood. */
export const basesOf = ({ url, formerly }: Home): readonly string[] => [...new Set([...formerly, url])];

/** The address of the site, of today or of before, that another address lies below; the longest of them. */
export const baseOf = (home: Home, address: string): string | undefined =>
  basesOf(home)
    .filter((base) => address.startsWith(base))
    .sort((a, b) => b.length - a.length)[0];

/** The file in `dist/` behind an address of the site, be it one of before. */
export function outputPath(home: Home, address: string): string {
  const path = address.slice((baseOf(home, address) ?? home.url).length);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** Where the same thing lies today. */
export const addressToday = (home: Home, address: string): string =>
  home.url + address.slice((baseOf(home, address) ?? home.url).length);

/** A did:web, and where its document lies. */
export interface DidPlace {
  readonly did: string;
  readonly didDocument: string;
}

/**
 * The DIDs of an issuer, one for each address that the site had, in the order of {@link basesOf}. W-01: the owner has
 * the site's own, every other one of its own below its page. After a move both documents, old and new, lie on one
 * host: so a place that an older DID has is left to it, and the newer takes the next.
 */
export function didPlaces(home: Home, issuer: string, isOwner: boolean): readonly DidPlace[] {
  const taken = new Set<string>();
  return basesOf(home).map((base) => {
    const folders = isOwner ? [base, ...ownFolders(base, issuer)] : ownFolders(base, issuer);
    const places = folders.map((folder): DidPlace => ({ did: didWebOf(folder), didDocument: documentIn(folder) }));
    const free = places.find(({ didDocument }) => !taken.has(didDocument.slice(base.length))) as DidPlace;
    taken.add(free.didDocument.slice(base.length));
    return free;
  });
}

/** The DID that an issuer had where something of the site lies, as a status list. */
export function didOf(home: Home, issuer: string, isOwner: boolean, address: string): string {
  const place = didPlaces(home, issuer, isOwner)[basesOf(home).indexOf(baseOf(home, address) ?? home.url)];
  return (place as DidPlace).did;
}

/** One more than a site can have addresses. */
const MOVES = 11;

const ownFolders = (base: string, issuer: string): string[] =>
  Array.from({ length: MOVES }, (_, index) => `${base}issuers/${issuer}/${index === 0 ? '' : `${index + 1}/`}`);

const documentIn = (folder: string): string =>
  new URL(folder).pathname === '/' ? `${folder}.well-known/did.json` : `${folder}did.json`;
