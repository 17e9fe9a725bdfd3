import type { PublicAssertion, PublicBackpack, PublicIssuer } from '../../model/index.ts';
import { present } from '../present.ts';
import { CONTEXT_V2, type RevocationListV2 } from './documents.ts';
import { erasedAddress, isRevokedV2, revocationReason } from './revocation.ts';

/**
 * Builds the 2.0 RevocationList of one issuer, ordered by address; it is there, and empty, when nothing is
 * revoked. I2-12, I2-13.
 * @param assertions  all that are public; those of other issuers and those not revoked are passed over
 * @param erased  of all issuers: they stay listed, without a reason
 */
export function buildRevocationList(
  issuer: PublicIssuer,
  assertions: readonly PublicAssertion[],
  erased: PublicBackpack['erased'] = [],
): RevocationListV2 {
  return {
    '@context': CONTEXT_V2,
    type: 'RevocationList',
    id: issuer.addresses.revocations,
    issuer: issuer.addresses.issuer,
    revokedAssertions: [
      ...assertions
        .filter((assertion) => assertion.badge.issuer.id === issuer.id && isRevokedV2(assertion))
        .map((assertion) =>
          present({ id: assertion.addresses.assertion, revocationReason: revocationReason(assertion) }),
        ),
      ...erased.filter((one) => one.issuer === issuer.id).map((one) => ({ id: erasedAddress(one) })),
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
