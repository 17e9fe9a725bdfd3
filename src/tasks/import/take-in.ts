import { createHash } from 'node:crypto';
import type { ImportItem, PersonalData } from '../../imports/index.ts';
import { applyChanges, type FetchAddress } from '../../io/index.ts';
import { IMPORT_LIMITS } from '../../model/index.ts';
import type { Instant } from '../../values/index.ts';
import type { Outcome } from '../../verify/index.ts';
import { type Judged, judge } from './judge.ts';
import { type Kept, type Shelf, takesPlace } from './shelf.ts';
import { place, store } from './store.ts';

export type ImportState =
  | 'imported'
  /** it took the place of an older issue, or of a worse copy, of the same credential */
  | 'replaced'
  | 'already-there'
  /** the same credential is there in other bytes, which stay */
  | 'duplicate'
  | 'invalid'
  | 'personal-data'
  /** awarded to somebody else than was asked for */
  | 'not-theirs'
  | 'no-badge'
  | 'too-large'
  | 'too-many';

/** What became of one credential. */
export interface TakenIn {
  readonly state: ImportState;
  readonly outcome: Outcome;
  /** of what is in the repository now, this one or its duplicate */
  readonly id?: string | undefined;
  /** the original, relative to the root */
  readonly file?: string | undefined;
  readonly name?: string | undefined;
  /** who answers for the issuer */
  readonly host?: string | undefined;
  /** id of what went away for it */
  readonly replaces?: string | undefined;
  /** why it is not verified, in a few words each */
  readonly why: readonly string[];
  /** kinds and places, never values */
  readonly personalData: readonly PersonalData[];
}

interface Options {
  readonly root: string;
  readonly fetch: FetchAddress;
  readonly now: Instant;
  readonly recipient?: string | undefined;
  readonly keepInvalid: boolean;
  readonly publishPersonalData: boolean;
  readonly isDryRun: boolean;
}

/** Verifies one credential, and keeps it if nothing speaks against it. The caller holds the lock. */
export async function takeIn(item: ImportItem, shelf: Shelf, options: Options): Promise<TakenIn> {
  const { root, isDryRun } = options;
  if (item.bytes.length > IMPORT_LIMITS.bytes) return refused('too-large');
  const sha256 = createHash('sha256').update(item.bytes).digest('hex');
  const there = shelf.byBytes(sha256);
  if (there !== undefined) {
    const loose = shelf.loose(sha256).filter(({ isAlone }) => isAlone);
    const copies = loose.map(({ file }) => ({ path: file, text: undefined }));
    if (!isDryRun) applyChanges(root, `import ${there.id}`, copies);
    return { ...factsOf(there), state: 'already-there', outcome: there.lastCheck.outcome, why: [], personalData: [] };
  }
  const judged = await judge(item, options);
  const said = {
    ...factsOf({ snapshot: judged }),
    outcome: judged.outcome,
    why: judged.why,
    personalData: judged.personalData,
  };
  const same = shelf.sameCredential(judged);
  const refusal = refusalOf(judged, same, options);
  if (refusal === 'duplicate') return { ...said, id: same?.id, file: same?.file, state: refusal };
  if (refusal !== undefined) return { ...said, state: refusal };
  if (same === undefined && shelf.isFull) return { ...said, state: 'too-many' };
  const placed = place(root, judged, shelf, same);
  const { id, file } = placed;
  if (!isDryRun) store(root, placed, item.bytes);
  const words = placed.changes.find(({ path, text }) => path.endsWith('.md') && text !== undefined);
  const kept: Kept = {
    id,
    file,
    sha256,
    snapshot: judged,
    lastCheck: judged.check,
    words: words?.text === undefined ? undefined : { path: words.path, text: words.text },
  };
  shelf.put(kept, same?.id);
  return same === undefined
    ? { ...said, id, file, state: 'imported' }
    : { ...said, id, file, state: 'replaced', replaces: same.id };
}

function refusalOf(judged: Judged, same: Kept | undefined, options: Options): ImportState | undefined {
  if (judged.credentials.length === 0) return 'no-badge';
  if (!judged.isTheirs) return 'not-theirs';
  if (judged.check.outcome === 'invalid' && !options.keepInvalid) return 'invalid';
  if (same !== undefined && !takesPlace(judged, same)) return 'duplicate';
  return judged.personalData.length > 0 && !options.publishPersonalData ? 'personal-data' : undefined;
}

const refused = (state: ImportState): TakenIn => ({ state, outcome: 'unknown', why: [], personalData: [] });

function factsOf({
  id,
  file,
  snapshot: { credentials },
}: Partial<Kept> & Pick<Kept, 'snapshot'>): Pick<TakenIn, 'id' | 'file' | 'name' | 'host'> {
  const [first] = credentials;
  return { id, file, name: first?.name, host: first?.issuer.host };
}
