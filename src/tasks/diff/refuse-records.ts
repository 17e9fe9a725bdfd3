import { type Diagnostic, fileOnly, reporter } from '../../diagnostics/index.ts';
import { diffProblems } from './problems.ts';
import { hasPublished, publishedAwards, type Side } from './side.ts';

const report = reporter(diffProblems);

/**
 * Refuses what makes a published record disappear, whichever way: its file or row deleted, turned into a draft, or a
 * revocation taken out of it.
 * @param erased  ids of awards that are erased as they should be
 */
export const refuseLostRecords = (base: Side, now: Side, erased: ReadonlySet<string>): Diagnostic[] => [
  ...lostAwards(base, now, erased),
  ...lostBadges(base, now),
  ...[...base.issuers.values()]
    .filter(({ id, source }) => !now.issuers.has(id) && !now.isUnread('issuers', id, source.file))
    .map(({ id, source }) => report('issuer-gone', fileOnly(source.file), [], id)),
];

const lostAwards = (base: Side, now: Side, erased: ReadonlySet<string>): Diagnostic[] =>
  publishedAwards(base).flatMap(({ id, source: { file }, revoked }) => {
    const record = now.awards.get(id);
    if (record === undefined) {
      const isGone = !erased.has(id) && !now.isUnread('assertions', id, file);
      return isGone ? [report('award-gone', fileOnly(file), [], id)] : [];
    }
    if (record.draft) return [report('award-drafted', record.source, ['draft'], id)];
    const isUndone = revoked !== undefined && record.revoked === undefined;
    return isUndone ? [report('revocation-undone', record.source, ['revoked'], id)] : [];
  });

const lostBadges = (base: Side, now: Side): Diagnostic[] =>
  [...base.badges.values()]
    .filter(({ status }) => status !== 'draft')
    .flatMap(({ id, source: { file } }) => {
      const record = now.badges.get(id);
      if (record?.status === 'draft') return [report('badge-drafted', record.source, ['status'], id)];
      const isGone = record === undefined && !now.isUnread('badges', id, file);
      return isGone ? [report('badge-gone', fileOnly(file), [], id)] : [];
    });

/** Refuses a site that goes elsewhere, or to somebody else, under awards that name it. */
export function refuseSiteChanges(base: Side, now: Side): Diagnostic[] {
  const [before, site] = [base.site, now.site];
  if (before === undefined || site === undefined || !hasPublished(base)) return [];
  const { source } = site;
  const found: Diagnostic[] = [];
  const isMoved = site.url !== before.url && site.formerly.includes(before.url);
  if (site.url !== before.url && !isMoved) found.push(report('address-changed', source, ['url'], before.url, site.url));
  // Their order decides which DID lies where, so that they are only added to.
  const lost = before.formerly.find((address, at) => site.formerly[at] !== address);
  if (lost !== undefined) found.push(report('address-forgotten', source, ['formerly'], lost));
  if (site.owner !== before.owner) found.push(report('owner-changed', source, ['owner'], before.owner, site.owner));
  if (site.demonstration && !before.demonstration) found.push(report('demonstration-begun', source, ['demonstration']));
  return found;
}
