import type { PublicAssertion, RecipientIdentity, Result } from '../../model/index.ts';
import { present, said, some } from '../present.ts';
import { buildAchievement } from './achievement.ts';
import {
  type AchievementSubject,
  type BitstringStatusListEntry,
  CONTEXTS_V3,
  type IdentityObject,
  type OpenBadgeCredential,
  type ResultV3,
} from './documents.ts';
import { buildEvidence } from './evidence.ts';
import { buildProfileV3 } from './profile.ts';
import { levelId, resultId } from './result-description.ts';

/**
 * Builds the unsigned OpenBadgeCredential of an assertion. I3-01 to I3-09, I3-13, I3-18. Says nothing of the
 * recipient's name. Members in this order: `@context`, `id`, `type`, `name`, `issuer`, `validFrom`, `validUntil`,
 * `awardedDate`, `credentialSubject` (`id` or `identifier`, `type`, `achievement`, `narrative`, `result`),
 * `evidence`, `credentialStatus`.
 * @param status  its one status entry; without it only for comparing fields, never for sealing
 */
export function buildCredential(
  assertion: PublicAssertion,
  status: { readonly credentialStatus?: BitstringStatusListEntry | undefined } = {},
): OpenBadgeCredential {
  return present({
    '@context': CONTEXTS_V3,
    id: assertion.addresses.credential,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: assertion.badge.name,
    issuer: buildProfileV3(assertion.badge.issuer),
    validFrom: assertion.validFrom,
    validUntil: assertion.expires,
    awardedDate: assertion.issuedOn,
    credentialSubject: subject(assertion),
    evidence: buildEvidence(assertion),
    credentialStatus: status.credentialStatus,
  });
}

/** I3-07. */
function subject(assertion: PublicAssertion): AchievementSubject {
  const { badge } = assertion;
  return present({
    ...recipient(assertion.recipient.identity),
    type: ['AchievementSubject'],
    achievement: buildAchievement(badge),
    narrative: said(assertion.narrative),
    result: some(assertion.results.map((one) => result(badge.addresses.achievement, one))),
  });
}

/** An e-mail address hashed and salted as `identifier`, an address or a DID as `id`. R-04. */
function recipient(identity: RecipientIdentity): { id: string } | { identifier: readonly IdentityObject[] } {
  if (identity.type !== 'email') return { id: identity.url };
  return {
    identifier: [
      {
        type: 'IdentityObject',
        hashed: true,
        identityHash: identity.identity,
        identityType: 'emailAddress',
        salt: identity.salt,
      },
    ],
  };
}

/** I3-18. */
const result = (achievement: string, one: Result): ResultV3 =>
  present({
    type: ['Result'],
    resultDescription: resultId(achievement, one.result),
    value: one.value,
    achievedLevel: one.level === undefined ? undefined : levelId(achievement, one.result, one.level),
    status: one.status,
  });
