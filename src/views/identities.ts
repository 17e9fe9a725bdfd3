import { hostOf } from './cards.ts';
import { issuerPath } from './paths.ts';
import type { Snapshot } from './snapshot.ts';

/** How an issuer of this site is known: host and DID, then the name that it claims. */
export interface IdentityView {
  readonly host: string;
  readonly did: string;
  readonly name: string;
  readonly href: string;
}

export const viewIdentities = (snapshot: Snapshot): IdentityView[] =>
  snapshot.issuers.map((issuer) => ({
    host: hostOf(issuer),
    did: issuer.addresses.did,
    name: issuer.name,
    href: issuerPath(snapshot.site.url, issuer.id),
  }));
