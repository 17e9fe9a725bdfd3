import { createHash } from 'node:crypto';
import { editRecord, removeAssertion } from '../content/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { type Change, takeLock } from '../io/index.ts';
import { type Ledger, printTombstone, sealedPath } from '../ledger/index.ts';
import type { LinkedAssertion, Site } from '../model/index.ts';
import type { Effects } from './effects.ts';
import { findAssertion } from './find-assertion.ts';
import { loadBackpack, soundBackpack } from './load.ts';
import { MENDED } from './mended.ts';
import { applySoundChanges } from './sound-changes.ts';

export type EraseResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true;
      readonly id: string;
      /** files that are gone, or say nothing of the award any more, relative to the root */
      readonly files: readonly string[];
      /** the file that holds its place */
      readonly tombstone: string;
      /** true when it was erased before, and nothing was changed */
      readonly isUnchanged: boolean;
      /** its bit has to be set in a signed status list */
      readonly isSealed: boolean;
      /** id of a person whose own page stays */
      readonly person?: string | undefined;
    };

/**
 * Takes an award out of the repository, as its recipient may demand: its record and its sealed files go; a tombstone
 * with nothing about a person keeps its id and its place in the status list, so that both are given to no other.
 * @param given  the award's id, or its address
 * @throws HaversackError `assertion-unknown`
 */
export function erase(effects: Effects, given: string): EraseResult {
  const { root, today } = effects;
  const unlock = takeLock(root, 'erase');
  try {
    const loaded = loadBackpack(root, today);
    const backpack = soundBackpack(loaded, MENDED);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const before = backpack.erased.find(({ assertion }) => assertion === given);
    if (before !== undefined) {
      const { source, status } = before;
      const isSealed = status !== undefined;
      return { ok: true, id: given, files: [], tombstone: source.file, isUnchanged: true, isSealed };
    }
    const assertion = findAssertion(backpack, given);
    const { id, source, sealed } = assertion;
    const tombstone = sealedPath(id, assertion.issuedOn);
    const changes = [
      { path: source.file, text: removeAssertion(source.file, source.text, id) },
      ...sealsOf(id, loaded.ledger).map(({ file }): Change => ({ path: file, text: undefined })),
      ...attachmentsOf(assertion, backpack.assertions),
      ...withoutHighlight(backpack.site, id),
    ].filter(({ path }) => path !== tombstone);
    const mark = { path: tombstone, text: tombstoneOf(assertion, loaded.ledger, effects) };
    const diagnostics = applySoundChanges(effects, `erase ${id}`, [mark, ...changes]);
    if (diagnostics.length > 0) return { ok: false, diagnostics };
    const files = changes.map(({ path }) => path);
    const person = assertion.recipient.person;
    return { ok: true, id, files, tombstone, isUnchanged: false, isSealed: sealed !== undefined, person };
  } finally {
    unlock();
  }
}

/** The files of its evidence go too, but for those that another award names as well. */
function attachmentsOf({ id, attachments = [] }: LinkedAssertion, all: readonly LinkedAssertion[]): Change[] {
  const others = new Set(
    all
      .filter((one) => one.id !== id)
      .flatMap((one) => one.attachments ?? [])
      .map(({ path }) => path),
  );
  const own = new Set(attachments.map(({ path }) => path));
  return [...own].filter((path) => !others.has(path)).map((path): Change => ({ path, text: undefined }));
}

interface SealFile {
  readonly file: string;
  readonly text: string;
}

/** Every sealed file of an award, the oldest first. */
function sealsOf(id: string, { facts, older }: Ledger): SealFile[] {
  const newest = facts.sealed.get(id);
  if (newest === undefined) return [];
  const before = older.filter(({ assertion }) => assertion === id).map(({ source }) => source);
  return [...before, newest.source].map(({ file, text }) => ({ file, text }));
}

function tombstoneOf({ id, sealed, addresses, badge }: LinkedAssertion, ledger: Ledger, { today }: Effects): string {
  return printTombstone({
    credentialId: sealed?.credentialId ?? addresses.credential,
    issuer: sealed?.issuer ?? badge.issuer.id,
    erased: today,
    sha256: sealsOf(id, ledger).map(({ text }) => createHash('sha256').update(text).digest('hex')),
    status: sealed,
  });
}

/** The site's file without the award among its highlights. */
function withoutHighlight({ source, highlights }: Site, id: string): Change[] {
  if (!highlights.includes(id)) return [];
  const rest = highlights.filter((one) => one !== id);
  const value = rest.length === 0 ? undefined : rest;
  return [{ path: source.file, text: editRecord(source.file, source.text, [{ path: ['highlights'], value }]) }];
}
