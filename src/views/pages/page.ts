import { type Frame, langOf, viewFrame } from '../frame.ts';
import { pagePath } from '../paths.ts';
import type { Snapshot } from '../snapshot.ts';
import type { LinkView } from '../text.ts';
import { wordsFor } from '../words/words.ts';

/** The front matter of a maintainer's own page. */
export interface PageMatter {
  readonly title: string;
  readonly description?: string | undefined;
}

export interface PageView {
  readonly frame: Frame;
  readonly heading: string;
  readonly lang?: string | undefined;
}

/** @param name  of the file in `content/pages`, without its ending */
export function viewPage(snapshot: Snapshot, name: string, matter: PageMatter): PageView {
  const { site } = snapshot;
  return {
    frame: viewFrame(snapshot, pagePath(site.url, name), matter.title, matter.description ?? site.description),
    heading: matter.title,
    lang: langOf(wordsFor(site.language), site.language),
  };
}

/** Links to all of these pages, in the order of their names. */
export const viewPageLinks = (
  snapshot: Snapshot,
  pages: readonly { readonly id: string; readonly data: PageMatter }[],
): LinkView[] =>
  [...pages]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, data }) => ({ label: data.title, href: pagePath(snapshot.site.url, id) }));
