import type rehypeSanitize from 'rehype-sanitize';
import { isAllowedLink } from './links.ts';

export type HtmlRoot = ReturnType<ReturnType<typeof rehypeSanitize>>;
type HtmlChild = HtmlRoot['children'][number];
type HtmlElement = Extract<HtmlChild, { type: 'element' }>;

/** Fits the HTML of a body into a page: heading levels, links, tasks, ids that no other body of the page has. */
export function shapeHtml(options: { readonly idPrefix: string; readonly headingOffset: number }) {
  return (tree: HtmlRoot): void => {
    let level = options.headingOffset;
    const shape = (node: HtmlChild): HtmlChild[] => {
      if (node.type !== 'element') return [node];
      if (/^h[1-6]$/.test(node.tagName)) {
        // No level is skipped on the way down, so that the page's outline has no holes.
        level = Math.min(Number(node.tagName[1]) + options.headingOffset, level + 1, 6);
        node.tagName = `h${level}`;
      }
      node.children = node.children.flatMap(shape) as HtmlElement['children'];
      if (node.tagName === 'a') return shapeLink(node);
      if (node.tagName === 'img') return [{ type: 'text', value: String(node.properties.alt ?? '') }];
      if (node.tagName === 'input') return [{ type: 'text', value: node.properties.checked ? '☑' : '☐' }];
      if (node.properties.id === 'footnote-label') node.properties.id = `${options.idPrefix}footnote-label`;
      return [node];
    };
    const shapeLink = (link: HtmlElement): HtmlChild[] => {
      const { href, dataFootnoteRef, dataFootnoteBackref } = link.properties;
      if (dataFootnoteRef) link.properties.ariaDescribedBy = [`${options.idPrefix}footnote-label`];
      // Only the renderer's own footnotes carry these; Markdown cannot write them.
      if (dataFootnoteRef !== undefined || dataFootnoteBackref !== undefined) return [link];
      if (typeof href !== 'string' || !isAllowedLink(href)) return link.children;
      link.properties.rel = ['nofollow', 'noopener', 'ugc'];
      if (wordsOf(link).trim() === '') link.children = [{ type: 'text', value: href }];
      return [link];
    };
    tree.children = tree.children.flatMap(shape);
  };
}

const wordsOf = (node: HtmlChild): string =>
  node.type === 'text' ? node.value : node.type === 'element' ? node.children.map(wordsOf).join('') : '';
