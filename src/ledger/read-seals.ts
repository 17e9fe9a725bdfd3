import { type Diagnostic, reporter, type Source } from '../diagnostics/index.ts';
import type { SealedFact, Tombstone } from '../model/index.ts';
import { readBit } from '../proof/index.ts';
import type { JsonObject } from '../values/index.ts';
import type { LedgerFile } from './files.ts';
import { ledgerProblems } from './problems.ts';
import { readSealed } from './read-sealed.ts';
import { isTombstone, readTombstone } from './tombstone.ts';

const report = reporter(ledgerProblems);

/** A seal that a newer one stands beside. */
export interface OlderSeal {
  readonly assertion: string;
  readonly source: Source;
  readonly issuer: string;
  readonly document: JsonObject;
}

interface ReadSeals {
  /** the newest seal of each assertion */
  readonly sealed: ReadonlyMap<string, SealedFact>;
  readonly credentials: ReadonlyMap<string, JsonObject>;
  readonly older: readonly OlderSeal[];
  readonly tombstones: ReadonlyMap<string, Tombstone>;
}

type Place = Pick<SealedFact, 'source' | 'assertion' | 'statusList' | 'statusIndex'>;
type Bits = ReadonlyMap<string, Uint8Array | undefined>;

/**
 * Reads the files of `content/credentials`: sealed credentials, newer seals beside them, tombstones.
 * @param bits  of each status list that is there, by its address
 */
export function readSeals(files: readonly LedgerFile[], bits: Bits, diagnostics: Diagnostic[]): ReadSeals {
  const tombstones = new Map<string, Tombstone>();
  const chains = new Map<string, { fact: SealedFact; document: JsonObject }[]>();
  const owners = new Map<string, string>();
  const isSetAt = (place: Place): boolean => {
    const slot = `${place.statusList}#${place.statusIndex}`;
    const other = owners.get(slot) ?? place.assertion;
    if (other !== place.assertion)
      diagnostics.push(report('sealed-index-shared', place.source, [], String(place.statusIndex), other));
    owners.set(slot, place.assertion);
    const list = bits.get(place.statusList);
    const isInside = list === undefined || place.statusIndex < list.length * 8;
    if (!isInside) diagnostics.push(report('status-index-outside', place.source, [], String(place.statusIndex)));
    return list !== undefined && isInside && readBit(list, place.statusIndex);
  };

  for (const { path, text, document } of files) {
    if (isTombstone(document)) {
      const read = readTombstone(path, document);
      if (!read.ok) diagnostics.push(read.diagnostic);
      else {
        const { status } = read.tombstone;
        const isSet = status !== undefined && isSetAt({ ...read.tombstone, ...status });
        tombstones.set(read.tombstone.assertion, { ...read.tombstone, status: status && { ...status, isSet } });
      }
      continue;
    }
    const read = readSealed(path, text, document);
    if (!read.ok) {
      diagnostics.push(read.diagnostic);
      continue;
    }
    const { fact, place } = read;
    const chain = chains.get(fact.assertion) ?? [];
    const twin = chain.find((other) => other.fact.seal === fact.seal);
    if (twin) {
      diagnostics.push(report('sealed-twice', fact.source, [], twin.fact.source.file));
      continue;
    }
    if (path !== place) diagnostics.push(report('sealed-misplaced', fact.source, [], place));
    if (chain.some((other) => !isSameAward(other.fact, fact)))
      diagnostics.push(
        report('sealed-malformed', fact.source, [], 'its id or status entry is not that of its older seal.'),
      );
    chains.set(fact.assertion, [...chain, { fact: { ...fact, isSet: isSetAt(fact) }, document }]);
  }

  const sealed = new Map<string, SealedFact>();
  const credentials = new Map<string, JsonObject>();
  const older: OlderSeal[] = [];
  for (const [id, chain] of chains) {
    const inOrder = chain.sort((a, b) => a.fact.seal - b.fact.seal);
    const newest = inOrder.pop() as (typeof chain)[number];
    sealed.set(id, newest.fact);
    credentials.set(id, newest.document);
    const tombstone = tombstones.get(id);
    if (tombstone) diagnostics.push(report('sealed-twice', newest.fact.source, [], tombstone.source.file));
    older.push(
      ...inOrder.map(({ fact: { assertion, source, issuer }, document }) => ({ assertion, source, issuer, document })),
    );
  }
  return { sealed, credentials, older, tombstones };
}

/** Sealed anew, a credential keeps its id and its place in the status list. */
const isSameAward = (a: Omit<SealedFact, 'isSet'>, b: Omit<SealedFact, 'isSet'>): boolean =>
  a.credentialId === b.credentialId && a.statusList === b.statusList && a.statusIndex === b.statusIndex;
