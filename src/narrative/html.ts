import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { escapeHtml } from '../values/index.ts';
import { shapeHtml } from './html-shape.ts';
import { findExcess } from './limits.ts';

export type HtmlOptions = {
  /** what is added to a heading's level: by default `#` becomes `h3` */
  readonly headingOffset?: number;
  /** heading of the footnotes */
  readonly footnotes?: string;
  /** says where a footnote's arrow leads, for those who do not see it */
  readonly backToReference?: (number: number) => string;
};

/** All that may stand in the HTML of a body; everything else is taken out last of all. No class, no style, no image. */
const schema: Schema = {
  tagNames: [
    ...['a', 'blockquote', 'br', 'code', 'del', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre'],
    ...['section', 'strong', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  ],
  attributes: {
    a: ['href', 'title', 'id', 'rel', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaDescribedBy', 'ariaLabel'],
    li: ['id'],
    ol: [['start', /^\d+$/]],
    section: ['dataFootnotes'],
    td: [['align', 'left', 'center', 'right']],
    th: [['align', 'left', 'center', 'right']],
    ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((heading) => [heading, ['id']])),
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  ancestors: { tbody: ['table'], td: ['table'], th: ['table'], thead: ['table'], tr: ['table'] },
  // Ids are made by the renderer alone and carry the caller's prefix already.
  clobber: [],
  clobberPrefix: '',
  strip: ['script', 'style'],
};

/**
 * Renders a contributor's Markdown as HTML that is safe to put into a page as it stands: whatever `findRefused` finds
 * comes out as plain words or not at all. Text over NARRATIVE_LIMITS becomes one paragraph of its source.
 * @param idPrefix  one for each body of a page; ids of footnotes begin with it and a `-`
 */
export function renderHtml(markdown: string, idPrefix: string, options: HtmlOptions = {}): string {
  if (findExcess(markdown)) return `<p>${escapeHtml(markdown)}</p>`;
  const { headingOffset = 2, footnotes = 'Footnotes' } = options;
  const { backToReference = (number: number) => `Back to reference ${number}` } = options;
  const prefix = `${idPrefix}-`;
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, {
      clobberPrefix: prefix,
      footnoteLabel: footnotes,
      footnoteLabelTagName: 'h1',
      footnoteBackLabel: (reference: number) => backToReference(reference + 1),
    })
    .use(shapeHtml, { idPrefix: prefix, headingOffset })
    .use(rehypeSanitize, schema)
    .use(rehypeStringify)
    .processSync(markdown)
    .toString();
}
