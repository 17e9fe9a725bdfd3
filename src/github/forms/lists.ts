import { parseId, parseWebAddress } from '../../values/index.ts';

/** One line of evidence as it was typed. */
export interface GivenEvidence {
  readonly url: string;
  /** id of a requirement; undefined: none is named */
  readonly meets: string | undefined;
}

export interface ReadLines<Value> {
  readonly values: readonly Value[];
  /** lines of the answer that cannot be read, counted from 1 */
  readonly wrong: readonly number[];
}

/**
 * Evidence, one address a line: `https://…`, `course=https://…` or `course: https://…`. What GitHub writes for a file
 * that was dropped into the field, `[name](https://…)`, counts as its address.
 */
export function readEvidenceLines(text: string): ReadLines<GivenEvidence> {
  return readLines(text, (line) => {
    const [, id, rest = ''] = /^`?([a-z0-9-]{1,64})`?\s*[=:]\s*(?!\/\/)(.*)$/i.exec(line) ?? [
      undefined,
      undefined,
      line,
    ];
    const meets = id?.toLowerCase();
    const url = bare(rest.trim());
    const isSound = parseWebAddress(url).ok && (meets === undefined || parseId(meets).ok);
    return isSound ? { url, meets } : undefined;
  });
}

/** An address without what Markdown puts around it. */
function bare(text: string): string {
  const wrapped =
    /^!?\[[^\]]*\]\(([^()\s]+)\)$/.exec(text) ?? /^<([^<>\s]+)>$/.exec(text) ?? /^`([^`\s]+)`$/.exec(text);
  return wrapped?.[1] ?? text;
}

/** A requirement as it was typed. */
export interface GivenRequirement {
  readonly text: string;
  readonly evidence: 'none' | 'optional' | 'required';
}

/** Requirements, one a line; how it is with evidence stands in brackets at the end. */
export function readRequirementLines(text: string): ReadLines<GivenRequirement> {
  return readLines(text, (line) => {
    const [, said = ''] = /\((evidence required|evidence optional|no evidence)\)$/i.exec(line) ?? [];
    const rest = said === '' ? line : line.slice(0, -(said.length + 2)).trim();
    const evidence = /required/i.test(said) ? 'required' : /^no/i.test(said) ? 'none' : 'optional';
    return rest === '' || rest.length > 300 || rest.includes('\t') ? undefined : { text: rest, evidence };
  });
}

/** Words with commas between them, each once. */
export const readTags = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];

/** Reads line by line; empty lines and the signs of a list count for nothing. */
function readLines<Value>(text: string, read: (line: string) => Value | undefined): ReadLines<Value> {
  const values: Value[] = [];
  const wrong: number[] = [];
  for (const [index, given] of text.split('\n').entries()) {
    const line = given
      .trim()
      .replace(/^(?:[-*+] (?:\[[ xX]\] )?|\d{1,3}[.)] )/, '')
      .trim();
    if (line === '') continue;
    const value = read(line);
    if (value === undefined) wrong.push(index + 1);
    else values.push(value);
  }
  return { values, wrong };
}
