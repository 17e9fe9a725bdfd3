import { join } from 'node:path';
import { type Match, readPlainText, searchHistory, walk } from '../io/index.ts';
import { PRIVATE_KEY_TEXT } from '../values/index.ts';
import { nameOf } from './paths.ts';
import { publicHalvesIn } from './private-key.ts';

const KEY_FILE_BYTES = 65_536;

/** A file of git that holds the private half of a key of `content/keys`. */
export interface CommittedKey {
  /** the key's id, as `acme-1` */
  readonly key: string;
  /** relative to the root; may begin with `../` */
  readonly file: string;
  readonly isStaged: boolean;
  readonly isCommitted: boolean;
}

/**
 * The private halves among texts of git that have the look of one; each is told by its public half. Not found: keys in
 * UTF-16, in archives, or written in pieces.
 */
export async function committedKeys(root: string, matches: readonly Match[]): Promise<CommittedKey[]> {
  const keys: CommittedKey[] = [];
  const known = publicKeys(root);
  for (const { path, text, isStaged, isCommitted } of matches) {
    for (const half of await publicHalvesIn(text)) {
      const key = known.get(half) ?? idOfKeyFile(path);
      if (key !== undefined) keys.push({ key, file: path, isStaged, isCommitted });
    }
  }
  return keys;
}

/** A private half that git still stores, whether a branch has it or not. */
export interface FormerKey {
  readonly key: string;
  /** short, of the oldest commit with it; undefined when no branch, tag or stash has it any more */
  readonly commit: string | undefined;
  /** relative to the repository's top; undefined when it stands in a message */
  readonly file: string | undefined;
}

export type FormerKeys =
  | {
      readonly ok: true;
      readonly keys: readonly FormerKey[];
      /** objects looked through, of how many; fewer when time ran out */
      readonly done: number;
      readonly of: number;
      /** passed over because they are large */
      readonly large: number;
    }
  | { readonly ok: false; readonly said: string };

/** Looks for private halves in everything that the repository stores, as far as the time goes. */
export async function findFormerKeys(root: string, time: AbortSignal): Promise<FormerKeys> {
  const search = await searchHistory(root, PRIVATE_KEY_TEXT.pattern, time);
  if (!search.ok) return { ok: false, said: search.said === '' ? search.reason : search.said };
  const known = publicKeys(root);
  const keys: FormerKey[] = [];
  for (const { text, commit, path } of search.matches) {
    for (const half of await publicHalvesIn(text)) {
      const key = known.get(half) ?? idOfKeyFile(path ?? '');
      if (key !== undefined) keys.push({ key, commit, file: path });
    }
  }
  const { done, of, large } = search;
  return { ok: true, keys, done, of, large };
}

/** Ids of keys by their public halves; also from files that are wrong otherwise, as one that holds both halves. */
function publicKeys(root: string): Map<string, string> {
  const found = new Map<string, string>();
  const entries = walk(root, 'content/keys');
  for (const { path, kind } of entries.ok ? entries.value : []) {
    const text = kind === 'file' ? readPlainText(join(root, path), KEY_FILE_BYTES) : undefined;
    if (!text?.ok) continue;
    for (const [half] of text.value.matchAll(/z6Mk[1-9A-HJ-NP-Za-km-z]{44}/g)) found.set(half, nameOf(path));
  }
  return found;
}

/** A private half in a file of `content/keys` is a key of it, whatever else stands there. */
const idOfKeyFile = (path: string): string | undefined =>
  /(?:^|\/)content\/keys\/[^/]+\.json$/.test(path) ? nameOf(path) : undefined;
