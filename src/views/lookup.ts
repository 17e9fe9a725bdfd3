import type { Snapshot, SnapshotAssertion, SnapshotBadge, SnapshotIssuer, SnapshotPerson } from './snapshot.ts';

/** @throws RangeError when there is none of that id: pages are only made for ids of the snapshot */
export const issuerOf = (snapshot: Snapshot, id: string): SnapshotIssuer => found(snapshot.issuers, id);
export const badgeOf = (snapshot: Snapshot, id: string): SnapshotBadge => found(snapshot.badges, id);
export const personOf = (snapshot: Snapshot, id: string): SnapshotPerson => found(snapshot.people, id);
export const assertionOf = (snapshot: Snapshot, id: string): SnapshotAssertion => found(snapshot.assertions, id);

function found<Item extends { readonly id: string }>(items: readonly Item[], id: string): Item {
  const item = items.find((candidate) => candidate.id === id);
  if (item === undefined) throw new RangeError(`The snapshot has nothing of the id ${id}.`);
  return item;
}

/** Newest first; of one moment, by id, so that the order never depends on files. */
export const newestFirst = (assertions: readonly SnapshotAssertion[]): SnapshotAssertion[] =>
  [...assertions].sort((a, b) => Date.parse(b.issuedOn) - Date.parse(a.issuedOn) || (a.id < b.id ? -1 : 1));
