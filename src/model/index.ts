/** model: the nouns, the linked Backpack, states, permanent addresses, what of it is public. Pure; knows neither
 *  files nor keys nor pages. */
export {
  type AssertionAddresses,
  assertionAddresses,
  type BadgeAddresses,
  badgeAddresses,
  type IssuerAddresses,
  issuerAddresses,
  statusListAddress,
} from './addresses.ts';
export {
  type Artwork,
  type Design,
  MARKS,
  type Mark,
  PATTERNS,
  type Pattern,
  RIBBON_STYLES,
  type RibbonStyle,
  SHAPES,
  type Shape,
} from './artwork.ts';
export {
  type Assertion,
  EVIDENCE_FILES,
  type Evidence,
  type EvidenceFile,
  isSetAside,
  type KeptEvidence,
  type Recipient,
  type RecipientIdentity,
  type Result,
  type StatusChange,
} from './assertion.ts';
export type { Backpack, LinkedAssertion, LinkedBadge, LinkedIssuer, PublishedEvidence } from './backpack.ts';
export {
  type Alignment,
  type Assessment,
  BADGE_STATUSES,
  type Badge,
  type BadgeStatus,
  criteriaNarrative,
  type Earn,
  EVIDENCE_NEEDS,
  type EvidenceNeed,
  type Related,
  type Requirement,
  type ResultDescription,
  type ResultLevel,
  type Skill,
} from './badge.ts';
export { addressToday, baseOf, basesOf, type DidPlace, didOf, type Home, outputPath } from './bases.ts';
export { deepFreeze } from './frozen.ts';
export {
  IMPORT_KINDS,
  IMPORT_LIMITS,
  IMPORT_OUTCOMES,
  type Import,
  type ImportCheck,
  type ImportedCredential,
  type ImportKind,
  type ImportOutcome,
  type ImportSnapshotFacts,
} from './import.ts';
export type { Accreditation, Issuer, Link } from './issuer.ts';
export { type LinkResult, link } from './link.ts';
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
  type LedgerFacts,
  type PublicKey,
  type SealedFact,
  STATUS_PURPOSES,
  type StatusList,
  type StatusPlace,
  type StatusPurpose,
  type Tombstone,
} from './sealed.ts';
export {
  COLOUR_SCHEMES,
  type ColourScheme,
  FONT_PAIRS,
  type FontPair,
  RADII,
  type Radius,
  RECIPIENT_NAMES,
  type RecipientNames,
  type Site,
  type Theme,
  type TrustedIssuer,
} from './site.ts';
export { canStillChange, type State, type StateFacts, stateDuring } from './state.ts';
