import { type Diagnostic, fileOnly, reporter } from '../../diagnostics/index.ts';
import { proofsOf } from '../../proof/index.ts';
import { isBefore, isObject, type JsonObject, parseInstant } from '../../values/index.ts';
import { listed } from './phrases.ts';
import { diffProblems } from './problems.ts';
import type { Side } from './side.ts';

const report = reporter(diffProblems);

/**
 * Refuses status lists that go back to an older state. An older list is validly signed, so nothing but BASE tells that
 * somebody put it back: bits are only gained, but for suspensions that a record ends.
 */
export function refuseOlderLists(base: Side, now: Side): Diagnostic[] {
  const owners = ownersOf(base);
  return [...base.ledger.lists].flatMap(([name, before]) => {
    const list = now.ledger.lists.get(name);
    if (list === undefined) return [];
    const source = fileOnly(`content/status/${name}.json`);
    const other = ['id', 'issuer'].find((member) => textOf(list.document[member]) !== textOf(before.document[member]));
    const withdrawn = clearedBits(before.bits, list.bits).flatMap((index) => {
      const owner = owners.get(`${before.document.id}#${index}`);
      return owner?.isSuspendable && isReinstated(base, now, owner.id) ? [] : [owner?.id ?? `place ${index}`];
    });
    return [
      ...(other === undefined ? [] : [report('status-list-other', source, [], other)]),
      ...olderDates(before.document, list.document).map((dates) => report('status-list-older', source, [], ...dates)),
      ...(withdrawn.length > 0 ? [report('status-withdrawn', source, [], listed(withdrawn))] : []),
    ];
  });
}

const textOf = (value: unknown): string => JSON.stringify(value) ?? '';

function clearedBits(before: Uint8Array, now: Uint8Array): number[] {
  const found: number[] = [];
  for (const [at, byte] of before.entries()) {
    const gone = byte & ~(now[at] ?? 0);
    for (let bit = 0; gone !== 0 && bit < 8; bit++) if (gone & (0x80 >> bit)) found.push(at * 8 + bit);
  }
  return found;
}

interface Owner {
  /** of an award */
  readonly id: string;
  /** false for what is revoked or erased for good when its bit is set */
  readonly isSuspendable: boolean;
}

/** Whose each place of a status list is, as BASE has it; by the address of the list, `#` and the index. */
function ownersOf({ ledger: { facts } }: Side): ReadonlyMap<string, Owner> {
  const sealed = [...facts.sealed.values()].map(({ statusList, statusIndex, assertion, purpose }) => {
    return [`${statusList}#${statusIndex}`, { id: assertion, isSuspendable: purpose === 'suspension' }] as const;
  });
  const erased = [...facts.tombstones.values()].flatMap(({ assertion, status }) =>
    status ? [[`${status.statusList}#${status.statusIndex}`, { id: assertion, isSuspendable: false }] as const] : [],
  );
  return new Map([...sealed, ...erased]);
}

/** The one way in which a bit is cleared: the record says that the suspension is over. */
function isReinstated(base: Side, now: Side, id: string): boolean {
  const record = now.awards.get(id);
  const isForGood = [base, now].some(({ ledger }) => ledger.facts.revokedForGood.has(id));
  return !isForGood && record?.revoked === undefined && record?.reinstated !== undefined;
}

/** Dates of the list that lie before those of BASE: when it is valid from, and when it was signed. */
function olderDates(before: JsonObject, now: JsonObject): [string, string][] {
  const pairs = [validFrom, signedOn].map((date) => [date(now), date(before)] as const);
  const older = pairs.find(([is, was]) => {
    const [late, early] = [parseInstant(was), parseInstant(is)];
    return late.ok && (!early.ok || isBefore(early.value, late.value));
  });
  return older === undefined ? [] : [[...older]];
}

const validFrom = ({ validFrom }: JsonObject): string => String(validFrom);

function signedOn(document: JsonObject): string {
  const [proof] = proofsOf(document);
  return isObject(proof) ? String(proof.created) : '';
}

/** Refuses revocations that are taken off the list of those for good, and such as no record knows of. */
export function refuseRevokedChanges(base: Side, now: Side, files: readonly string[]): Diagnostic[] {
  const { revokedForGood: before } = base.ledger.facts;
  const { revokedForGood: after, sealed } = now.ledger.facts;
  const gone = [...before].filter((id) => !after.has(id));
  // Of what is sealed, `check` says the same.
  const alone = [...after].filter(
    (id) => !before.has(id) && !sealed.has(id) && now.awards.get(id)?.revoked === undefined,
  );
  const file = files.find((path) => path.endsWith('.revoked.json')) ?? 'content/status';
  return [
    ...(gone.length > 0 ? [report('revocation-entry-gone', fileOnly(file), [], listed(gone))] : []),
    ...(alone.length > 0 ? [report('revocation-entry-alone', fileOnly(file), [], listed(alone))] : []),
  ];
}
