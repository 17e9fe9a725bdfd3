import { epoch, isIdentityHash, isObject, looksLikeEmail, parseInstant, parseWebAddress } from '../../values/index.ts';
import type { Relation } from '../shape/description.ts';

const dateOf = (value: unknown) => (typeof value === 'string' ? parseInstant(value) : undefined);

/** I2-06: what lacks time or zone can be read, but must not be issued. */
const zones: Relation = (assertion, report) => {
  for (const member of ['issuedOn', 'expires']) {
    const text = assertion[member];
    if (typeof text === 'string' && !/[Tt].*(?:[Zz]|[+-]\d\d:\d\d)$/.test(text))
      report(member, 'I2-06', 'has no time with a zone', 'warning');
  }
};

/** I2-06; trap 12. */
const period: Relation = (assertion, report) => {
  const issued = dateOf(assertion.issuedOn);
  const expires = dateOf(assertion.expires);
  if (issued?.ok && expires?.ok && epoch(expires.value) < epoch(issued.value))
    report('expires', 'I2-06', 'must not be before issuedOn');
};

/** I2-02, I2-11. */
const isFindable: Relation = (assertion, report) => {
  const verification = isObject(assertion.verification) ? assertion.verification : {};
  const types: readonly unknown[] = Array.isArray(verification.type) ? verification.type : [verification.type];
  if (types.includes('SignedBadge') || types.includes('signed')) {
    if (verification.creator === undefined) report('verification.creator', 'I2-11', 'is missing');
  } else if (typeof assertion.id === 'string' && !parseWebAddress(assertion.id).ok)
    report('id', 'I2-02', 'must be an http or https address, as the assertion is hosted');
};

/** I2-05. */
const looksAsItSays: Relation = (recipient, report) => {
  const { identity, hashed, type } = recipient;
  if (typeof identity !== 'string') return;
  if (hashed === true && !isIdentityHash(identity)) report('identity', 'I2-05', 'must be a hash, as hashed is true');
  if (hashed !== false) return;
  if (isIdentityHash(identity)) report('identity', 'I2-05', 'must not be a hash, as hashed is false');
  else if (type === 'email' && !looksLikeEmail(identity)) report('identity', 'I2-05', 'must be an e-mail address');
};

/** I2-03. */
const isSaid: Relation = (criteria, report) => {
  if (criteria.id === undefined && criteria.narrative === undefined)
    report('', 'I2-03', 'must have an id or a narrative');
};

/** I2-12. */
const isNamed: Relation = (entry, report) => {
  if (entry.id === undefined && entry.uid === undefined) report('', 'I2-12', 'must have an id or a uid');
};

/** I2-04. */
const isOnTheWeb: Relation = (profile, report) => {
  if (typeof profile.id === 'string' && !parseWebAddress(profile.id).ok)
    report('id', 'I2-04', 'is no http or https address', 'warning');
};

const KEPT = ['@context', 'type', 'id', 'revoked', 'revocationReason'];

/** I2-13: the official validators call a whole assertion good although it says that it is revoked. */
const isStripped: Relation = (assertion, report) => {
  for (const member of Object.keys(assertion))
    if (!KEPT.includes(member)) report(member, 'I2-13', 'must not stay in a revoked assertion', 'warning');
};

export const relationsV2: Readonly<Record<string, readonly Relation[]>> = {
  Assertion: [zones, period, isFindable],
  RevokedAssertion: [isStripped],
  Recipient: [looksAsItSays],
  Criteria: [isSaid],
  Revoked: [isNamed],
  Profile: [isOnTheWeb],
};
