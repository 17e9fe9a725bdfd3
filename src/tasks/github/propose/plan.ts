import type { Diagnostic } from '../../../diagnostics/index.ts';
import { EMAIL, type Form, type FormProblem, inert } from '../../../github/index.ts';
import type { Change } from '../../../io/index.ts';
import { HaversackError } from '../../../values/index.ts';

/** A line about a proposal for those who look at it: our word, and what `inert` made of the answer. */
export type Told = readonly [what: string, said: string];

/** What a form comes to. */
export type PlannedForm =
  | { readonly kind: 'refused'; readonly problems: readonly FormProblem[] }
  /** nothing to be added: it is there already */
  | { readonly kind: 'there'; readonly id: string; readonly page: string }
  | {
      readonly kind: 'file';
      readonly change: Change;
      /** of commit and pull request: our words, and an id in backticks, since `gh-1` would be a reference */
      readonly title: string;
      readonly told: readonly Told[];
    };

/** The heading of a form's field; empty where the form has no such field. */
export const headingOf = ({ fields }: Form, id: string): string => fields.find((one) => one.id === id)?.heading ?? '';

/** What was thrown while an answer was read, as a problem of its field. What it repeats can do no harm. */
export function problemOf(error: unknown, field: string): FormProblem {
  if (!(error instanceof HaversackError)) throw error;
  if (error.code === 'email-in-text') return { ...EMAIL, field };
  return { code: error.code, field, says: inert(`${error.message} ${error.remedy}`, MOST_SAID) };
}

const MOST_SAID = 500;

/** Which field of a form an answer of the checks is about, by the beginning of the record's field. */
const FIELDS: Readonly<Record<Form['kind'], Readonly<Record<string, string>>>> = {
  award: {
    'recipient.name': 'name',
    recipient: 'recipient',
    issuedOn: 'day',
    validFrom: 'day',
    evidence: 'evidence',
    body: 'narrative',
    badge: 'badge',
  },
  request: {
    'recipient.name': 'name',
    recipient: 'recipient',
    evidence: 'evidence',
    body: 'narrative',
    badge: 'badge',
  },
  badge: {
    name: 'name',
    description: 'description',
    body: 'criteria',
    tags: 'tags',
    issuer: 'issuer',
    requirements: 'requirements',
  },
};

/** What the checks found, said of the form. @param file  the record that was made from it */
export function problemsOf(form: Form, file: string, diagnostics: readonly Diagnostic[]): FormProblem[] {
  const fields = Object.entries(FIELDS[form.kind]);
  return diagnostics.map((one) => {
    const id = one.file === file ? fields.find(([start]) => one.field.startsWith(start))?.[1] : undefined;
    return {
      code: one.code,
      field: id === undefined ? '' : headingOf(form, id),
      says: inert(`${one.file === file ? '' : `${one.file}: `}${one.message} ${one.remedy}`, MOST_SAID),
    };
  });
}

/** The beginning of a long answer, for a line of a pull request. */
export const shown = (text: string): string => inert(text, 300);
