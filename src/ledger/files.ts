import { type Diagnostic, fileOnly, reporter } from '../diagnostics/index.ts';
import type { Tree } from '../io/index.ts';
import { isObject, type JsonObject, parseJson } from '../values/index.ts';
import { ledgerProblems } from './problems.ts';

const report = reporter(ledgerProblems);

/** Bytes of one file of the ledger; a credential within the content's limits stays far below. */
const LEDGER_FILE_BYTES = 1_048_576;

/** A file of the ledger: JSON, not more than that yet. */
export interface LedgerFile {
  readonly path: string;
  readonly text: string;
  readonly document: JsonObject;
}

/**
 * Reads the files of a folder of the ledger; says which do not belong there, or cannot be read.
 * @param shape  of the paths that do belong there
 * @param expected  the same in words
 */
export function readLedgerFiles(
  tree: Tree,
  folder: string,
  shape: RegExp,
  expected: string,
  diagnostics: Diagnostic[],
): LedgerFile[] {
  const entries = tree.walk(folder);
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
    const text = tree.text(path, LEDGER_FILE_BYTES);
    const document = text.ok ? parseJson(text.value) : text;
    if (!text.ok || !document.ok || !isObject(document.value)) {
      const reason = !text.ok ? text.reason : !document.ok ? document.reason : 'no JSON object';
      diagnostics.push(report('ledger-file-unreadable', source, [], reason));
      return [];
    }
    return [{ path, text: text.value, document: document.value as JsonObject }];
  });
}
