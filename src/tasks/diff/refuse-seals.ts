import { type Diagnostic, fileOnly, reporter, type Source } from '../../diagnostics/index.ts';
import type { PublicKey } from '../../model/index.ts';
import { proofsOf } from '../../proof/index.ts';
import { isObject, type JsonObject } from '../../values/index.ts';
import type { Base } from './base.ts';
import type { ChangedFile } from './files.ts';
import { diffProblems } from './problems.ts';
import type { Side } from './side.ts';

const report = reporter(diffProblems);

interface Seal {
  readonly source: Source;
  readonly issuer: string;
  readonly document: JsonObject | undefined;
}

/**
 * Refuses sealed files and status lists that are new or changed and signed by a key that nobody has looked at yet, or
 * that is ended: whether the signature itself holds is what `check` proves.
 */
export function refuseSigners(
  { side: base, files: before }: Base,
  now: Side,
  files: readonly ChangedFile[],
): Diagnostic[] {
  const changed = new Set(files.map(({ path }) => path));
  const keys = new Map(base.ledger.facts.keys.map((key) => [key.publicKeyMultibase, key]));
  return sealsOf(now).flatMap(({ source, issuer, document }) => {
    // What git passes over is new all the same, since it is read.
    if (before.has(source.file) && !changed.has(source.file)) return [];
    const method = methodOf(document);
    const key = keys.get(method.slice(method.indexOf('#') + 1));
    if (key === undefined || key.issuer !== issuer) return [report('seal-by-new-key', source, [], method)];
    const ended = endOf(key);
    return ended === undefined ? [] : [report('seal-by-ended-key', source, [], key.id, ended)];
  });
}

/** Every signed document of the ledger; also seals that a newer one stands beside. */
function sealsOf({ ledger: { facts, credentials, older, lists } }: Side): Seal[] {
  return [
    ...[...facts.sealed.values()].map(({ source, issuer, assertion }) => {
      return { source, issuer, document: credentials.get(assertion) };
    }),
    ...older,
    ...facts.statusLists.map(({ source, issuer, name }) => ({ source, issuer, document: lists.get(name)?.document })),
  ].map(({ source, issuer, document }) => ({ source: fileOnly(source.file), issuer, document }));
}

function methodOf(document: JsonObject | undefined): string {
  const [proof] = document === undefined ? [] : proofsOf(document);
  return isObject(proof) && typeof proof.verificationMethod === 'string' ? proof.verificationMethod : 'nobody';
}

const endOf = ({ retired, compromised }: PublicKey): string | undefined =>
  compromised !== undefined ? 'compromised' : retired !== undefined ? 'retired' : undefined;

/**
 * Refuses what takes a file of the ledger away, or puts other bytes in place of a sealed one; an erasure may do both.
 * @param erased  ids of awards that are erased as they should be
 */
export const refuseLosses = (files: readonly ChangedFile[], erased: ReadonlySet<string>): Diagnostic[] =>
  files.flatMap(({ path, kind, change }): Diagnostic[] => {
    // Files that keep a folder in git are no part of the ledger.
    if (change === 'added' || path.includes('/.')) return [];
    const id = idOf(path);
    const source = fileOnly(path);
    if (kind === 'sealed' && !erased.has(id)) {
      return [report(change === 'deleted' ? 'sealed-gone' : 'sealed-rewritten', source, [])];
    }
    if (change !== 'deleted') return [];
    if (kind === 'status') return [report('status-list-gone', source, [])];
    return kind === 'key' ? [report('key-gone', source, [], id)] : [];
  });

/** A ledger file's name up to its first dot: `<id>.json`, or `<id>.<n>.json`. */
const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).split('.')[0] ?? '';
