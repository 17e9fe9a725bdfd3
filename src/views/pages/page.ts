import { type Frame, viewFrame } from '../frame.ts';
import { pagePath } from '../paths.ts';
import type { Snapshot } from '../snapshot.ts';
import type { LinkView } from '../text.ts';
import { langOf, wordsFor } from '../words/words.ts';

/** The front matter of a maintainer's own page. */
export interface PageMatter {
  readonly title: string;
  readonly description?: string | undefined;
  /** where it is linked on every page */
  readonly menu: 'header' | 'footer';
  /** its place there; of one number, by name */
  readonly order: number;
}

export interface PageView {
  readonly frame: Frame;
  readonly heading: string;
  readonly description?: string | undefined;
  readonly lang?: string | undefined;
}

/** @param name  of the file in `content/pages`, without its ending */
export function viewPage(snapshot: Snapshot, name: string, matter: PageMatter): PageView {
  const { site } = snapshot;
  return {
    frame: viewFrame(snapshot, pagePath(site.url, name), matter.title, matter.description ?? site.description),
    heading: matter.title,
    description: matter.description,
    lang: langOf(wordsFor(site.language), site.language),
  };
}

/** Links to these pages, for the menus of the page at this address. */
export interface PageMenus {
  readonly header: readonly MenuLink[];
  readonly footer: readonly MenuLink[];
}

export interface MenuLink extends LinkView {
  readonly isCurrent: boolean;
}

/** @param canonical  address of the page that the menus stand on */
export function viewPageMenus(
  snapshot: Snapshot,
  canonical: string | undefined,
  pages: readonly { readonly id: string; readonly data: PageMatter }[],
): PageMenus {
  const inOrder = [...pages].sort((a, b) => a.data.order - b.data.order || (a.id < b.id ? -1 : 1));
  const links = (menu: PageMatter['menu']): MenuLink[] =>
    inOrder
      .filter(({ data }) => data.menu === menu)
      .map(({ id, data }) => {
        const href = pagePath(snapshot.site.url, id);
        return { label: data.title, href, isCurrent: canonical === new URL(href, snapshot.site.url).href };
      });
  return { header: links('header'), footer: links('footer') };
}
