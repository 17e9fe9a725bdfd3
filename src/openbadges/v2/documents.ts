/** The only context of 2.0 documents; the official validator refuses another one first. I2-01. */
export const CONTEXT_V2 = 'https://w3id.org/openbadges/v2';

/** I2-05. */
export interface RecipientV2 {
  readonly type: 'email' | 'url' | 'telephone' | 'id';
  readonly hashed: boolean;
  readonly salt?: string;
  readonly identity: string;
}

export interface EvidenceV2 {
  readonly type: 'Evidence';
  readonly id?: string;
  readonly name?: string;
  readonly description?: string;
  readonly narrative?: string;
  readonly genre?: string;
  readonly audience?: string;
}

/** I2-02, I2-08: hosted only. */
export interface AssertionV2 {
  readonly '@context': string;
  readonly type: 'Assertion';
  readonly id: string;
  readonly recipient: RecipientV2;
  readonly badge: string;
  readonly verification: { readonly type: 'HostedBadge' };
  readonly issuedOn: string;
  readonly expires?: string;
  readonly image?: string;
  readonly narrative?: string;
  readonly evidence?: readonly EvidenceV2[];
}

/** What is left of a revoked assertion. I2-13. */
export interface RevokedAssertionV2 {
  readonly '@context': string;
  readonly type: 'Assertion';
  readonly id: string;
  readonly revoked: true;
  readonly revocationReason?: string;
}

export interface AlignmentV2 {
  readonly targetName: string;
  readonly targetUrl: string;
  readonly targetDescription?: string;
  readonly targetFramework?: string;
  readonly targetCode?: string;
}

/** The same thing elsewhere; `type` only where it is of the other standard. */
export interface RelatedV2 {
  readonly type?: readonly string[];
  readonly id: string;
  readonly version?: string;
}

/** I2-03. */
export interface BadgeClassV2 {
  readonly '@context': string;
  readonly type: 'BadgeClass';
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly image: string;
  readonly criteria: { readonly id: string; readonly narrative?: string };
  readonly issuer: string;
  readonly alignment?: readonly AlignmentV2[];
  readonly tags?: readonly string[];
  readonly version?: string;
  readonly related: readonly RelatedV2[];
}

/** I2-04, I2-08. */
export interface ProfileV2 {
  readonly '@context': string;
  readonly type: 'Profile';
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly email: string;
  readonly description?: string;
  readonly image?: string;
  readonly revocationList: string;
  readonly verification: {
    readonly type: 'VerificationObject';
    readonly startsWith: readonly string[];
    readonly allowedOrigins?: readonly string[];
  };
  readonly related: readonly RelatedV2[];
}

/** I2-12. */
export interface RevocationListV2 {
  readonly '@context': string;
  readonly type: 'RevocationList';
  readonly id: string;
  readonly issuer: string;
  readonly revokedAssertions: readonly { readonly id: string; readonly revocationReason?: string }[];
}
