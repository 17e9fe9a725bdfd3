import type { Alignment, PublicBadge, Related } from '../../model/index.ts';
import { present, said, some } from '../present.ts';
import { alignmentsOf, tagsOf } from '../skills.ts';
import { V3 } from '../versions.ts';
import { type AlignmentV2, type BadgeClassV2, CONTEXT_V2, type RelatedV2 } from './documents.ts';

/**
 * Builds the 2.0 BadgeClass. I2-03, I2-07; linked to its 3.0 Achievement by `related`, STANDARDS 3.
 * Members in this order: `@context`, `type`, `id`, `name`, `description`, `image`, `criteria`, `issuer`, `alignment`,
 * `tags`, `version`, `related`.
 */
export function buildBadgeClass(badge: PublicBadge): BadgeClassV2 {
  return present({
    '@context': CONTEXT_V2,
    type: 'BadgeClass' as const,
    id: badge.addresses.badgeClass,
    name: badge.name,
    description: badge.description,
    image: badge.addresses.image,
    criteria: present({ id: badge.criteriaUrl ?? badge.addresses.page, narrative: said(badge.criteriaNarrative) }),
    issuer: badge.issuer.addresses.issuer,
    alignment: some(alignmentsOf(badge).map(alignment)),
    tags: some(tagsOf(badge)),
    version: said(badge.version),
    related: [
      { type: [V3.achievement], id: badge.addresses.achievement, version: V3.version },
      ...badge.related.map(related),
    ],
  });
}

/** The 2.0 context knows no `targetType`. */
const alignment = (one: Alignment): AlignmentV2 =>
  present({
    targetName: one.targetName,
    targetUrl: one.targetUrl,
    targetDescription: said(one.targetDescription),
    targetFramework: said(one.targetFramework),
    targetCode: said(one.targetCode),
  });

const related = (one: Related): RelatedV2 => present({ id: one.id, version: said(one.version) });
