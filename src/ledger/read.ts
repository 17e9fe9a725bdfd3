import { join } from 'node:path';
import { type Diagnostic, fileOnly, reporter } from '../diagnostics/index.ts';
import { kindOf, readPlainText, walk } from '../io/index.ts';
import type { LedgerFacts, PublicKey, SealedFact, StatusList } from '../model/index.ts';
import { decodeStatusList, readBit } from '../proof/index.ts';
import { isObject, type JsonObject, parseJson } from '../values/index.ts';
import { nameOf, parseStatusListName } from './paths.ts';
import { ledgerProblems } from './problems.ts';
import { readKey } from './read-key.ts';
import { readSealed } from './read-sealed.ts';

const report = reporter(ledgerProblems);

/** Bytes of one file of the ledger; a credential within the content's limits stays far below. */
const LEDGER_FILE_BYTES = 1_048_576;

/** What is sealed, listed and known of keys, with the documents behind the facts. */
export interface Ledger {
  readonly facts: LedgerFacts;
  /** parsed sealed credentials, by the assertion's id */
  readonly credentials: ReadonlyMap<string, JsonObject>;
  /** parsed status lists and their bits, by name */
  readonly lists: ReadonlyMap<string, { readonly document: JsonObject; readonly bits: Uint8Array }>;
  readonly diagnostics: readonly Diagnostic[];
}

interface LedgerFile {
  readonly path: string;
  readonly text: string;
  readonly document: JsonObject;
}

/**
 * Reads `content/credentials`, `content/status` and `content/keys`. Says what is wrong with each file by
 * itself; whether seals hold and records agree is the guard's business.
 */
export function readLedger(root: string): Ledger {
  const diagnostics: Diagnostic[] = [];
  const files = (folder: string, shape: RegExp, expected: string): LedgerFile[] =>
    readFolder(root, folder, shape, expected, diagnostics);

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

  const statusLists: StatusList[] = [];
  const lists = new Map<string, { document: JsonObject; bits: Uint8Array }>();
  for (const { path, text, document } of files(
    'content/status',
    /^content\/status\/[a-z0-9-]{1,90}\.json$/,
    '<issuer>-<purpose>-<n>.json',
  )) {
    const source = { ...fileOnly(path), text };
    const name = nameOf(path);
    const parts = parseStatusListName(name);
    const subject = document.credentialSubject;
    const encoded = isObject(subject) && typeof subject.encodedList === 'string' ? subject.encodedList : '';
    const list = decodeStatusList(encoded);
    if (!parts || !isAddressOf(document.id, name) || !isObject(subject) || subject.statusPurpose !== parts.purpose) {
      diagnostics.push(report('status-list-malformed', source, [], 'its name, id or purpose is not right'));
    } else if (!list.ok || list.value.isShort) {
      diagnostics.push(report('status-list-malformed', source, [], 'its bits cannot be read'));
    } else {
      statusLists.push({ source, name, issuer: parts.issuer, purpose: parts.purpose, id: document.id, text });
      lists.set(name, { document, bits: list.value.bits });
    }
  }

  const sealed = new Map<string, SealedFact>();
  const credentials = new Map<string, JsonObject>();
  const bitsAt = new Map(statusLists.map(({ id, name }) => [id, lists.get(name)?.bits]));
  const owners = new Map<string, string>();
  for (const { path, text, document } of files(
    'content/credentials',
    /^content\/credentials\/\d{4}\/\d{2}\/[a-z0-9-]{1,64}\.json$/,
    '<year>/<month>/<id>.json',
  )) {
    const read = readSealed(path, text, document);
    if (!read.ok) {
      diagnostics.push(read.diagnostic);
      continue;
    }
    const { fact, place } = read;
    const twin = sealed.get(fact.assertion);
    if (twin) {
      diagnostics.push(report('sealed-twice', fact.source, [], twin.source.file));
      continue;
    }
    if (path !== place) diagnostics.push(report('sealed-misplaced', fact.source, [], place));
    const slot = `${fact.statusList}#${fact.statusIndex}`;
    const other = owners.get(slot);
    if (other) diagnostics.push(report('sealed-index-shared', fact.source, [], String(fact.statusIndex), other));
    owners.set(slot, fact.assertion);
    const bits = bitsAt.get(fact.statusList);
    const isInside = bits === undefined || fact.statusIndex < bits.length * 8;
    if (!isInside) diagnostics.push(report('status-index-outside', fact.source, [], String(fact.statusIndex)));
    const isSet = bits !== undefined && isInside && readBit(bits, fact.statusIndex);
    sealed.set(fact.assertion, { ...fact, isSet });
    credentials.set(fact.assertion, document);
  }
  return { facts: { sealed, keys, statusLists }, credentials, lists, diagnostics };
}

const isAddressOf = (id: unknown, list: string): id is string =>
  typeof id === 'string' && id.endsWith(`/status/${list}.json`);

function readFolder(
  root: string,
  folder: string,
  shape: RegExp,
  expected: string,
  diagnostics: Diagnostic[],
): LedgerFile[] {
  // `content` itself is judged by those who read it first; a link there is followed by nobody.
  if (kindOf(join(root, 'content')) !== 'folder') return [];
  const entries = walk(root, folder);
  if (!entries.ok) {
    diagnostics.push(report('ledger-file-unreadable', fileOnly(folder), [], 'too many files or folders'));
    return [];
  }
  return entries.value.flatMap(({ path, kind }): LedgerFile[] => {
    if (kind === 'folder') return [];
    const source = fileOnly(path);
    if (kind === 'closed') {
      diagnostics.push(report('ledger-file-unreadable', source, [], 'its permissions do not allow it'));
      return [];
    }
    if (kind !== 'file') {
      diagnostics.push(report('ledger-link-refused', source, []));
      return [];
    }
    // Git needs a file to keep a folder; a killed write leaves a hidden draft. Neither is part of the ledger.
    if (path.includes('/.')) return [];
    if (!shape.test(path)) {
      diagnostics.push(report('ledger-file-unexpected', source, [], expected));
      return [];
    }
    const text = readPlainText(join(root, path), LEDGER_FILE_BYTES);
    const document = text.ok ? parseJson(text.value) : text;
    if (!text.ok || !document.ok || !isObject(document.value)) {
      const reason = !text.ok ? text.reason : !document.ok ? document.reason : 'no JSON object';
      diagnostics.push(report('ledger-file-unreadable', source, [], reason));
      return [];
    }
    return [{ path, text: text.value, document: document.value as JsonObject }];
  });
}
