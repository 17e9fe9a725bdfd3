import { findExcess } from './limits.ts';
import { childrenOf, type MarkdownNode, parseMarkdown } from './markdown.ts';

/**
 * The words of a Markdown text on one line, for descriptions: no marks, no HTML, no addresses, no footnotes; a picture
 * gives its alternative text. Text over NARRATIVE_LIMITS is given as it stands.
 */
export function plainText(markdown: string): string {
  const text = findExcess(markdown) ? markdown : textOf(parseMarkdown(markdown));
  return text.replace(/\s+/g, ' ').trim();
}

const blocks: ReadonlySet<string> = new Set(['paragraph', 'heading', 'code', 'listItem', 'tableCell', 'break']);

function textOf(node: MarkdownNode): string {
  if (node.type === 'html' || node.type === 'footnoteDefinition') return '';
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  const inner = 'value' in node ? node.value : childrenOf(node).map(textOf).join('');
  return blocks.has(node.type) ? `${inner}\n` : inner;
}
