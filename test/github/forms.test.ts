import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { FORM_MARK, FORMS, MOST_OPTIONS, printForms, printOption, readOption } from '../../src/github/index.ts';

const hashPage = 'https://badges.example.org/pack/hash/';
const issuers = [{ id: 'acme', name: 'Acme Learning' }];
const print = (badges: readonly { id: string; name: string }[] = [{ id: 'plain', name: 'Plain' }], of = issuers) =>
  printForms({ badges, issuers: of, hashPage });

interface Element {
  readonly type: string;
  readonly id?: string;
  readonly attributes: {
    readonly label?: string;
    readonly value?: string;
    readonly description?: string;
    readonly options?: readonly (string | { readonly label: string; readonly required: boolean })[];
  };
  readonly validations?: { readonly required: boolean };
}
interface Printed {
  readonly name: string;
  readonly description: string;
  readonly title: string;
  readonly body: readonly Element[];
}

/** A form as GitHub reads it: YAML 1.1. */
const readAll = (files: ReturnType<typeof print>): Printed[] =>
  files.slice(0, 3).map(({ text }) => parse(text, { version: '1.1', uniqueKeys: true }) as Printed);

const optionsOf = (form: Printed | undefined, id: string): unknown =>
  form?.body.find((one) => one.id === id)?.attributes.options;

/** Names that would break YAML, the list, or the reading back. */
const HOSTILE = [
  'yes',
  'null',
  '~',
  '- x: [1, 2]',
  '"quoted" and \'quoted\'',
  'a: b # c',
  '*alias &anchor !tag',
  '{{ github.token }} $\u007b{ secrets.KEY }}',
  '%YAML 1.1',
  '### Recipient',
  'plain: Plain',
  'None',
  '_No response_',
  '- [x] done',
  '@everyone #12 owner/repo#3 GH-4',
  '<img src=x onerror=alert(1)> <!-- x -->',
  '[a](https://evil.example/) ![b][c] https://evil.example/ www.evil.example',
  '`code` ``` fence',
  'right\u202eto left\u2066 hidden\u200b\ufeff',
  'line\u2028break\u0085next',
  'بطاقة',
  '🏅'.repeat(60),
  'x'.repeat(500),
  '   ',
];

describe('the forms as GitHub reads them', () => {
  test('are what its rules ask for: names, short descriptions, labels and ids that differ', () => {
    for (const form of readAll(print())) {
      expect(Object.keys(form)).toEqual(['name', 'description', 'title', 'body']);
      expect(form.description.length).toBeLessThanOrEqual(200);
      const asked = form.body.filter(({ type }) => type !== 'markdown');
      const labels = asked.map(({ attributes }) => attributes.label?.toLowerCase().replace(/[^a-z0-9]+/g, '-'));
      expect(new Set(labels).size).toBe(asked.length);
      expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
      for (const { type, id, attributes } of asked) {
        expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
        expect(id).toMatch(/^[a-z-]+$/);
        expect(attributes.label).not.toMatch(/password|secret|token/i);
        if (type === 'dropdown') expect(attributes.options?.length).toBeGreaterThan(0);
      }
    }
  });

  test('ask under the headings that are parsed', () => {
    for (const [index, form] of readAll(print()).entries()) {
      const labels = form.body.flatMap(({ attributes }) => attributes.label ?? []);
      expect(labels).toEqual(FORMS[index]?.fields.map(({ heading }) => heading));
    }
  });

  test('say that all is public, that no e-mail address is typed, and where it is hashed', () => {
    const [award, , request] = readAll(print());
    for (const form of readAll(print())) {
      expect(form.body[0]?.attributes.value).toMatch(/public, for good.*Never type an e-mail address/s);
      const boxes = form.body.at(-1)?.attributes.options;
      expect(boxes).toEqual([{ label: expect.stringContaining('no e-mail address'), required: true }]);
    }
    for (const form of [award, request]) {
      const says = form?.body.find(({ id }) => id === 'recipient')?.attributes.description ?? '';
      expect(says).toContain(`(${hashPage})`);
      expect(says).toContain('sha256$');
      expect(says).toContain('Never the e-mail address itself');
    }
    expect(parse(print()[3]?.text ?? '')).toMatchObject({ contact_links: [{ url: hashPage }] });
  });

  test('begin with our line, and are the same text for the same content', () => {
    expect(print()).toEqual(print());
    for (const { path, text } of print()) {
      expect(path).toMatch(/^\.github\/ISSUE_TEMPLATE\/[a-z]+\.yml$/);
      expect(text.startsWith(`${FORM_MARK}\n`)).toBe(true);
    }
  });
});

describe('the list of badges', () => {
  test('shows id and name, and gives the id back', () => {
    const [award, badge, request] = readAll(print());
    expect(optionsOf(award, 'badge')).toEqual(['plain: Plain']);
    expect(optionsOf(request, 'badge')).toEqual(['plain: Plain']);
    expect(optionsOf(badge, 'issuer')).toEqual(['acme: Acme Learning']);
    expect(readOption('plain: Plain')).toBe('plain');
    expect(readOption('plain')).toBe('plain');
    for (const wrong of ['', 'Plain: x', 'a b', 'plain:Plain', '../x', 'a/b: c', 'plain\n: x']) {
      expect(readOption(wrong)).toBeUndefined();
    }
  });

  test.each(HOSTILE)('%j as a name breaks nothing', (name) => {
    const badges = [
      { id: 'first-aid', name },
      { id: 'plain', name },
    ];
    const [award] = readAll(print(badges, [{ id: 'acme', name }]));
    const options = optionsOf(award, 'badge') as string[];
    expect(options.map(readOption)).toEqual(['first-aid', 'plain']);
    for (const option of options) {
      expect(option).toBe(option.trim());
      expect(option).not.toMatch(/[\n\r\p{Cc}\u200b\u2028\u202e\u2066\ufeff]|@\w|#\d|<\w|!\[|\]\(|:\/\/\S/u);
      expect([...option].length).toBeLessThan(120);
      expect(option.toLowerCase()).not.toBe('none');
    }
  });

  test('of more badges than anybody looks through, or of none, is an id that is typed', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `b-${index}`, name: 'B' }));
    expect(optionsOf(readAll(print(many(MOST_OPTIONS)))[0], 'badge')).toHaveLength(MOST_OPTIONS);
    for (const [badges, words] of [
      [many(MOST_OPTIONS + 1), 'too many badges'],
      [[], 'no badges to choose from yet'],
    ] as const) {
      const element = readAll(print(badges))[0]?.body.find(({ id }) => id === 'badge');
      expect(element).toMatchObject({ type: 'input', validations: { required: true } });
      expect(element?.attributes.label).toBe('Badge to award');
      expect(element?.attributes.description).toContain(words);
    }
    expect(printOption({ id: 'b-1', name: 'B' })).toBe('b-1: B');
  });
});
