import type { Alignment, PublicBadge } from '../model/index.ts';

/** Tags and names of skills, each once, in the order in which they stand. */
export const tagsOf = (badge: Pick<PublicBadge, 'tags' | 'skills'>): readonly string[] => [
  ...new Set([...badge.tags, ...badge.skills.map(({ name }) => name)]),
];

/** The badge's alignments, then one for each skill with an address that no alignment has yet. */
export function alignmentsOf(badge: Pick<PublicBadge, 'alignment' | 'skills'>): readonly Alignment[] {
  const alignments = new Map<string, Alignment>();
  for (const { name, url } of badge.skills) {
    if (url !== undefined && !alignments.has(url)) alignments.set(url, { targetName: name, targetUrl: url });
  }
  for (const { targetUrl } of badge.alignment) alignments.delete(targetUrl);
  return [...badge.alignment, ...alignments.values()];
}
