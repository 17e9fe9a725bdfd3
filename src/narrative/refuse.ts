import { type Diagnostic, type FieldPath, placedReporter, type Source } from '../diagnostics/index.ts';
import { findControls } from './characters.ts';
import { type Excess, findExcess, NARRATIVE_LIMITS } from './limits.ts';
import { isAllowedLink } from './links.ts';
import { childrenOf, type MarkdownNode, parseMarkdown } from './markdown.ts';
import { type NarrativeCode, narrativeProblems } from './problems.ts';

/** One thing that is not accepted; line and column count from 1 at the start of the Markdown. */
export type Finding = {
  readonly code: NarrativeCode;
  readonly line: number;
  readonly column: number;
  readonly args: readonly [string];
};

/**
 * What is not accepted in a contributor's Markdown: HTML, pictures, links that are not whole http, https or mailto
 * addresses (written out, in angle brackets, by reference or as a definition), control characters, and more text or
 * nesting than NARRATIVE_LIMITS. Pure; loads no renderer. In the order of the text.
 */
export function findRefused(markdown: string): readonly Finding[] {
  if (markdown === '') return [];
  const placeAt = placer(markdown);
  const excess = findExcess(markdown);
  if (excess) return [{ ...excessOf(excess.kind), ...placeAt(excess.offset) }];
  const found = findControls(markdown).map(
    ({ offset, name }): Finding => ({ code: 'narrative-control-character', args: [name], ...placeAt(offset) }),
  );
  const open: { readonly node: MarkdownNode; readonly nesting: number }[] = [
    { node: parseMarkdown(markdown), nesting: 0 },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node } = next;
    const nesting = next.nesting + (nests.has(node.type) ? 1 : 0);
    const start = node.position?.start.offset ?? 0;
    if (nesting > NARRATIVE_LIMITS.nesting) return [{ ...excessOf('nesting'), ...placeAt(start) }];
    const source = markdown.slice(start, node.position?.end.offset);
    found.push(...judge(node, source).map((said) => ({ ...said, ...placeAt(start) })));
    for (const child of childrenOf(node)) open.push({ node: child, nesting });
  }
  return found.sort((a, b) => a.line - b.line || a.column - b.column);
}

const nests: ReadonlySet<string> = new Set([
  'blockquote',
  'list',
  'footnoteDefinition',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
]);

type Said = Pick<Finding, 'code' | 'args'>;

function judge(node: MarkdownNode, source: string): Said[] {
  const said: Said[] = [];
  if (node.type === 'html') said.push({ code: 'narrative-html', args: [short(node.value)] });
  if (node.type === 'image') said.push({ code: 'narrative-image', args: [short(node.url)] });
  if (node.type === 'imageReference') said.push({ code: 'narrative-image', args: [short(node.identifier)] });
  if ((node.type === 'link' || node.type === 'definition') && !isAllowedLink(node.url)) {
    said.push({ code: 'narrative-link', args: [short(node.url)] });
  }
  // Written as a character reference, a control character shows only after parsing.
  const texts = [valueOfNode(node), 'title' in node ? (node.title ?? '') : ''];
  if (findControls(source).length === 0) {
    const names = new Set(texts.flatMap(findControls).map(({ name }) => name));
    said.push(...[...names].map((name): Said => ({ code: 'narrative-control-character', args: [name] })));
  }
  return said;
}

const valueOfNode = (node: MarkdownNode): string => ('value' in node ? node.value : '');

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59).trimEnd()}…` : line;
}

function excessOf(kind: Excess['kind']): Said {
  const limit = NARRATIVE_LIMITS[kind].toLocaleString('en');
  if (kind === 'nesting') return { code: 'narrative-too-deep', args: [limit] };
  if (kind === 'marks') return { code: 'narrative-too-many-marks', args: [limit] };
  return { code: 'narrative-too-long', args: [`${limit} ${kind}`] };
}

function placer(text: string): (offset: number) => { line: number; column: number } {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
  return (offset) => {
    let low = 0;
    for (let high = starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}

const report = placedReporter(narrativeProblems);

/**
 * The same as problems of a user's file.
 * @param path  the field that holds the Markdown; for `['body']` each problem stands at its own line and column, for
 *   a field inside YAML or JSON, where quoting and folding move the text, at the field
 */
export function checkNarrative(markdown: string, source: Source, path: FieldPath): Diagnostic[] {
  const start = source.locate(path);
  const isBody = path.length === 1 && path[0] === 'body';
  return findRefused(markdown).map(({ code, line, column, args }) => {
    const inside = { line: start.line + line - 1, column: line === 1 ? start.column + column - 1 : column };
    return report(code, source, path, isBody ? inside : start, ...args);
  });
}
