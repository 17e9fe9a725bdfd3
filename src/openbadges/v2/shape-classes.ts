import type { ClassShape } from '../shape/description.ts';

const free = { form: 'either', needs: [] } as const;
const named = (...names: readonly string[]) => ({ form: 'either', needs: [names] }) as const;

const assertion = {
  id: 'uri',
  type: 'text*',
  recipient: 'Recipient',
  badge: 'uri | BadgeClass',
  verification: 'Verification',
  issuedOn: 'moment',
  expires: 'moment',
  image: 'web-address | Image',
  evidence: 'uri | Evidence*',
  narrative: 'text',
  revoked: 'boolean',
  revocationReason: 'text',
} as const;

const assertionRules = {
  recipient: 'I2-05',
  verification: 'I2-08',
  issuedOn: 'I2-06',
  expires: 'I2-06',
  image: 'I2-07',
};

/** The classes of Open Badges 2.0 as data. One value and an array of one are alike wherever there may be many. */
export const classesV2: Readonly<Record<string, ClassShape>> = {
  Assertion: {
    rule: 'I2-02',
    type: named('Assertion'),
    members: assertion,
    required: ['id', 'type', 'recipient', 'badge', 'verification', 'issuedOn'],
    rules: assertionRules,
  },
  RevokedAssertion: {
    rule: 'I2-13',
    type: free,
    members: { ...assertion, revoked: 'true' },
    required: ['id', 'revoked'],
    rules: assertionRules,
  },
  BadgeClass: {
    rule: 'I2-03',
    type: named('BadgeClass'),
    members: {
      id: 'uri',
      name: 'text',
      description: 'text',
      image: 'web-address | data-image | Image',
      criteria: 'uri | Criteria',
      issuer: 'uri | Profile',
      alignment: 'Alignment*',
      tags: 'text*',
      version: 'text | number',
      related: 'uri | Related*',
    },
    required: ['id', 'type', 'name', 'description', 'image', 'criteria', 'issuer'],
    rules: { id: 'I2-03', image: 'I2-07' },
  },
  Profile: {
    rule: 'I2-04',
    type: named('Issuer', 'Profile'),
    members: {
      id: 'uri',
      name: 'text',
      url: 'web-address',
      email: 'email',
      description: 'text',
      telephone: 'telephone',
      image: 'web-address | data-image | Image',
      revocationList: 'web-address',
      verification: 'Scope',
      related: 'uri | Related*',
    },
    required: ['id', 'type', 'name', 'url', 'email'],
    rules: { id: 'I2-04', image: 'I2-07', verification: 'I2-08' },
  },
  RevocationList: {
    rule: 'I2-12',
    type: named('RevocationList'),
    members: { id: 'uri', issuer: 'uri | Profile', revokedAssertions: 'uri | Revoked*' },
    required: ['id', 'type', 'issuer', 'revokedAssertions'],
    rules: { id: 'I2-12' },
  },
  Endorsement: {
    rule: 'endorsement',
    type: named('Endorsement'),
    members: {
      id: 'uri',
      claim: 'Claim',
      issuer: 'uri | Profile',
      issuedOn: 'moment',
      verification: 'Verification',
      revoked: 'boolean',
      revocationReason: 'text',
    },
    required: ['id', 'type', 'claim', 'issuer', 'issuedOn', 'verification'],
    rules: { issuedOn: 'I2-06', verification: 'I2-08' },
  },
  Claim: {
    rule: 'endorsement',
    type: free,
    members: { id: 'uri', endorsementComment: 'text' },
    required: ['id'],
  },
  CryptographicKey: {
    rule: 'I2-11',
    type: named('CryptographicKey', 'Key'),
    members: { id: 'uri', owner: 'uri', publicKeyPem: 'text' },
    required: ['id', 'owner', 'publicKeyPem'],
    rules: { id: 'I2-11' },
  },
  Recipient: {
    rule: 'I2-05',
    members: { type: 'recipient-type', hashed: 'boolean', identity: 'text', salt: 'text' },
    required: ['type', 'hashed', 'identity'],
  },
  Verification: {
    rule: 'I2-08',
    members: { type: 'verification-type*', creator: 'uri' },
    required: ['type'],
    rules: { creator: 'I2-11' },
  },
  Scope: {
    rule: 'I2-08',
    type: free,
    members: { startsWith: 'web-address*', allowedOrigins: 'host*' },
  },
  Evidence: {
    rule: 'I2-02',
    type: free,
    members: { id: 'uri', name: 'text', description: 'text', narrative: 'text', genre: 'text', audience: 'text' },
  },
  Criteria: { rule: 'I2-03', type: free, members: { id: 'uri', narrative: 'text' }, rules: { id: 'I2-03' } },
  Alignment: {
    rule: 'I2-03',
    type: free,
    members: {
      targetName: 'text',
      targetUrl: 'uri',
      targetDescription: 'text',
      targetFramework: 'text',
      targetCode: 'text',
    },
    required: ['targetName', 'targetUrl'],
  },
  Image: {
    rule: 'I2-07',
    type: free,
    members: { id: 'web-address | data-image', caption: 'text', author: 'uri' },
    required: ['id'],
    rules: { id: 'I2-07' },
  },
  Related: {
    rule: 'I2-03',
    type: free,
    members: { id: 'uri', version: 'text | number' },
    required: ['id'],
    rules: { id: 'I2-03' },
  },
  Revoked: {
    rule: 'I2-12',
    type: free,
    members: { id: 'uri', uid: 'text', revocationReason: 'text' },
    rules: { id: 'I2-12' },
  },
};

/** Every term of the 2.0 context, which knows no scopes: each may stand anywhere. */
export const TERMS_V2 = [
  ...['id', 'type', 'validation', 'author', 'caption', 'claim', 'created', 'creator', 'description', 'email'],
  ...['endorsement', 'expires', 'genre', 'image', 'name', 'owner', 'publicKey', 'publicKeyPem', 'related'],
  ...['startsWith', 'tags', 'targetDescription', 'targetFramework', 'targetName', 'targetUrl', 'telephone', 'url'],
  ...['version', 'alignment', 'allowedOrigins', 'audience', 'badge', 'criteria', 'endorsementComment', 'evidence'],
  ...['hashed', 'identity', 'issuedOn', 'issuer', 'narrative', 'recipient', 'revocationList', 'revocationReason'],
  ...['revoked', 'revokedAssertions', 'salt', 'targetCode', 'uid', 'validatesType', 'validationFrame'],
  ...['validationSchema', 'verification', 'verificationProperty', 'verify'],
] as const;
