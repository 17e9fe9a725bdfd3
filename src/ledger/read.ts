import { join } from 'node:path';
import { type Diagnostic, reporter } from '../diagnostics/index.ts';
import { type Change, kindOf, openTree } from '../io/index.ts';
import type { LedgerFacts, PublicKey } from '../model/index.ts';
import type { JsonObject } from '../values/index.ts';
import { type LedgerFile, readLedgerFiles } from './files.ts';
import { ledgerProblems } from './problems.ts';
import { readKey } from './read-key.ts';
import { type OlderSeal, readSeals } from './read-seals.ts';
import { readStatus } from './read-status.ts';

const report = reporter(ledgerProblems);

/** What is sealed, listed and known of keys, with the documents behind the facts. */
export interface Ledger {
  readonly facts: LedgerFacts;
  /** parsed sealed credentials, the newest seal of each, by the assertion's id */
  readonly credentials: ReadonlyMap<string, JsonObject>;
  /** seals that a newer one stands beside */
  readonly older: readonly OlderSeal[];
  /** parsed status lists and their bits, by name */
  readonly lists: ReadonlyMap<string, { readonly document: JsonObject; readonly bits: Uint8Array }>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads `content/credentials`, `content/status` and `content/keys`. Says what is wrong with each file by
 * itself; whether seals hold and records agree is the guard's business.
 */
export function readLedger(root: string, changes: readonly Change[] = []): Ledger {
  // `content` itself is judged by those who read it first; a link there is followed by nobody.
  const isThere = kindOf(join(root, 'content')) === 'folder';
  const tree = openTree(root, changes);
  const diagnostics: Diagnostic[] = [];
  const files = (folder: string, shape: RegExp, expected: string): LedgerFile[] =>
    isThere ? readLedgerFiles(tree, folder, shape, expected, diagnostics) : [];

  const keys: PublicKey[] = [];
  for (const file of files('content/keys', /^content\/keys\/[a-z0-9-]{1,64}\.json$/, '<id>.json')) {
    const read = readKey(file.path, file.text, file.document);
    if (!read.ok) {
      diagnostics.push(read.diagnostic);
      continue;
    }
    const twin = keys.find(({ publicKeyMultibase }) => publicKeyMultibase === read.key.publicKeyMultibase);
    if (twin) diagnostics.push(report('key-twice', read.key.source, [], twin.source.file));
    else keys.push(read.key);
  }

  const { statusLists, lists, revokedForGood } = readStatus(
    files(
      'content/status',
      /^content\/status\/[a-z0-9-]{1,90}(?:\.revoked)?\.json$/,
      '<issuer>-<purpose>-<n>.json, and beside a suspension list <name>.revoked.json',
    ),
    diagnostics,
  );
  const bitsAt = new Map(statusLists.map(({ id, name }) => [id, lists.get(name)?.bits]));
  const seals = readSeals(
    files(
      'content/credentials',
      /^content\/credentials\/\d{4}\/\d{2}\/[a-z0-9-]{1,64}(?:\.(?:[2-9]|[1-9]\d))?\.json$/,
      '<year>/<month>/<id>.json',
    ),
    bitsAt,
    diagnostics,
  );
  const { sealed, tombstones, credentials, older } = seals;
  return {
    facts: { sealed, tombstones, revokedForGood, keys, statusLists },
    credentials,
    older,
    lists,
    diagnostics,
  };
}
