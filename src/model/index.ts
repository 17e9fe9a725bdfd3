/** model: the nouns, the linked Backpack, states, permanent addresses, what of it is public. Pure; knows neither
 *  files nor keys nor pages. */
export {
  type AssertionAddresses,
  assertionAddresses,
  type BadgeAddresses,
  badgeAddresses,
  type IssuerAddresses,
  issuerAddresses,
  outputPath,
  statusListAddress,
} from './addresses.ts';
export { type Artwork, type Design, SHAPES, type Shape } from './artwork.ts';
export {
  type Assertion,
  type Evidence,
  RESULT_STATUSES,
  type Recipient,
  type RecipientIdentity,
  type Result,
  type ResultStatus,
  type Revocation,
} from './assertion.ts';
export type { Backpack, LinkedAssertion, LinkedBadge, LinkedIssuer } from './backpack.ts';
export {
  ACHIEVEMENT_TYPES,
  type AchievementType,
  type Alignment,
  type Assessment,
  BADGE_STATUSES,
  type Badge,
  type BadgeStatus,
  criteriaNarrative,
  type Earn,
  EVIDENCE_NEEDS,
  type EvidenceNeed,
  RESULT_TYPES,
  type Related,
  type Requirement,
  type ResultDescription,
  type ResultLevel,
  type ResultType,
  type Skill,
  TARGET_TYPES,
  type TargetType,
} from './badge.ts';
export type { Accreditation, Issuer, Link } from './issuer.ts';
export { type LinkResult, link, RESERVED_PAGES } from './link.ts';
export type { Person } from './person.ts';
export { modelProblems } from './problems.ts';
export {
  type PublicAssertion,
  type PublicBackpack,
  type PublicBadge,
  type PublicIssuer,
  type PublicPerson,
  type PublicRecipient,
  type PublicSite,
  publicBackpack,
} from './published.ts';
export type { Page, Records } from './records.ts';
export {
  emptyLedger,
  type LedgerFacts,
  type PublicKey,
  type SealedFact,
  STATUS_PURPOSES,
  type StatusList,
  type StatusPurpose,
} from './sealed.ts';
export { RECIPIENT_NAMES, type RecipientNames, type Site, type Theme, type TrustedIssuer } from './site.ts';
export { canStillChange, STATES, type State, type StateFacts, stateDuring } from './state.ts';
