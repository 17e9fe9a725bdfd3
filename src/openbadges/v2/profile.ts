import type { PublicIssuer } from '../../model/index.ts';
import { present, said } from '../present.ts';
import { V3 } from '../versions.ts';
import { CONTEXT_V2, type ProfileV2 } from './documents.ts';

/**
 * Builds the 2.0 Profile of an issuer. I2-04; the scope of its hosted assertions, I2-08 and I2-09; linked to the
 * 3.0 Profile by `related`, STANDARDS 3. Members in this order: `@context`, `type`, `id`, `name`, `url`, `email`,
 * `description`, `image`, `revocationList`, `verification`, `related`.
 * @param site  where the site lies, with `/` at the end: all projects of a GitHub user share one origin, so the
 *   scope is the site's folder
 */
export function buildProfileV2(issuer: PublicIssuer, site: string): ProfileV2 {
  return present({
    '@context': CONTEXT_V2,
    type: 'Profile' as const,
    id: issuer.addresses.issuer,
    name: issuer.name,
    url: issuer.url,
    email: issuer.email,
    description: said(issuer.description),
    image: issuer.image && issuer.addresses.image,
    revocationList: issuer.addresses.revocations,
    verification: present({
      type: 'VerificationObject' as const,
      startsWith: [site],
      allowedOrigins: allowedOrigins(site),
    }),
    related: [{ type: [V3.profile], id: issuer.addresses.did, version: V3.version }],
  });
}

/** A host name with a dot and without a port, else nothing: the validator takes no other. I2-08. */
function allowedOrigins(site: string): readonly string[] | undefined {
  const { host } = new URL(site);
  return host.includes('.') && !host.includes(':') ? [host] : undefined;
}
