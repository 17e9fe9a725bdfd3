import { baseOf, basesOf, type Home } from './bases.ts';
import type { LedgerFacts } from './sealed.ts';

/** The address of the site under which things were sealed first; what is not named has today's. */
export interface FirstBases {
  /** by the assertion's id */
  readonly assertions: ReadonlyMap<string, string>;
  /** by the badge's id */
  readonly badges: ReadonlyMap<string, string>;
  /** by the issuer's id */
  readonly issuers: ReadonlyMap<string, string>;
}

/**
 * Reads from the ledger which of the site's addresses records have: the one in force at their first seal, which stands
 * in what was sealed. So a badge and an issuer keep their 2.0 addresses when the site moves on, and awards of both
 * ages name one and the same.
 */
export function firstBases(home: Home, { sealed, tombstones }: LedgerFacts): FirstBases {
  const order = basesOf(home);
  const assertions = new Map<string, string>();
  const badges = new Map<string, string>();
  const issuers = new Map<string, string>();
  const note = (of: Map<string, string>, id: string, address: string): void => {
    const base = baseOf(home, address);
    const known = of.get(id);
    if (base !== undefined && (known === undefined || order.indexOf(base) < order.indexOf(known))) of.set(id, base);
  };
  for (const { assertion, credentialId, achievementId, issuer } of sealed.values()) {
    note(assertions, assertion, credentialId);
    note(badges, badgeIdOf(achievementId), achievementId);
    note(issuers, issuer, credentialId);
  }
  for (const { issuer, credentialId } of tombstones.values()) note(issuers, issuer, credentialId);
  return { assertions, badges, issuers };
}

/** As `…/badges/<id>/achievement.json`. */
const badgeIdOf = (achievement: string): string => achievement.split('/').at(-2) ?? '';
