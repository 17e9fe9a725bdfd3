/**
 * What one Markdown body may have. Each limit keeps the time of reading near linear: parsers of Markdown are quadratic
 * in open emphasis and brackets, in lazy lines and in nesting.
 */
export const NARRATIVE_LIMITS = {
  characters: 20_000,
  lines: 2_000,
  /** quotes, lists, footnotes, links and emphasis inside each other */
  nesting: 16,
  /** `*`, `_`, `~`, `[` and `]` between two blank lines */
  marks: 1_000,
} as const;

export type Excess = { readonly kind: keyof typeof NARRATIVE_LIMITS; readonly offset: number };

const rule = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/;
const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\n]{1,999}\]:))+/;
const container = />|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\n]{1,999}\]:/g;

/** The first limit that a body goes over, told from its text in linear time before any parser sees it. */
export function findExcess(markdown: string): Excess | undefined {
  if (markdown.length > NARRATIVE_LIMITS.characters) return { kind: 'characters', offset: 0 };
  let count = 0;
  let marks = 0;
  for (const { 1: line = '', index: offset } of markdown.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
    if (count++ === NARRATIVE_LIMITS.lines) return { kind: 'lines', offset };
    const start = rule.test(line) ? '' : (containers.exec(line)?.[0] ?? '');
    if ((start.match(container)?.length ?? 0) > NARRATIVE_LIMITS.nesting) return { kind: 'nesting', offset };
    marks = line.trim() === '' ? 0 : marks + (line.match(/[*_~[\]]/g)?.length ?? 0);
    if (marks > NARRATIVE_LIMITS.marks) return { kind: 'marks', offset };
  }
  return undefined;
}
