import { type Frame, viewFrame } from '../frame.ts';
import { badgesPath, homePath } from '../paths.ts';
import type { Snapshot } from '../snapshot.ts';
import type { LinkView } from '../text.ts';
import { wordsFor } from '../words/words.ts';

export interface NotFoundView {
  readonly frame: Frame;
  readonly heading: string;
  readonly text: string;
  readonly links: readonly LinkView[];
}

/** What a host shows where nothing is; it can stand at any address, so its links all begin at the root. */
export function viewNotFound(snapshot: Snapshot): NotFoundView {
  const { notFound: words } = wordsFor(snapshot.site.language);
  return {
    frame: viewFrame(snapshot, undefined, words.title, words.text),
    heading: words.title,
    text: words.text,
    links: [
      { label: words.home, href: homePath(snapshot.site.url) },
      { label: words.badges, href: badgesPath(snapshot.site.url) },
    ],
  };
}
