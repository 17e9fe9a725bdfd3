import type { Artwork, PublicIssuer } from '../../model/index.ts';
import { present, said } from '../present.ts';
import { CONTEXTS_V3, type ImageV3, type ProfileDocument, type ProfileV3 } from './documents.ts';

/**
 * Builds the 3.0 Profile of an issuer, as it stands inside credentials. I3-05; its `id` is the DID, and
 * `otherIdentifier` names the 2.0 Profile (the context knows neither `alsoKnownAs` nor `related` here).
 * Members in this order: `id`, `type`, `name`, `url`, `email`, `description`, `image`, `otherIdentifier`.
 */
export function buildProfileV3(issuer: PublicIssuer): ProfileV3 {
  return present({
    id: issuer.addresses.did,
    type: ['Profile'],
    name: issuer.name,
    url: issuer.url,
    email: said(issuer.email),
    description: said(issuer.description),
    image: issuer.image && buildImage(issuer.addresses.image, issuer.image),
    otherIdentifier: [
      { type: 'IdentifierEntry' as const, identifier: issuer.addresses.issuer, identifierType: 'identifier' },
    ],
  });
}

/** The same as a document of its own, `profile.json`. */
export const buildProfileDocument = (issuer: PublicIssuer): ProfileDocument => ({
  '@context': CONTEXTS_V3,
  ...buildProfileV3(issuer),
});

/** An Image object; what it shows is its caption. I3-09, I3-11. */
export const buildImage = (id: string, artwork: Artwork | undefined): ImageV3 =>
  present({ id, type: 'Image' as const, caption: said(artwork?.alt) });
