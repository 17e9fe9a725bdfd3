import { isSetAside, type LedgerFacts, type LinkedAssertion, type StatusPlace } from '../model/index.ts';

/** One bit of a status list that is given to an award, and what it ought to say. */
export interface GivenPlace extends StatusPlace {
  /** id of the assertion; its record is gone when it was erased */
  readonly assertion: string;
  readonly wanted: boolean;
}

type Recorded = Pick<LinkedAssertion, 'id' | 'revoked' | 'suspended' | 'reinstated'>;

/**
 * Every bit that is given, held against the records. Set for good: what was revoked or erased. Set for a time: what is
 * suspended, until its record says that it was reinstated. A record that says nothing takes nothing back. S-01.
 */
export function givenPlaces(facts: LedgerFacts, assertions: readonly Recorded[]): GivenPlace[] {
  const records = new Map(assertions.map((one) => [one.id, one]));
  const erased = [...facts.tombstones.values()].flatMap(({ assertion, status }) =>
    status === undefined ? [] : [{ ...status, assertion, wanted: true }],
  );
  const sealed = [...facts.sealed.values()].map(({ assertion, purpose, statusList, statusIndex, isSet }) => {
    const record = records.get(assertion);
    const wanted = isRevoked(record, facts, assertion) || isSuspended(record, isSet);
    return { assertion, purpose, statusList, statusIndex, isSet, wanted };
  });
  return [...sealed, ...erased];
}

const isRevoked = (record: Recorded | undefined, { revokedForGood }: LedgerFacts, id: string): boolean =>
  record?.revoked !== undefined || revokedForGood.has(id);

const isSuspended = (record: Recorded | undefined, isSet: boolean): boolean =>
  record?.suspended === undefined ? isSet : isSetAside(record);
