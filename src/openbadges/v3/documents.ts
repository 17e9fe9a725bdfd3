/** The contexts of every 3.0 document, in this order. I3-01. */
export const CONTEXTS_V3 = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

type ContextsV3 = readonly string[];

export interface ImageV3 {
  readonly id: string;
  readonly type: 'Image';
  readonly caption?: string;
}

export interface IdentifierEntry {
  readonly type: 'IdentifierEntry';
  readonly identifier: string;
  readonly identifierType: string;
}

/** */
export interface IdentityObject {
  readonly type: 'IdentityObject';
  readonly hashed: boolean;
  readonly identityHash: string;
  readonly identityType: string;
  readonly salt?: string;
}

export interface ProfileV3 {
  readonly id: string;
  readonly type: readonly string[];
  readonly name?: string;
  readonly url?: string;
  readonly email?: string;
  readonly description?: string;
  readonly image?: ImageV3;
  readonly otherIdentifier?: readonly IdentifierEntry[];
}

export interface AlignmentV3 {
  readonly type: readonly string[];
  readonly targetName: string;
  readonly targetUrl: string;
  readonly targetDescription?: string;
  readonly targetFramework?: string;
  readonly targetCode?: string;
  readonly targetType?: string;
}

export interface RelatedV3 {
  readonly id: string;
  readonly type: readonly string[];
  readonly inLanguage?: string;
  readonly version?: string;
}

export interface RubricCriterionLevel {
  readonly id: string;
  readonly type: readonly string[];
  readonly name: string;
  readonly description?: string;
}

/** I3-18. */
export interface ResultDescriptionV3 {
  readonly id: string;
  readonly type: readonly string[];
  readonly name: string;
  readonly resultType: string;
  readonly allowedValue?: readonly string[];
  readonly valueMin?: string;
  readonly valueMax?: string;
  readonly requiredValue?: string;
  readonly requiredLevel?: string;
  readonly rubricCriterionLevel?: readonly RubricCriterionLevel[];
}

/** I3-08. */
export interface AchievementV3 {
  readonly id: string;
  readonly type: readonly string[];
  readonly achievementType?: string;
  readonly name: string;
  readonly description: string;
  readonly criteria: { readonly id?: string; readonly narrative?: string };
  readonly image?: ImageV3;
  readonly inLanguage?: string;
  readonly version?: string;
  readonly creator?: ProfileV3;
  readonly creditsAvailable?: number;
  readonly alignment?: readonly AlignmentV3[];
  readonly tag?: readonly string[];
  readonly resultDescription?: readonly ResultDescriptionV3[];
  readonly related?: readonly RelatedV3[];
}

export interface ResultV3 {
  readonly type: readonly string[];
  readonly resultDescription?: string;
  readonly value?: string;
  readonly achievedLevel?: string;
  readonly status?: string;
}

/** I3-07. */
export interface AchievementSubject {
  readonly id?: string;
  readonly type: readonly string[];
  readonly identifier?: readonly IdentityObject[];
  readonly achievement: AchievementV3;
  readonly narrative?: string;
  readonly result?: readonly ResultV3[];
}

export interface EvidenceV3 {
  readonly id?: string;
  readonly type: readonly string[];
  readonly name?: string;
  readonly description?: string;
  readonly narrative?: string;
  readonly genre?: string;
  readonly audience?: string;
}

/** S-01. */
export interface BitstringStatusListEntry {
  readonly id: string;
  readonly type: 'BitstringStatusListEntry';
  readonly statusPurpose: string;
  readonly statusListIndex: string;
  readonly statusListCredential: string;
}

/** I3-01 to I3-07, before any proof. */
export interface OpenBadgeCredential {
  readonly '@context': ContextsV3;
  readonly id: string;
  readonly type: readonly string[];
  readonly name?: string;
  readonly issuer: ProfileV3;
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly awardedDate?: string;
  readonly credentialSubject: AchievementSubject;
  readonly evidence?: readonly EvidenceV3[];
  readonly credentialStatus?: BitstringStatusListEntry;
}

export type AchievementDocument = { readonly '@context': ContextsV3 } & AchievementV3;
export type ProfileDocument = { readonly '@context': ContextsV3 } & ProfileV3;
