import type { Diagnostic } from '../../diagnostics/index.ts';
import type { BadgeStatus, LinkedBadge } from '../../model/index.ts';
import type { Effects } from '../effects.ts';
import { loadBackpack, soundBackpack } from '../load.ts';
import { MENDED } from '../mended.ts';

/** One badge of `content/badges`. */
export interface ListedBadge {
  readonly id: string;
  readonly name: string;
  readonly version: string | undefined;
  /** `replaced`: a newer version is awarded in its place */
  readonly state: BadgeStatus | 'replaced';
  readonly replacedBy: string | undefined;
  /** id of the issuer */
  readonly issuer: string;
  /** awards that hold */
  readonly holding: number;
  /** all awards, drafts too */
  readonly awards: number;
}

export type BadgeListResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: true; readonly badges: readonly ListedBadge[] };

/** Lists badges in the order of their ids, with their awards counted. */
export function badgeList({ root, today }: Pick<Effects, 'root' | 'today'>): BadgeListResult {
  const loaded = loadBackpack(root, today);
  const backpack = soundBackpack(loaded, MENDED);
  if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
  const badges = backpack.badges.map((badge): ListedBadge => {
    const awards = backpack.assertions.filter((one) => one.badge.id === badge.id);
    const { id, name, version, replacedBy, issuer } = badge;
    return {
      id,
      name,
      version,
      state: stateOf(badge),
      replacedBy,
      issuer: issuer.id,
      holding: awards.filter(({ state }) => state === 'valid').length,
      awards: awards.length,
    };
  });
  return { ok: true, badges };
}

const stateOf = ({ status, replacedBy }: LinkedBadge): ListedBadge['state'] =>
  status === 'active' && replacedBy !== undefined ? 'replaced' : status;
