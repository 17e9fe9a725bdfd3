import { type Diagnostic, fileOnly, reporter } from '../diagnostics/index.ts';
import type { StatusList } from '../model/index.ts';
import { decodeStatusList } from '../proof/index.ts';
import { isObject, type JsonObject, parseId } from '../values/index.ts';
import type { LedgerFile } from './files.ts';
import { nameOf, parseStatusListName } from './paths.ts';
import { ledgerProblems } from './problems.ts';

const report = reporter(ledgerProblems);

interface ReadStatus {
  readonly statusLists: readonly StatusList[];
  /** by name */
  readonly lists: ReadonlyMap<string, { readonly document: JsonObject; readonly bits: Uint8Array }>;
  /** ids of suspendable assertions that were revoked */
  readonly revokedForGood: ReadonlySet<string>;
}

/** Reads the files of `content/status`: signed lists, and what beside a suspension list is revoked for good. S-02, S-03. */
export function readStatus(files: readonly LedgerFile[], diagnostics: Diagnostic[]): ReadStatus {
  const statusLists: StatusList[] = [];
  const lists = new Map<string, { document: JsonObject; bits: Uint8Array }>();
  const revokedForGood = new Set<string>();
  for (const { path, text, document } of files) {
    const source = { ...fileOnly(path), text };
    const name = nameOf(path);
    const wrong = (what: string): void => void diagnostics.push(report('status-list-malformed', source, [], what));
    if (name.endsWith('.revoked')) {
      const ids = readRevoked(document);
      if (ids === undefined) wrong('it is no list of ids under `assertions`');
      for (const id of ids ?? []) revokedForGood.add(id);
      continue;
    }
    const parts = parseStatusListName(name);
    const subject = document.credentialSubject;
    const encoded = isObject(subject) && typeof subject.encodedList === 'string' ? subject.encodedList : '';
    const list = decodeStatusList(encoded);
    if (!parts || !isAddressOf(document.id, name) || !isObject(subject) || subject.statusPurpose !== parts.purpose) {
      wrong('its name, id or purpose is not right');
    } else if (!list.ok || list.value.isShort) wrong('its bits cannot be read');
    else {
      statusLists.push({ source, name, issuer: parts.issuer, purpose: parts.purpose, id: document.id, text });
      lists.set(name, { document, bits: list.value.bits });
    }
  }
  return { statusLists, lists, revokedForGood };
}

const isAddressOf = (id: unknown, list: string): id is string =>
  typeof id === 'string' && id.endsWith(`/status/${list}.json`);

function readRevoked({ assertions, ...others }: JsonObject): readonly string[] | undefined {
  if (!Array.isArray(assertions) || Object.keys(others).length > 0) return undefined;
  const ids = assertions.filter((id): id is string => typeof id === 'string' && parseId(id).ok);
  return ids.length === assertions.length ? ids : undefined;
}
