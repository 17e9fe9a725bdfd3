import type { Backpack, LinkedBadge } from '../../model/index.ts';
import { HaversackError } from '../../values/index.ts';
import { findBadge } from '../badge/find-badge.ts';

/**
 * Finds the badge that somebody means to award.
 * @param given  its id
 * @throws HaversackError `badge-unknown`, `badge-replaced`, `badge-retired`, `badge-draft`, `badge-not-ours`
 */
export function chooseBadge(backpack: Backpack, given: string): LinkedBadge {
  const { badges } = backpack;
  const badge = findBadge(backpack, given);
  const newest = newestVersion(badges, badge);
  if (newest !== badge) {
    throw refused('replaced', `"${given}" has a newer version, "${newest.id}".`, `Award that one: "${newest.id}".`);
  }
  refuseUnlessAwarded(badge);
  refuseUnlessOurs(backpack, badge);
  return badge;
}

/** The badges that {@link chooseBadge} does not refuse. */
export const awardableBadges = (backpack: Backpack): LinkedBadge[] =>
  backpack.badges.filter(
    (badge) => badge.status === 'active' && badge.replacedBy === undefined && isOurs(backpack, badge),
  );

/**
 * The badge that a renewed award is of: the newest version of the one before.
 * @throws HaversackError `badge-retired`, `badge-draft`, `badge-not-ours`
 */
export function chooseNewest(backpack: Backpack, badge: LinkedBadge): LinkedBadge {
  const newest = newestVersion(backpack.badges, badge);
  refuseUnlessAwarded(newest);
  refuseUnlessOurs(backpack, newest);
  return newest;
}

/** The last of the versions that follow a badge; the badge itself when none does. */
export function newestVersion(badges: readonly LinkedBadge[], badge: LinkedBadge): LinkedBadge {
  const next = badges.find(({ id }) => id === badge.replacedBy);
  return next === undefined ? badge : newestVersion(badges, next);
}

function refuseUnlessAwarded({ id, status, source }: LinkedBadge): void {
  if (status === 'active') return;
  const remedy = `Set \`status: active\` in ${source.file} to award it.`;
  if (status === 'draft') throw refused('draft', `"${id}" is a draft, and not awarded yet.`, remedy);
  throw refused('retired', `"${id}" is retired: it is not awarded any more.`, remedy);
}

/** Ours is an issuer that owns the site, has a key here, or is the only one. */
const isOurs = ({ issuers }: Backpack, { issuer }: LinkedBadge): boolean =>
  issuer.isOwner || issuer.keys.length > 0 || issuers.length === 1;

function refuseUnlessOurs(backpack: Backpack, badge: LinkedBadge): void {
  if (isOurs(backpack, badge)) return;
  const { id, issuer } = badge;
  const what = `"${id}" is a badge of ${issuer.name}, which neither owns this site nor has a key here.`;
  throw refused('not-ours', what, `If you award for ${issuer.name}: haversack keys new ${issuer.id}.`);
}

const refused = (why: string, what: string, remedy: string): HaversackError =>
  new HaversackError(`badge-${why}`, what, { remedy });
