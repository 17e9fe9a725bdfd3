export type Noun = 'site' | 'issuer' | 'person' | 'badge' | 'assertion' | 'import';

/** Stands where a field is in no document of that standard. */
export const PAGE_ONLY = 'page only';

/** Where one field of a record goes. */
export interface FieldMapping {
  readonly noun: Noun;
  /** as written in `content/`; parts of a list as `evidence[].url`; the text of a Markdown file is `body` */
  readonly field: string;
  /** class and members, as `Assertion.evidence[].id`; several apart by `, `; or `page only` */
  readonly v2: string;
  readonly v3: string;
}

type Row = readonly [field: string, v2: string, v3: string];

const of = (noun: Noun, rows: readonly Row[]): readonly FieldMapping[] =>
  rows.map(([field, v2, v3]) => ({ noun, field, v2, v3 }));

const page = (...fields: readonly string[]): readonly Row[] => fields.map((field) => [field, PAGE_ONLY, PAGE_ONLY]);

const site: readonly Row[] = [
  ['url', 'Profile.verification.startsWith[], Profile.verification.allowedOrigins[]', 'OpenBadgeCredential.id'],
  ['formerly', 'Profile.verification.startsWith[], Profile.verification.allowedOrigins[]', PAGE_ONLY],
  ...page(
    'title',
    'description',
    'owner',
    'language',
    'theme',
    'pictureFonts',
    'highlights',
    'recipients',
    'trust',
    'demonstration',
  ),
];

const issuer: readonly Row[] = [
  ['name', 'Profile.name', 'Profile.name'],
  ['url', 'Profile.url', 'Profile.url'],
  ['email', 'Profile.email', 'Profile.email'],
  ['image', 'Profile.image', 'Profile.image.id'],
  ['imageAlt', PAGE_ONLY, 'Profile.image.caption'],
  ['body', 'Profile.description', 'Profile.description'],
  ...page('socials', 'accreditation', 'design'),
];

const person: readonly Row[] = page('name', 'url', 'image', 'imageAlt', 'links', 'body');

const badge: readonly Row[] = [
  ['name', 'BadgeClass.name', 'Achievement.name, OpenBadgeCredential.name'],
  ['description', 'BadgeClass.description', 'Achievement.description'],
  ['issuer', 'BadgeClass.issuer', 'OpenBadgeCredential.issuer'],
  ['image', 'BadgeClass.image', 'Achievement.image.id'],
  ['imageAlt', PAGE_ONLY, 'Achievement.image.caption'],
  ['design', 'BadgeClass.image', 'Achievement.image.id'],
  ['achievementType', PAGE_ONLY, 'Achievement.achievementType'],
  ['tags', 'BadgeClass.tags[]', 'Achievement.tag[]'],
  ['skills[].name', 'BadgeClass.tags[]', 'Achievement.tag[]'],
  ['skills[].url', 'BadgeClass.alignment[].targetUrl', 'Achievement.alignment[].targetUrl'],
  ['alignment[].targetName', 'BadgeClass.alignment[].targetName', 'Achievement.alignment[].targetName'],
  ['alignment[].targetUrl', 'BadgeClass.alignment[].targetUrl', 'Achievement.alignment[].targetUrl'],
  ['alignment[].targetCode', 'BadgeClass.alignment[].targetCode', 'Achievement.alignment[].targetCode'],
  [
    'alignment[].targetDescription',
    'BadgeClass.alignment[].targetDescription',
    'Achievement.alignment[].targetDescription',
  ],
  ['alignment[].targetFramework', 'BadgeClass.alignment[].targetFramework', 'Achievement.alignment[].targetFramework'],
  ['alignment[].targetType', PAGE_ONLY, 'Achievement.alignment[].targetType'],
  ['body', 'BadgeClass.criteria.narrative', 'Achievement.criteria.narrative'],
  ['criteriaUrl', 'BadgeClass.criteria.id', 'Achievement.criteria.id'],
  ['requirements[].text', 'BadgeClass.criteria.narrative', 'Achievement.criteria.narrative'],
  ['requirements[].evidence', 'BadgeClass.criteria.narrative', 'Achievement.criteria.narrative'],
  ['results[].id', PAGE_ONLY, 'Achievement.resultDescription[].id'],
  ['results[].name', PAGE_ONLY, 'Achievement.resultDescription[].name'],
  ['results[].resultType', PAGE_ONLY, 'Achievement.resultDescription[].resultType'],
  ['results[].allowedValues', PAGE_ONLY, 'Achievement.resultDescription[].allowedValue[]'],
  ['results[].valueMin', PAGE_ONLY, 'Achievement.resultDescription[].valueMin'],
  ['results[].valueMax', PAGE_ONLY, 'Achievement.resultDescription[].valueMax'],
  ['results[].requiredValue', PAGE_ONLY, 'Achievement.resultDescription[].requiredValue'],
  ['results[].requiredLevel', PAGE_ONLY, 'Achievement.resultDescription[].requiredLevel'],
  ['results[].levels[].id', PAGE_ONLY, 'Achievement.resultDescription[].rubricCriterionLevel[].id'],
  ['results[].levels[].name', PAGE_ONLY, 'Achievement.resultDescription[].rubricCriterionLevel[].name'],
  ['results[].levels[].description', PAGE_ONLY, 'Achievement.resultDescription[].rubricCriterionLevel[].description'],
  ['validFor', 'Assertion.expires', 'OpenBadgeCredential.validUntil'],
  ['credits', PAGE_ONLY, 'Achievement.creditsAvailable'],
  ['version', 'BadgeClass.version', 'Achievement.version'],
  ['suspendable', PAGE_ONLY, 'OpenBadgeCredential.credentialStatus.statusPurpose'],
  ['language', PAGE_ONLY, 'Achievement.inLanguage'],
  ['creator', PAGE_ONLY, 'Achievement.creator'],
  ['related[].id', 'BadgeClass.related[].id', 'Achievement.related[].id'],
  ['related[].language', PAGE_ONLY, 'Achievement.related[].inLanguage'],
  ['related[].version', 'BadgeClass.related[].version', 'Achievement.related[].version'],
  ...page('requirements[].id', 'assessment', 'earn', 'resources', 'hours', 'level', 'replaces', 'status'),
];

const subject = 'OpenBadgeCredential.credentialSubject';

const assertion: readonly Row[] = [
  ['badge', 'Assertion.badge', `${subject}.achievement`],
  ['recipient.type', 'Assertion.recipient.type', `${subject}.identifier[].identityType`],
  ['recipient.identity', 'Assertion.recipient.identity', `${subject}.identifier[].identityHash`],
  ['recipient.salt', 'Assertion.recipient.salt', `${subject}.identifier[].salt`],
  ['recipient.url', 'Assertion.recipient.identity', `${subject}.id`],
  ['issuedOn', 'Assertion.issuedOn', 'OpenBadgeCredential.awardedDate'],
  ['validFrom', PAGE_ONLY, 'OpenBadgeCredential.validFrom'],
  ['expires', 'Assertion.expires', 'OpenBadgeCredential.validUntil'],
  ['evidence[].url', 'Assertion.evidence[].id', 'OpenBadgeCredential.evidence[].id'],
  ['evidence[].file', 'Assertion.evidence[].id', 'OpenBadgeCredential.evidence[].id'],
  ['evidence[].name', 'Assertion.evidence[].name', 'OpenBadgeCredential.evidence[].name'],
  ['evidence[].description', 'Assertion.evidence[].description', 'OpenBadgeCredential.evidence[].description'],
  ['evidence[].narrative', 'Assertion.evidence[].narrative', 'OpenBadgeCredential.evidence[].narrative'],
  ['evidence[].genre', 'Assertion.evidence[].genre', 'OpenBadgeCredential.evidence[].genre'],
  ['evidence[].audience', 'Assertion.evidence[].audience', 'OpenBadgeCredential.evidence[].audience'],
  ['body', 'Assertion.narrative', `${subject}.narrative`],
  ['results[].result', PAGE_ONLY, `${subject}.result[].resultDescription`],
  ['results[].value', PAGE_ONLY, `${subject}.result[].value`],
  ['results[].level', PAGE_ONLY, `${subject}.result[].achievedLevel`],
  ['results[].status', PAGE_ONLY, `${subject}.result[].status`],
  ['revoked.on', PAGE_ONLY, PAGE_ONLY],
  [
    'revoked.reason',
    'RevokedAssertion.revocationReason, RevocationList.revokedAssertions[].revocationReason',
    PAGE_ONLY,
  ],
  [
    'suspended.reason',
    'RevokedAssertion.revocationReason, RevocationList.revokedAssertions[].revocationReason',
    PAGE_ONLY,
  ],
  ...page(
    'recipient.name',
    'recipient.person',
    'evidence[].meets',
    'evidence[].alt',
    'evidence[].transcript',
    'evidence[].kept',
    'draft',
    'replaces',
    'suspended.on',
    'reinstated.on',
    'reinstated.reason',
  ),
];

/** For every field of a record its member in 2.0 and in 3.0, or `page only`. */
export const FIELD_MAP: readonly FieldMapping[] = [
  ...of('site', site),
  ...of('issuer', issuer),
  ...of('person', person),
  ...of('badge', badge),
  ...of('assertion', assertion),
  ...of('import', page('name', 'publishPersonalData', 'body')),
];
