import type { PublicIssuer } from '../../model/index.ts';
import { present, said, some } from '../present.ts';
import { V3 } from '../versions.ts';
import { CONTEXT_V2, type ProfileV2 } from './documents.ts';

/**
 * Builds the 2.0 Profile of an issuer. I2-04; the scope of its hosted assertions, I2-08 and I2-09; linked to the
 * 3.0 Profile by `related`, STANDARDS 3. Members in this order: `@context`, `type`, `id`, `name`, `url`, `email`,
 * `description`, `image`, `revocationList`, `verification`, `related`.
 * @param bases  where the site lies and lay, each with `/` at the end: all projects of a GitHub user share one
 *   origin, so the scope is the site's folder
 */
export function buildProfileV2(issuer: PublicIssuer, bases: readonly string[]): ProfileV2 {
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
      startsWith: bases,
      allowedOrigins: allowedOrigins(bases),
    }),
    related: [{ type: [V3.profile], id: issuer.addresses.did, version: V3.version }],
  });
}

/** Host names with a dot and without a port: the validator takes no other. I2-08. */
const allowedOrigins = (bases: readonly string[]): readonly string[] | undefined =>
  some([...new Set(bases.map((base) => new URL(base).host))].filter((host) => /^[^:]*\.[^:]*$/.test(host)));
