import type { Evidence, PublicAssertion, PublicBackpack, RecipientIdentity } from '../../model/index.ts';
import { evidenceId } from '../evidence-id.ts';
import { present, said, some } from '../present.ts';
import {
  type AssertionV2,
  CONTEXT_V2,
  type EvidenceV2,
  type RecipientV2,
  type RevokedAssertionV2,
} from './documents.ts';
import { erasedAddress, isRevokedV2, revocationReason } from './revocation.ts';

/**
 * Builds the hosted 2.0 Assertion; a revoked one comes stripped. I2-02, I2-05 to I2-08, I2-13.
 * Members in this order: `@context`, `type`, `id`, `recipient`, `badge`, `verification`, `issuedOn`, `expires`,
 * `image`, `narrative`, `evidence`.
 */
export function buildAssertion(assertion: PublicAssertion): AssertionV2 | RevokedAssertionV2 {
  if (isRevokedV2(assertion)) return stripped(assertion);
  return present({
    '@context': CONTEXT_V2,
    type: 'Assertion' as const,
    id: assertion.addresses.assertion,
    recipient: recipient(assertion.recipient.identity),
    badge: assertion.badge.addresses.badgeClass,
    verification: { type: 'HostedBadge' as const },
    issuedOn: assertion.issuedOn,
    expires: assertion.expires,
    image: assertion.addresses.image,
    narrative: said(assertion.narrative),
    evidence: some(assertion.evidence.map((one, position) => evidence(one, evidenceId(assertion, position)))),
  });
}

function stripped(assertion: PublicAssertion): RevokedAssertionV2 {
  return present({
    '@context': CONTEXT_V2,
    type: 'Assertion' as const,
    id: assertion.addresses.assertion,
    revoked: true as const,
    revocationReason: revocationReason(assertion),
  });
}

/** What stays of the hosted assertion of an award that was erased. I2-13. */
export const buildErasedAssertion = (erased: PublicBackpack['erased'][number]): RevokedAssertionV2 => ({
  '@context': CONTEXT_V2,
  type: 'Assertion',
  id: erasedAddress(erased),
  revoked: true,
});

/** I2-05: an e-mail address hashed and salted, an address or a DID plain. */
function recipient(identity: RecipientIdentity): RecipientV2 {
  if (identity.type === 'email')
    return { type: 'email', hashed: true, salt: identity.salt, identity: identity.identity };
  return { type: identity.type === 'url' ? 'url' : 'id', hashed: false, identity: identity.url };
}

/** `meets`, `alt`, `transcript` and `kept` stay on the page. */
const evidence = (one: Evidence, id: string | undefined): EvidenceV2 =>
  present({
    type: 'Evidence' as const,
    id,
    name: said(one.name),
    description: said(one.description),
    narrative: said(one.narrative),
    genre: said(one.genre),
    audience: said(one.audience),
  });
