import type { PublicAssertion, PublicBackpack } from '../../model/index.ts';
import { said } from '../present.ts';

/**
 * True when the hosted assertion must not pass as good. 2.0 knows no suspension: a suspended assertion is published
 * as revoked while the suspension lasts, or a 2.0 reader would call it valid. I2-13.
 */
export const isRevokedV2 = (assertion: Pick<PublicAssertion, 'state' | 'revoked'>): boolean =>
  assertion.revoked !== undefined || assertion.state === 'revoked' || assertion.state === 'suspended';

/** What `revocationReason` says; undefined when no reason is on record. */
export function revocationReason(
  assertion: Pick<PublicAssertion, 'state' | 'revoked' | 'suspended'>,
): string | undefined {
  if (assertion.revoked !== undefined) return said(assertion.revoked.reason);
  if (assertion.state !== 'suspended') return undefined;
  return ['Suspended', ...(assertion.suspended ? [assertion.suspended.reason] : [])].join(': ');
}

/** Where the hosted assertion of an erased award lies: beside the credential that was. */
export const erasedAddress = ({ credentialId }: PublicBackpack['erased'][number]): string =>
  credentialId.replace(/credential\.json$/, 'assertion.json');
