import { stringify } from 'yaml';
import type { Form, FormField, FormPlace } from './form.ts';
import { FORMS } from './forms.ts';
import { type FormOption, printOption } from './option.ts';

/** What the forms of a backpack are made from. */
export interface FormContent extends FormPlace {
  /** badges that can be awarded, in the order in which they are shown */
  readonly badges: readonly FormOption[];
  readonly issuers: readonly FormOption[];
}

/** A file that GitHub reads. */
export interface FormFile {
  /** relative to the root */
  readonly path: string;
  readonly text: string;
}

/** First line of each of our files: a file that begins otherwise is somebody's own. */
export const FORM_MARK = '# Written by `haversack github forms`, and written again by it: changes here are lost.';

const FOLDER = '.github/ISSUE_TEMPLATE';

/** GitHub names no number; above this one its list is of no use, and an id is typed instead. */
export const MOST_OPTIONS = 100;

/** The forms of a backpack, and what stands beside them. The same content gives the same text. */
export function printForms(content: FormContent): readonly FormFile[] {
  const files = FORMS.map((form) => file(form.file, printForm(form, content)));
  return [...files, file('config.yml', printConfig(content))];
}

const file = (name: string, data: object): FormFile => ({
  path: `${FOLDER}/${name}`,
  text: `${FORM_MARK}\n${stringify(data, {
    // GitHub reads YAML 1.1, where `no` is a boolean and `1:30` a number: every text is quoted.
    version: '1.1',
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  })}`,
});

function printForm(form: Form, content: FormContent): object {
  return {
    name: form.name,
    description: form.description,
    title: form.title,
    body: [
      { type: 'markdown', attributes: { value: form.intro(content) } },
      ...form.fields.map((field) => printField(field, content)),
    ],
  };
}

function printField(field: FormField, content: FormContent): object {
  const { id, heading: label, as, sample, isRequired: required } = field;
  const description = field.says(content);
  if (as === 'boxes') {
    return { type: 'checkboxes', id, attributes: { label, description, options: [{ label: sample, required }] } };
  }
  const validations = { required };
  const options = field.of === undefined ? [] : content[field.of];
  if (as === 'choice' && options.length > 0 && options.length <= MOST_OPTIONS) {
    const attributes = { label, description, options: options.map(printOption) };
    return { type: 'dropdown', id, attributes, validations };
  }
  if (as === 'choice') {
    const attributes = {
      label,
      description: `${description} ${typed(field, options.length)}`,
      placeholder: 'first-aid',
    };
    return { type: 'input', id, attributes, validations };
  }
  const attributes = { label, description, ...(sample === undefined ? {} : { placeholder: sample }) };
  return { type: as === 'text' ? 'textarea' : 'input', id, attributes, validations };
}

const typed = ({ of }: FormField, count: number): string =>
  count === 0
    ? `There are no ${of} to choose from yet.`
    : `There are too many ${of} for a list: type the id, the last part of the address of its page.`;

const printConfig = ({ hashPage }: FormContent): object => ({
  blank_issues_enabled: true,
  contact_links: [
    {
      name: 'Hash an e-mail address',
      url: hashPage,
      about: 'Makes the text that the forms ask for in place of an e-mail address. It is made in your browser.',
    },
  ],
});
