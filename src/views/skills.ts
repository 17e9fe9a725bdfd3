import { newestFirst } from './lookup.ts';
import type { Snapshot, SnapshotAssertion, SnapshotBadge } from './snapshot.ts';

/** A skill with the awards that show it. */
export interface ShownSkill {
  readonly name: string;
  readonly url?: string | undefined;
  /** newest first; at least one */
  readonly awards: readonly SnapshotAssertion[];
}

/**
 * The skills of the badges that these awards are of: those that most awards show first, then by name. Names that
 * differ in capital letters alone are one skill.
 */
export function skillsOf(snapshot: Snapshot, awards: readonly SnapshotAssertion[]): ShownSkill[] {
  const skills = new Map<string, SnapshotBadge['skills'][number] & { readonly awards: SnapshotAssertion[] }>();
  const badges = new Map(snapshot.badges.map((badge) => [badge.id, badge]));
  for (const award of newestFirst(awards)) {
    for (const { name, url } of badges.get(award.badge)?.skills ?? []) {
      const key = name.toLowerCase();
      const known = skills.get(key) ?? { name, url, awards: [] };
      known.awards.push(award);
      skills.set(key, { ...known, url: known.url ?? url });
    }
  }
  return [...skills.values()].sort((a, b) => b.awards.length - a.awards.length || (a.name < b.name ? -1 : 1));
}
