import { PRIVATE_KEY_TEXT } from '../../values/index.ts';
import type { Form, FormField } from './form.ts';
import { type FoundHeading, findForm, findHeadings } from './headings.ts';
import { holdsPlainAddress } from './plain-address.ts';

/** One thing that is wrong with what somebody filled in. */
export interface FormProblem {
  readonly code: string;
  /** the heading of its field; empty when the form as a whole is meant */
  readonly field: string;
  /** Markdown of our own words: nothing that was typed, but for what `inert` made of it */
  readonly says: string;
}

export type ReadForm =
  /** an issue that was not written with a form */
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly form: Form; readonly problems: readonly FormProblem[] }
  /** answers by the ids of fields; empty where there is none */
  | { readonly kind: 'read'; readonly form: Form; readonly values: Readonly<Record<string, string>> };

/** Characters that GitHub takes in one issue. */
export const ISSUE_CHARACTERS = 65_536;

/** Control characters, those that turn the direction of writing, and broken ones; line ends and tabs are layout. */
const REFUSED = /(?![\n\t])[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;

const EMPTY = '_No response_';

/**
 * Reads an issue that was written with one of the forms. Every heading of the form has to stand there once, in the
 * form's order: a text that brings a heading of its own is refused, since nobody could tell whose answer follows it.
 * @param body  as GitHub gives it
 * @param title  looked at for what must not be public, not read
 */
export function parseForm(body: string, title = ''): ReadForm {
  const isTooLong = body.length > ISSUE_CHARACTERS;
  const lines = body.slice(0, ISSUE_CHARACTERS).replace(/\r\n?/g, '\n').split('\n');
  const form = findForm(lines);
  if (form === undefined) return { kind: 'none' };
  const refused = (problems: readonly FormProblem[]): ReadForm => ({ kind: 'refused', form, problems });
  // First what must not be here at all, in words that do not repeat it.
  const secrets = secretsIn(body, title);
  if (secrets.length > 0) return refused(secrets);
  if (isTooLong) return refused([whole('form-too-long', `It has more than ${grouped(ISSUE_CHARACTERS)} characters.`)]);
  const headings = findHeadings(form, lines);
  const misplaced = headingProblems(form, headings, lines);
  if (misplaced.length > 0) return refused(misplaced);
  const given = headings.map(({ field, line }, index) => {
    const text = lines
      .slice(line + 1, headings[index + 1]?.line)
      .join('\n')
      .trim();
    return { field, text: text === EMPTY || (field.as === 'choice' && text === 'None') ? '' : text };
  });
  const problems = given.flatMap(({ field, text }) => fieldProblems(field, text));
  if (problems.length > 0) return refused(problems);
  return { kind: 'read', form, values: Object.fromEntries(given.map(({ field, text }) => [field.id, text])) };
}

function secretsIn(body: string, title: string): FormProblem[] {
  const found: FormProblem[] = [];
  if (holdsPlainAddress(title)) found.push({ ...EMAIL, field: 'The title' });
  if (holdsPlainAddress(body)) found.push(EMAIL);
  if (body.match(PRIVATE_KEY_TEXT.pattern) !== null) {
    const says =
      'The private half of a key stands in it. Whoever has read it can seal with that key: take it out of use with `haversack keys compromise`.';
    found.push(whole('key-in-form', says));
  }
  return found;
}

/** An e-mail address that was typed; it is never repeated. */
export const EMAIL: FormProblem = {
  code: 'email-in-form',
  field: '',
  says: 'An e-mail address stands in it.',
};

function headingProblems({ fields }: Form, headings: readonly FoundHeading[], lines: readonly string[]): FormProblem[] {
  const problems = fields.flatMap(({ id, heading }): FormProblem[] => {
    const found = headings.filter(({ field }) => field.id === id);
    if (found.length > 1) return [{ code: 'heading-repeated', field: heading, says: REPEATED }];
    return found[0]?.isExact === true ? [] : [{ code: 'heading-missing', field: heading, says: MISSING }];
  });
  if (problems.length > 0) return problems;
  const isInOrder = headings.every(({ field }, index) => field.id === fields[index]?.id);
  if (!isInOrder) return [whole('heading-order', 'Its headings do not stand in the order of the form.')];
  const before = lines.slice(0, headings[0]?.line).join('').trim();
  return before === '' ? [] : [whole('text-before', 'Something stands above its first heading. Take it out there.')];
}

const REPEATED =
  'This heading of the form stands there more than once, or a text has a line that looks like it. Write that line in other words.';
const MISSING = 'This heading of the form is not there any more. Put it back, in a line of its own as it was.';

function fieldProblems(field: FormField, text: string): FormProblem[] {
  const problem = (code: string, says: string): FormProblem[] => [{ code, field: field.heading, says }];
  if (field.as === 'boxes') {
    const boxes = text.split('\n').filter((line) => line.trim() !== '');
    const isTicked = boxes.length > 0 && boxes.every((line) => /^[-*+] \[[xX]\] /.test(line));
    return isTicked ? [] : problem('box-open', 'Tick the box: edit the issue, and write `- [x]` before its text.');
  }
  if (text === '') return field.isRequired ? problem('answer-missing', 'There is no answer.') : [];
  const { length } = text;
  if (length > field.most)
    return problem('answer-too-long', `At most ${grouped(field.most)} characters; these are ${grouped(length)}.`);
  if (REFUSED.test(text) || !text.isWellFormed())
    return problem(
      'answer-characters',
      'Characters stand in it that cannot be seen, or that turn the direction of writing. Type it again.',
    );
  if (field.as !== 'text' && /[\n\t]/.test(text)) return problem('answer-lines', 'It is more than one line.');
  return [];
}

const whole = (code: string, says: string): FormProblem => ({ code, field: '', says });

const grouped = (count: number): string => count.toLocaleString('en');
