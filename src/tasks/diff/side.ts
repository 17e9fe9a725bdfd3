import { hasErrors } from '../../diagnostics/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Assertion, Backpack, Badge, Issuer, Records, Site } from '../../model/index.ts';
import type { Loaded } from '../load.ts';

export type AwardRecord = Pick<Assertion, 'id' | 'source' | 'draft' | 'revoked' | 'suspended' | 'reinstated'>;
export type BadgeRecord = Pick<Badge, 'id' | 'source' | 'status'>;
export type IssuerRecord = Pick<Issuer, 'id' | 'source'>;

/** One side of a comparison: what stands in BASE, or what lies there now. */
export interface Side {
  readonly backpack: Backpack | undefined;
  readonly ledger: Ledger;
  readonly site: Site | undefined;
  /** every record that could be read, by its id; also those that could not be linked */
  readonly awards: ReadonlyMap<string, AwardRecord>;
  readonly badges: ReadonlyMap<string, BadgeRecord>;
  readonly issuers: ReadonlyMap<string, IssuerRecord>;
  /** true for a record that is not read, and may be there all the same */
  readonly isUnread: (folder: 'assertions' | 'badges' | 'issuers', id: string, file: string) => boolean;
}

/**
 * Makes one side of what was loaded.
 * @param readRecords  asked only when something is wrong: what was linked is then not all that is there
 */
export function sideOf({ backpack, ledger, diagnostics }: Loaded, readRecords: () => Records): Side {
  const isSound = backpack !== undefined && !hasErrors(diagnostics);
  const records = isSound ? { ...backpack, broken: new Set<string>() } : readRecords();
  const faulty = new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  return {
    backpack,
    ledger,
    site: records.site,
    awards: byId<AwardRecord>(records.assertions),
    badges: byId<BadgeRecord>(records.badges),
    issuers: byId<IssuerRecord>(records.issuers),
    isUnread: (folder, id, file) => records.broken.has(`${folder}/${id}`) || faulty.has(file),
  };
}

const byId = <Value extends { readonly id: string }>(values: readonly Value[]): ReadonlyMap<string, Value> =>
  new Map(values.map((value) => [value.id, value]));

/** Ids of awards that are published: no drafts. */
export const publishedAwards = ({ awards }: Side): AwardRecord[] => [...awards.values()].filter(({ draft }) => !draft);

/** True when something names the site's address and owner: an award, what was sealed of one, or what was erased. */
export const hasPublished = (side: Side): boolean =>
  publishedAwards(side).length + side.ledger.facts.sealed.size + side.ledger.facts.tombstones.size > 0;
