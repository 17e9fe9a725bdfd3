import { createHash } from 'node:crypto';
import { type Diagnostic, reporter } from '../../diagnostics/index.ts';
import { sealedPath } from '../../ledger/index.ts';
import type { Tombstone } from '../../model/index.ts';
import { diffProblems } from './problems.ts';
import type { Side } from './side.ts';

const report = reporter(diffProblems);

export interface Erasures {
  /** ids of awards that are erased now, and were not in BASE; each as `erase` does it */
  readonly ids: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

type Remains = Pick<Tombstone, 'credentialId' | 'issuer' | 'sha256'> & {
  readonly path: string;
  readonly place: string | undefined;
};

/**
 * Finds the tombstones that are new, and holds each against what stands in BASE: the one way in which a sealed file
 * goes. A tombstone of anything else takes an id, or a place of a status list, from others.
 */
export function findErasures(base: Side, now: Side): Erasures {
  const ids = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const [id, tombstone] of now.ledger.facts.tombstones) {
    if (base.ledger.facts.tombstones.has(id)) continue;
    const fault = faultOf(tombstone, remainsOf(base, id), now.awards.has(id));
    if (fault === undefined) ids.add(id);
    else diagnostics.push(report('erasure-incomplete', tombstone.source, [], fault));
  }
  return { ids, diagnostics };
}

function faultOf(tombstone: Tombstone, remains: Remains | undefined, isThere: boolean): string | undefined {
  if (isThere) return 'the record is still there';
  if (remains === undefined) return 'no such award stands in BASE';
  if (tombstone.source.file !== remains.path) return `its place is ${remains.path}`;
  if (tombstone.credentialId !== remains.credentialId || tombstone.issuer !== remains.issuer)
    return 'its id or issuer is not that of the award';
  if (placeOf(tombstone.status) !== remains.place) return 'its place in the status list is not that of the award';
  const isSame = tombstone.sha256.join(' ') === remains.sha256.join(' ');
  return isSame ? undefined : 'its hashes are not those of the sealed files';
}

/** What `erase` would leave of an award of BASE, be it sealed or not. */
function remainsOf({ ledger, backpack }: Side, id: string): Remains | undefined {
  const newest = ledger.facts.sealed.get(id);
  if (newest !== undefined) {
    const older = ledger.older.filter(({ assertion }) => assertion === id).map(({ source }) => source);
    const seals = [...older, newest.source];
    return {
      path: seals[0]?.file ?? '',
      credentialId: newest.credentialId,
      issuer: newest.issuer,
      sha256: seals.map(({ text }) => createHash('sha256').update(text).digest('hex')),
      place: placeOf(newest),
    };
  }
  const award = backpack?.assertions.find((one) => one.id === id);
  if (award === undefined) return undefined;
  return {
    path: sealedPath(id, award.issuedOn),
    credentialId: award.addresses.credential,
    issuer: award.badge.issuer.id,
    sha256: [],
    place: undefined,
  };
}

const placeOf = (status: Tombstone['status']): string | undefined =>
  status && `${status.purpose} ${status.statusList} ${status.statusIndex}`;
