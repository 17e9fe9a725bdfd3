import type { Rules } from '../shape/finding.ts';

/** The lines of STANDARDS that a 2.0 document can break, in our words. */
export const RULES_V2 = {
  'I2-01': '@context is https://w3id.org/openbadges/v2, or an array that begins with it.',
  'I2-02': 'An Assertion has id, type, recipient, badge, verification and issuedOn; hosted, its id is a web address.',
  'I2-03':
    'A BadgeClass has id, type, name, description, image, criteria and issuer; an alignment has name and address.',
  'I2-04': 'An issuer has id, type, name, url and email; a telephone number is written as E.164.',
  'I2-05': 'A recipient has type, hashed and identity, and the identity looks like what hashed says.',
  'I2-06': 'Dates are ISO 8601 with time and zone; expires is not before issuedOn.',
  'I2-07': 'Images are web addresses; only a BadgeClass may have a PNG or SVG as data.',
  'I2-08': 'Verification is hosted or signed; an issuer gives startsWith as addresses, allowedOrigins as host names.',
  'I2-11': 'A signed Assertion names the key in verification.creator; a key has id, owner and publicKeyPem.',
  'I2-12': 'A RevocationList has id, type, issuer and revokedAssertions: addresses, or objects with id or uid.',
  'I2-13': 'A revoked Assertion is stripped to @context, type, id, revoked and revocationReason.',
  endorsement: 'An Endorsement has id, type, claim about an id, issuer, issuedOn and verification.',
  'undefined-member': 'Every member is defined by the 2.0 context, or belongs to an extension.',
} as const satisfies Rules;
