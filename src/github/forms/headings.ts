import type { Form, FormField } from './form.ts';
import { FORMS } from './forms.ts';

/** A line of an issue that is, or looks like, a heading of a form. */
export interface FoundHeading {
  readonly field: FormField;
  /** counted from 0 */
  readonly line: number;
  /** true when it stands there as GitHub writes it */
  readonly isExact: boolean;
}

/** Headings that tell a form, where its first one is not the beginning of the issue. */
const ENOUGH = 4;
/** A heading of ours is shorter. */
const LONGEST = 120;

/** Which form an issue was written with: told by its headings, since labels may not exist. */
export function findForm(lines: readonly string[]): Form | undefined {
  const there = new Set(lines.map((line) => line.trimEnd()));
  const first = lines.find((line) => line.trim() !== '')?.trimEnd();
  const begun = FORMS.find(({ fields }) => first === headingLine(fields[0]));
  if (begun !== undefined) return begun;
  const counted = FORMS.map((form) => ({
    form,
    count: form.fields.filter((one) => there.has(headingLine(one))).length,
  }));
  const most = counted.reduce((best, one) => (one.count > best.count ? one : best));
  return most.count >= ENOUGH ? most.form : undefined;
}

/** Every line that is one of the form's headings, or would be taken for one by a reader. */
export function findHeadings(form: Form, lines: readonly string[]): readonly FoundHeading[] {
  const byWords = new Map(form.fields.map((field) => [words(field.heading), field]));
  return lines.flatMap((text, line) => {
    const looks = looksLike(text, lines[line + 1] ?? '');
    const field = looks === undefined ? undefined : byWords.get(looks);
    return field === undefined ? [] : [{ field, line, isExact: text.trimEnd() === headingLine(field) }];
  });
}

const headingLine = (field: FormField | undefined): string => `### ${field?.heading ?? ''}`;

/** The words of a line that is drawn as a heading: with `#`, underlined, in HTML, in a quote or a list. */
function looksLike(text: string, next: string): string | undefined {
  const plain = seen(text).replace(/^(?:[\s>*+-]|\d{1,9}[.)])*/, '');
  const marked = /^(?:#{1,6}|<h[1-6][^<>]*>)/i.exec(plain);
  if (marked !== null) return words(withoutEnd(plain.slice(marked[0].length)));
  return /^ {0,3}(?:=+|-+)\s*$/.test(seen(next)) ? words(plain) : undefined;
}

const seen = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}|\p{Cc}|\p{Cf}/gu, '')
    .trimEnd();

/** Without the `#`s or the tag that may end a heading. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '#' || text[end - 1]?.trim() === '')) end--;
  return text.slice(0, end).replace(/<\/h[1-6]>$/i, '');
}

function words(text: string): string {
  const short = text.trim();
  if (short.length > LONGEST) return short;
  return short
    .replace(/[*_`~]|&nbsp;/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
