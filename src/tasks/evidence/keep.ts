import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { editRecord } from '../../content/index.ts';
import type { Diagnostic } from '../../diagnostics/index.ts';
import { type FetchAddress, kindOf, takeLock, writeFileAtomically } from '../../io/index.ts';
import type { LinkedAssertion } from '../../model/index.ts';
import { dayOf, HaversackError } from '../../values/index.ts';
import type { Effects } from '../effects.ts';
import { findAssertion } from '../find-assertion.ts';
import { loadBackpack, soundBackpack } from '../load.ts';
import { MENDED } from '../mended.ts';
import { applySoundChanges } from '../sound-changes.ts';
import { fetchEvidence } from './fetch.ts';

export interface KeepOptions {
  /** the award's id, or its address */
  readonly given: string;
  /** positions of evidence, from 1; none: all that has an address */
  readonly positions: readonly number[];
  /** fetches and judges, and writes nothing */
  readonly dryRun: boolean;
  /** a new one for each evidence, so that one cannot use up the requests of the next */
  readonly openFetch: () => FetchAddress;
}

/** What came of one evidence. */
export interface KeptOne {
  /** position, from 1 */
  readonly evidence: number;
  readonly url: string;
  readonly outcome: 'kept' | 'kept-before' | 'not-kept';
  /** name of the copy, beside the record */
  readonly file?: string | undefined;
  readonly sha256?: string | undefined;
  readonly bytes?: number | undefined;
  /** why it was not kept, in a sentence */
  readonly reason?: string | undefined;
}

export type KeepResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true;
      readonly id: string;
      /** the record, relative to the root */
      readonly file: string;
      readonly evidence: readonly KeptOne[];
      readonly dryRun: boolean;
    };

/**
 * Keeps a copy of what an award's evidence links to: beside its record, which then names the copy, its SHA-256 and the
 * day. Copies are written first, each whole: a run that was killed leaves at most a file that no record names, and the
 * command given again ends the same. What is kept already stays.
 * @throws HaversackError `assertion-unknown`, `assertion-erased`, `evidence-in-roster`, `evidence-position`
 */
export async function keepEvidence(effects: Effects, options: KeepOptions): Promise<KeepResult> {
  const { root, today, progress } = effects;
  const { given, positions, dryRun, openFetch } = options;
  const unlock = takeLock(root, 'evidence keep');
  try {
    const loaded = loadBackpack(root, today);
    const backpack = soundBackpack(loaded, MENDED);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const assertion = findAssertion(backpack, given);
    const wanted = choose(assertion, positions);
    const found: Found[] = [];
    for (const [index, one] of wanted.entries()) {
      progress('fetching evidence', index + 1, wanted.length);
      found.push(await keepOne(assertion, one, openFetch));
    }
    const evidence = found.map(({ told }) => told);
    const result = { ok: true, id: assertion.id, file: assertion.source.file, evidence, dryRun } as const;
    const diagnostics = dryRun ? [] : record(effects, assertion, found);
    return diagnostics.length > 0 ? { ok: false, diagnostics } : result;
  } finally {
    unlock();
  }
}

interface Wanted {
  /** from 0 */
  readonly position: number;
  readonly url: string;
}

/** Evidence that has an address: all of it, or what was asked for. */
function choose({ id, source, evidence }: LinkedAssertion, positions: readonly number[]): Wanted[] {
  if (source.file.endsWith('.csv')) {
    throw new HaversackError(
      'evidence-in-roster',
      `"${id}" is a row of the roster ${source.file}, which has no place for copies.`,
      {
        remedy: `Give it a file of its own with the same fields, ${dirname(source.file)}/${id}.md, and take the row away; what is sealed stays as it is.`,
      },
    );
  }
  for (const position of positions) {
    if (evidence[position - 1]?.url !== undefined) continue;
    const what = evidence[position - 1] === undefined ? 'has no evidence' : 'has no address at its evidence';
    throw new HaversackError('evidence-position', `"${id}" ${what} ${position}.`, {
      remedy: `Count from 1, in the order of the record. It has ${evidence.length}.`,
    });
  }
  return evidence.flatMap(({ url }, position) =>
    url !== undefined && (positions.length === 0 || positions.includes(position + 1)) ? [{ position, url }] : [],
  );
}

interface Found {
  readonly position: number;
  readonly told: KeptOne;
  /** what is to be written */
  readonly bytes?: Uint8Array;
}

async function keepOne(
  { id, evidence }: LinkedAssertion,
  { position, url }: Wanted,
  openFetch: () => FetchAddress,
): Promise<Found> {
  const told = { evidence: position + 1, url };
  const before = evidence[position]?.kept;
  if (before !== undefined) {
    const { file, sha256 } = before;
    return { position, told: { ...told, outcome: 'kept-before', file, sha256 } };
  }
  const fetched = await fetchEvidence(url, openFetch());
  if (!fetched.ok) return { position, told: { ...told, outcome: 'not-kept', reason: fetched.reason } };
  const { bytes, ending } = fetched.value;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // Named by its content: the same copy gets the same name, and none ever takes the place of another.
  const file = `${id}-kept-${sha256.slice(0, 12)}.${ending}`;
  return { position, bytes, told: { ...told, outcome: 'kept', file, sha256, bytes: bytes.length } };
}

/** Writes the copies, then the record that names them; takes the copies back when the record would not be sound. */
function record(effects: Effects, { id, source }: LinkedAssertion, found: readonly Found[]): readonly Diagnostic[] {
  const { root, today } = effects;
  const kept = found.filter(({ bytes }) => bytes !== undefined);
  if (kept.length === 0) return [];
  const written: string[] = [];
  for (const { bytes, told } of kept) {
    const path = join(root, dirname(source.file), told.file as string);
    if (kindOf(path) === undefined) written.push(path);
    writeFileAtomically(path, bytes as Uint8Array);
  }
  const on = dayOf(today);
  const edits = kept.map(({ position, told: { file, sha256 } }) => ({
    path: ['evidence', position, 'kept'],
    value: { file, sha256, on },
  }));
  const text = editRecord(source.file, source.text, edits);
  const diagnostics = applySoundChanges(effects, `evidence keep ${id}`, [{ path: source.file, text }]);
  if (diagnostics.length > 0) for (const path of written) rmSync(path, { force: true });
  return diagnostics;
}
