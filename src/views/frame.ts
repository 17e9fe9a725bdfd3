import { badgesPath, homePath, verifyPath } from './paths.ts';
import type { Snapshot } from './snapshot.ts';
import { clockWords } from './state.ts';
import type { ClockWords } from './state-clock.ts';
import type { LinkView } from './text.ts';
import { colourScheme } from './theme.ts';
import { langOf, wordsFor } from './words/words.ts';

/** What every page has around its content. */
export interface Frame {
  /** of the window */
  readonly title: string;
  readonly description: string;
  /** of the interface's words */
  readonly language: string;
  /** of the site's own texts, where that is another */
  readonly contentLanguage?: string | undefined;
  /** the page's own address; none for the page that stands in for missing ones */
  readonly canonical?: string | undefined;
  /** the same as data, for programs that read pages. I3-19 */
  readonly alternates?: readonly { readonly type: string; readonly href: string }[];
  readonly site: LinkView;
  readonly nav: readonly (LinkView & { readonly isCurrent: boolean })[];
  /** one line on every page when what stands there is made up */
  readonly demonstration?: string | undefined;
  readonly skip: string;
  readonly navigation: string;
  readonly colophon: string;
  /** heading of the list of maintainers' own pages */
  readonly pages: string;
  readonly clockWords: ClockWords;
  /** `light dark`, or one of them */
  readonly colourScheme: string;
}

/**
 * @param path  the page's own path, with the base
 * @param title  what the page is about; the site's title stands behind it
 */
export function viewFrame(snapshot: Snapshot, path: string | undefined, title: string, description: string): Frame {
  const { site } = snapshot;
  const words = wordsFor(site.language);
  const nav = [
    { label: words.frame.home, href: homePath(site.url) },
    { label: words.frame.badges, href: badgesPath(site.url) },
    { label: words.frame.verify, href: verifyPath(site.url) },
  ];
  return {
    title: words.frame.pageTitle(title, site.title),
    description,
    language: words.language,
    contentLanguage: langOf(words, site.language),
    canonical: path === undefined ? undefined : new URL(path, site.url).href,
    site: { label: site.title, href: homePath(site.url) },
    nav: nav.map((link) => ({ ...link, isCurrent: link.href === path })),
    demonstration: site.demonstration ? words.frame.demonstration : undefined,
    skip: words.frame.skip,
    navigation: words.frame.navigation,
    colophon: words.frame.colophon,
    pages: words.frame.pages,
    clockWords: clockWords(words),
    colourScheme: colourScheme(site.theme),
  };
}
