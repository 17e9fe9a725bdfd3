import { type Frame, viewFrame } from '../frame.ts';
import { hashPath } from '../paths.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Words, wordsFor } from '../words/words.ts';

/** What the script of the page says: plain JSON. */
export type HashSays = Words['hash']['says'];

export interface HashView {
  readonly frame: Frame;
  readonly words: Words['hash'];
}

/** The page that hashes an e-mail address; it knows nothing of the backpack but its site. */
export function viewHash(snapshot: Snapshot): HashView {
  const { site } = snapshot;
  const { hash: words } = wordsFor(site.language);
  return { frame: viewFrame(snapshot, hashPath(site.url), words.title, words.lead), words };
}
