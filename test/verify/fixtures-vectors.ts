import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVectorJson, vectors } from '../vectors.ts';
import type { Fixture, Members, Web } from './world.ts';

/** The standards' own examples and vectors, read where they lie. Most examples are not signed, and nothing answers. */
const verdicts: Readonly<Record<string, readonly [outcome: Fixture['outcome'], reason: string]>> = {
  'ob3-examples/achievementAlignmentCase-01-achievement-alignment-case.json': ['invalid', 'proof-missing'],
  'ob3-examples/achievementAlignmentCe-01-achievement-alignment-credential-engine.json': ['invalid', 'proof-missing'],
  'ob3-examples/basicOpenBadgeCredential-01-sample-openbadgecredential.json': ['invalid', 'proof-missing'],
  'ob3-examples/docformat-01-sample-openbadgecredential-file-contents.json': ['invalid', 'proof-missing'],
  'ob3-examples/endorsement-01-sample-endorsementcredential.json': ['invalid', 'proof-missing'],
  'ob3-examples/equality-and-comparison-01-sample-credential-a.json': ['invalid', 'proof-missing'],
  'ob3-examples/equality-and-comparison-03-sample-credential-c.json': ['invalid', 'proof-missing'],
  'ob3-examples/extensions-01-ob-clr-extension-json-ld-context.json': ['unknown', 'not-a-credential'],
  'ob3-examples/extensions-02-ob-clr-extension-json-schema.json': ['unknown', 'other-document'],
  'ob3-examples/fullOpenBadge-01-complete-openbadgecredential.json': ['invalid', 'proof-missing'],
  'ob3-examples/integrity-01-sample-jose-header-with-reference-to-a-public-key-in-a-jwks.json': [
    'unknown',
    'not-a-credential',
  ],
  'ob3-examples/migrating-01-openbadges-2-0-with-related-openbadges-3-0.json': ['unknown', 'other-document'],
  'ob3-examples/migrating-02-issuer-profile-relation-between-open-badges-2-0-and-open-bad.json': [
    'unknown',
    'other-document',
  ],
  'ob3-examples/migrating-03-upgraded-ob-2-0-assertion-included-within-clr-2-0.json': ['invalid', 'undefined-member'],
  'ob3-examples/recommended-practices-01-achievement-alignment-case.json': ['invalid', 'proof-missing'],
  'ob3-examples/recommended-practices-02-skill-assertion-credential-registry.json': ['invalid', 'proof-missing'],
  'ob3-examples/recommended-practices-03-email-identifier-in-credential-subject.json': ['unknown', 'not-a-credential'],
  'ob3-examples/recommended-practices-04-name-identifier-in-credential-subject.json': ['unknown', 'not-a-credential'],
  'ob3-examples/recommended-practices-05-given-name-and-family-name-credential-subject-with-profile.json': [
    'unknown',
    'not-a-credential',
  ],
  'ob3-examples/skillAssertionCase-01-skill-assertion-case.json': ['invalid', 'proof-missing'],
  'ob3-examples/skillAssertionCtdl-01-skill-assertion-credential-registry.json': ['invalid', 'proof-missing'],
  'ob3-proof-vector/unsigned.json': ['invalid', 'proof-missing'],
  'ob3-proof-vector/signed.json': ['unknown', 'key-not-bound'],
  'eddsa-vectors/eddsa-rdfc-2022/signedDataInt.json': ['unknown', 'other-document'],
  'eddsa-vectors/eddsa-jcs-2022/signedJCS.json': ['unknown', 'other-document'],
  'eddsa-vectors/Ed25519Signature2020/signedEdSig.json': ['unknown', 'other-document'],
  'ob2-examples/examples-01.json': ['invalid', 'expired'],
  'ob2-examples/examples-02.json': ['unknown', 'other-document'],
  'ob2-examples/examples-03.json': ['unknown', 'not-a-credential'],
  'ob2-examples/examples-04.json': ['unknown', 'signature-absent'],
  'ob2-examples/examples-05.json': ['unknown', 'other-document'],
  'ob2-examples/examples-06.json': ['unknown', 'other-document'],
  'ob2-examples/examples-07.json': ['invalid', 'revoked'],
  'ob2-examples/examples-10.json': ['unknown', 'not-a-credential'],
  'ob2-examples/spec-01.json': ['invalid', 'shape-I2-05'],
  'baking/ob2-spec-example.svg': ['invalid', 'shape-I2-05'],
  'baking/ob3-spec-example-1.svg': ['invalid', 'jws-malformed'],
  'baking/ob3-spec-example-2.svg': ['invalid', 'proof-type-missing'],
  'baking/unbaked.png': ['unknown', 'nothing-baked'],
  'baking/unbaked.svg': ['unknown', 'nothing-baked'],
};

/** None where the vectors are not at hand. */
export function vectorFixtures(): Fixture[] {
  if (vectors === undefined) return [];
  const folder = vectors;
  return [
    ...Object.entries(verdicts).map(
      ([path, [outcome, reason]]): Fixture => ({
        name: path,
        input: new Uint8Array(readFileSync(join(folder, path))),
        web: {},
        outcome,
        reason,
      }),
    ),
    workedProof(),
  ];
}

/** The worked proof of the Open Badges specification, with the issuer's document that the specification leaves out. */
function workedProof(): Fixture {
  const signed = readVectorJson('ob3-proof-vector/signed.json') as Members;
  const [{ verificationMethod }] = [signed.proof].flat() as [{ verificationMethod: string }];
  const [issuer = '', publicKeyMultibase = ''] = verificationMethod.split('#');
  const method = { id: verificationMethod, type: 'Multikey', controller: issuer, publicKeyMultibase };
  const web: Web = { [issuer]: { id: issuer, verificationMethod: [method], assertionMethod: [verificationMethod] } };
  return { name: 'the worked proof, its issuer answering', input: JSON.stringify(signed), web, outcome: 'verified' };
}
