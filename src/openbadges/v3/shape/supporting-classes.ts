import type { ClassShape, TypeForm } from '../../shape/description.ts';

const array = (name: string): TypeForm => ({ form: 'array', needs: [[name]] });
const single = (...names: readonly string[]): TypeForm => ({
  form: 'single',
  needs: names.length === 0 ? [] : [names],
});

const proof = {
  challenge: 'text',
  created: 'date-time',
  domain: 'text',
  expires: 'date-time',
  nonce: 'text',
  proofPurpose: 'text',
  proofValue: 'text',
  verificationMethod: 'uri',
} as const;

const dataIntegrityProof: ClassShape = {
  rule: 'P-01',
  members: { ...proof, cryptosuite: 'text', previousProof: 'uri*' },
};

/** A proof of `eddsa-jcs-2022` repeats the context of its document; whether it is the same one, verifying it says. */
export const proofWithContext: Readonly<Record<string, ClassShape>> = {
  DataIntegrityProof: { ...dataIntegrityProof, members: { ...dataIntegrityProof.members, '@context': 'anything' } },
};

/** Classes that stand inside others, and what the VC data model brings along. Members of a proof or a status are those
 *  of the class that its `type` names. */
export const supportingClasses: Readonly<Record<string, ClassShape>> = {
  Alignment: {
    rule: 'I3-09',
    type: array('Alignment'),
    members: {
      targetCode: 'text',
      targetDescription: 'text',
      targetName: 'text',
      targetFramework: 'text',
      targetType: 'target-type',
      targetUrl: 'text',
    },
    required: ['targetName', 'targetUrl'],
    rules: { targetType: 'I3-12' },
  },
  Related: {
    rule: 'I3-09',
    type: array('Related'),
    members: { id: 'uri', inLanguage: 'language', version: 'text' },
    required: ['id'],
  },
  Address: {
    rule: 'I3-09',
    type: array('Address'),
    members: {
      addressCountry: 'text',
      addressCountryCode: 'text',
      addressRegion: 'text',
      addressLocality: 'text',
      streetAddress: 'text',
      postOfficeBoxNumber: 'text',
      postalCode: 'text',
      geo: 'GeoCoordinates',
    },
  },
  GeoCoordinates: {
    rule: 'I3-09',
    type: single('GeoCoordinates'),
    members: { latitude: 'number', longitude: 'number' },
    required: ['latitude', 'longitude'],
    rules: { type: 'I3-10' },
  },
  Image: {
    rule: 'I3-11',
    type: single('Image'),
    members: { id: 'uri', caption: 'text' },
    required: ['id'],
    rules: { type: 'I3-10' },
    closed: true,
  },
  IdentityObject: {
    rule: 'I3-11',
    type: single('IdentityObject'),
    members: {
      hashed: 'boolean',
      identityHash: 'text',
      identityType: 'identifier-type',
      salt: 'text',
    },
    required: ['hashed', 'identityHash', 'identityType'],
    rules: { type: 'I3-10', hashed: 'R-04', identityHash: 'R-04', identityType: 'I3-12', salt: 'R-04' },
    closed: true,
  },
  IdentifierEntry: {
    rule: 'I3-11',
    type: single('IdentifierEntry'),
    members: { identifier: 'text', identifierType: 'identifier-type' },
    required: ['identifier', 'identifierType'],
    rules: { type: 'I3-10', identifierType: 'I3-12' },
    closed: true,
  },
  Proof: { rule: 'P-01', type: single(), members: { id: 'uri' } },
  DataIntegrityProof: dataIntegrityProof,
  Ed25519Signature2020: { rule: 'P-01', members: proof },
  CredentialStatus: {
    rule: 'I3-13',
    type: single(),
    members: { id: 'uri' },
    required: ['id'],
    rules: { statusPurpose: 'S-01', statusListIndex: 'S-01', statusListCredential: 'S-01', statusSize: 'S-01' },
  },
  BitstringStatusListEntry: {
    rule: 'S-01',
    members: {
      statusPurpose: 'text',
      statusListIndex: 'text | number',
      statusListCredential: 'uri',
      statusSize: 'number',
      statusMessage: 'StatusMessage*',
      statusReference: 'uri*',
    },
  },
  StatusMessage: { rule: 'S-01', members: { status: 'text', message: 'text' } },
  CredentialSchema: { rule: 'I3-14', type: single(), members: { id: 'uri' }, required: ['id'] },
  JsonSchema: { rule: 'I3-14', members: { jsonSchema: 'anything' } },
  RefreshService: { rule: 'I3-09', type: single(), members: { id: 'uri' }, required: ['id'] },
  TermsOfUse: { rule: 'I3-09', type: single(), members: { id: 'uri' } },
  RelatedResource: { rule: 'I3-09', type: { form: 'either', needs: [] }, members: { id: 'uri' }, required: ['id'] },
  Service: { rule: 'I3-09', type: { form: 'either', needs: [] }, members: { id: 'uri' } },
  Confirmation: { rule: 'I3-09', members: { kid: 'uri', jwk: 'anything' } },
};
