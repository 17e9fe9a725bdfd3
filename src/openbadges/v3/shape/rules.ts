import type { Rules } from '../../shape/finding.ts';

/** The lines of STANDARDS that a 3.0 document can break, in our words. */
export const RULES_V3 = {
  'I3-01': '@context is an array: the VC 2.0 context, then an Open Badges 3.0 context; others may follow.',
  'I3-02': 'Types of the 1EdTech extensions need the context extensions.json.',
  'I3-03': 'type is an array with VerifiableCredential and the type of the credential.',
  'I3-04': 'An id is an absolute address.',
  'I3-05': 'The issuer is an object with id and type Profile, or an absolute address.',
  'I3-06': 'validFrom is there; dates are RFC 3339 date-times with a zone; validUntil is not before validFrom.',
  'I3-07': 'credentialSubject is one AchievementSubject with an achievement, and an id or an identifier.',
  'I3-08': 'An achievement has id, type, name, description and criteria; criteria have an id or a narrative.',
  'I3-09':
    'What may be many is an array, what is one is not; objects are objects; nulls and empty arrays are left out.',
  'I3-10': 'The type of small objects and of proof, status and schema is a single string.',
  'I3-11': 'IdentityObject, IdentifierEntry and Image take no members but their own.',
  'I3-12': 'Vocabularies are closed; own words begin with "ext:".',
  'I3-13': 'credentialStatus is one object with id and type.',
  'I3-14': 'Each entry of credentialSchema has id and type.',
  'I3-15': 'Every term and type is defined by a context that the document names by its address.',
  'I3-17': 'An endorsement is a whole EndorsementCredential with name, subject and proof.',
  'I3-18': 'Results point at result descriptions and levels of the same achievement; a Status result has a status.',
  'D3-03': 'A credential of the VC data model 1.1 has issuanceDate, and expirationDate where it ends.',
  'P-01': 'A proof has its type, and dates and values in their own form.',
  'R-04': 'An IdentityObject has type, hashed, identityHash and identityType.',
  'S-02': 'A status list is a credential about a BitstringStatusList with statusPurpose and encodedList.',
  'S-01': 'A bitstring status entry has statusPurpose, statusListIndex and statusListCredential.',
  'undefined-member': 'Every member is defined by one of the two contexts.',
} as const satisfies Rules;
