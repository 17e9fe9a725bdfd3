import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

type Root = ReturnType<typeof fromMarkdown>;

/** Where our own words may link to. */
const OWN = ['https://github.example/riverside/badges/', 'https://badges.example.org/pack/'];
const HIDDEN = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]|\p{Default_Ignorable_Code_Point}/u;

/**
 * What a text does on GitHub beside being read: mentions, references, foreign links, pictures, HTML, headings, code
 * blocks, characters that nobody sees.
 * @param own  words of ours that may refer, as `Closes #1`
 */
export function harmOf(text: string, own: readonly string[] = []): string[] {
  const [mark = '', ...rest] = text.split('\n');
  const markdown = /^<!-- haversack:[a-z]+ -->$/.test(mark) ? rest.join('\n') : text;
  const found = HIDDEN.test(markdown) ? ['a hidden character'] : [];
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const open: (Root | Root['children'][number])[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (
      !['root', 'paragraph', 'text', 'inlineCode', 'strong', 'emphasis', 'list', 'listItem', 'link'].includes(node.type)
    )
      found.push(node.type);
    if (node.type === 'link' && !OWN.some((start) => 'url' in node && node.url.startsWith(start)))
      found.push(`link ${node.url}`);
    if (node.type === 'text') {
      const value = own.reduce((left, words) => left.replace(words, ''), node.value);
      if (/@\w|#\d|\bGH-\d|[<>]|:\/\/|\bwww\./i.test(value)) found.push(`text ${value}`);
    }
    if ('children' in node) open.push(...node.children);
  }
  return found;
}
