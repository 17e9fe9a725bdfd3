/** How objects of one standard are named in documents of the other: full type IRI and version text. STANDARDS 3. */
export const V2 = {
  version: 'Open Badges v2p0',
  assertion: 'https://w3id.org/openbadges#Assertion',
  badgeClass: 'https://w3id.org/openbadges#BadgeClass',
} as const;

export const V3 = {
  version: 'Open Badges v3p0',
  achievement: 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement',
  profile: 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile',
} as const;
