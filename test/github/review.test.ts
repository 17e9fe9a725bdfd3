import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/index.ts';
import {
  annotated,
  type Checklist,
  COMMENT_CHARACTERS,
  fillPictures,
  printComment,
  printSummary,
  type ReviewData,
  type ReviewedAward,
  readPictureName,
  saysTheSame,
} from '../../src/github/index.ts';

const HEAD = 'a'.repeat(40);
const NONE: ReviewData = {
  head: HEAD,
  judgement: { kind: 'judged' },
  careful: [],
  does: [],
  awards: [],
  checklists: [],
  pictures: { drawn: 0, failed: [], left: 0 },
  diagnostics: [],
  codeFiles: 0,
};

const award = (id: string, more: Partial<ReviewedAward> = {}): ReviewedAward => ({
  id,
  badge: 'care',
  recipient: 'email',
  day: '2020-07-01',
  evidence: 1,
  isDraft: false,
  ...more,
});

const problem = (message: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'field-unknown',
  severity: 'error',
  file: 'content/badges/care.md',
  line: 3,
  column: 1,
  field: 'nmae',
  message,
  remedy: 'Correct it.',
  frame: '',
  ...more,
});

const CARE: Checklist = {
  badge: 'care',
  requirements: [
    { id: 'course', text: 'Sixteen hours of the course', evidence: 'required' },
    { id: 'calm', text: 'Stay calm', evidence: 'none' },
  ],
  awards: 1,
  only: {
    id: 'care-a',
    evidence: [
      { what: 'https://acme.example.org/course', meets: 'course' },
      { what: 'A photograph', meets: undefined },
    ],
  },
};

/** What GitHub's Markdown makes of a text: every node, flat. */
function nodes(markdown: string): { type: string; value?: string; alt?: string }[] {
  type Node = { type: string; value?: string; children?: Node[] };
  const flat = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flat)];
  return flat(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node);
}

/** What in a comment would do something: links, pictures, HTML but for our own two marks, names, references. */
function deeds(markdown: string): string[] {
  return nodes(markdown).flatMap(({ type, value = '' }) => {
    if (['link', 'linkReference', 'image', 'imageReference', 'definition', 'footnoteReference'].includes(type))
      return [type];
    if (type === 'html') return /^<!-- (?:haversack:review|pictures) -->$/.test(value) ? [] : [value];
    return type === 'text' && /@|#\d|:\/\/|www\.|\bgh-\d/i.test(value) ? [value] : [];
  });
}

describe('the verdict', () => {
  const first = (data: Partial<ReviewData>): string => printComment({ ...NONE, ...data }).split('\n')[1] ?? '';

  test('stands first, in one line', () => {
    expect(first({})).toBe('✅ **May be merged**, as far as Haversack can tell.');
    expect(first({ diagnostics: [problem('x', { severity: 'warning' })] })).toBe(
      '✅ **May be merged**, as far as Haversack can tell. There is 1 warning.',
    );
    expect(first({ diagnostics: [problem('x'), problem('y')] })).toBe(
      '⛔ **Must not be merged:** 2 problems must be mended first.',
    );
    expect(first({ judgement: { kind: 'nothing' }, codeFiles: 1 })).toMatch(
      /^➖ \*\*Nothing that Haversack judges\*\*/,
    );
    expect(first({ judgement: { kind: 'nothing' }, diagnostics: [problem('x')] })).toMatch(/^⛔/);
    expect(first({ judgement: { kind: 'conflict' } })).toMatch(/^⛔ \*\*Must not be merged:\*\* the branch is at odds/);
    expect(first({ judgement: { kind: 'unreadable', says: 'content/a is a link.', remedy: 'No.' } })).toBe(
      '⛔ **Must not be merged:** its content cannot be read. content/a is a link. No.',
    );
  });
});

describe('the comment', () => {
  test('says what a reviewer needs, in an order that puts care first', () => {
    const text = printComment({
      ...NONE,
      careful: ['Adds the key acme-2.'],
      does: ['Adds 1 assertion.'],
      awards: [award('care-a', { evidence: 2 }), award('care-b', { recipient: 'did', isDraft: true })],
      checklists: [CARE],
      pictures: { drawn: 1, failed: ['grade'], left: 3 },
      codeFiles: 2,
    });
    expect(text.match(/^###? .*/gm)).toEqual([
      '### What needs your care',
      '### What merging does',
      '### New awards (2)',
      '### For the reviewer to tick off',
      '### How it will look',
      '### What could not be checked',
    ]);
    expect(text).toContain(`This is about commit \`${HEAD}\`.`);
    expect(text).toContain('| `care-a` | `care` | e-mail, hashed | `2020-07-01` | 2 |');
    expect(text).toContain('| `care-b` (draft) | `care` | DID | `2020-07-01` | 1 |');
    expect(text).toContain(
      '- [ ] `Sixteen hours of the course` (evidence required)\n  - `https://acme.example.org/course`',
    );
    expect(text).toContain('- [ ] Evidence for the badge as a whole:\n  - `A photograph`');
    expect(text).toContain('- What 2 changed files with code or workflows would do: none was run.');
    expect(text).toContain('- Pictures that cannot be drawn as they are:\n  - `grade`');
    expect(deeds(text)).toEqual([]);
    const ticks = nodes(text).filter((node) => 'checked' in node && node.checked === false);
    expect(ticks).toHaveLength(4);
  });

  test('shows the checklist of a badge once, however many are awarded', () => {
    const text = printComment({ ...NONE, checklists: [{ ...CARE, awards: 2_000, only: undefined }] });
    expect(text).toContain('**`care`**, for each of the 2,000 awards');
    expect(text.match(/Sixteen hours/g)).toHaveLength(1);
  });

  test('names fifty awards and thirty problems, errors first, and counts the rest', () => {
    const text = printComment({
      ...NONE,
      awards: Array.from({ length: 2_000 }, (_, index) => award(`care-${String(index).padStart(8, '0')}`)),
      diagnostics: [
        problem('Only a warning.', { severity: 'warning' }),
        ...Array.from({ length: 40 }, (_, index) => problem(`Number ${index}.`)),
      ],
    });
    expect(text.match(/^\| `care-/gm)).toHaveLength(50);
    expect(text).toContain('\nand 1,950 more\n');
    expect(text.match(/^- error /gm)).toHaveLength(30);
    expect(text).toContain('- and 11 more problems; the summary of the check has them all');
    expect(text).not.toContain('Only a warning.');
    expect(text).toContain('- What this comment has no room for.');
    expect(text.length).toBeLessThan(COMMENT_CHARACTERS);
  });

  test('stays short whatever is in it', () => {
    const hidden = '\u202e'.repeat(5_000);
    const long: ReviewData = {
      ...NONE,
      careful: Array.from({ length: 200 }, () => hidden),
      does: Array.from({ length: 200 }, () => '`|`'.repeat(500)),
      awards: Array.from({ length: 5_000 }, () => award(hidden, { badge: hidden, day: hidden })),
      checklists: Array.from({ length: 300 }, () => ({
        badge: hidden,
        requirements: Array.from({ length: 100 }, () => ({ id: 'a', text: hidden, evidence: 'required' as const })),
        awards: 1,
        only: { id: hidden, evidence: Array.from({ length: 100 }, () => ({ what: hidden, meets: 'a' })) },
      })),
      diagnostics: Array.from({ length: 5_000 }, () =>
        problem(hidden, { file: hidden, field: hidden, remedy: hidden, code: hidden }),
      ),
      pictures: { drawn: 12, failed: Array.from({ length: 12 }, () => hidden), left: 5_000 },
    };
    const text = printComment(long);
    expect(text.length).toBeLessThan(58_100);
    expect(text).toMatch(/^⛔ \*\*Must not be merged:\*\* 5,000 problems/m);
    expect(deeds(text)).toEqual([]);
  });

  test('lets plain sentences be sentences, and makes all others code', () => {
    const said = (one: string): string =>
      printComment({ ...NONE, does: [one] })
        .split('\n')
        .find((line) => line.startsWith('- ')) ?? '';
    expect(said('Adds 3 assertions of care.')).toBe('- Adds 3 assertions of care.');
    expect(said('To revoke it: `haversack revoke care-a`.')).toBe('- To revoke it: `haversack revoke care-a`.');
    expect(said('Ask @max.')).toBe('- `Ask @max.`');
    expect(said('`a` begins.')).toBe('- `` `a` begins. ``');
    expect(said('An `open end.')).toBe('- ``An `open end.``');
    expect(said('As in gh-12.')).toBe('- `As in gh-12.`');
    expect(said('1. No list.')).toBe('- `1. No list.`');
  });

  test('does nothing but stand there, whatever a stranger wrote', () => {
    const pieces = [
      '@everyone #1 owner/repo#2 GH-3 https://evil.example www.evil.example',
      '[x](https://evil.example) ![x](https://evil.example/x.png) <img src=x> <!-- -->',
      '`code` ``two`` ``` ~~~',
      '\n\n# Title\n- [x] done\n> quote\n| a | b |\n| - | - |\n',
      '\\|@someone\\`@someone\\',
      '<!-- haversack:review -->\n<!-- pictures -->\n',
      '\u202e\u200b\u2066\ufeff\u0000\r\t',
      '</details><script>alert(1)</script>',
      '::error::x\n::set-output name=x::y',
      '$(touch /tmp/x) `touch /tmp/x` $\u007b{ github.token }}',
      '1. one',
      '- - one',
      '+ one',
      '    indented',
      '[^1] [^1]: note',
      '&lt;b&gt; &#64;everyone',
      ':tada: deadbeefdeadbeef',
      'mailto:a@b.example a@b.example',
      'Write `a` there.',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((some) => some.join('')),
    );
    const data: fc.Arbitrary<ReviewData> = fc.record({
      head: fc.constant(HEAD),
      judgement: fc.oneof(
        fc.constant({ kind: 'judged' } as const),
        fc.record({ kind: fc.constant('unreadable' as const), says: text, remedy: text }),
      ),
      careful: fc.array(text, { maxLength: 3 }),
      does: fc.array(text, { maxLength: 3 }),
      awards: fc.array(
        fc.record({
          id: text,
          badge: text,
          recipient: fc.constantFrom('email', 'url', 'did'),
          day: text,
          evidence: fc.nat(),
          isDraft: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
      checklists: fc.array(
        fc.record({
          badge: text,
          requirements: fc.array(
            fc.record({ id: text, text, evidence: fc.constantFrom('none', 'optional', 'required') }),
            { maxLength: 3 },
          ),
          awards: fc.nat(),
          only: fc.option(
            fc.record({
              id: text,
              evidence: fc.array(fc.record({ what: text, meets: fc.option(text, { nil: undefined }) }), {
                maxLength: 3,
              }),
            }),
            { nil: undefined },
          ),
        }),
        { maxLength: 3 },
      ),
      pictures: fc.record({ drawn: fc.nat(12), failed: fc.array(text, { maxLength: 2 }), left: fc.nat() }),
      diagnostics: fc.array(
        fc.record({
          code: text,
          severity: fc.constantFrom('error', 'warning'),
          file: text,
          line: fc.nat(),
          column: fc.nat(),
          field: text,
          message: text,
          remedy: text,
          frame: text,
        }),
        { maxLength: 3 },
      ),
      codeFiles: fc.nat(),
    });
    fc.assert(
      fc.property(data, (one) => {
        const comment = printComment(one);
        expect(comment.startsWith('<!-- haversack:review -->\n')).toBe(true);
        expect(comment.match(/^<!-- pictures -->$/gm)?.length ?? 0).toBe(one.pictures.drawn > 0 ? 1 : 0);
        expect(deeds(comment)).toEqual([]);
        expect(nodes(comment).filter(({ type }) => type === 'code')).toEqual([]);
        const summary = printSummary({ ...one, judgement: { kind: 'judged' } });
        expect(deeds(summary)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what was ticked', () => {
  const text = printComment({ ...NONE, checklists: [CARE] });

  test('does not make it another comment, as long as it says the same', () => {
    expect(saysTheSame(text.replace('- [ ]', '- [x]'), text)).toBe(true);
    expect(saysTheSame(text.replace('- [ ]', '- [X]'), text)).toBe(true);
    expect(saysTheSame(text, printComment({ ...NONE, head: 'b'.repeat(40), checklists: [CARE] }))).toBe(false);
  });

  test('nor does the run that keeps the pictures', () => {
    const run = (id: number) => `see https://github.example/a/b/actions/runs/${id})`;
    expect(saysTheSame(run(1), run(2))).toBe(true);
  });
});

describe('pictures', () => {
  const text = printComment({ ...NONE, pictures: { drawn: 1, failed: [], left: 0 } });

  test('stand in their place, or why there are none', () => {
    const address = 'https://github.example/a/b/raw/previews/7/care-01234567.png';
    expect(fillPictures(text, { kind: 'shown', pictures: [{ badge: 'care', address }] })).toContain(
      `### How it will look\n\n<img src="${address}" alt="care" title="care" width="160">\n`,
    );
    expect(fillPictures(text, { kind: 'private', run: 'https://github.example/a/b/actions/runs/5' })).toContain(
      '[the run of this check](https://github.example/a/b/actions/runs/5)',
    );
    expect(fillPictures(text, { kind: 'without', why: 'Because.' })).toContain('\n\nBecause.\n');
    expect(fillPictures(printComment(NONE), { kind: 'without', why: 'Because.' })).toBe(printComment(NONE));
  });

  test.each(['care.png', 'Care-01234567.png', '../care-01234567.png', 'care-0123456.png', 'care-01234567.svg', ''])(
    'are not called "%s"',
    (name) => expect(readPictureName(name)).toBeUndefined(),
  );
});

describe('the summary of a check', () => {
  test('has every problem in a table, as far as GitHub takes it', () => {
    const many = Array.from({ length: 30_000 }, (_, index) => problem(`Number ${index}.`));
    const text = printSummary({ judgement: { kind: 'judged' }, careful: [], does: [], diagnostics: many });
    expect(new TextEncoder().encode(text).length).toBeLessThan(1_000_000);
    expect(text).toContain('### Problems (30,000)');
    expect(text).toMatch(/^and [\d,]+ more problems; `haversack check` says them all$/m);
    expect(text).toContain(
      '| error | `content/badges/care.md:3:1` | `nmae` | `Number 0.` | `Correct it.` | `field-unknown` |',
    );
  });

  test('annotations are ten errors and ten warnings', () => {
    const of = (severity: Diagnostic['severity']) => Array.from({ length: 15 }, () => problem('x', { severity }));
    const { shown, left } = annotated([...of('warning'), ...of('error')]);
    expect(shown.map(({ severity }) => severity)).toEqual([
      ...Array.from({ length: 10 }, () => 'error'),
      ...Array.from({ length: 10 }, () => 'warning'),
    ]);
    expect(left).toBe(10);
  });
});
