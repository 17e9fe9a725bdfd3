/** openbadges: Open Badges 2.0 and 3.0 documents, built from records, parsed, checked for their shape. Pure; knows
 *  neither keys nor files, and runs in a browser. STANDARDS 2 and 3. */
export type { ShapeFinding } from './shape/finding.ts';
export { buildAssertion, buildErasedAssertion } from './v2/assertion.ts';
export { buildBadgeClass } from './v2/badge-class.ts';
export type {
  AssertionV2,
  BadgeClassV2,
  ProfileV2,
  RevocationListV2,
  RevokedAssertionV2,
} from './v2/documents.ts';
export { type DocumentV2, type ParsedV2, parseV2 } from './v2/parse.ts';
export { buildProfileV2 } from './v2/profile.ts';
export { erasedAddress } from './v2/revocation.ts';
export { buildRevocationList } from './v2/revocation-list.ts';
export { checkShapeV2, type KindV2, kindOfV2 } from './v2/shape.ts';
export { buildAchievement, buildAchievementDocument } from './v3/achievement.ts';
export { buildCredential } from './v3/credential.ts';
export {
  type AchievementDocument,
  type AchievementV3,
  type BitstringStatusListEntry,
  CONTEXTS_V3,
  type OpenBadgeCredential,
  type ProfileDocument,
  type ProfileV3,
} from './v3/documents.ts';
export { type CredentialAsRead, type DocumentV3, type ParsedV3, parseV3 } from './v3/parse.ts';
export { buildProfileDocument, buildProfileV3 } from './v3/profile.ts';
export { compareSealedFields, type SealedDifference } from './v3/sealed-difference.ts';
export { ASSERTION_FIELDS, BADGE_FIELDS, readSealedFields, type SealedFields } from './v3/sealed-fields.ts';
export {
  checkShapeV3,
  isDataModel1,
  type KindV3,
  kindOfV3,
  readShapeOfStatusList,
  readShapeV3,
} from './v3/shape/check.ts';
