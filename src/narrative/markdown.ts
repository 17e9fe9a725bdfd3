import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export type MarkdownRoot = ReturnType<typeof fromMarkdown>;
export type MarkdownNode = MarkdownRoot | MarkdownRoot['children'][number];

const extensions = [gfm()];
const mdastExtensions = [gfmFromMarkdown()];

/** Reads Markdown as GitHub does (tables, footnotes, tasks, strike-through, bare addresses) into its tree.
 *  Only for text that `findExcess` finds nothing in. */
export const parseMarkdown = (markdown: string): MarkdownRoot =>
  fromMarkdown(markdown, { extensions, mdastExtensions });

export const childrenOf = (node: MarkdownNode): readonly MarkdownNode[] => ('children' in node ? node.children : []);
