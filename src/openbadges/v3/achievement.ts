import type { Alignment, PublicBadge, Related } from '../../model/index.ts';
import { present, said, some } from '../present.ts';
import { alignmentsOf, tagsOf } from '../skills.ts';
import { V2 } from '../versions.ts';
import {
  type AchievementDocument,
  type AchievementV3,
  type AlignmentV3,
  CONTEXTS_V3,
  type RelatedV3,
} from './documents.ts';
import { inLanguageOf } from './language.ts';
import { buildImage, buildProfileV3 } from './profile.ts';
import { buildResultDescription } from './result-description.ts';

/**
 * Builds the 3.0 Achievement of a badge, as it stands inside credentials. I3-08, I3-09, I3-12, I3-18; linked to the
 * 2.0 BadgeClass by `related`, STANDARDS 3. Members in this order: `id`, `type`, `achievementType`, `name`,
 * `description`, `criteria`, `image`, `inLanguage`, `version`, `creator`, `creditsAvailable`, `alignment`, `tag`,
 * `resultDescription`, `related`.
 */
export function buildAchievement(badge: PublicBadge): AchievementV3 {
  const id = badge.addresses.achievement;
  return present({
    id,
    type: ['Achievement'],
    achievementType: badge.achievementType,
    name: badge.name,
    description: badge.description,
    criteria: present({ id: badge.criteriaUrl ?? badge.addresses.page, narrative: said(badge.criteriaNarrative) }),
    image: buildImage(badge.addresses.image, badge.image),
    inLanguage: inLanguageOf(badge.language),
    version: said(badge.version),
    creator: badge.creator && buildProfileV3(badge.creator),
    creditsAvailable: credits(badge.credits),
    alignment: some(alignmentsOf(badge).map(alignment)),
    tag: some(tagsOf(badge)),
    resultDescription: some(badge.results.map((result) => buildResultDescription(id, result))),
    related: [
      { id: badge.addresses.badgeClass, type: ['Related', V2.badgeClass], version: V2.version },
      ...badge.related.map(related),
    ],
  });
}

/**
 * The same as a document of its own, `achievement.json`. It always names its creator: here no credential around it
 * says who issues it.
 */
export const buildAchievementDocument = (badge: PublicBadge): AchievementDocument => ({
  '@context': CONTEXTS_V3,
  ...buildAchievement({ ...badge, creator: badge.creator ?? badge.issuer }),
});

/** A number that every canonicalization writes alike: not infinite, not minus zero, within safe integers. Trap 8. */
const credits = (given: number | undefined): number | undefined =>
  given !== undefined && given >= 0 && given <= Number.MAX_SAFE_INTEGER ? Math.abs(given) : undefined;

const alignment = (one: Alignment): AlignmentV3 =>
  present({
    type: ['Alignment'],
    targetName: one.targetName,
    targetUrl: one.targetUrl,
    targetDescription: said(one.targetDescription),
    targetFramework: said(one.targetFramework),
    targetCode: said(one.targetCode),
    targetType: one.targetType,
  });

const related = (one: Related): RelatedV3 =>
  present({
    id: one.id,
    type: ['Related'],
    inLanguage: inLanguageOf(one.language),
    version: said(one.version),
  });
