import { join } from 'node:path';
import { type Diagnostic, inOrder } from '../diagnostics/index.ts';
import type { ReadArtwork } from '../images/artwork/files.ts';
import { ARTWORK_LIMITS } from '../images/artwork/limits.ts';
import { checkPictures } from '../images/check-pictures.ts';
import { checkEvidence } from '../images/evidence/check-evidence.ts';
import { readPlainFile } from '../io/index.ts';
import { proveSeals } from '../ledger/index.ts';
import type { Effects } from './effects.ts';
import { evidenceReader } from './evidence-reader.ts';
import { type Loaded, loadBackpack } from './load.ts';

/** What `check` found. */
export interface CheckResult extends Loaded {
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: { readonly badges: number; readonly assertions: number; readonly sealed: number };
}

/** Reads and checks everything: each file, what they say together, every seal, every picture, every file of evidence. Writes nothing. */
export async function check({
  root,
  today,
  now,
  progress,
}: Pick<Effects, 'root' | 'today' | 'now' | 'progress'>): Promise<CheckResult> {
  progress('reading content');
  const loaded = loadBackpack(root, today);
  const { backpack, ledger } = loaded;
  const seals = await proveSeals(ledger, now(), (done, of) => progress('proving seals', done, of));
  progress('looking at pictures');
  const pictures = backpack ? await checkPictures(backpack, root, artworkReader(root)) : [];
  progress('looking at evidence');
  const evidence = backpack ? await checkEvidence(backpack, evidenceReader(root)) : [];
  return {
    ...loaded,
    diagnostics: inOrder([...loaded.diagnostics, ...seals, ...pictures, ...evidence]),
    counts: {
      badges: backpack?.badges.length ?? 0,
      assertions: backpack?.assertions.length ?? 0,
      sealed: ledger.facts.sealed.size,
    },
  };
}

/** Reads artwork below a root, never through a link. */
export const artworkReader =
  (root: string): ReadArtwork =>
  async (file) =>
    readPlainFile(join(root, file), ARTWORK_LIMITS.bytes);
