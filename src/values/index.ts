/** values: things with one right reading. Everything here is a small parser with its type; nothing
 *  knows files, badges or keys. */
export { type DidReason, didWebAddress, didWebOf, parseDid } from './did.ts';
export { addDuration, type Duration, parseDuration } from './duration.ts';
export {
  type HashedEmail,
  hashEmail,
  isSalt,
  makeSalt,
  parseEmail,
  parseHashedEmail,
  printHashedEmail,
} from './hashed-email.ts';
export { HaversackError } from './haversack-error.ts';
export { escapeHtml } from './html.ts';
export { type IdReason, parseId } from './id.ts';
export { dayOf, epoch, type Instant, type InstantReason, instantOf, isBefore, parseInstant } from './instant.ts';
export { type IriReason, parseUri, parseWebAddress } from './iri.ts';
export {
  depthOf,
  duplicateMember,
  isObject,
  JSON_LIMITS,
  type Json,
  type JsonObject,
  type JsonReason,
  parseJson,
  printJson,
} from './json-text.ts';
export { parseLanguage } from './language.ts';
export { PRIVATE_KEY_TEXT } from './private-key-text.ts';
export {
  hashIdentity,
  holdsEmail,
  isIdentityHash,
  isIssuableIdentityHash,
  looksLikeEmail,
  matchIdentity,
} from './recipient-identity.ts';
export { bad, good, type Result } from './result.ts';
export {
  ACHIEVEMENT_TYPES,
  type AchievementType,
  IDENTIFIER_TYPES,
  RESULT_STATUSES,
  RESULT_TYPES,
  type ResultStatus,
  type ResultType,
  TARGET_TYPES,
  type TargetType,
} from './vocabularies.ts';
