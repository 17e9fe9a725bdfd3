import type { Effects } from '../effects.ts';
import { loadBackpack, soundBackpack } from '../load.ts';
import { MENDED } from '../mended.ts';
import { awardableBadges } from './choose-badge.ts';

/** A badge to choose from. */
export interface Awardable {
  readonly id: string;
  readonly name: string;
}

/** Badges that can be awarded here; none while something is wrong in content. */
export function listAwardable({ root, today }: Pick<Effects, 'root' | 'today'>): Awardable[] {
  const backpack = soundBackpack(loadBackpack(root, today), MENDED);
  return backpack === undefined ? [] : awardableBadges(backpack).map(({ id, name }) => ({ id, name }));
}
