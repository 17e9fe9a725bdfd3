import {
  CREDENTIALS_V2,
  createKeyPair,
  createSigner,
  OPEN_BADGES_V3,
  parsePublicKey,
  type Signer,
  type VerificationKey,
  verificationMethodId,
} from '../../src/proof/index.ts';
import { type Instant, parseInstant } from '../../src/values/index.ts';

/** A key, a DID and a small Open Badge that the tests of this room share. */
export const sampleDid = 'did:web:badges.example.org:haversack';

export const sampleSeed: Uint8Array = Uint8Array.from({ length: 32 }, (_, index) => index + 1);

export function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.value;
}

export const created: Instant = instant('2020-03-01T09:30:00Z');
export const now: Instant = instant('2026-01-01T00:00:00Z');

export interface SampleKey {
  readonly signer: Signer;
  readonly publicKey: Uint8Array;
  readonly key: VerificationKey;
  readonly verificationMethod: string;
}

export async function sampleKey(seed: Uint8Array = sampleSeed): Promise<SampleKey> {
  const pair = await createKeyPair(seed);
  const publicKey = parsePublicKey(pair.publicKeyMultibase);
  if (!publicKey.ok) throw new Error(publicKey.reason);
  return {
    signer: await createSigner(pair.secretKeyMultibase),
    publicKey: publicKey.value,
    key: { type: 'Ed25519', bytes: publicKey.value },
    verificationMethod: verificationMethodId(sampleDid, pair.publicKeyMultibase),
  };
}

export const sampleCredential = {
  '@context': [CREDENTIALS_V2, OPEN_BADGES_V3],
  id: 'https://badges.example.org/haversack/assertions/first-aid-k3v9q2xz/credential.json',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'First aid',
  issuer: { id: sampleDid, type: ['Profile'], name: 'Example Rescue' },
  validFrom: '2020-03-01T00:00:00Z',
  awardedDate: '2020-03-01T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [
      {
        type: 'IdentityObject',
        identityType: 'emailAddress',
        hashed: true,
        identityHash: 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
        salt: 'Kosher',
      },
    ],
    achievement: {
      id: 'https://badges.example.org/haversack/badges/first-aid/achievement.json',
      type: ['Achievement'],
      name: 'First aid',
      description: 'Gives first aid until help arrives. Zoë, 日本.',
      criteria: { narrative: 'Sixteen hours and an exercise.' },
      alignment: [
        { type: ['Alignment'], targetName: 'First aid at work', targetUrl: 'https://example.org/frameworks/first-aid' },
      ],
    },
    result: [{ type: ['Result'], value: '92' }],
  },
  evidence: [
    {
      id: 'https://example.org/evidence/1',
      type: ['Evidence'],
      name: 'Report of the exercise',
      narrative: 'Line one.\nLine "two".',
    },
  ],
};
